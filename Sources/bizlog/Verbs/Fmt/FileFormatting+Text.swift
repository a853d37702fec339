internal import LogModel
internal import MarkdownAST
internal import MarkdownFormat

/// What formatting made of a text.
struct FormattedText {
    let old: [UInt8]
    let new: [UInt8]
    let edits: [TextEdit]
    /// Double-encoded text that was undone or is ambiguous.
    let findings: [EncodingRepair.Finding]

    var isChange: Bool { old != new }
}

extension FileFormatting {
    /// What came of a text.
    enum Outcome {
        /// It has a canonical form.
        case text(FormattedText)
        /// It cannot be parsed, which was reported.
        case refused
        /// It is no log, and nobody asked for it by name.
        case notLog

        var isTaken: Bool {
            switch self {
            case .text, .refused: true
            case .notLog: false
            }
        }
    }

    /// Brings a text into the canonical form.
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
            // Among the other files of a directory, one that is not UTF-8 is of no concern unless it is a log.
            if !isNamed, case .source = error, !isLogWithoutEncoding(bytes) { return .notLog }
            console.fail(name, error.position, error.description)
            return .refused
        }
    }

    /// Tells of each piece of double-encoded text what was done with it, or would be.
    mutating func tell(_ findings: [EncodingRepair.Finding], name: String) {
        for finding in findings {
            let (original, replacement) = (finding.original, finding.replacement)
            if let ambiguity = finding.ambiguity {
                let message = "\"\(original)\" looks double-encoded and was left: \(ambiguity)"
                console.warn(name, finding.position, message)
            } else {
                let verb = isReporting ? "would repair" : "repaired"
                console.say("\(name):\(finding.position): \(verb) \"\(original)\" to \"\(replacement)\"")
            }
        }
    }

    /// Whether bytes that are not UTF-8 would be a log if the wrong ones were left out of account.
    private func isLogWithoutEncoding(_ bytes: [UInt8]) -> Bool {
        guard let document = try? Document(parsing: String(decoding: bytes, as: UTF8.self)) else {
            return true
        }
        return LogDocument(reading: document).isLog
    }
}
