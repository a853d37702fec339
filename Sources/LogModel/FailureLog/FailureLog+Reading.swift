internal import MarkdownAST

extension FailureLog {
    /// Reads the values of a file.
    ///
    /// A part keeps the file's text in `spelling` if rendering its values would give other bytes, which is
    /// rare in a canonical file. To work with values only, format the file first.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    public init(reading document: LogDocument) {
        let reader = PartReader(log: document)
        let values = reader.values()
        let bytes = document.document.source.bytes
        var printer = LogPrinter(templates: document.templates, comparingWith: bytes)
        let last = values.log.parts.count - 1
        let header = values.log.header
        let start = values.ranges[0]
        self.init(
            header: printer.writes(header, as: start, isLast: last < 0)
                ? header : header.spelled(bytes.string(start)),
            parts: values.log.parts.enumerated().map { index, part in
                let range = values.ranges[index + 1]
                return printer.writes(part, as: range, isLast: index == last)
                    ? part : part.spelled(bytes.string(range))
            },
            templates: document.templates
        )
    }
}

extension FailureLog.Header {
    /// The same header with another spelling.
    func spelled(_ spelling: String?) -> Self {
        Self(
            preface: preface,
            title: title,
            tagline: tagline,
            fields: fields,
            appendix: appendix,
            endsWithBreak: endsWithBreak,
            spelling: spelling
        )
    }
}

extension FailureLog.Part {
    /// The same part with another spelling.
    func spelled(_ spelling: String?) -> Self {
        Self(content, level: level, preface: preface, endsWithBreak: endsWithBreak, spelling: spelling)
    }
}

/// Splits a file into its header and its parts, whose bytes tile the file.
private struct PartReader {
    let log: LogDocument

    private var document: Document { log.document }
    private var source: SourceText { log.document.source }

    /// The values, with the byte ranges of the header and of each part.
    func values() -> (log: FailureLog, ranges: [Range<Int>]) {
        let starts = starts()
        let offsets = starts.map { source.start(ofLine: Int(document.nodes[$0.leadIn].startLine)) }
        var ranges = [0..<(offsets.first ?? source.bytes.count)]
        for (index, start) in offsets.enumerated() {
            let end = index + 1 < offsets.count ? offsets[index + 1] : source.bytes.count
            ranges.append(start..<max(start, end))
        }
        let ends = starts.dropFirst().map(\.leadIn) + [document.nodes.count]
        let parts = zip(starts, ends).map { start, end in part(start, end: end) }
        return (
            FailureLog(header: header(end: starts.first?.leadIn), parts: parts, templates: log.templates),
            ranges
        )
    }

    /// A heading with the first node of what belongs to it.
    private typealias Start = (leadIn: Int, heading: HeadingTree.Heading)

    /// The headings that begin parts; the title does not.
    private func starts() -> [Start] {
        log.tree.outer.compactMap { heading in
            if heading.isSection, heading.node == log.header?.node { return nil }
            return (log.leadIn(of: heading.node).start, heading)
        }
    }

    private func header(end: Int?) -> FailureLog.Header {
        let endLine = end.map { Int(document.nodes[$0].startLine) } ?? source.lineCount
        guard let header = log.header, header.node < end ?? document.nodes.count else {
            let rest = document.brokenText(ofLines: 0..<endLine)
            return FailureLog.Header(preface: rest.text, title: "", endsWithBreak: rest.hasBreak)
        }
        let rest = document.brokenText(
            ofLines: header.lines.upperBound..<max(header.lines.upperBound, endLine))
        return FailureLog.Header(
            preface: document.text(ofLines: 0..<Int(document.nodes[header.node].startLine)),
            title: document.headingText(header.node),
            tagline: header.tagline,
            fields: header.fields,
            appendix: rest.text,
            endsWithBreak: rest.hasBreak
        )
    }

    private func part(_ start: Start, end: Int) -> FailureLog.Part {
        let node = start.heading.node
        let preface = document.text(
            ofLines: Int(document.nodes[start.leadIn].startLine)..<Int(document.nodes[node].startLine))
        let level = start.heading.level
        if case .entry(let index) = start.heading.role {
            let entry = log.syntax[index]
            return FailureLog.Part(
                .failure(document.failure(entry)), level: level, preface: preface,
                endsWithBreak: entry.region.isSeparated)
        }
        let endLine = end < document.nodes.count ? Int(document.nodes[end].startLine) : source.lineCount
        let firstLine = min(document.headingEnd(node), endLine)
        let blocks = Int(document.nodes[node].subtreeEnd)..<end
        let pieces = SectionReader(document: document).blocks(blocks, lines: firstLine..<endLine)
        let section = FailureLog.Section(title: document.headingText(node), blocks: pieces.blocks)
        return FailureLog.Part(
            .section(section), level: level, preface: preface, endsWithBreak: pieces.hasBreak)
    }
}

extension Document {
    /// The text of an ATX heading as Markdown, without its marks.
    fileprivate func headingText(_ node: Int) -> String {
        let bytes = source.bytes
        let content = bytes.trimmingBlanks(source.content(ofLine: Int(nodes[node].startLine)))
        return bytes.string(
            bytes.trimmingBlanks(content.lowerBound + bytes.atxMarks(content)..<content.upperBound))
    }

    /// Lines as text without blank lines around it and without a thematic break at its end, and whether there
    /// was one.
    func brokenText(ofLines lines: Range<Int>) -> (text: String, hasBreak: Bool) {
        var end = lines.upperBound
        while end > lines.lowerBound, isBlank(end - 1) { end -= 1 }
        let isBreak =
            end > lines.lowerBound && source.bytes[source.content(ofLine: end - 1)].elementsEqual("---".utf8)
            && (end - 1 == lines.lowerBound || isBlank(end - 2))
        return (text(ofLines: lines.lowerBound..<(isBreak ? end - 1 : end)), isBreak)
    }

    private func isBlank(_ line: Int) -> Bool {
        source.bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty
    }
}
