internal import MarkdownAST

/// The edits that recording makes to one file, and the check that they change nothing else.
struct RecordingPlan {
    let log: LogDocument
    let insertions: [Insertion]
    /// The edits to the header and the table of categories.
    let counters: [TextEdit]

    /// Entries inserted at one place.
    struct Insertion {
        let place: EntryPlace
        /// The entries, in the order of the file.
        let additions: [FileRecorder.Addition]
        let edit: TextEdit
    }

    /// All edits, sorted.
    var edits: [TextEdit] {
        let edits = insertions.map(\.edit) + counters
        return edits.indices.sorted {
            (edits[$0].range.lowerBound, edits[$0].range.upperBound, $0)
                < (edits[$1].range.lowerBound, edits[$1].range.upperBound, $1)
        }.map { edits[$0] }
    }

    /// The first entry that would not be read back from the edited file, or that cannot be inserted at its
    /// place; nil if there is none.
    ///
    /// Only the surroundings of the changes are parsed, before and after. No container is open where a
    /// top-level block begins. So a change can affect only its neighbours, apart from link reference
    /// definitions, and new entries have none.
    func firstFault() -> (addition: FileRecorder.Addition, line: Int)? {
        let edits = edits
        let ignored = IgnoredLines(log.document)
        let bounds = PieceBounds(log)
        var pieces: [(range: Range<Int>, insertions: [Insertion])] = []
        for insertion in insertions {
            let place = insertion.place
            let range = bounds.piece(around: place.range, from: place.neighbour)
            if let last = pieces.last, range.lowerBound < last.range.upperBound {
                let start = min(range.lowerBound, last.range.lowerBound)
                pieces[pieces.count - 1].range = start..<max(range.upperBound, last.range.upperBound)
                pieces[pieces.count - 1].insertions.append(insertion)
            } else {
                pieces.append((range, [insertion]))
            }
        }
        for (range, insertions) in pieces {
            var fault: Int? = 0
            if !insertions.contains(where: { isIgnored($0.place, ignored) }),
                let proof = EditProof(of: log, in: range, edits)
            {
                fault = proof.firstFault(in: insertions)
            }
            let additions = insertions.flatMap { insertion in insertion.additions.map { (insertion, $0) } }
            guard let fault, additions.indices.contains(fault) else { continue }
            let (insertion, addition) = additions[fault]
            return (addition, log.document.source.line(at: insertion.place.range.lowerBound) + 1)
        }
        return nil
    }

    /// Whether an insertion would be inside a region that is ignored.
    private func isIgnored(_ place: EntryPlace, _ ignored: IgnoredLines) -> Bool {
        let source = log.document.source
        let line = source.line(at: place.range.lowerBound)
        let isAtStart = place.range.lowerBound == source.start(ofLine: line)
        let (before, behind) = isAtStart ? (line - 1, line) : (line, line + 1)
        guard before >= 0, ignored.overlap(before..<before + 1),
            behind >= source.lineCount || ignored.overlap(behind..<behind + 1)
        else { return false }
        // A region closed at the end of the file ends there.
        return !source.string(source.content(ofLine: before)).contains("bizlog-ignore-end")
    }
}
