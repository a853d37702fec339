extension NewLog {
    /// The part of an id between its kind and its number, made from the first word of a system's name:
    /// `BIZOS` for `BizOS`.
    ///
    /// - Returns: nil if the word has characters other than Latin letters without accents and digits.
    public static func prefix(forSystem system: String) -> String? { capitals(of: system, count: 12) }

    /// The name of a rules file: `BIZOS_RULES.md` for `BizOS`, and `RULES.md` if the name has no usable first
    /// word.
    public static func rulesName(forSystem system: String) -> String {
        let words = system.utf8.split { !($0.isLetter || $0.isDigit) }
        let name = words.map { String(decoding: $0, as: UTF8.self).uppercased() }.joined(separator: "_")
        return name.isEmpty ? "RULES.md" : "\(name)_RULES.md"
    }

    /// The first word of a name in capitals.
    static func capitals(of name: String, count: Int) -> String? {
        let word = name.utf8.prefix { $0 != UInt8(ascii: " ") }
        guard word.first?.isLetter == true, word.allSatisfy({ $0.isLetter || $0.isDigit }) else { return nil }
        return String(decoding: word.prefix(count), as: UTF8.self).uppercased()
    }
}
