internal import MarkdownAST

/// A log before and after edits, to prove that they change only what they are meant to change.
///
/// What is compared is the ``LogPiece`` in which the edits act, or the whole log where link reference definitions may reach further. Who
/// edits says which entries, blocks or fields are meant to change; everything else must say what it said.
///
/// Edits of fields, recorded entries and entries in their canonical form are all proven here.
struct EditProof {
    let before: LogPiece
    let after: LogPiece
    /// The edits, whose places are offsets into the piece.
    let edits: [TextEdit]

    /// Parses a piece of a log before and after edits; nil if one of them cannot be parsed.
    ///
    /// - Parameters:
    ///   - range: from the start of a top-level block to the end of another one.
    ///   - edits: edits of the whole log, sorted; those within the range are applied.
    /// - Complexity: O(n) in the bytes of the piece and of the edits.
    init?(of log: LogDocument, in range: Range<Int>, _ edits: [TextEdit]) {
        guard let piece = LogPiece(of: log, range) else { return nil }
        let inner = edits.filter {
            range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
        }
        self.init(of: piece, inner.map { $0.shifted(by: -range.lowerBound) })
    }

    /// Parses a piece after edits; nil if it cannot be parsed.
    ///
    /// - Parameter edits: sorted edits, whose places are offsets into the piece.
    init?(of piece: LogPiece, _ edits: [TextEdit]) {
        guard let after = piece.applying(edits) else { return nil }
        (before, self.after, self.edits) = (piece, after, edits)
    }

    /// Where each edit's replacement stands in the piece after the edits.
    var replacementRanges: [Range<Int>] {
        var shift = 0
        return edits.map { edit in
            let start = edit.range.lowerBound + shift
            shift += edit.replacement.count - edit.range.count
            return start..<start + edit.replacement.count
        }
    }

    /// Whether nothing is left open at the end that was not open before.
    var keepsEnd: Bool { !after.isOpen || before.isOpen }

    /// Whether the edits add no template, no line that says what an entry is, and no link reference definition, so that the piece decides
    /// alone what it says.
    var staysWithinPiece: Bool {
        if after.log.formLineCount > before.log.formLineCount { return false }
        return before.isWhole
            || !after.log.document.source.mayHoldDefinitions
                && after.log.templateBlocks.schemas == before.log.templateBlocks.schemas
    }

    /// Whether there are as many entries and sections as there were, and the templates and all sections say what they said.
    ///
    /// - Complexity: O(n) in the top-level blocks and the nodes of the sections.
    var keepsOutline: Bool {
        let (old, new) = (before.log, after.log)
        guard new.syntax.count == old.syntax.count, new.templates == old.templates else { return false }
        let (sections, others) = (old.sections, new.sections)
        return sections.count == others.count
            && zip(sections, others).allSatisfy { $0.title == $1.title && $0.content == $1.content }
    }

    /// Whether the entries say what they said, but for those that the edits are meant to change or to add.
    ///
    /// - Parameters:
    ///   - isExempt: whether an entry of the piece before, by its index, is not compared.
    ///   - isAdded: whether an entry that begins at an offset of the piece after was added.
    /// - Complexity: O(n) in the bytes of the entries.
    func keepsEntries(except isExempt: (Int) -> Bool = { _ in false }, added isAdded: (Int) -> Bool) -> Bool {
        let (old, new) = (before.log, after.log)
        let others = new.syntax.filter { !isAdded($0.range.lowerBound) }
        guard others.count == old.syntax.count else { return false }
        return old.syntax.indices.allSatisfy { index in
            isExempt(index)
                || old.document.failure(old.syntax[index]) == new.document.failure(others[index])
        }
    }

    /// Whether the top-level blocks have the trees that they had, but for some.
    ///
    /// - Parameters:
    ///   - isReplaced: whether a block that begins at an offset of the piece before was replaced.
    ///   - isAdded: whether a block that begins at an offset of the piece after was added.
    ///   - isEdited: whether what stands in a range of the piece before was changed, so that its block only keeps its kind.
    /// - Complexity: O(n) in the nodes of the piece.
    func keepsBlocks(
        replaced isReplaced: (Int) -> Bool,
        added isAdded: (Int) -> Bool,
        edited isEdited: (Range<Int>) -> Bool
    ) -> Bool {
        let (old, new) = (before.log.document, after.log.document)
        func start(of block: Int, in document: Document) -> Int {
            document.source.start(ofLine: Int(document.nodes[block].startLine))
        }
        let left = old.topLevelBlocks.filter { !isReplaced(start(of: $0, in: old)) }
        let right = new.topLevelBlocks.filter { !isAdded(start(of: $0, in: new)) }
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { block, other in
            isEdited(old.range(of: block))
                ? old.nodes[block].kind == new.nodes[other].kind
                : old.hasSameSubtree(block, as: other, in: new)
        }
    }
}

extension TextEdit {
    /// The same replacement at another place.
    func shifted(by distance: Int) -> TextEdit {
        let start = range.lowerBound + distance
        return TextEdit(range: start..<start + range.count, replacement: replacement)
    }
}
