internal import LogModel
internal import MarkdownAST
internal import MarkdownFormat

/// The result of formatting a text.
struct FormattedText {
    let old: [UInt8]
    let new: [UInt8]
    let edits: [TextEdit]
    /// The double-encoded texts that were repaired or are ambiguous.
    let findings: [EncodingRepair.Finding]

    var isChange: Bool { old != new }
}

extension FileFormatting {
    /// The outcome for a text.
    enum Outcome {
        /// The text has a canonical form.
        case text(FormattedText)
        /// The text cannot be parsed; an error was printed.
        case refused
        /// The text is no log, and the user did not name its file.
        case notLog

        var isTaken: Bool {
            switch self {
            case .text, .refused: true
            case .notLog: false
            }
        }
    }

    /// Brings a text into canonical form.
    mutating func formatted(_ bytes: [UInt8], name: String, isNamed: Bool) -> Outcome {
        do throws(ParseError) {
            var document = try Document(parsing: bytes)
            guard isNamed || LogDocument(reading: document).isLog else { return .notLog }
            try document.requireMerged()
            let repair = repairsEncoding ? EncodingRepair(scanning: document) : nil
            if let repair, let source = try? document.source.applying(repair.edits) {
                document = try Document(parsing: source)
            }
            let result = LogFormatter().format(document)
            return .text(
                FormattedText(
                    old: bytes,
                    new: result.document.source.bytes,
                    edits: (repair?.edits ?? []).followed(by: result.edits),
                    findings: repair?.findings ?? []
                )
            )
        } catch {
            // A file in a directory that is not UTF-8 is skipped unless it is a log.
            if !isNamed, case .source = error, !isLogWithoutEncoding(bytes) { return .notLog }
            console.fail(name, error.position, error.description)
            return .refused
        }
    }

    /// Prints a message for each double-encoded text: it was repaired, would be, or is ambiguous.
    mutating func tell(_ findings: [EncodingRepair.Finding], name: String) {
        for finding in findings {
            let (original, replacement) = (finding.original, finding.replacement)
            if let ambiguity = finding.ambiguity {
                let message = "\"\(original)\" looks double-encoded and was left unchanged: \(ambiguity)"
                console.warn(name, finding.position, message)
            } else {
                let verb = isReporting ? "would repair" : "repaired"
                console.say("\(name):\(finding.position): \(verb) \"\(original)\" to \"\(replacement)\"")
            }
        }
    }

    /// Whether bytes that are not UTF-8 would be a log without the invalid bytes.
    private func isLogWithoutEncoding(_ bytes: [UInt8]) -> Bool {
        guard let document = try? Document(parsing: String(decoding: bytes, as: UTF8.self)) else {
            return true
        }
        return LogDocument(reading: document).isLog
    }
}
