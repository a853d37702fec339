internal import MarkdownAST

/// The edits that would bring a document into canonical form, kept apart by the top-level block that they belong to.
struct ProposedEdits {
    /// Edits before the first block: a byte order mark, blank lines.
    var leading: [TextEdit]
    /// The blocks with their edits, in order; blocks without edits are not listed.
    var blocks: [(block: Int, previous: Int?, edits: ArraySlice<TextEdit>)] = []
    /// The newline that the last line lacks, where no block adds it.
    var trailing: [TextEdit] = []
    /// Whether there are line endings to change.
    private let hasCarriageReturns: Bool

    init(for document: Document, untouched: UntouchedBlocks) {
        let source = document.source
        var pass = FormatPass(document)
        leading = source.hasByteOrderMark ? [TextEdit(range: 0..<3, replacement: [UInt8]())] : []
        pass.writeLeadingLines()
        leading += pass.editor.edits
        var count = pass.editor.edits.count
        var changed: [(block: Int, previous: Int?, edits: Range<Int>)] = []
        var previous: Int?
        for block in document.topLevelBlocks {
            if !untouched.blocks.contains(block) {
                pass.writeTopLevelBlock(block, after: previous)
                if pass.editor.edits.count > count {
                    changed.append((block, previous, count..<pass.editor.edits.count))
                    count = pass.editor.edits.count
                }
            }
            previous = block
        }
        // Slices of one array, made when nothing is appended to it any more.
        let edits = pass.editor.edits
        blocks = changed.map { ($0.block, $0.previous, edits[$0.edits]) }
        let end = source.bytes.count
        if !pass.editor.endsWithNewline, untouched.ignoredRanges.last?.upperBound != end {
            trailing = [TextEdit(range: end..<end, replacement: [0x0A])]
        }
        hasCarriageReturns = source.hasCarriageReturns
    }

    /// Whether there is nothing to change.
    private var isEmpty: Bool { leading.isEmpty && blocks.isEmpty && trailing.isEmpty && !hasCarriageReturns }

    /// All edits, sorted; nil if there is nothing to change.
    var allUnlessNothingChanges: [TextEdit]? { isEmpty ? nil : all }

    /// All edits, sorted.
    var all: [TextEdit] { leading + blocks.flatMap(\.edits) + trailing }

    /// Takes out the edits of the blocks that mean something else when the edits are applied.
    mutating func removeBlocks(thatDifferIn edits: [TextEdit], of document: Document) {
        guard let edited = document.applying(edits) else {
            blocks.removeAll()
            return
        }
        let old = Array(document.topLevelBlocks)
        let new = Array(edited.topLevelBlocks)
        guard old.count == new.count else {
            blocks.removeAll()
            return
        }
        var differing: Set<Int> = []
        for (left, right) in zip(old, new) where !document.hasSameSubtree(left, as: right, in: edited) {
            differing.insert(left)
        }
        blocks.removeAll { differing.contains($0.block) }
    }
}
