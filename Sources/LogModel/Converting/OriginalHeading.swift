internal import MarkdownAST

/// What a heading says besides the values that a conversion knows: `in 1.4.0` of `BUG-7 — t [resolved in 1.4.0]`.
struct OriginalHeading {
    private let bytes: [UInt8]
    /// The words that the log's own form has in headings, such as `Incident` in `Incident #3`.
    private let known: Set<ArraySlice<UInt8>>

    /// - Parameter style: that of the log; nil if it has none.
    init(_ document: Document, _ style: FormStyle?) {
        bytes = document.source.bytes
        var texts = style?.head.flatMap { [$0.opening, $0.separator, $0.closing] } ?? []
        if let style { texts += [style.number.opening, style.number.closing] }
        known = Set(texts.flatMap { wordCounts($0.utf8).keys })
    }

    /// The heading of an entry if it says more than its values; nil if it does not.
    ///
    /// - Complexity: O(n) in the bytes of the heading
    func text(of entry: FormEntry) -> String? {
        let head = entry.head
        guard entry.row == nil, !head.text.isEmpty else { return nil }
        var rest: [UInt8] = []
        var end = head.text.lowerBound
        for value in head.values {
            rest += bytes[end..<max(end, value.range.lowerBound)] + [0x20]
            end = max(end, value.range.upperBound)
        }
        if end < head.text.upperBound { rest += bytes[end..<head.text.upperBound] }
        var word: Set<ArraySlice<UInt8>> = []
        if case .number(_, _, let range) = head.key { word = Set(wordCounts(bytes[range]).keys) }
        let more = wordCounts(rest).keys.filter { !known.contains($0) && !word.contains($0) }
        return more.isEmpty ? nil : bytes.string(head.text)
    }
}

extension FormPrinter {
    /// Whether a heading from another form of the log is read in this one as what it would write itself, and is no other one.
    func canKeep(_ heading: String, of entry: EntryContent) -> Bool {
        guard !FormStyle.named.contains(where: { $0.name == style.name }), style.container != .row else {
            return false
        }
        let old = Array(heading.utf8)
        let new = Array(head(of: entry).utf8)
        let (left, right) = (HeadScan(old, old.indices), HeadScan(new, new.indices))
        guard left.values.map(\.slot) == right.values.map(\.slot) else { return false }
        return zip(left.values, right.values).allSatisfy { one, other in
            if one.slot == .date { return left.date?.date == right.date?.date }
            let texts = (old.string(one.range), new.string(other.range))
            return one.slot == .title || one.slot == .key
                ? texts.0 == texts.1 : texts.0.lowercased() == texts.1.lowercased()
        }
    }
}
