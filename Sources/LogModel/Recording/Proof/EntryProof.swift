internal import MarkdownAST
internal import MarkdownFormat

/// Parses an entry alone to check that it is read back as it was given, is canonical, and does not affect the
/// rest of a file.
///
/// A heading and a thematic break are added after it. Anything left open at the end of the entry would
/// include them.
struct EntryProof {
    let schema: LogSchema

    /// The reason why an entry cannot be written.
    struct Finding {
        /// The label of the field; nil for the title.
        let label: String?
        /// The line of the value, from 1.
        let line: Int
        let fault: ValueFault
    }

    private static let opening = "\(LogPiece.heading)\n\n"
    private static let closing = LogPiece.closing("---")

    /// The entry as Markdown without the `#` of its heading, or the reason why it cannot be written.
    ///
    /// - Complexity: O(n) in the bytes of an entry that can be written. For any other one each field is tried
    ///   alone.
    func text(of entry: Failure) -> Outcome {
        if let finding = forbiddenBytes(in: entry) { return .refused(finding) }
        let fault: ValueFault
        switch attempt(entry) {
        case .text(let text, let cost):
            return .text(String(text.drop { $0 == "#" }.dropFirst()), cost: cost)
        case .fault(let found, _): fault = found
        }
        let titled = Failure(id: entry.id, title: entry.title, fields: [])
        if case .fault(let fault, _) = attempt(titled) {
            return .refused(Finding(label: nil, line: 1, fault: fault))
        }
        for field in entry.fields {
            let alone = Failure(id: entry.id, title: "x", fields: [field])
            guard case .fault(let fault, let offset) = attempt(alone) else { continue }
            let line = line(at: offset, in: alone, field)
            return .refused(Finding(label: field.label, line: line, fault: fault))
        }
        // Each field alone is fine, so a construct that begins in one ends in another. The last of the fewest
        // fields that fail together is to blame.
        var low = 0
        var high = entry.fields.count
        while low + 1 < high {
            let middle = (low + high) / 2
            let some = Failure(id: entry.id, title: "x", fields: Array(entry.fields[..<middle]))
            if case .fault = attempt(some) { high = middle } else { low = middle }
        }
        let culprit = high > 0 ? entry.fields[high - 1].label : nil
        return .refused(Finding(label: culprit, line: 1, fault: fault))
    }

    /// The result for an entry.
    enum Outcome {
        case text(String, cost: ParseCost)
        case refused(Finding)
    }

    private enum Attempt {
        case text(String, cost: ParseCost)
        case fault(ValueFault, offset: Int)
    }

    private var level: Int { schema.headingLevel ?? 3 }

    private func rendered(_ entry: Failure) -> String {
        schema.text(of: entry, level: level)
    }

    /// Writes an entry, in the form for its schema if that is read back the same.
    private func attempt(_ entry: Failure) -> Attempt {
        var text = rendered(entry)
        let labels = DefinitionLabels(text)
        func reading(_ text: String) -> ProofReading? {
            let file = Self.opening + text + Self.closing + labels.probes
            let start = Self.opening.utf8.count
            return ProofReading(file, schema: schema, entry: start..<start + text.utf8.count)
        }
        guard var proof = reading(text) else { return .fault(.tooCostly, offset: 0) }
        let finding = proof.finding(expected: entry)
        if finding == nil || finding?.fault == .other, let offset = labels.defined(in: proof.document) {
            return .fault(.definition, offset: Self.opening.utf8.count + offset)
        }
        if let (fault, offset) = finding { return .fault(fault, offset: offset) }
        if let form = proof.normalized, let other = reading(form), other.finding(expected: entry) == nil,
            other.normalized == nil
        {
            (text, proof) = (form, other)
        }
        let edit = MarkdownFormatter().format(proof.document).edits
            .first { $0.range.lowerBound < proof.entry.upperBound + Self.closing.utf8.count }
        return edit.map { .fault(.notCanonical, offset: $0.range.lowerBound) }
            ?? .text(text, cost: proof.document.cost)
    }

    /// The line of a field's value, from 1, that contains an offset of the text with that field alone.
    private func line(at offset: Int, in alone: Failure, _ field: Failure.Field) -> Int {
        let text = Array((Self.opening + rendered(alone)).utf8)
        let value = Array(field.value.description.utf8)
        func line(_ offset: Int) -> Int {
            text[..<min(max(0, offset), text.count)].count { $0 == UInt8(ascii: "\n") }
        }
        let lines = value.count { $0 == UInt8(ascii: "\n") }
        return min(lines, max(0, line(offset) - line(text.count) + lines)) + 1
    }
}

extension EntryProof {
    /// Finds control characters, and line endings in values that must be one line.
    private func forbiddenBytes(in entry: Failure) -> Finding? {
        for byte in entry.title.utf8 {
            let isForbidden = byte.isLineEnding || byte.isControl
            if isForbidden {
                return Finding(
                    label: nil, line: 1, fault: byte.isLineEnding ? .lineEnding : .controlCharacter)
            }
        }
        for field in entry.fields {
            if field.label.utf8.contains(where: { $0.isLineEnding || $0.isControl }) || field.label.isEmpty {
                return Finding(label: field.label, line: 1, fault: .unwritableLabel)
            }
            var line = 1
            for byte in field.value.description.utf8 {
                if byte == UInt8(ascii: "\n") { line += 1 }
                if byte == UInt8(ascii: "\r") {
                    return Finding(label: field.label, line: line, fault: .carriageReturn)
                }
                if byte.isControl {
                    return Finding(label: field.label, line: line, fault: .controlCharacter)
                }
            }
        }
        return nil
    }
}

extension UInt8 {
    /// Whether the byte is a control character other than tab, LF and CR.
    fileprivate var isControl: Bool { self < 0x20 && self != 0x09 && !isLineEnding || self == 0x7F }
}
