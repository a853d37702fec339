internal import MarkdownAST

/// Tells which headings are parts of an entry and which stand where nobody keeps entries.
enum FormSections {
    static func judge(_ headings: inout [FormOutline.Heading], _ bytes: [UInt8]) {
        judgeRecurring(&headings, bytes)
        for index in headings.indices {
            let heading = headings[index]
            if let parent = heading.parent, headings[parent].isRefused {
                headings[index].isRefused = true
            } else if !heading.isLabel {
                headings[index].isRefused =
                    isPlaceholder(heading, bytes)
                    || HeadingWords.refuses(bytes, bytes.trimmingMarks(heading.text))
            }
        }
    }

    /// A heading that recurs under several others is the name of a part, too.
    private static func judgeRecurring(_ headings: inout [FormOutline.Heading], _ bytes: [UInt8]) {
        var uses: [ByteKey: (parent: Int, count: Int)] = [:]
        var words: [(index: Int, words: Range<Int>)] = []
        for (index, heading) in headings.enumerated() where !heading.isLabel && heading.level > 1 {
            guard heading.scan.date == nil, let parent = heading.parent else { continue }
            if case .id = heading.scan.key, heading.scan.isKeySetOff { continue }
            let text = HeadingWords.withoutColon(bytes, bytes.trimmingMarks(heading.text))
            if text.isEmpty { continue }
            words.append((index, text))
            let key = ByteKey(bytes[text])
            let use = uses[key]
            if use?.parent != parent { uses[key] = (parent, (use?.count ?? 0) + 1) }
        }
        for (index, words) in words where uses[ByteKey(bytes[words])].map({ $0.count >= 2 }) ?? false {
            headings[index].isLabel = true
        }
    }

    /// Whether a heading has a placeholder where an entry has a date, an id or a title.
    private static func isPlaceholder(_ heading: FormOutline.Heading, _ bytes: [UInt8]) -> Bool {
        let text = heading.text
        // An agent that copies `XXX` from its template with the day of today has written an entry.
        if case .id(let key) = heading.scan.key, bytes.digitRun(in: key.range) >= 8 { return false }
        if HeadingWords.holdsPlaceholder(bytes, text) { return true }
        // `[Short description]`, `<what broke>`
        let title = bytes.trimmingMarks(heading.scan.title)
        guard title.count > 2, let first = title.first, let last = title.last else { return false }
        let isBracketed =
            bytes[first] == UInt8(ascii: "[") && bytes[last] == UInt8(ascii: "]")
            || bytes[first] == UInt8(ascii: "<") && bytes[last] == UInt8(ascii: ">")
            || bytes[first] == UInt8(ascii: "{") && bytes[last] == UInt8(ascii: "}")
        // `[PROCESS] - 2026-03-04` has the name of a class beside its day.
        let isOneWord = bytes[first + 1..<last].allSatisfy { $0.isLetter || $0 >= 0x80 }
        if isOneWord, heading.scan.date?.date != nil { return false }
        return isBracketed && bytes[first + 1..<last].allSatisfy { !$0.isOne(of: "[]<>{}") }
    }
}

extension Array<UInt8> {
    /// The length of the longest run of digits in a range.
    fileprivate func digitRun(in range: Range<Int>) -> Int {
        var (longest, run) = (0, 0)
        for offset in range {
            run = self[offset].isDigit ? run + 1 : 0
            longest = Swift.max(longest, run)
        }
        return longest
    }
}
