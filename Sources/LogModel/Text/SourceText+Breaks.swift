internal import ByteText
internal import MarkdownAST

extension SourceText {
    /// The marks of a line that is a thematic break, without blanks around them; nil if it is none.
    func thematicBreak(_ line: Int) -> Range<Int>? {
        let text = bytes.trimmingBlanks(content(ofLine: line))
        guard let mark = bytes[text].first, mark.isOne(of: "-*_") else { return nil }
        let isBreak = bytes[text].allSatisfy { $0 == mark || $0.isBlank }
        return isBreak && bytes[text].count(where: { $0 == mark }) >= 3 ? text : nil
    }

    /// Whether a line says nothing: it is blank or a thematic break.
    func isBlankOrBreak(_ line: Int) -> Bool {
        bytes.trimmingBlanks(content(ofLine: line)).isEmpty || thematicBreak(line) != nil
    }
}
