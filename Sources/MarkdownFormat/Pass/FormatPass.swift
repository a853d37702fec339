internal import ByteText
internal import MarkdownAST

/// Writes the blocks of a document in canonical form, as edits that are yet to be verified.
///
/// Each top-level block is written on its own, so that it can be verified on its own. Within it the pass
/// walks the blocks in preorder with a stack of the open containers. Only markers change on a line: those of
/// its containers, which ``begin(_:)`` writes, and those of its block. Lines without markers stay as they
/// are: link reference definitions, which are not in the tree, and lines that belong to a container only by
/// lazy continuation.
struct FormatPass {
    let document: Document
    let source: SourceText
    /// Lines that must keep all their bytes.
    let kept: KeptLines
    /// Blocks within the top-level block that keep their form, apart from canonical container markers.
    let asWritten: Set<Int>
    /// Whether all list markers stay as they are.
    let keepsMarkers: Bool

    var editor: LineEditor
    var stack: [OpenContainer] = []
    /// The open lists, and how their markers are written.
    var lists: [OpenList] = []
    /// Lists next to another list. They would merge if both were written with `-`.
    var keepsBullets: Set<Int> = []
    /// Whether the line above ends a paragraph, so that `---` would make it a heading.
    var isBelowParagraph = false
    /// The offset up to which the current line has been written.
    var written = 0

    init(
        _ document: Document,
        keeping kept: KeptLines = .none,
        asWritten: Set<Int> = [],
        keepsMarkers: Bool = false
    ) {
        self.document = document
        self.kept = kept
        self.asWritten = asWritten
        self.keepsMarkers = keepsMarkers
        source = document.source
        editor = LineEditor(document.source)
    }

    /// Writes the lines before the first block: blank lines are dropped, definitions stay.
    ///
    /// Blank lines above dashes stay too, since other programs take dashes at the start of a file for front
    /// matter.
    mutating func writeLeadingLines() {
        guard document.nodes.count > 1 else { return writeGap(0..<source.lineCount) }
        let first = Int(document.nodes[1].startLine)
        if case .thematicBreak = document.nodes[1].kind,
            source.bytes[source.text(ofLine: first)].isFrontMatterMark
        {
            return
        }
        writeGap(0..<first)
    }

    /// Writes a top-level block and the lines after it. If the block's source is not understood, there are no
    /// edits.
    mutating func writeTopLevelBlock(_ block: Int, after previous: Int?) {
        let count = editor.edits.count
        editor.seal()
        stack.removeAll(keepingCapacity: true)
        lists.removeAll(keepingCapacity: true)
        isBelowParagraph = previous.map { touches($0, block) } ?? false
        if let previous { keepApart(previous, block) }
        editor.allowance = 4 * document.range(of: block).count + 4096
        if !write(block) || editor.isExhausted { editor.rewind(to: count) }
    }

    /// Whether a block follows a paragraph without a blank line.
    private func touches(_ previous: Int, _ block: Int) -> Bool {
        guard case .paragraph = document.nodes[previous].kind else { return false }
        let line = Int(document.nodes[block].startLine) - 1
        return !LineCursor(source.text(ofLine: line)).isBlank(in: source.bytes)
    }

    // MARK: Blocks

    /// Writes a top-level block; false if its source is not understood.
    private mutating func write(_ block: Int) -> Bool {
        let end = Int(document.nodes[block].subtreeEnd)
        var index = block
        while index < end {
            closeContainers(before: index)
            let node = document.nodes[index]
            let next = Int(node.subtreeEnd)
            if index != block, asWritten.contains(index) {
                guard writeAsWritten(index) else { return false }
                index = next
                continue
            }
            let isWritten: Bool
            switch node.kind {
            case .list:
                openList(index, next)
                index += 1
                continue
            case .blockQuote, .item:
                guard open(index) else { return false }
                index += 1
                continue
            case .paragraph:
                // The text directly above a table's header has the table's line in the tree and is written
                // with it.
                isWritten = isAboveTable(index) || writeParagraph(index)
            case .heading(let level): isWritten = writeHeading(index, level: Int(level))
            case .thematicBreak: isWritten = writeThematicBreak(index)
            case .codeBlock(let code): isWritten = writeCodeBlock(index, code)
            case .htmlBlock(let literal): isWritten = writeHTMLBlock(index, literal)
            case .table: isWritten = writeTable(index)
            case .frontMatter: isWritten = writeFrontMatter(index)
            case .document, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline,
                .emphasis, .strong, .strikethrough, .link, .image:
                isWritten = false
            }
            guard isWritten else { return false }
            index = next
        }
        closeContainers(before: end)
        return true
    }

    private func isAboveTable(_ paragraph: Int) -> Bool {
        let next = Int(document.nodes[paragraph].subtreeEnd)
        guard next < document.nodes.count, case .table = document.nodes[next].kind else { return false }
        return document.nodes[next].startLine == document.nodes[paragraph].startLine
    }

    private mutating func open(_ index: Int) -> Bool {
        let node = document.nodes[index]
        let line = Int(node.startLine)
        let end = Int(node.subtreeEnd)
        var cursor = cursor(at: line).cursor
        if case .item = node.kind {
            guard var marker = ItemMarker(&cursor, in: source.bytes) else { return false }
            decide(&marker, of: index, on: line)
            stack.append(OpenContainer(kind: .item(marker), subtreeEnd: end, line: line, start: cursor))
        } else {
            guard
                let quote = OpenContainer.openBlockQuote(
                    cursor, on: line, subtreeEnd: end, in: source.bytes)
            else {
                return false
            }
            stack.append(quote)
        }
        // Lines before its first block: a marker alone, blank lines in a quote, definitions.
        let first = end > index + 1 ? Int(document.nodes[index + 1].startLine) : nil
        if first == nil || first ?? line > line {
            return writeOpening(line..<(first ?? document.lines(of: index).upperBound))
        }
        return true
    }

    private mutating func closeContainers(before index: Int) {
        while let last = stack.last, last.subtreeEnd <= index {
            stack.removeLast()
            isBelowParagraph = false
        }
        while let last = lists.last, last.end <= index { lists.removeLast() }
    }
}
