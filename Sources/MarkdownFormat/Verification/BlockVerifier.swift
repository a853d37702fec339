internal import MarkdownAST

/// Tries the edits of each top-level block in a window of the block and its two neighbours, parsed apart from
/// the rest of the file.
///
/// No container is open where a top-level block begins. So its lines parse alone as they do in the file,
/// apart from link references, and only its neighbours can affect it. The cost is linear in the size of the
/// blocks that have edits.
struct BlockVerifier {
    let document: Document
    let proposed: ProposedEdits
    let kept: KeptLines

    /// How many parts of a block may be put back before the whole block stays as written: more for a small
    /// block, fewer for a large one.
    private static func maximumAttempts(forSize size: Int) -> Int { 3 + min(21, 200_000 / (size + 1)) }

    /// The edits that keep the meaning of their block.
    func accepted() -> ProposedEdits {
        var result = proposed
        result.blocks = []
        for candidate in proposed.blocks {
            var before: ArraySlice<TextEdit> = []
            if let previous = candidate.previous, let last = result.blocks.last, last.block == previous {
                before = last.edits
            }
            let edits = accepted(
                candidate.edits, of: candidate.block, after: candidate.previous, with: before)
            if !edits.isEmpty { result.blocks.append((candidate.block, candidate.previous, edits[...])) }
        }
        return result
    }

    private func accepted(
        _ proposal: ArraySlice<TextEdit>,
        of block: Int,
        after previous: Int?,
        with before: ArraySlice<TextEdit>
    ) -> [TextEdit] {
        let firstLine = document.lines(of: previous ?? block).lowerBound
        let start = document.source.start(ofLine: firstLine)
        let next = Int(document.nodes[block].subtreeEnd)
        let isLast = next >= document.nodes.count
        let end = isLast ? document.source.bytes.count : document.range(of: next).upperBound
        guard
            let source = try? SourceText(Array(document.source.bytes[start..<end])),
            let window = try? Document(
                parsing: source, readsFrontMatter: start == 0 && document.readsFrontMatter)
        else { return [] }
        let blocks = Array(window.topLevelBlocks)
        guard let target = blocks.dropFirst(previous == nil ? 0 : 1).first else { return [] }
        let neighbour = previous == nil ? nil : blocks.first
        let shiftedBefore = before.map { $0.shifted(by: -start) }

        let kept = kept.from(firstLine)
        var asWritten: Set<Int> = []
        var keepsMarkers = false
        var edits = proposal.map { $0.shifted(by: -start) }
        for _ in 0..<Self.maximumAttempts(forSize: end - start) {
            if !asWritten.isEmpty || keepsMarkers {
                var pass = FormatPass(window, keeping: kept, asWritten: asWritten, keepsMarkers: keepsMarkers)
                pass.writeTopLevelBlock(target, after: neighbour)
                edits = pass.editor.edits
            }
            guard !edits.isEmpty, let edited = window.applying(shiftedBefore + edits) else { return [] }
            guard let difference = window.firstDifferenceInStructure(from: edited) else {
                return edits.map { $0.shifted(by: start) }
            }
            guard let culprit = innermostBlock(at: difference, of: target, in: window, besides: asWritten)
            else {
                // Smaller parts do not help, only keeping all list markers.
                if keepsMarkers { return [] }
                keepsMarkers = true
                continue
            }
            asWritten.insert(culprit)
        }
        return []
    }

    /// The innermost block around a node that is not kept as written yet; nil if only the top-level block is
    /// left.
    private func innermostBlock(at node: Int, of target: Int, in window: Document, besides: Set<Int>) -> Int?
    {
        var candidate: Int?
        var index = target + 1
        let end = Int(window.nodes[target].subtreeEnd)
        while index < end, index <= node {
            if Int(window.nodes[index].subtreeEnd) <= node {
                index = Int(window.nodes[index].subtreeEnd)
                continue
            }
            if besides.contains(index) { break }
            switch window.nodes[index].kind {
            case .paragraph, .heading, .codeBlock, .htmlBlock, .thematicBreak, .table, .blockQuote, .list:
                candidate = index
            default: break
            }
            index += 1
        }
        return candidate
    }
}

extension TextEdit {
    fileprivate func shifted(by distance: Int) -> TextEdit {
        TextEdit(range: range.lowerBound + distance..<range.upperBound + distance, replacement: replacement)
    }
}
