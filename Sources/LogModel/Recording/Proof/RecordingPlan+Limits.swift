internal import MarkdownAST

extension RecordingPlan {
    /// The error with which the file would be refused after the recording; nil if it could be read.
    ///
    /// The costs of the file and the entries are known from parsing each of them. Only a file that may be
    /// near a limit is parsed with all its edits.
    func refusal(by limits: ParseLimits) -> ParseError? {
        let source = log.document.source
        let size = edits.reduce(source.bytes.count) { $0 + $1.replacement.count - $1.range.count }
        guard size <= SourceText.maximumSize else {
            return .source(.tooLarge(size: size, limit: SourceText.maximumSize))
        }
        let additions = insertions.flatMap(\.additions)
        var cost = additions.reduce(log.document.cost) { $0 + $1.cost }
        // A link in an entry may refer to any definition of the file.
        let texts = insertions.map(\.edit.replacement)
        let brackets = texts.reduce(0) { $0 + $1.count { $0 == UInt8(ascii: "]") } }
        if brackets > 0, source.mayHoldDefinitions { cost.expansion += brackets * source.bytes.count }
        // A new row may lack as many cells as its table has.
        let addsRows = counters.contains { $0.replacement.contains(UInt8(ascii: "\n")) }
        if !addsRows, size <= limits.text / 4, limits.allow(cost, forSize: size) { return nil }
        guard let bytes = try? edits.applied(to: source.bytes) else { return nil }
        do throws(ParseError) {
            let text: SourceText
            do { text = try SourceText(bytes) } catch { throw .source(error) }
            _ = try Document(parsing: text, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}
