internal import MarkdownAST

/// A line that begins or ends what ``BriefBlock`` keeps.
struct BriefMark {
    let isStart: Bool
    /// From 0.
    let line: Int

    static let start =
        "<!-- bizlog-brief-start: made by 'bizlog brief'; what is written here is lost -->"
    static let end = "<!-- bizlog-brief-end -->"

    /// The marks of a file, in order.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    static func all(in document: Document) throws(BriefBlockError) -> [BriefMark] {
        let found = candidates(in: document.source)
        if found.isEmpty { return [] }
        var code: [Range<Int>] = []
        var blocks: Set<Int> = []
        for block in document.topLevelBlocks {
            if case .htmlBlock = document.nodes[block].kind {
                blocks.insert(document.lines(of: block).lowerBound)
            }
        }
        for node in document.nodes.indices {
            if case .codeBlock = document.nodes[node].kind { code.append(document.lines(of: node)) }
        }
        var marks: [BriefMark] = []
        for mark in found {
            while let first = code.first, first.upperBound <= mark.line { code.removeFirst() }
            if let first = code.first, first.contains(mark.line) { continue }
            let line = document.source.content(ofLine: mark.line)
            guard blocks.contains(mark.line), document.source.bytes[line].first != UInt8(ascii: " ") else {
                throw .misplaced(document.source.position(at: line.lowerBound))
            }
            marks.append(mark)
        }
        return marks
    }

    /// The lines that hold nothing but what looks like a mark.
    private static func candidates(in source: SourceText) -> [BriefMark] {
        var marks: [BriefMark] = []
        for line in 0..<source.lineCount {
            var range = source.content(ofLine: line)
            if line == 0, source.bytes.starts(with: byteOrderMark) {
                range = range.dropFirst(byteOrderMark.count)
            }
            // Marks of quotes and lists before it do not hide one.
            while let first = range.first, isBefore(source.bytes[first]) { range = range.dropFirst() }
            guard let first = range.first, source.bytes[first] == UInt8(ascii: "<") else { continue }
            let text = source.bytes[source.bytes.trimmingBlanks(range)]
            if let isStart = isStart(text) { marks.append(BriefMark(isStart: isStart, line: line)) }
        }
        return marks
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func isBefore(_ byte: UInt8) -> Bool {
        byte.isBlank || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*")
            || byte == UInt8(ascii: "+")
    }

    /// Which mark a line is; nil if it is none. Words may stand behind the name.
    private static func isStart(_ text: ArraySlice<UInt8>) -> Bool? {
        let (opening, closing) = (Array("<!--".utf8), Array("-->".utf8))
        guard text.count >= opening.count + closing.count, text.starts(with: opening),
            text.suffix(closing.count).elementsEqual(closing)
        else { return nil }
        let words = text.dropFirst(opening.count).dropLast(closing.count).drop(while: \.isBlank)
        for (name, isStart) in [("bizlog-brief-start", true), ("bizlog-brief-end", false)]
        where words.starts(with: name.utf8) {
            let next = words.dropFirst(name.utf8.count).first ?? 0x20
            if next.isBlank || next == UInt8(ascii: ":") { return isStart }
        }
        return nil
    }
}
