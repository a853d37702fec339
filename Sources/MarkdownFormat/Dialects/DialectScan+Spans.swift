internal import ByteText
internal import MarkdownAST

extension DialectScan {
    /// The offset and the line after the end of a construct that begins inside a line and ends on a later
    /// one; nil if there is none.
    ///
    /// - Complexity: O(n) in the bytes of the line for each kind of mark, plus the lines up to the end of the
    ///   construct.
    mutating func span(in place: DialectLine) -> (start: Int, end: Int)? {
        var end: Int?
        // The offset of the first construct that ends on a later line.
        var first: Int?
        var offset = place.start
        var isInCode = false
        func reach(_ line: Int?, from offset: Int) {
            guard let line, line > place.line + 1 else { return }
            first = first ?? offset
            end = max(end ?? 0, line)
        }
        // The opening marks without a closing mark on this line.
        var open: Set<[UInt8]> = []
        while offset < place.end {
            let byte = bytes[offset]
            // Nearly all bytes begin no mark.
            guard signs[Int(byte)] else {
                offset += 1
                continue
            }
            if byte == UInt8(ascii: "`") { isInCode.toggle() }
            guard !isInCode,
                let mark = Self.marks.first(where: { $0.open[0] == byte && bytes.has($0.open, at: offset) })
            else {
                if byte == UInt8(ascii: "\\") { offset += 1 }
                if byte == UInt8(ascii: "$"), !isInCode, !open.contains([byte]) {
                    if let close = inlineClose(of: offset, in: place) {
                        offset = close
                    } else if bytes.opensMathematics(offset) {
                        open.insert([byte])
                        reach(inlineEnd(from: place.line + 1), from: offset)
                    }
                }
                offset += 1
                continue
            }
            let start = offset + mark.open.count
            offset = start
            if open.contains(mark.open) { continue }
            if mark.open == Self.comment, isAttribute(start, in: place) { continue }
            if mark.isTemplate, let body = bodyEnd(ofTagAt: start, mark.open, from: place) {
                reach(body, from: start - mark.open.count)
            }
            if let close = bytes.firstOffset(of: mark.close, in: start..<max(start, place.end)) {
                offset = close + mark.close.count
            } else {
                open.insert(mark.open)
                let found = closed(
                    by: mark.close, from: start, of: place, crossingBlanks: mark.crossesBlanks,
                    opener: mark.open == mark.close ? nil : mark.open)
                reach(found, from: start - mark.open.count)
            }
        }
        guard let first, let end else { return nil }
        return (first, end)
    }

    /// The marks that may stand anywhere in a line.
    private static let marks: [(open: [UInt8], close: [UInt8], crossesBlanks: Bool, isTemplate: Bool)] =
        InlineMarks.pairs.filter { $0.open != Array("[[".utf8) }.map {
            ($0.open, $0.close, true, $0.open[1] == 0x25 || $0.open[1] == 0x7B)
        }
        + [("$$", "$$"), ("\\(", "\\)"), ("\\[", "\\]")].map {
            (Array($0.0.utf8), Array($0.1.utf8), false, false)
        }

    /// For each byte value, whether ``span(in:)`` has to look at it.
    static let signs: [Bool] = {
        let bytes = marks.map { $0.open[0] } + Array("`\\$".utf8)
        return (0...UInt8.max).map { bytes.contains($0) }
    }()

    private static let comment = Array("{#".utf8)

    /// The offset of the `$` that closes mathematics opened at `offset`, on the same line; nil if there is
    /// none.
    private func inlineClose(of offset: Int, in place: DialectLine) -> Int? {
        guard bytes.opensMathematics(offset) else { return nil }
        return (offset + 1..<max(offset + 1, place.end)).first {
            bytes[$0] == UInt8(ascii: "$") && bytes.closesMathematics($0)
        }
    }

    /// The line after the one, in the same paragraph, on which mathematics opened on line `first` ends.
    private mutating func inlineEnd(from first: Int) -> Int? {
        let key = Array("$".utf8)
        if let barren = missing[key], first <= barren { return nil }
        var line = first
        while line < source.lineCount {
            let place = DialectLine(line, in: source)
            if place.isBlank { break }
            if (place.start..<place.end).contains(where: {
                bytes[$0] == UInt8(ascii: "$") && bytes.closesMathematics($0)
            }) {
                return line + 1
            }
            line += 1
        }
        missing[key] = line
        return nil
    }

    // MARK: Ends

    mutating func closed(
        by mark: StaticString, from offset: Int, of place: DialectLine, crossingBlanks: Bool
    ) -> Int? {
        closed(by: Array(mark.description.utf8), from: offset, of: place, crossingBlanks: crossingBlanks)
    }

    /// The line after the line with the next `mark`; nil if the mark is on the same line or missing.
    ///
    /// - Parameters:
    ///   - crossingBlanks: whether blank lines may come in between.
    ///   - opener: an opening mark that must not come before `mark`, since the construct does not nest.
    mutating func closed(
        by mark: [UInt8],
        from offset: Int,
        of place: DialectLine,
        crossingBlanks: Bool,
        opener: [UInt8]? = nil
    ) -> Int? {
        if crossingBlanks, let barren = missing[mark], offset >= barren { return nil }
        if opener == nil, bytes.firstOffset(of: mark, in: offset..<max(offset, place.end)) != nil {
            return nil
        }
        var line = place.line + 1
        while line < source.lineCount {
            let next = DialectLine(line, in: source)
            if next.isBlank, !crossingBlanks { return nil }
            let close = bytes.firstOffset(of: mark, in: next.start..<next.end)
            if let opener, let open = bytes.firstOffset(of: opener, in: next.start..<next.end),
                open < close ?? .max
            {
                return nil
            }
            if close != nil { return line + 1 }
            line += 1
        }
        missing[mark] = min(missing[mark] ?? .max, offset)
        return nil
    }

    /// Whether `{#` is followed by an anchor's name; otherwise it begins a comment.
    private func isAttribute(_ start: Int, in place: DialectLine) -> Bool {
        guard start < place.end, bytes[start].isWordByte,
            let close = bytes.firstOffset(of: [0x7D], in: start..<place.end)
        else {
            return false
        }
        return bytes[close - 1] != UInt8(ascii: "#")
    }
}

/// The end tags of a file's templates, such as `{% endraw %}` and `{{< /highlight >}}`, each with its line.
struct EndTags {
    private var lines: [String: [Int]] = [:]

    init(in scan: DialectScan) {
        let (percent, angle) = (Array("{%".utf8), Array("{{<".utf8))
        for (mark, ending) in [(percent, Array("end".utf8)), (angle, Array("/".utf8))] {
            var offset = 0
            while let open = scan.bytes.firstOffset(of: mark, in: offset..<scan.bytes.count) {
                offset = open + mark.count
                while offset < scan.bytes.count, " -+\t".utf8.contains(scan.bytes[offset]) { offset += 1 }
                guard scan.bytes.has(ending, at: offset) else { continue }
                let name = String(decoding: mark, as: UTF8.self) + scan.tagName(offset + ending.count)
                lines[name, default: []].append(scan.source.line(at: open))
            }
        }
    }

    /// The first line, from `line` on, with the end tag of `tag`; nil if there is none.
    func line(of tag: String, from line: Int) -> Int? {
        guard let lines = lines[tag] else { return nil }
        let next = lines.partitioningIndex { $0 >= line }
        return next < lines.count ? lines[next] : nil
    }
}

extension DialectScan {
    /// Tags for control flow. The text between them and their end tags is Markdown.
    private static let flow: Set<String> = [
        "if", "ifchanged", "unless", "for", "while", "case", "with", "block", "autoescape", "tablerow",
        "hint", "tabs", "tab",
        "content-ref", "stepper", "step", "columns", "column", "embed",
    ]

    func tagName(_ start: Int) -> String {
        var offset = start
        while offset < bytes.count, " -+\t".utf8.contains(bytes[offset]) { offset += 1 }
        let name = bytes[offset..<min(bytes.count, offset + 64)].prefix {
            $0.isWordByte || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// The line after the end tag of a tag whose content is not, or may not be, Markdown.
    fileprivate mutating func bodyEnd(ofTagAt start: Int, _ mark: [UInt8], from place: DialectLine) -> Int? {
        let isShortcode = mark[1] == UInt8(ascii: "{")
        if isShortcode, !bytes.has([UInt8(ascii: "<")], at: start) { return nil }
        let tag = tagName(isShortcode ? start + 1 : start)
        guard !tag.isEmpty, !Self.flow.contains(tag) else { return nil }
        let tags = endTags ?? EndTags(in: self)
        endTags = tags
        return tags.line(of: (isShortcode ? "{{<" : "{%") + tag, from: place.line).map { $0 + 1 }
    }
}
