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
    /// Brings a log into the canonical form; nil if it must not be touched, which is reported.
    mutating func formatted(_ text: LogText) -> FormattedText? {
        let document = text.log.document
        do throws(ParseError) {
            try document.requireMerged()
            let repair = repairsEncoding ? EncodingRepair(scanning: document) : nil
            let result: FormattedDocument
            if let repair, let source = try? document.source.applying(repair.edits) {
                result = LogFormatter().format(try Document(parsing: source))
            } else {
                result = LogFormatter().format(text.log)
            }
            return FormattedText(
                old: document.source.bytes,
                new: result.document.source.bytes,
                edits: (repair?.edits ?? []).followed(by: result.edits),
                findings: repair?.findings ?? []
            )
        } catch {
            console.fail(text.name, error.position, error.description)
            return nil
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
}
