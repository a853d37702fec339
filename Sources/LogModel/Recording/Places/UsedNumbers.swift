internal import MarkdownAST

/// The highest numbers that ids with certain prefixes have had, anywhere in some files.
///
/// A number that was given or seen is never given again. The highest number has 15 digits, and none is given behind it, nor behind an
/// entry whose number is higher still; elsewhere in a text, digits that are more than an id could have are passed over.
struct UsedNumbers {
    private struct Use {
        var number = 0
        /// How many digits the highest number is written with; 0 if there is none.
        var width = 0
        /// Where the highest number stands.
        var place: Place?
    }

    /// An id that ends the numbers with its prefix, and where it stands.
    struct Place: Sendable, Hashable {
        let id: String
        let file: String
        /// From 1.
        let line: Int
    }

    /// By the prefix.
    private var uses: [ArraySlice<UInt8>: Use] = [:]
    /// How many digits the prefixes end with.
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

    /// Takes note of all numbers in a file.
    ///
    /// - Complexity: O(n), in one pass for all prefixes.
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
            guard digits.count > Self.maximumDigits else { continue }
            let prefix = Array(entry.id.prefix.utf8)[...]
            if uses[prefix] == nil { continue }
            uses[prefix]?.number = Self.maximum
            uses[prefix]?.place = Self.place(of: entry.region.heading.id, in: member)
        }
    }

    /// The digits that a word of capitals, digits and dashes ends with; nil if it ends otherwise.
    private static func digits(ofWordAt start: Int, in bytes: [UInt8]) -> Range<Int>? {
        var end = start
        var digits = start
        while end < bytes.count {
            let byte = bytes[end]
            let isDash = byte == UInt8(ascii: "-")
            // A dash leads to another part, or ends the word.
            if isDash, end + 1 >= bytes.count || !bytes[end + 1].isLetter && !bytes[end + 1].isDigit { break }
            guard isDash || byte.isUppercase || byte.isDigit || byte == UInt8(ascii: "#") else { break }
            end += 1
            if !byte.isDigit { digits = end }
        }
        // `F-001a` is another word.
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
                // No more zeros than an id of the highest number could have.
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

    /// The next id with one of the prefixes; nil if there is none.
    ///
    /// - Parameter width: how many digits it has at least, if there is no id with the prefix yet.
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

    /// The id behind which no number is left; nil if it was given just now.
    func last(_ prefix: String) -> Place? { uses[Array(prefix.utf8)[...]]?.place }
}
