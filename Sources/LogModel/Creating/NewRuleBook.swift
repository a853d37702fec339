/// The parts of a new rules file, which has no rules yet.
///
/// The system's name is one line without control characters. There is at least one layer, and layers have
/// distinct names and codes.
public struct NewRuleBook: Sendable, Hashable {
    /// The system that the rules are for: `BizOS`.
    public let system: String
    /// The beginning of all rule ids: `R-BIZ-`.
    public let idPrefix: String
    /// The layers, in order.
    public let layers: [Layer]
    /// The day on which the file is made.
    public let date: LogDate

    /// Makes a new rules file from its parts.
    ///
    /// - Throws: ``NewLogError``
    public init(system: String, idPrefix: String, layers: [Layer], date: LogDate) throws(NewLogError) {
        for name in [system] + layers.flatMap({ [$0.name, $0.example.isEmpty ? "-" : $0.example] })
        where !NewLog.isName(name) {
            throw .badName(name)
        }
        guard NewLog.isPrefix(idPrefix), EntryID.isOfRules(idPrefix) else { throw .badPrefix(idPrefix) }
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

    /// Makes the rules file for a log that has none, with the system in its title, the prefix of its ids, and
    /// the layers of its template. For a log with `F-BIZ-001`, rules are called `R-BIZ-SYS-001`.
    ///
    /// - Throws: ``NewLogError``
    public init(for log: LogDocument, date: LogDate) throws(NewLogError) {
        let (prefix, schema) = log.entryForm
        let segments = prefix.split(separator: "-")
        let middle = segments.first == "F" ? segments.dropFirst() : segments[...]
        var names: [String] = []
        for field in schema.fields {
            if case .choice(let choices) = field.kind, field.role == .layer {
                names = choices.map(\.description)
            }
        }
        let title = log.header?.title ?? ""
        let bytes = Array(title.utf8)
        let dash = bytes.indices.first { bytes.has(" — ", at: $0) }
        let system = dash.map { bytes.string(0..<$0) } ?? title
        try self.init(
            system: system.isEmpty ? "Log" : system,
            idPrefix: EntryID.rulePrefix + middle.map { "\($0)-" }.joined(),
            layers: names.isEmpty ? Layer.standard : Layer.layers(named: names),
            date: date
        )
    }

    /// The rules file without rules.
    ///
    /// Its rendering is canonical, and `check` finds nothing in it.
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
            total: RoleWords.ruleTotal,
            date: date,
            sections: [format] + sections
        )
        let prefixes = layers.map { RulePrefix(prefix: "\(idPrefix)\($0.code)-", layer: $0.name) }
        guard RuleBook(reading: try log.readBack("the rules file")).prefixes == prefixes else {
            throw .notReadBack("the table of layers")
        }
        return RuleBook(log)
    }

    /// The rules file without rules, as a document.
    ///
    /// - Throws: ``NewLogError/notReadBack(_:)``
    public func document() throws(NewLogError) -> LogDocument { try rules().log.readBack("the rules file") }
}

extension NewRuleBook {
    /// A layer, and the code in the ids of its rules.
    public struct Layer: Sendable, Hashable {
        /// The name: `System`.
        public let name: String
        /// The code: `SYS` of `R-BIZ-SYS-001`.
        public let code: String
        /// Examples of what its rules are about; may be empty.
        public let example: String

        /// Makes a layer from its parts.
        public init(name: String, code: String, example: String = "") {
            (self.name, self.code, self.example) = (name, code, example)
        }

        /// Makes a layer from one text: its name, with or without `=` and a code, such as `People=PPL`.
        ///
        /// Without a code, the layer of ``standard`` with that name is used; for any other name the code is
        /// its first four letters.
        ///
        /// - Returns: nil if no code is given and the name does not begin with Latin letters without accents.
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

        /// The layers for a log whose template lists none.
        public static let standard = [
            Layer(name: "System", code: "SYS", example: "configuration, automation"),
            Layer(name: "Process", code: "PROC", example: "review cadence, reporting"),
            Layer(name: "Model", code: "MOD", example: "measures, targets"),
        ]

        /// Makes layers with distinct codes: `L2` for the second one if no code can be made from its name.
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
