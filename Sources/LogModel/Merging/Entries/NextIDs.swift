internal import MarkdownAST

/// Gives ids that none of the versions of a family has ever had.
struct NextIDs {
    private var numbers: [String: Int] = [:]

    /// - Complexity: O(n) in the bytes of all versions
    init(_ files: [MergeVersions]) {
        for shared in files.map(\.shared) {
            for range in shared.ranges { noteMentions(in: shared.bytes, range) }
        }
        for log in files.flatMap(\.logs) {
            noteMentions(in: log.bytes, log.bytes.indices)
            for entry in log.entries where entry.hasID { note(entry.id) }
        }
    }

    private mutating func noteMentions(in bytes: [UInt8], _ range: Range<Int>) {
        for mention in IDMention.all(in: bytes, range) { note(mention.id) }
    }

    private mutating func note(_ id: EntryID) {
        guard id.digits.utf8.count <= Self.mostDigits, let number = Int(id.digits) else { return }
        numbers[id.prefix, default: 0] = max(numbers[id.prefix, default: 0], number)
    }

    private static let mostDigits = 15

    /// The next id of an id's family; nil if it does not end with a number, or the number is part of a day.
    mutating func next(like id: EntryID) -> EntryID? {
        let digits = id.digits
        guard !digits.isEmpty, digits.utf8.count <= Self.mostDigits, let number = numbers[id.prefix] else {
            return nil
        }
        let text = Array(id.text.utf8)
        if let day = DateScanInKey.day(text, text.indices), day.range.upperBound > id.prefixCount {
            return nil
        }
        numbers[id.prefix] = number + 1
        let next = "\(number + 1)"
        let zeros = String(repeating: "0", count: max(0, digits.utf8.count - next.utf8.count))
        return EntryID(foreign: String(decoding: text.prefix(id.prefixCount), as: UTF8.self) + zeros + next)
    }
}
