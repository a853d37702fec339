internal import MarkdownAST

/// One verified step towards the canonical form.
///
/// First all edits are tried at once. Nearly always the edited document has the same tree, and the step is
/// done. Otherwise each block with edits is tried on its own between its neighbours. A block whose meaning
/// would change is left out, or its part that cannot change is written as it stands. If the result still
/// changes the meaning elsewhere, bisection finds the edits to blame.
/// halves.
struct FormatStep {
    private let document: Document
    /// The top-level blocks that stay as they are.
    private let stubborn: Set<Int>

    init(_ document: Document, excluding stubborn: Set<Int> = []) {
        self.document = document
        self.stubborn = stubborn
    }

    /// The verified edits and the resulting document; nil if there is nothing to change.
    var result: FormattedDocument? {
        // Most files are canonical. For these the scope need not be known.
        let plain = ProposedEdits.all(for: document, .nothing)
        if plain == nil, !document.source.hasCarriageReturns, !document.hasListsWithOtherBullets {
            return nil
        }
        let scope = FormatScope(document, excluding: stubborn)
        // The mapping of edits to blocks is not kept during the parse, since it is rarely needed.
        let all = scope.isUnlimited ? plain ?? [] : ProposedEdits.all(for: document, scope) ?? []
        if let formatted = verified(all, scope) { return formatted }
        if all.isEmpty { return nil }
        let proposed = ProposedEdits(for: document, scope)
        var accepted = BlockVerifier(document: document, proposed: proposed, kept: scope.kept).accepted()
        if let formatted = verified(accepted.all, scope) { return formatted }
        // The remaining differences are in blocks that depend on a definition elsewhere; the parsed result
        // shows which.
        let rest = accepted
        accepted.removeBlocks(thatDifferIn: accepted.all, of: document)
        if let formatted = verified(accepted.all, scope) { return formatted }
        return halved(rest, scope)
    }

    /// The result of applying the edits, if its tree equals the document's.
    private func verified(_ blockEdits: [TextEdit], _ scope: FormatScope) -> FormattedDocument? {
        let edits = LineEndings.normalised(
            blockEdits, in: document.source, except: scope.untouched.ignoredRanges)
        guard !edits.isEmpty, let edited = document.applying(edits), edited.hasSameTree(as: document) else {
            return nil
        }
        return FormattedDocument(document: edited, edits: edits)
    }

    /// The largest set of edits found by bisection that keeps the tree: tries the edits of half of the blocks
    /// and, if these fail, of a half of that half.
    ///
    /// - Complexity: O(n) in the bytes, times a number of attempts that shrinks with the size of the file.
    private func halved(_ proposed: ProposedEdits, _ scope: FormatScope) -> FormattedDocument? {
        let parts = [proposed.leading] + proposed.blocks.map { Array($0.edits) } + [proposed.trailing]
        var attempts = 12 + min(84, 4_000_000 / (document.source.bytes.count + 1))
        var accepted: [TextEdit] = []
        var result: FormattedDocument?
        // The index ranges that are yet to be tried, the first one last.
        var pending = [0..<parts.count]
        while let range = pending.popLast(), attempts > 0 {
            let edits = parts[range].flatMap(\.self)
            if edits.isEmpty { continue }
            attempts -= 1
            if let formatted = verified(accepted + edits, scope) {
                accepted += edits
                result = formatted
            } else if range.count > 1 {
                let middle = range.lowerBound + range.count / 2
                pending.append(middle..<range.upperBound)
                pending.append(range.lowerBound..<middle)
            }
        }
        return result
    }
}

/// The parts of a document that may change.
struct FormatScope {
    /// Lines with constructs of other dialects.
    let kept: KeptLines
    let untouched: UntouchedBlocks

    /// The scope of a document of which everything may change.
    static let nothing = FormatScope(kept: .none, untouched: UntouchedBlocks())

    private init(kept: KeptLines, untouched: UntouchedBlocks) {
        (self.kept, self.untouched) = (kept, untouched)
    }

    /// - Complexity: O(nodes + bytes)
    init(_ document: Document, excluding stubborn: Set<Int>) {
        kept = DialectScan.lines(of: document)
        untouched = UntouchedBlocks(in: document, excluding: stubborn)
    }

    /// Whether everything may change.
    var isUnlimited: Bool { kept.isEmpty && untouched.blocks.isEmpty && untouched.ignoredRanges.isEmpty }
}

extension Document {
    /// Whether a list at the margin has a bullet other than `-`. Then its surroundings must be known before
    /// it may change.
    fileprivate var hasListsWithOtherBullets: Bool {
        topLevelBlocks.contains { block in
            guard case .list(let list) = nodes[block].kind, list.start == nil else { return false }
            let line = source.bytes[source.text(ofLine: Int(nodes[block].startLine))]
            return line.first { $0 != 0x20 } != UInt8(ascii: "-")
        }
    }
}
