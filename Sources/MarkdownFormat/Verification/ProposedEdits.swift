internal import MarkdownAST

/// The edits that would bring a document into canonical form, grouped by top-level block.
struct ProposedEdits {
    /// Edits before the first block: a byte order mark, blank lines.
    var leading: [TextEdit]
    /// The blocks with edits, in order.
    var blocks: [(block: Int, previous: Int?, edits: ArraySlice<TextEdit>)] = []
    /// The edit that adds a final newline, if no block's edits do.
    var trailing: [TextEdit]

    init(for document: Document, _ scope: FormatScope) {
        let found = Found(for: document, scope)
        (leading, trailing) = (found.leading, found.trailing)
        for part in found.parts {
            blocks += part.changed.map { ($0.block, $0.previous, part.edits[$0.edits]) }
        }
    }

    /// All edits for a document, sorted; nil if it is canonical.
    static func all(for document: Document, _ scope: FormatScope) -> [TextEdit]? {
        let found = Found(for: document, scope)
        let all = found.leading + ParallelMap.joined(found.parts.map(\.edits)) + found.trailing
        return all.isEmpty ? nil : all
    }

    /// The edits of each part of a document.
    private struct Found {
        let leading: [TextEdit]
        let parts: [Part]
        let trailing: [TextEdit]

        init(for document: Document, _ scope: FormatScope) {
            let source = document.source
            var pass = FormatPass(document, keeping: scope.kept)
            pass.writeLeadingLines()
            leading =
                (source.hasByteOrderMark ? [TextEdit(range: 0..<3, replacement: [UInt8]())] : [])
                + pass.editor.edits
            parts = ParallelMap.map(ProposedEdits.parts(of: document), size: source.bytes.count) { part in
                Part(part.blocks, after: part.previous, of: document, scope)
            }
            let end = source.bytes.count
            let endsWithNewline =
                pass.editor.endsWithNewline || parts.contains(where: \.endsWithNewline)
                || scope.untouched.ignoredRanges.last?.upperBound == end
            trailing = endsWithNewline ? [] : [TextEdit(range: end..<end, replacement: source.lineEnding)]
        }
    }

    /// The edits of a run of blocks.
    private struct Part: Sendable {
        let edits: [TextEdit]
        let changed: [(block: Int, previous: Int?, edits: Range<Int>)]
        let endsWithNewline: Bool

        init(_ blocks: Range<Int>, after previous: Int?, of document: Document, _ scope: FormatScope) {
            var pass = FormatPass(document, keeping: scope.kept)
            var count = 0
            var changed: [(block: Int, previous: Int?, edits: Range<Int>)] = []
            var previous = previous
            for block in document.siblings(from: blocks.lowerBound, before: blocks.upperBound) {
                if !scope.untouched.blocks.contains(block) {
                    pass.writeTopLevelBlock(block, after: previous)
                    if pass.editor.edits.count > count {
                        changed.append((block, previous, count..<pass.editor.edits.count))
                        count = pass.editor.edits.count
                    }
                }
                previous = block
            }
            edits = pass.editor.edits
            self.changed = changed
            endsWithNewline = pass.editor.endsWithNewline
        }
    }

    /// The top-level blocks in runs that begin with headings, each with the block before it.
    private static func parts(of document: Document) -> [(blocks: Range<Int>, previous: Int?)] {
        let count = document.nodes.count
        let size = count / ParallelMap.partCount(forSize: document.source.bytes.count) + 1
        var parts: [(blocks: Range<Int>, previous: Int?)] = []
        var start = 1
        var before: Int?
        // The heading before; the search for the block directly before a heading starts there.
        var last = 1
        for heading in document.topLevelHeadings {
            if heading - start >= size {
                parts.append((start..<heading, before))
                start = heading
                for block in document.siblings(from: last, before: heading) { before = block }
            }
            last = heading
        }
        if start < count { parts.append((start..<count, before)) }
        return parts
    }

    /// All edits, sorted.
    var all: [TextEdit] { leading + blocks.flatMap(\.edits) + trailing }

    /// Drops the edits of blocks whose meaning changes when `edits` are applied.
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
