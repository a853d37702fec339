internal import MarkdownAST

/// One verified step towards the canonical form.
///
/// First all edits are tried at once: when the edited document has the same tree, which is nearly always, that is the step. If not, each block
/// with edits is tried on its own between its neighbours, and those whose meaning would change are left out, or
/// written with the part of them that cannot be changed as it stands. What changes the meaning of another place all the same is found by
/// halves.
struct FormatStep {
    private let document: Document
    /// Top-level blocks that stay as they are.
    private let stubborn: Set<Int>

    init(_ document: Document, excluding stubborn: Set<Int> = []) {
        self.document = document
        self.stubborn = stubborn
    }

    /// The edits and the document that they lead to; nil if there is nothing to change.
    var result: FormattedDocument? {
        // Most files are canonical, and then nobody has to know what of them would stay if they were not.
        let plain = ProposedEdits.all(for: document, .nothing)
        if plain == nil, !document.source.hasCarriageReturns, !document.hasListsWithOtherBullets {
            return nil
        }
        let scope = FormatScope(document, excluding: stubborn)
        // Which edits belong to which block is not kept while the result is parsed: nearly always nobody asks.
        let all = scope.isUnlimited ? plain ?? [] : ProposedEdits.all(for: document, scope) ?? []
        if let formatted = verified(all, scope) { return formatted }
        if all.isEmpty { return nil }
        let proposed = ProposedEdits(for: document, scope)
        var accepted = BlockVerifier(document: document, proposed: proposed, kept: scope.kept).accepted()
        if let formatted = verified(accepted.all, scope) { return formatted }
        // What is left are blocks whose meaning hangs on a definition elsewhere; the parsed result names them.
        let rest = accepted
        accepted.removeBlocks(thatDifferIn: accepted.all, of: document)
        if let formatted = verified(accepted.all, scope) { return formatted }
        return halved(rest, scope)
    }

    /// The result of edits if it has the same tree as the document.
    private func verified(_ blockEdits: [TextEdit], _ scope: FormatScope) -> FormattedDocument? {
        let edits = LineEndings.normalised(
            blockEdits, in: document.source, except: scope.untouched.ignoredRanges)
        guard !edits.isEmpty, let edited = document.applying(edits), edited.hasSameTree(as: document) else {
            return nil
        }
        return FormattedDocument(document: edited, edits: edits)
    }

    /// As many edits as keep the tree together, if some change what stands elsewhere: those of half of the blocks are tried, and
    /// if they cannot be made, those of half of that half.
    ///
    /// - Complexity: O(n) in the bytes, times a number of attempts that is smaller the larger the file is.
    private func halved(_ proposed: ProposedEdits, _ scope: FormatScope) -> FormattedDocument? {
        let parts = [proposed.leading] + proposed.blocks.map { Array($0.edits) } + [proposed.trailing]
        var attempts = 12 + min(84, 4_000_000 / (document.source.bytes.count + 1))
        var accepted: [TextEdit] = []
        var result: FormattedDocument?
        // The ranges of parts that are still to be tried, the first one last.
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

/// What of a document may be changed.
struct FormatScope {
    /// Lines that belong to other dialects.
    let kept: KeptLines
    let untouched: UntouchedBlocks

    /// A document of which everything may be changed.
    static let nothing = FormatScope(kept: .none, untouched: UntouchedBlocks())

    private init(kept: KeptLines, untouched: UntouchedBlocks) {
        (self.kept, self.untouched) = (kept, untouched)
    }

    /// - Complexity: O(nodes + bytes)
    init(_ document: Document, excluding stubborn: Set<Int>) {
        kept = DialectScan.lines(of: document)
        untouched = UntouchedBlocks(in: document, excluding: stubborn)
    }

    /// Whether everything may be changed.
    var isUnlimited: Bool { kept.isEmpty && untouched.blocks.isEmpty && untouched.ignoredRanges.isEmpty }
}

extension Document {
    /// Whether a list at the margin has another bullet than `-`. It may have it because of what stands around it, which is to be known then.
    fileprivate var hasListsWithOtherBullets: Bool {
        topLevelBlocks.contains { block in
            guard case .list(let list) = nodes[block].kind, list.start == nil else { return false }
            let line = source.bytes[source.text(ofLine: Int(nodes[block].startLine))]
            return line.first { $0 != 0x20 } != UInt8(ascii: "-")
        }
    }

    /// The document that results from edits; nil if they cannot be applied or the result exceeds a limit.
    func applying(_ edits: [TextEdit]) -> Document? {
        guard let source = try? source.applying(edits) else { return nil }
        return try? Document(parsing: source, readsFrontMatter: readsFrontMatter)
    }
}
