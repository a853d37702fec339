/// What a new failure log and its rules file are made of, before they hold an entry.
///
/// Names are one line without control characters, and lists of choices are empty or have at least two values.
///
/// ```swift
/// let new = try NewLog(system: "BizOS", prefix: "BIZ", rulesName: "BIZOS_RULES.md", date: today)
/// let (log, rules) = (try new.log(), try new.ruleBook.rules())
/// ```
public struct NewLog: Sendable, Hashable {
    /// The rules file.
    public let ruleBook: NewRuleBook
    /// What ids have between their kind and their number: `BIZ` of `F-BIZ-001` and `R-BIZ-SYS-001`.
    public let prefix: String
    /// Whom or what a failure can concern; empty if that is not listed.
    public let entities: [String]
    /// The categories that are counted; empty if none are.
    public let categories: [String]
    /// The path of the rules file from the log.
    public let rulesName: String
    /// The path of another system's log from this one; nil if there is none.
    public let otherLog: String?

    /// A new log from its parts.
    ///
    /// - Throws: ``NewLogError``
    /// - Complexity: O(n) in the bytes of the parts.
    public init(
        system: String,
        prefix: String,
        layers: [NewRuleBook.Layer] = NewRuleBook.Layer.standard,
        entities: [String] = [],
        categories: [String] = [],
        rulesName: String,
        otherLog: String? = nil,
        date: LogDate
    ) throws(NewLogError) {
        for name in [rulesName, otherLog ?? "-"] + entities + categories where !Self.isName(name) {
            throw .badName(name)
        }
        guard Self.isCode(prefix), Self.isPrefix("F-\(prefix)-") else { throw .badPrefix(prefix) }
        if layers.count < 2 { throw .tooFew("layers") }
        if entities.count == 1 { throw .tooFew("entities") }
        try Self.checkDistinct(entities)
        try Self.checkDistinct(categories)
        ruleBook = try NewRuleBook(system: system, idPrefix: "R-\(prefix)-", layers: layers, date: date)
        self.prefix = prefix
        self.entities = entities
        self.categories = categories
        self.rulesName = rulesName
        self.otherLog = otherLog
    }

    /// Makes sure that no name is given twice, capitals aside.
    static func checkDistinct(_ names: [String]) throws(NewLogError) {
        var keys: Set<[UInt8]> = []
        for name in names where !keys.insert(FoldedText.key(Array(name.utf8))).inserted { throw .twice(name) }
    }

    /// Whether a text is one line that says something, without blanks around it.
    static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return !bytes.isEmpty && bytes.trimmingBlanks(0..<bytes.count).count == bytes.count
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// Whether a text is made of capitals and digits, in segments joined by `-`.
    static func isCode(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
                .allSatisfy { segment in
                    !segment.isEmpty && segment.allSatisfy { $0.isUppercase || $0.isDigit }
                }
    }

    /// Whether ids can begin so.
    static func isPrefix(_ text: String) -> Bool {
        EntryID("\(text)001")?.prefix == text
    }
}

/// Why a new log cannot be made.
public enum NewLogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A name is empty, has blanks around it, more than one line, or control characters.
    case badName(String)
    /// Ids cannot have this in them.
    case badPrefix(String)
    /// Ids cannot have this in them.
    case badCode(String, ofLayer: String)
    /// A list of choices has only one value, or there are no layers.
    case tooFew(String)
    /// A name or a code is given twice, without regard to capitals.
    case twice(String)
    /// The files would be read as something else than what was asked for.
    case notReadBack(String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .badName(let name):
            "\"\(name)\" is no name; give one line of text without blanks around it"
        case .badPrefix(let prefix):
            "\"\(prefix)\" cannot stand in ids; use capitals and digits, as BIZ"
        case .badCode(let code, let layer):
            "\"\(code)\", the code of the layer \"\(layer)\", cannot stand in ids; use capitals and digits, as SYS"
        case .tooFew(let what):
            "a choice needs two values; name two or more \(what), or none"
        case .twice(let name):
            "\"\(name)\" is given twice; use another name"
        case .notReadBack(let what):
            "\(what) would be read as something else; leave out what has a meaning in Markdown, such as | and `, and "
                + "a / between blanks"
        }
    }
}
