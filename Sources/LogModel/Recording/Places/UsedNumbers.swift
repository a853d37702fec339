internal import MarkdownAST

/// The highest numbers that ids with certain prefixes have anywhere in some files.
///
/// A number that occurs in the files is never given again. Numbers have at most 15 digits. After the highest
/// one, or if an entry's number is even higher, no number is left; in running text, longer runs of digits are
/// ignored.
struct UsedNumbers {
    private struct Use {
        var number = 0
        /// The number of digits with which the highest number is written; 0 if there is none.
        var width = 0
        /// The place of the highest number.
        var place: Place?
    }

    /// An id that leaves no number for its prefix, and its place.
    struct Place: Sendable, Hashable {
        let id: String
        let file: String
        /// The line, from 1.
        let line: Int
    }

    /// The uses by prefix.
    private var uses: [ArraySlice<UInt8>: Use] = [:]
    /// The numbers of digits at the end of the prefixes.
    private var digitCounts: Set<Int> = []

    private static let maximumDigits = 15
    private static let maximum = 999_999_999_999_999

    init(prefixes: [String]) {
        for prefix in prefixes where !prefix.isEmpty {
            let bytes = Array(prefix.utf8)
            uses[bytes[...]] = Use()
            digitCounts.insert(bytes.reversed().prefix(while: \.isDigit).count)
        }
    }

    /// Adds all numbers in a file.
    ///
    /// - Complexity: O(n) in one pass for all prefixes.
    mutating func scan(_ member: LogFamily.Member) {
        if uses.isEmpty { return }
        let source = member.document.document.source
        let bytes = source.bytes
        var isInWord = false
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte.isUppercase, !isInWord, let digits = Self.digits(ofWordAt: offset, in: bytes) {
                note(digits, ofWordAt: offset, in: member)
            }
            isInWord = byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-")
            offset += 1
        }
        for entry in member.document.syntax {
            let digits = entry.id.digits.utf8.drop { $0 == UInt8(ascii: "0") }
            let isTooLong = digits.count > Self.maximumDigits
            // Ids in small letters are no words that were looked at.
            guard isTooLong || entry.id.text != entry.id.capitals else { continue }
            let prefix = Array(entry.id.prefix.utf8)[...]
            guard let use = uses[prefix] else { continue }
            if !isTooLong {
                let number = Int(entry.id.digits) ?? 0
                if number > use.number || use.width == 0 {
                    uses[prefix]?.number = max(number, use.number)
                    uses[prefix]?.width = min(entry.id.digits.utf8.count, Self.maximumDigits)
                }
                continue
            }
            uses[prefix]?.number = Self.maximum
            uses[prefix]?.place = Self.place(of: entry.region.heading.id, in: member)
        }
    }

    /// The digits at the end of a word of capitals, digits and dashes; nil if it ends with another character.
    private static func digits(ofWordAt start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var end = start
        var digits = start
        while end < bytes.count {
            let byte = bytes[end]
            let isDash = byte == UInt8(ascii: "-")
            // A dash continues the id, or ends the word.
            if isDash, end + 1 >= bytes.count || !bytes[end + 1].isLetter && !bytes[end + 1].isDigit { break }
            guard isDash || byte.isUppercase || byte.isDigit || byte == UInt8(ascii: "#") else { break }
            end += 1
            if !byte.isDigit { digits = end }
        }
        // `F-001a` is a different word.
        if end < bytes.count, bytes[end].isLetter { return nil }
        return digits < end ? digits..<end : nil
    }

    private mutating func note(_ digits: Range<Int>, ofWordAt start: Int, in member: LogFamily.Member) {
        let bytes = member.document.document.source.bytes
        for count in digitCounts where count < digits.count {
            let own = digits.dropFirst(count)
            let prefix = bytes[start..<own.lowerBound]
            guard let use = uses[prefix] else { continue }
            let significant = bytes[own].drop { $0 == UInt8(ascii: "0") }
            guard significant.count <= Self.maximumDigits else { continue }
            let number = significant.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            if number > use.number || use.width == 0 {
                uses[prefix]?.number = max(number, use.number)
                // Leading zeros beyond the width of the highest number do not count.
                uses[prefix]?.width = min(own.count, Self.maximumDigits)
                if number == Self.maximum {
                    uses[prefix]?.place = Self.place(of: start..<own.upperBound, in: member)
                }
            }
        }
    }

    private static func place(of id: Range<Int>, in member: LogFamily.Member) -> Place {
        let source = member.document.document.source
        let text = source.string(id.prefix(60))
        return Place(
            id: id.count > 60 ? text + "…" : text, file: member.name, line: source.line(at: id.lowerBound) + 1
        )
    }

    /// The next id with a prefix; nil if no number is left.
    ///
    /// - Parameter width: the least number of digits, if no id has the prefix yet.
    mutating func next(_ prefix: String, width: Int) -> EntryID? {
        let key = Array(prefix.utf8)[...]
        guard var use = uses[key], use.number < Self.maximum else { return nil }
        if use.width == 0 { use.width = max(1, min(width, Self.maximumDigits)) }
        use.number += 1
        uses[key] = use
        let digits = String(use.number)
        let zeros = String(repeating: "0", count: max(0, use.width - digits.utf8.count))
        return EntryID(prefix + zeros + digits)
    }

    /// The id that leaves no number for a prefix; nil if it was given by this recording.
    func last(_ prefix: String) -> Place? { uses[Array(prefix.utf8)[...]]?.place }
}
