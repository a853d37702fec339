/// A part of the result of a merge: a text, or what the sides disagree about.
enum MergePiece {
    case text([UInt8])
    case disagreement(MergeDisagreement)
}

extension MergePiece {
    /// Whether it says nothing in any version.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .disagreement(let disagreement): disagreement.ours.isEmpty && disagreement.theirs.isEmpty
        }
    }

    /// The piece with an ending behind the last line; nil if it has one.
    func ended(with ending: [UInt8]) -> MergePiece? {
        switch self {
        case .text(let text): text.last == UInt8(ascii: "\n") ? nil : .text(text + ending)
        case .disagreement(let disagreement):
            .disagreement(disagreement.map { $0.isEmpty || $0.last == UInt8(ascii: "\n") ? $0 : $0 + ending })
        }
    }

    /// The piece without the ending of its last line; nil if it has none.
    var withoutEnding: MergePiece? {
        switch self {
        case .text(let text): text.last == UInt8(ascii: "\n") ? .text(text.withoutEnding) : nil
        case .disagreement(let disagreement): .disagreement(disagreement.map(\.withoutEnding))
        }
    }
}

extension [UInt8] {
    /// The text without a line ending at its end.
    fileprivate var withoutEnding: [UInt8] {
        guard last == UInt8(ascii: "\n") else { return self }
        let text = dropLast()
        return Array(text.last == UInt8(ascii: "\r") ? text.dropLast() : text)
    }

    /// The ending of the first line; nil if there is none.
    var firstLineEnding: [UInt8]? {
        guard let end = firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        return end > 0 && self[end - 1] == UInt8(ascii: "\r") ? Array("\r\n".utf8) : [UInt8(ascii: "\n")]
    }
}

/// What both sides have changed in different ways: whole lines of each version. The last one may lack its ending, in all versions alike.
struct MergeDisagreement {
    let base: [UInt8]?
    let ours: [UInt8]
    let theirs: [UInt8]
    /// What they disagree about, for a message: `the title`.
    let subject: String
    /// Whether a virtual base keeps what both sides have added.
    var keepsBoth = false

    /// The same with other texts.
    func map(_ change: ([UInt8]) -> [UInt8]) -> MergeDisagreement {
        MergeDisagreement(
            base: base.map(change), ours: change(ours), theirs: change(theirs), subject: subject,
            keepsBoth: keepsBoth)
    }
}

extension [MergePiece] {
    /// The text, if nothing is left to a person.
    var text: [UInt8]? {
        var result: [UInt8] = []
        for piece in self {
            guard case .text(let text) = piece else { return nil }
            result += text
        }
        return result
    }

    /// The pieces with an ending behind the last line.
    func ending(with ending: [UInt8]) -> [MergePiece] {
        guard !ending.isEmpty, let last else { return self }
        switch last {
        case .text(let text): return dropLast() + [.text(text + ending)]
        case .disagreement(let disagreement):
            return dropLast() + [.disagreement(disagreement.map { $0.isEmpty ? $0 : $0 + ending })]
        }
    }

    /// What the sides disagree about.
    var disagreements: [MergeDisagreement] {
        compactMap { if case .disagreement(let disagreement) = $0 { disagreement } else { nil } }
    }
}

/// Which text a disagreement becomes.
enum MergeResolution: Hashable {
    case ours
    case theirs
    /// What the base says; where the sides have added something, all of it.
    case base
    /// Both, between git's conflict markers.
    case marked
}

/// Writes the pieces of a merge.
struct MergeWriter {
    let options: MergeOptions
    /// The ending of the lines with the markers.
    let lineEnding: [UInt8]

    /// The text of some pieces.
    func text(of pieces: [MergePiece], _ resolution: MergeResolution) -> [UInt8] {
        var result: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .disagreement(let disagreement): append(disagreement, resolution, to: &result)
            }
        }
        return result
    }

    private func append(
        _ disagreement: MergeDisagreement, _ resolution: MergeResolution, to result: inout [UInt8]
    ) {
        switch resolution {
        case .ours: result += disagreement.ours
        case .theirs: result += disagreement.theirs
        case .base:
            if disagreement.keepsBoth, disagreement.base?.isEmpty ?? true {
                result += disagreement.ours + disagreement.theirs
            } else {
                result += disagreement.base ?? []
            }
        case .marked: appendMarked(disagreement, to: &result)
        }
    }

    private func appendMarked(_ disagreement: MergeDisagreement, to result: inout [UInt8]) {
        let isEnded = [disagreement.ours, disagreement.theirs].contains { $0.last == UInt8(ascii: "\n") }
        var ours = disagreement.ours[...]
        var theirs = disagreement.theirs[...]
        var tail: ArraySlice<UInt8> = []
        if options.style != .diff3 {
            let (head, end) = Self.sharedLines(ours, theirs)
            result += ours.prefix(head)
            tail = ours.suffix(end)
            ours = ours.dropFirst(head).dropLast(end)
            theirs = theirs.dropFirst(head).dropLast(end)
        }
        mark("<", options.ourLabel, to: &result)
        line(ours, to: &result)
        if options.style != .merge {
            mark("|", options.baseLabel, to: &result)
            line((disagreement.base ?? [])[...], to: &result)
        }
        mark("=", "", to: &result)
        line(theirs, to: &result)
        mark(">", options.theirLabel, to: &result)
        result += tail
        if !isEnded, tail.isEmpty {
            // What follows in the text is the ending of this line, or nothing.
            result.removeLast(lineEnding.count)
        }
    }

    private func mark(_ mark: Unicode.Scalar, _ label: String, to result: inout [UInt8]) {
        result += [UInt8](repeating: UInt8(ascii: mark), count: max(1, options.markerSize))
        if !label.isEmpty { result += " \(label.filter { !$0.isNewline })".utf8 }
        result += lineEnding
    }

    private func line(_ text: ArraySlice<UInt8>, to result: inout [UInt8]) {
        result += text
        if !text.isEmpty, text.last != UInt8(ascii: "\n") { result += lineEnding }
    }

    /// How many bytes at the start and at the end are lines that both texts have.
    private static func sharedLines(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> (Int, Int) {
        let lines = left.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let others = right.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // The text behind the last line feed is no whole line.
        let (count, otherCount) = (lines.count - 1, others.count - 1)
        var head = 0
        while head < min(count, otherCount), lines[head] == others[head] { head += 1 }
        var tail = 0
        if lines[count] == others[otherCount], lines[count].isEmpty {
            while tail < min(count, otherCount) - head,
                lines[count - 1 - tail] == others[otherCount - 1 - tail]
            {
                tail += 1
            }
        }
        let headBytes = lines.prefix(head).reduce(0) { $0 + $1.count + 1 }
        let tailBytes = lines[(count - tail)..<count].reduce(0) { $0 + $1.count + 1 }
        return (headBytes, tailBytes)
    }
}
