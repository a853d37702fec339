/// What a new rules file is made of, before it holds a rule.
///
/// The system's name is one line without control characters, there is at least one layer, and layers have distinct names and codes.
public struct NewRuleBook: Sendable, Hashable {
    /// The system whose rules they are: `BizOS`.
    public let system: String
    /// What the ids of all rules begin with: `R-BIZ-`.
    public let idPrefix: String
    /// The layers, in order.
    public let layers: [Layer]
    /// The day on which the file is made.
    public let date: LogDate

    /// A new rules file from its parts.
    ///
    /// - Throws: ``NewLogError``
    public init(system: String, idPrefix: String, layers: [Layer], date: LogDate) throws(NewLogError) {
        for name in [system] + layers.flatMap({ [$0.name, $0.example.isEmpty ? "-" : $0.example] })
        where !NewLog.isName(name) {
            throw .badName(name)
        }
        guard NewLog.isPrefix(idPrefix), idPrefix.hasPrefix("R-") else { throw .badPrefix(idPrefix) }
        for layer in layers {
            guard NewLog.isCode(layer.code), NewLog.isPrefix("\(idPrefix)\(layer.code)-") else {
                throw .badCode(layer.code, ofLayer: layer.name)
            }
        }
        if layers.isEmpty { throw .tooFew("layers") }
        try NewLog.checkDistinct(layers.map(\.name))
        try NewLog.checkDistinct(layers.map(\.code))
        (self.system, self.idPrefix, self.layers, self.date) = (system, idPrefix, layers, date)
    }

    /// The rules file for a log that has none: the system of its title, the prefix of its ids, and the layers of its template. The log of
    /// `F-BIZ-001` has rules like `R-BIZ-SYS-001`.
    ///
    /// - Throws: ``NewLogError``
    public init(for log: LogDocument, date: LogDate) throws(NewLogError) {
        let (prefix, schema) = log.entryForm
        let segments = prefix.split(separator: "-")
        let middle = segments.first == "F" ? segments.dropFirst() : segments[...]
        var names: [String] = []
        for field in schema.fields {
            if case .choice(let choices) = field.kind, field.key == Array("layer".utf8) {
                names = choices.map(\.description)
            }
        }
        let title = log.header?.title ?? ""
        let bytes = Array(title.utf8)
        let dash = bytes.indices.first { bytes.has(" — ", at: $0) }
        let system = dash.map { bytes.string(0..<$0) } ?? title
        try self.init(
            system: system.isEmpty ? "Log" : system,
            idPrefix: (["R"] + middle.map { String($0) } + [""]).joined(separator: "-"),
            layers: names.isEmpty ? Layer.standard : Layer.layers(named: names),
            date: date
        )
    }

    /// The rules file, without a rule.
    ///
    /// Its rendering is canonical, and a check has nothing to say about it.
    ///
    /// - Throws: ``NewLogError/notReadBack(_:)``
    public func rules() throws(NewLogError) -> RuleBook {
        let rows = layers.map { layer in
            "| \(idPrefix)\(layer.code)-XXX | \(layer.name) | \(layer.example.isEmpty ? "-" : layer.example) |"
        }
        let table = ["| Prefix | Layer | Example |", "|--------|-------|---------|"] + rows
        let format = FailureLog.Section(
            title: "Rule Format",
            blocks: [.markdown(table.joined(separator: "\n"))]
        )
        let sections = layers.map { layer in
            FailureLog.Section(
                title: "\(layer.name) Rules (\(idPrefix)\(layer.code))",
                blocks: [.markdown("(none yet)")]
            )
        }
        let log = FailureLog(
            newWithTitle: "\(system) — Preventive Rules",
            tagline: "*Rules generated from failures and near misses. Prevents recurring mistakes.*",
            total: "Total Rules",
            date: date,
            sections: [format] + sections
        )
        let prefixes = layers.map { RulePrefix(prefix: "\(idPrefix)\($0.code)-", layer: $0.name) }
        guard RuleBook(reading: try log.readBack("the rules file")).prefixes == prefixes else {
            throw .notReadBack("the table of layers")
        }
        return RuleBook(log)
    }

    /// The rules file as it is written, without a rule.
    ///
    /// - Throws: ``NewLogError/notReadBack(_:)``
    public func document() throws(NewLogError) -> LogDocument { try rules().log.readBack("the rules file") }
}

extension NewRuleBook {
    /// A layer, and the code that the ids of its rules have.
    public struct Layer: Sendable, Hashable {
        /// The name: `System`.
        public let name: String
        /// The code: `SYS` of `R-BIZ-SYS-001`.
        public let code: String
        /// What its rules are about; may be empty.
        public let example: String

        /// A layer from its parts.
        public init(name: String, code: String, example: String = "") {
            (self.name, self.code, self.example) = (name, code, example)
        }

        /// A layer as one text gives it: its name, with a code behind `=` or without. `People=PPL`
        ///
        /// Without a code a layer of ``standard`` is meant if one has that name; others have their first four letters for a code.
        ///
        /// - Returns: nil if the name begins with something else than Latin letters without accents, and no code is given.
        public init?(_ text: String) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts.first.map { String($0) } ?? ""
            if parts.count == 2 {
                self.init(name: name, code: String(parts[1]))
                return
            }
            let key = FoldedText.key(Array(name.utf8))
            if let standard = Self.standard.first(where: { FoldedText.key(Array($0.name.utf8)) == key }) {
                self.init(name: name, code: standard.code, example: standard.example)
                return
            }
            guard let code = NewLog.capitals(of: name, count: 4) else { return nil }
            self.init(name: name, code: code)
        }

        /// The layers of a log that names none.
        public static let standard = [
            Layer(name: "System", code: "SYS", example: "configuration, automation"),
            Layer(name: "Process", code: "PROC", example: "review cadence, reporting"),
            Layer(name: "Model", code: "MOD", example: "measures, targets"),
        ]

        /// Layers with codes of their own: `L2` for the second one if none can be made of its name.
        static func layers(named names: [String]) -> [Layer] {
            var codes: Set<String> = []
            return names.enumerated().map { index, name in
                let layer = name.utf8.contains(UInt8(ascii: "=")) ? nil : Layer(name)
                if let layer, codes.insert(layer.code).inserted { return layer }
                let code = "L\(index + 1)"
                codes.insert(code)
                return Layer(name: name, code: code)
            }
        }
    }
}
