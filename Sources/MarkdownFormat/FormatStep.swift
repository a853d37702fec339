internal import MarkdownAST

/// One verified step towards the canonical form.
///
/// First all edits are tried at once: when the edited document has the same tree, which is nearly always, that is the step. If not, each block
/// with edits is tried on its own between its neighbours, and those whose meaning would change are left out, or
/// written with the part of them that cannot be changed as it stands.
struct FormatStep {
    private let document: Document
    private let untouched: UntouchedBlocks

    init(_ document: Document) {
        self.document = document
        untouched = UntouchedBlocks(in: document)
    }

    /// The edits and the document that they lead to; nil if there is nothing to change.
    var result: FormattedDocument? {
        // Which edits belong to which block is not kept while the result is parsed: nearly always nobody asks.
        guard let all = ProposedEdits.all(for: document, untouched: untouched) else { return nil }
        if let formatted = verified(all) { return formatted }
        let proposed = ProposedEdits(for: document, untouched: untouched)
        var accepted = BlockVerifier(document: document, proposed: proposed).accepted()
        if let formatted = verified(accepted.all) { return formatted }
        // What is left are blocks whose meaning hangs on a definition elsewhere; the parsed result names them.
        accepted.removeBlocks(thatDifferIn: accepted.all, of: document)
        return verified(accepted.all)
    }

    /// The result of edits if it has the same tree as the document.
    private func verified(_ blockEdits: [TextEdit]) -> FormattedDocument? {
        let edits = LineEndings.normalised(blockEdits, in: document.source, except: untouched.ignoredRanges)
        guard !edits.isEmpty, let edited = document.applying(edits), edited.hasSameTree(as: document) else {
            return nil
        }
        return FormattedDocument(document: edited, edits: edits)
    }
}

extension Document {
    /// The document that results from edits; nil if they cannot be applied or the result exceeds a limit.
    func applying(_ edits: [TextEdit]) -> Document? {
        guard let source = try? source.applying(edits) else { return nil }
        return try? Document(parsing: source, readsFrontMatter: readsFrontMatter)
    }
}
