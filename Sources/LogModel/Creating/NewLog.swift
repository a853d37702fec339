/// The parts of a new failure log and its rules file, which have no entries yet.
///
/// Names are one line without control characters. Lists of choices are empty or have at least two values.
///
/// ```swift
/// let new = try NewLog(system: "BizOS", prefix: "BIZ", rulesName: "BIZOS_RULES.md", date: today)
/// let (log, rules) = (try new.log(), try new.ruleBook.rules())
/// ```
public struct NewLog: Sendable, Hashable {
    /// The rules file.
    public let ruleBook: NewRuleBook
    /// The part of an id between its kind and its number: `BIZ` in `F-BIZ-001` and `R-BIZ-SYS-001`.
    public let prefix: String
    /// The entities that a failure can concern; empty if any text is allowed.
    public let entities: [String]
    /// The categories by which failures are counted; empty for no table of categories.
    public let categories: [String]
    /// The path of the rules file, relative to the log.
    public let rulesName: String
    /// The path of another system's log, relative to this one; nil if there is none.
    public let otherLog: String?

    /// Makes a new log from its parts.
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
        ruleBook = try NewRuleBook(
            system: system, idPrefix: "\(EntryID.rulePrefix)\(prefix)-", layers: layers, date: date)
        self.prefix = prefix
        self.entities = entities
        self.categories = categories
        self.rulesName = rulesName
        self.otherLog = otherLog
    }

    /// Checks that no name is given twice, ignoring case.
    static func checkDistinct(_ names: [String]) throws(NewLogError) {
        var keys: Set<[UInt8]> = []
        for name in names where !keys.insert(FoldedText.key(Array(name.utf8))).inserted { throw .twice(name) }
    }

    /// Whether a text is one line that is not empty and has no blanks at its ends.
    static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return !bytes.isEmpty && bytes.trimmingBlanks(0..<bytes.count).count == bytes.count
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// Whether a text consists of capitals and digits, in segments joined by `-`.
    static func isCode(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
                .allSatisfy { segment in
                    !segment.isEmpty && segment.allSatisfy { $0.isUppercase || $0.isDigit }
                }
    }

    /// Whether a text can be the prefix of ids.
    static func isPrefix(_ text: String) -> Bool {
        EntryID("\(text)001")?.prefix == text
    }
}

/// Why a new log cannot be made.
public enum NewLogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name is empty, has blanks at its ends, more than one line, or control characters.
    case badName(String)
    /// The id prefix is not capitals and digits.
    case badPrefix(String)
    /// The layer's code is not capitals and digits.
    case badCode(String, ofLayer: String)
    /// A list of choices has only one value, or there are no layers. The text names the list.
    case tooFew(String)
    /// The name or code is given twice, ignoring case.
    case twice(String)
    /// The part of the file named here would be read back with other values.
    case notReadBack(String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .badName(let name):
            "\"\(name)\" is not a name; give one line of text without blanks around it"
        case .badPrefix(let prefix):
            "\"\(prefix)\" cannot be part of ids; use capitals and digits, such as BIZ"
        case .badCode(let code, let layer):
            "\"\(code)\", the code of the layer \"\(layer)\", cannot be part of ids; use capitals and digits, such as SYS"
        case .tooFew(let what):
            "a choice needs two values; name two or more \(what), or none"
        case .twice(let name):
            "\"\(name)\" is given twice; use another name"
        case .notReadBack(let what):
            "\(what) would not be read back as given; leave out characters with a meaning in Markdown, such as | and `, "
                + "and a / between blanks"
        }
    }
}
