internal import MarkdownAST

/// Tells which headings are parts of an entry and which stand where nobody keeps entries.
enum FormSections {
    static func judge(_ headings: inout [FormOutline.Heading], _ bytes: [UInt8]) {
        judgeLabels(&headings, bytes)
        for index in headings.indices {
            let parent = headings[index].parent
            headings[index].isRefused =
                parent.map { headings[$0].isRefused } ?? false || isPlaceholder(headings[index], bytes)
                || HeadingWords.refuses(bytes, bytes.trimmingMarks(headings[index].text))
        }
    }

    /// A heading is a label if it is nothing but the name of a role or of a usual section, or recurs under several others.
    private static func judgeLabels(_ headings: inout [FormOutline.Heading], _ bytes: [UInt8]) {
        var roles = FormRoles()
        var uses: [ArraySlice<UInt8>: (parent: Int, count: Int)] = [:]
        for index in headings.indices {
            let heading = headings[index]
            let text = bytes.trimmingMarks(heading.text)
            guard heading.scan.date == nil, !text.isEmpty else { continue }
            if case .id = heading.scan.key, heading.scan.isKeySetOff { continue }
            let words = HeadingWords.withoutColon(bytes, text)
            if let hit = roles.hit(bytes, words), hit.isExact { headings[index].isLabel = true }
            if HeadingWords.isPart(bytes, words) { headings[index].isLabel = true }
            guard let parent = heading.parent else { continue }
            if let use = uses[bytes[words]] {
                if use.parent != parent { uses[bytes[words]] = (parent, use.count + 1) }
            } else {
                uses[bytes[words]] = (parent, 1)
            }
        }
        for index in headings.indices where !headings[index].isLabel {
            let heading = headings[index]
            guard heading.scan.date == nil, heading.parent != nil else { continue }
            if case .id = heading.scan.key, heading.scan.isKeySetOff { continue }
            let words = HeadingWords.withoutColon(bytes, bytes.trimmingMarks(heading.text))
            if let use = uses[bytes[words]], use.count >= 2 { headings[index].isLabel = true }
        }
        // A title is no label: `# Postmortem`, `# Error`.
        for index in headings.indices where headings[index].level == 1 { headings[index].isLabel = false }
    }

    /// Whether a heading has a placeholder where an entry has a date, an id or a title.
    private static func isPlaceholder(_ heading: FormOutline.Heading, _ bytes: [UInt8]) -> Bool {
        let text = heading.text
        // An agent that copies `XXX` from its template with the day of today has written an entry.
        if case .id(let key) = heading.scan.key, bytes.digitRun(in: key.range) >= 8 { return false }
        for sign: StaticString in [
            "YYYY", "yyyy-mm", "MM-DD", "XXX", "[Title", "<title", "[title", "{{", "NNN", "YYMM", "[Date",
            "[Short", "[Brief",
        ]
        where bytes.firstOffset(of: Array(sign.description.utf8), in: text) != nil {
            return true
        }
        // `[Short description]`, `<what broke>`
        let title = bytes.trimmingMarks(heading.scan.title)
        guard title.count > 2, let first = title.first, let last = title.last else { return false }
        let isBracketed =
            bytes[first] == UInt8(ascii: "[") && bytes[last] == UInt8(ascii: "]")
            || bytes[first] == UInt8(ascii: "<") && bytes[last] == UInt8(ascii: ">")
            || bytes[first] == UInt8(ascii: "{") && bytes[last] == UInt8(ascii: "}")
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
