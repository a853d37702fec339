/// What tells a rule from a failure: its id begins with `R-`.
///
/// The id says it, not the schema: an entry that no schema of its own fits is read with the first template of the file, and would be a
/// rule in a file with nothing but a template for rules. All ids in running text can be asked, too.
extension EntryID {
    /// What the ids of rules begin with.
    static var rulePrefix: String { "R-" }

    /// Whether it is the id of a preventive rule.
    public var isRule: Bool { Self.isOfRules(capitals) }

    /// Whether an id, a placeholder or what ids begin with is one of rules.
    static func isOfRules(_ text: String) -> Bool {
        // `starts(with:)` takes ten times as long, and this is asked of every id.
        var bytes = text.utf8.makeIterator()
        return bytes.next() == UInt8(ascii: "R") && bytes.next() == UInt8(ascii: "-")
    }

    /// Whether what stands at an offset begins like the id of a rule.
    static func isOfRules(_ bytes: [UInt8], at offset: Int) -> Bool { bytes.has("R-", at: offset) }

    /// Whether a text begins with a rule's id, in brackets or without.
    static func isRuleReference(_ text: String) -> Bool {
        isOfRules(text) || text.utf8.starts(with: "[R-".utf8)
    }

    /// Whether it was given before another one with the same prefix. Of ids with different prefixes this cannot be told, and
    /// counts as yes.
    func isBefore(_ other: EntryID) -> Bool {
        guard prefix == other.prefix else { return true }
        let (left, right) = (digits.drop { $0 == "0" }, other.digits.drop { $0 == "0" })
        return left.utf8.count == right.utf8.count ? left < right : left.utf8.count < right.utf8.count
    }
}

extension EntrySyntax {
    /// Whether it is a preventive rule and not a failure.
    package var isRule: Bool { id.isRule }
}

extension LogDocument {
    /// Whether all its entries, and there is at least one, are preventive rules.
    public var isRuleBook: Bool { !syntax.isEmpty && syntax.allSatisfy(\.isRule) }
}
