internal import MarkdownAST

extension EncodingRepair {
    /// Weighs the suspects of a text against each other.
    static func findings(of scan: MojibakeScan, in bytes: ArraySlice<UInt8>) -> [Finding] {
        let evidence = Evidence(scan)
        guard evidence.hasDamage || scan.suspects.contains(where: { $0.verdict == .lost }) else { return [] }
        var cursor = PositionCursor(bytes)
        var result: [Finding] = []
        for suspect in scan.suspects {
            let ambiguity: Ambiguity?
            switch suspect.verdict {
            case .damaged: ambiguity = scan.isMention(suspect) ? .mention : nil
            case .lost: ambiguity = .lost
            case .legible:
                guard scan.lines[suspect.line].isConsistent, evidence.hasDamage else { continue }
                ambiguity = evidence.speaksFor(suspect) ? nil : .legible
            }
            result.append(
                Finding(
                    range: suspect.range,
                    position: cursor.position(at: suspect.range.lowerBound),
                    original: String(decoding: bytes[suspect.range], as: UTF8.self),
                    replacement: String(suspect.scalar),
                    ambiguity: ambiguity
                )
            )
        }
        return result
    }

    /// What the certain sequences of a text say about the others.
    private struct Evidence {
        private var systems: Set<WritingSystem> = []
        private var lines: Set<Int> = []
        private let isConsistent: Bool

        var hasDamage: Bool { !lines.isEmpty }

        init(_ scan: MojibakeScan) {
            isConsistent = scan.isConsistent
            for suspect in scan.suspects where suspect.verdict == .damaged && !scan.isMention(suspect) {
                lines.insert(suspect.line)
                if let system = WritingSystem(of: suspect.scalar) { systems.insert(system) }
            }
        }

        /// Whether a sequence in a consistent line is damaged like others.
        func speaksFor(_ suspect: MojibakeScan.Suspect) -> Bool {
            guard let system = WritingSystem(of: suspect.scalar), systems.contains(system) else {
                return false
            }
            return isConsistent || lines.contains(suspect.line)
        }
    }
}

extension MojibakeScan {
    /// Whether the line holds the character of a sequence also as it should be, and the sequence is no part of a word.
    fileprivate func isMention(_ suspect: Suspect) -> Bool {
        suspect.standsAlone && lines[suspect.line].intact.contains(suspect.scalar)
    }
}

/// Computes positions of growing offsets in one pass.
private struct PositionCursor {
    private let bytes: ArraySlice<UInt8>
    private var offset: Int
    private var line = 1
    private var column = 1

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
        // A byte order mark has no column.
        if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    mutating func position(at target: Int) -> SourcePosition {
        while offset < target {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
                    && !(offset < bytes.endIndex && bytes[offset] == UInt8(ascii: "\n"))
            {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(offset: target, line: line, column: column)
    }
}
