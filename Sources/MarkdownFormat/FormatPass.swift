internal import MarkdownAST

/// Writes the blocks of a document in their canonical form, as edits that are not verified yet.
///
/// Each top-level block is written on its own, so that it can be verified on its own. Within it the pass walks the blocks in
/// preorder with the stack of open containers. For each line of a leaf block it reads the containers' prefixes as the source
/// has them and writes them as they are to be. Lines that belong to no block of the tree (link reference
/// definitions) are written as they stand behind the prefix.
struct FormatPass {
    let document: Document
    let source: SourceText
    /// Blocks within the top-level block that are written as they stand, behind the canonical prefixes of their containers.
    let asWritten: Set<Int>

    var editor: LineEditor
    var stack: [OpenContainer] = []
    /// Items of lists next to another list, with which they would merge if both were written with `-`.
    var keepsBullet: Set<Int> = []
    /// The line on which containers were opened last, and the place behind their markers.
    private var opened: (line: Int, cursor: LineCursor)?
    /// Whether the line above is the end of a paragraph, so that `---` would make it a heading.
    private(set) var isBelowParagraph = false
    /// The content of the lines of a paragraph; kept here for its storage.
    var paragraph: [LineContent] = []

    init(_ document: Document, asWritten: Set<Int> = []) {
        self.document = document
        self.asWritten = asWritten
        source = document.source
        editor = LineEditor(document.source)
    }

    /// Writes the lines before the first block: blank ones go, definitions stay.
    mutating func writeLeadingLines() {
        let end = document.nodes.count > 1 ? Int(document.nodes[1].startLine) : source.lineCount
        writeGap(0..<end)
    }

    /// Writes a top-level block and the lines behind it. A block whose source is not understood yields no edits.
    mutating func writeTopLevelBlock(_ block: Int, after previous: Int?) {
        let count = editor.edits.count
        editor.seal()
        stack.removeAll(keepingCapacity: true)
        opened = nil
        isBelowParagraph = previous.map { touches($0, block) } ?? false
        if let previous, isBulletList(previous), isBulletList(block) { keepBullets(of: block) }
        editor.allowance = 4 * document.range(of: block).count + 4096
        if !write(block) || editor.isExhausted { editor.rewind(to: count) }
    }

    /// Whether a block follows a paragraph with no blank line between.
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
            joinMarkerLine(to: index)
            let node = document.nodes[index]
            let next = Int(node.subtreeEnd)
            let hasSibling = next < stack.last?.subtreeEnd ?? document.nodes.count
            if hasSibling, isBulletList(index), isBulletList(next) {
                keepBullets(of: index)
                keepBullets(of: next)
            }
            if index != block, asWritten.contains(index) {
                guard writeAsWritten(index) else { return false }
                index = next
                continue
            }
            switch node.kind {
            case .list:
                index += 1
            case .blockQuote, .item:
                guard open(index) else { return false }
                if next == index + 1 {
                    guard writeEmptyContainer(index) else { return false }
                }
                index += 1
            case .paragraph:
                // The text directly above a table's header shares its line in the tree and is written with it.
                if !isAboveTable(index) {
                    guard writeParagraph(index) else { return false }
                }
                index = next
            case .heading(let level):
                guard writeHeading(index, level: Int(level)) else { return false }
                index = next
            case .thematicBreak:
                guard writeThematicBreak(index) else { return false }
                index = next
            case .codeBlock(let code):
                guard writeCodeBlock(index, code) else { return false }
                index = next
            case .htmlBlock(let literal):
                guard writeHTMLBlock(index, literal) else { return false }
                index = next
            case .table:
                guard writeTable(index) else { return false }
                index = next
            case .frontMatter:
                guard writeAsWritten(index) else { return false }
                index = next
            case .document, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code, .htmlInline,
                .emphasis,
                .strong, .strikethrough, .link, .image:
                return false
            }
        }
        closeContainers(before: end)
        return true
    }

    private func isAboveTable(_ paragraph: Int) -> Bool {
        let next = Int(document.nodes[paragraph].subtreeEnd)
        guard next < document.nodes.count, case .table = document.nodes[next].kind else { return false }
        return document.nodes[next].startLine == document.nodes[paragraph].startLine
    }

    /// Drops the line of a marker that stands alone when the first block of its item begins on a later line; the marker is
    /// written in front of that block.
    private mutating func joinMarkerLine(to index: Int) {
        guard let opened, let last = stack.last, !last.isOpened else { return }
        let line = Int(document.nodes[index].startLine)
        if opened.line < line {
            for blank in opened.line..<line { editor.delete(blank) }
            self.opened = nil
        }
    }

    private mutating func open(_ index: Int) -> Bool {
        let node = document.nodes[index]
        let line = Int(node.startLine)
        var cursor = cursor(atStartOf: index)
        let container: OpenContainer?
        if case .item = node.kind {
            container = .openItem(
                &cursor,
                subtreeEnd: Int(node.subtreeEnd),
                keepsBullet: keepsBullet.contains(index),
                in: source.bytes
            )
        } else {
            container = .openBlockQuote(&cursor, subtreeEnd: Int(node.subtreeEnd), in: source.bytes)
        }
        guard let container else { return false }
        stack.append(container)
        opened = (line, cursor)
        return true
    }

    private mutating func closeContainers(before index: Int) {
        while let last = stack.last, last.subtreeEnd <= index {
            stack.removeLast()
            isBelowParagraph = false
        }
    }

    private func isBulletList(_ block: Int) -> Bool {
        if case .list(let list) = document.nodes[block].kind { list.start == nil } else { false }
    }

    /// Bullet lists that follow one another directly are told apart by their bullets only.
    private mutating func keepBullets(of list: Int) { keepsBullet.formUnion(document.children(of: list)) }

    // MARK: Lines

    /// Notes that the line written last is the end of a paragraph.
    mutating func noteParagraphEnd() { isBelowParagraph = true }

    /// The place on a line behind the prefixes of all open containers, or of as many as it has.
    func cursor(at line: Int) -> (cursor: LineCursor, matched: Int) {
        var cursor = LineCursor(source.text(ofLine: line))
        for (depth, container) in stack.enumerated() {
            if !container.consumeContinuation(&cursor, in: source.bytes) { return (cursor, depth) }
        }
        return (cursor, stack.count)
    }

    /// The place at which a block begins, behind what its containers take on its line.
    func cursor(atStartOf index: Int) -> LineCursor {
        let line = Int(document.nodes[index].startLine)
        if let opened, opened.line == line { return opened.cursor }
        return cursor(at: line).cursor
    }

    /// The place on a line of a block: behind the markers on its first line, behind the prefixes on the others.
    func cursor(at line: Int, of index: Int) -> LineCursor {
        line == Int(document.nodes[index].startLine) ? cursor(atStartOf: index) : cursor(at: line).cursor
    }

    /// Begins to write a line of the source anew, with the prefixes of the open containers, or of as many as are to go on.
    mutating func begin(_ line: Int, depth: Int? = nil) {
        editor.begin(line)
        writePrefixes(depth: depth ?? stack.count)
    }

    /// Ends the line that was begun.
    mutating func end(_ line: Int) {
        editor.end(line)
        isBelowParagraph = false
    }

    private mutating func writePrefixes(depth: Int) {
        for index in 0..<min(depth, stack.count) { stack[index].writePrefix(to: &editor) }
    }

    /// Writes a line of the source behind the prefix of the open containers.
    mutating func put(_ line: Int, _ content: LineContent, hardBreak: Bool = false, depth: Int? = nil) {
        begin(line, depth: depth)
        if content.spaces > 0 {
            editor.putBlanks(content.spaces)
            editor.settleBlanks()
        }
        editor.put(content.range)
        if hardBreak { editor.put(UInt8(ascii: "\\")) }
        end(line)
    }

    /// Writes a line of the source as a run of one mark with bytes of the source behind it.
    mutating func put(_ line: Int, _ mark: UInt8, count: Int, then range: Range<Int> = 0..<0) {
        begin(line)
        editor.put(mark, count: count)
        editor.put(range)
        end(line)
    }

    /// Adds a line with a run of one mark before a line of the source.
    mutating func insert(_ mark: UInt8, count: Int, before line: Int) {
        editor.begin(before: line)
        writePrefixes(depth: stack.count)
        editor.put(mark, count: count)
        editor.endInsertion()
        isBelowParagraph = false
    }

    /// Writes the lines behind a block. Of blank lines that follow one another one is kept, with the prefixes of those
    /// containers that go on through all of them; at the start and at the end of the file none is. Other lines are
    /// written as they stand.
    mutating func writeGap(_ lines: Range<Int>) {
        var line = lines.lowerBound
        while line < lines.upperBound {
            let (cursor, matched) = cursor(at: line)
            guard cursor.isBlank(in: source.bytes) else {
                put(line, cursor.rest, depth: matched)
                line += 1
                continue
            }
            let first = line
            var depth = matched
            line += 1
            while line < lines.upperBound {
                let (cursor, matched) = self.cursor(at: line)
                guard cursor.isBlank(in: source.bytes) else { break }
                depth = min(depth, matched)
                line += 1
            }
            isBelowParagraph = false
            let isAtEdge = first == 0 || line == source.lineCount
            for blank in first..<(isAtEdge ? line : line - 1) { editor.delete(blank) }
            if !isAtEdge {
                begin(line - 1, depth: depth)
                editor.end(line - 1)
            }
        }
    }
}
