/// Tells headings that are nothing but the name of a role or of a usual part of an entry: `### Root cause`, `### Timeline`.
///
/// Such headings recur in every entry, so each is judged once.
struct HeadingNames {
    /// The longest name has six words.
    private static let maximumBlanks = 5
    /// `5 Whys`
    private static let maximumDigits = 2

    private var known: [ByteKey: Bool] = [:]
    /// The first labels: a comparison of bytes costs less than a look-up.
    private var first: [Range<Int>] = []
    private static let maximumFirst = 8

    mutating func isLabel(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
        guard text.count <= FormRoles.maximumLength else { return false }
        if first.contains(where: { bytes.areSame($0, text) }) { return true }
        // No name has a number of an entry or a year.
        if bytes[text].count(where: \.isDigit) > Self.maximumDigits
            || bytes[text].count(where: \.isBlank) > Self.maximumBlanks + 2
        {
            return false
        }
        let key = ByteKey(bytes[text])
        if let isLabel = known[key] { return isLabel }
        let words = HeadingWords.withoutColon(bytes, bytes.trimmingMarks(text))
        let isShort = !words.isEmpty && bytes[words].count(where: \.isBlank) <= Self.maximumBlanks
        let isLabel = isShort && (FormRoles.isExact(bytes.string(words)) || HeadingWords.isPart(bytes, words))
        known[key] = isLabel
        if isLabel, first.count < Self.maximumFirst { first.append(text) }
        return isLabel
    }
}

extension Array<UInt8> {
    /// Whether the same bytes stand in two ranges.
    fileprivate func areSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where self[left.lowerBound + index] != self[right.lowerBound + index] {
            return false
        }
        return true
    }
}
