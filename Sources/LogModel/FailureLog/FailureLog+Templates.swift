internal import MarkdownAST

extension FailureLog {
    /// The schemas of the templates that stand in the texts of a log, in order.
    ///
    /// - Complexity: O(n) in the bytes of the texts; only those that may hold code are parsed.
    static func templates(in header: Header, _ parts: [Part]) -> [LogSchema] {
        var templates: [LogSchema] = []
        func read(_ text: String) {
            guard templates.count < TemplateBlocks.maximum, text.mayHoldCodeBlock,
                let document = Document(block: text)
            else { return }
            templates += TemplateBlocks(document).schemas.prefix(TemplateBlocks.maximum - templates.count)
        }
        read(header.preface)
        read(header.tagline)
        for field in header.fields { read(field.value.description) }
        read(header.appendix)
        for part in parts {
            read(part.preface)
            switch part.content {
            case .failure(let failure):
                read(failure.introduction)
                for field in failure.fields { read(field.value.description) }
                read(failure.appendix)
            case .section(let section):
                for case .markdown(let text) in section.blocks { read(text) }
            }
        }
        return templates
    }
}

extension String {
    /// Whether a fence or a line that is indented like code stands anywhere in the text.
    fileprivate var mayHoldCodeBlock: Bool {
        var isLineStart = true
        var (previous, run): (UInt8, Int) = (0, 0)
        for byte in utf8 {
            run = byte == previous ? run + 1 : 1
            previous = byte
            switch byte {
            case UInt8(ascii: "`"), UInt8(ascii: "~"): if run == 3 { return true }
            case UInt8(ascii: " "): if isLineStart, run == 4 { return true }
            case UInt8(ascii: "\t"): if isLineStart { return true }
            default: break
            }
            isLineStart = byte.isLineEnding || isLineStart && byte == UInt8(ascii: " ")
        }
        return false
    }
}
