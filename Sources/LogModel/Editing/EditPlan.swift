internal import MarkdownAST

/// Finds the edits that make the changes to a log, and proves them.
///
/// Usually all changes to an entry can be written in the first way that comes to mind, so the piece with the entry is parsed once before
/// and once after. If that is not what was asked for, the changes are made one after the other, each in the first way that can be proven.
struct EditPlan {
    private let log: LogDocument
    private let work: [TargetWork]
    private let lineEnding: String
    /// Whether what is proven in pieces is proven in the whole file again.
    private var isTrial = false

    /// The changes to one entry or to the header, without those that the log says already.
    private struct TargetWork {
        /// The entry, by its index in the log or in the piece.
        var target: EditTarget
        let original: EditTarget
        let changes: [TargetChanges.Change]
    }

    init(_ log: LogDocument, _ changes: [EditTarget: TargetChanges]) {
        self.log = log
        lineEnding = log.lineEnding
        work = changes.sorted { $0.key < $1.key }.compactMap { target, changes in
            let left = changes.ordered.filter { !Self.isSaid($0, by: target, in: log) }
            return left.isEmpty ? nil : TargetWork(target: target, original: target, changes: left)
        }
    }

    private static func isSaid(_ change: TargetChanges.Change, by target: EditTarget, in log: LogDocument)
        -> Bool
    {
        switch change {
        case .title(let title):
            if case .entry(let index) = target { log.syntax[index].title == title } else { true }
        case .field(let change): change.field.value == change.value
        }
    }

    /// Why edits could not be found.
    private enum Fault: Error {
        /// The change reaches further than its piece.
        case reachesFurther
        case refused(LogEditError)
    }

    /// The edits of the file, sorted.
    func edits() throws(LogEditError) -> [TextEdit] {
        if work.isEmpty { return [] }
        do throws(Fault) {
            return try log.document.source.mayHoldDefinitions ? editsOfWhole() : editsOfPieces()
        } catch {
            switch error {
            case .refused(let error): throw error
            case .reachesFurther: break
            }
        }
        do throws(Fault) { return try editsOfWhole() } catch {
            switch error {
            case .refused(let error): throw error
            case .reachesFurther:
                guard let item = work.first, let change = item.changes.first else { return [] }
                throw refusal(item, change)
            }
        }
    }

    private func editsOfPieces() throws(Fault) -> [TextEdit] {
        var edits: [TextEdit] = []
        for item in work {
            guard let piece = piece(of: item.target) else { throw .reachesFurther }
            var inPiece = item
            if case .entry = item.target { inPiece.target = .entry(0) }
            edits += try self.edits(in: piece, [inPiece]).map { $0.shifted(by: piece.start) }
        }
        return edits
    }

    /// The edits that are found in pieces, if they are proven in the whole file, which is parsed once; else those that are found in
    /// the whole file.
    private func editsOfWhole() throws(Fault) -> [TextEdit] {
        let whole = LogPiece(whole: log)
        var trial = self
        trial.isTrial = true
        if let edits = try? trial.editsOfPieces(), try isProven(edits, of: whole, work) != nil {
            return edits
        }
        return try edits(in: whole, work)
    }

    /// The piece that holds an entry or the header, and reads it as the log does; nil if there is none.
    private func piece(of target: EditTarget) -> LogPiece? {
        // An entry that is the header too is looked at with the rest of the file.
        if log.entryOfHeader.map({ target == .header || target == .entry($0) }) ?? false { return nil }
        switch target {
        case .header:
            guard let range = log.pieceOfHeader, let piece = LogPiece(of: log, range),
                piece.log.header?.fields == log.header?.fields
            else { return nil }
            return piece
        case .entry(let index):
            guard let piece = LogPiece(of: log, log.piece(ofEntry: index)),
                let same = piece.log.syntax.first,
                piece.log.document.failure(same) == log.document.failure(log.syntax[index])
            else { return nil }
            return piece
        }
    }

    private func refusal(_ item: TargetWork, _ change: TargetChanges.Change) -> LogEditError {
        switch change {
        case .title: LogEditError(.titleNotReadBack, at: item.original, in: log)
        case .field(let change): LogEditError(.notReadBack(change.field.label), at: item.original, in: log)
        }
    }
}

extension EditPlan {
    /// The edits of a piece: all at once; else those of each half of the entries, which are proven together; else one after the other.
    private func edits(in piece: LogPiece, _ work: [TargetWork]) throws(Fault) -> [TextEdit] {
        let steps = try steps(in: piece, work)
        if steps.count > 1 {
            let edits = steps.map(\.way.edit)
            if try isProven(edits, of: piece, work) != nil { return edits }
        }
        if work.count > 1 {
            let middle = work.count / 2
            let edits =
                try edits(in: piece, Array(work[..<middle])) + edits(in: piece, Array(work[middle...]))
            let sorted = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
            if try isProven(sorted, of: piece, work) != nil { return sorted }
        }
        return try editsInTurn(in: piece, steps)
    }

    /// A change and the best way to write it.
    private struct Step {
        let item: TargetWork
        let change: TargetChanges.Change
        let way: EditScope.Way
    }

    /// Each change in the best way to write it, in the order of the file.
    private func steps(in piece: LogPiece, _ work: [TargetWork]) throws(Fault) -> [Step] {
        var steps: [Step] = []
        for item in work {
            let scope = EditScope(piece.log, item.target, lineEnding: lineEnding)
            for change in item.changes {
                guard let way = scope?.ways(for: change).first else { throw .refused(refusal(item, change)) }
                steps.append(Step(item: item, change: change, way: way))
            }
        }
        return steps.indices.sorted { left, right in
            let (first, second) = (steps[left].way, steps[right].way)
            let (range, other) = (first.edit.range, second.edit.range)
            if range.lowerBound != other.lowerBound { return range.lowerBound < other.lowerBound }
            if range.upperBound != other.upperBound { return range.upperBound < other.upperBound }
            if first.isInsertion != second.isInsertion { return !first.isInsertion }
            return left < right
        }.map { steps[$0] }
    }

    /// The edits of changes that are made one after the other, each in the first way that is proven.
    ///
    /// The last one in the file is made first, since how a value ends depends on what stands behind it.
    private func editsInTurn(in piece: LogPiece, _ steps: [Step]) throws(Fault) -> [TextEdit] {
        var piece = piece
        var edits: [TextEdit] = []
        for step in steps.reversed() {
            let (item, change) = (step.item, step.change)
            let alone = TargetWork(target: item.target, original: item.original, changes: [change])
            var found = false
            for way in EditScope(piece.log, item.target, lineEnding: lineEnding)?.ways(for: change) ?? [] {
                guard let after = try isProven([way.edit], of: piece, [alone]) else { continue }
                (piece, found) = (after, true)
                edits = edits.followed(by: [way.edit])
                break
            }
            guard found else { throw .refused(refusal(item, change)) }
        }
        return edits
    }

    /// The piece after the edits, if they change what was asked for and nothing else.
    private func isProven(_ edits: [TextEdit], of piece: LogPiece, _ work: [TargetWork]) throws(Fault)
        -> LogPiece?
    {
        guard let proof = EditProof(of: piece, edits) else { return nil }
        guard isTrial || proof.staysWithinPiece else { throw .reachesFurther }
        let changes = Dictionary(
            work.map { ($0.target, $0.changes) }, uniquingKeysWith: { first, _ in first })
        return proof.keepsEnd && proof.makes(changes) ? proof.after : nil
    }
}
