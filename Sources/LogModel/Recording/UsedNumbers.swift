internal import MarkdownAST

/// The highest numbers that ids with certain prefixes have had, anywhere in some texts.
///
/// A number that was given or seen is never given again. Numbers with more than 15 digits are passed over: no entry has them, and the
/// ones that are given stay far below.
struct UsedNumbers {
    private struct Use {
        let prefix: [UInt8]
        var number = 0
        /// How many digits the highest number is written with; 0 if there is none.
        var width = 0
    }

    private var uses: [Use] = []
    private static let maximumDigits = 15

    init(prefixes: [String]) {
        for prefix in prefixes where !uses.contains(where: { $0.prefix.elementsEqual(prefix.utf8) }) {
            if !prefix.isEmpty { uses.append(Use(prefix: Array(prefix.utf8))) }
        }
    }

    /// Takes note of all numbers in a text.
    ///
    /// - Complexity: O(n), in one pass for all prefixes.
    mutating func scan(_ bytes: [UInt8]) {
        if uses.isEmpty { return }
        var isInWord = false
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte.isUppercase, !isInWord {
                for index in uses.indices where uses[index].prefix[0] == byte { note(index, bytes, offset) }
            }
            isInWord = byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-")
            offset += 1
        }
    }

    private mutating func note(_ index: Int, _ bytes: [UInt8], _ start: Int) {
        let prefix = uses[index].prefix
        let digits = start + prefix.count
        guard digits < bytes.count, bytes[digits].isDigit, bytes[start..<digits].elementsEqual(prefix) else {
            return
        }
        var end = digits
        var number = 0
        while end < bytes.count, bytes[end].isDigit {
            guard end - digits < Self.maximumDigits else { return }
            number = number * 10 + Int(bytes[end] - UInt8(ascii: "0"))
            end += 1
        }
        // `F-001a` and `F-2026-03` are other words.
        if end < bytes.count, bytes[end].isLetter { return }
        if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "-"),
            bytes[end + 1].isLetter || bytes[end + 1].isDigit
        {
            return
        }
        if number > uses[index].number || uses[index].width == 0 {
            uses[index].number = max(number, uses[index].number)
            uses[index].width = end - digits
        }
    }

    /// The next id with one of the prefixes.
    ///
    /// - Parameter width: how many digits it has at least, if there is no id with the prefix yet.
    mutating func next(_ prefix: String, width: Int) -> EntryID? {
        guard let index = uses.firstIndex(where: { $0.prefix.elementsEqual(prefix.utf8) }) else { return nil }
        if uses[index].width == 0 { uses[index].width = max(1, width) }
        uses[index].number += 1
        let digits = String(uses[index].number)
        let zeros = String(repeating: "0", count: max(0, uses[index].width - digits.utf8.count))
        return EntryID(prefix + zeros + digits)
    }
}
