/// A three-way merge of what a field says.
struct ValueMerge {
    /// What the field is for; nil if nobody knows.
    let role: FieldRole?
    /// What a message calls the field.
    let subject: String

    /// - Complexity: O(n) in the bytes of the values
    func pieces(_ base: ArraySlice<UInt8>?, _ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>)
        -> [MergePiece]
    {
        let disagreement = MergePiece.disagreement(
            MergeDisagreement(
                base: base.map { Array($0) }, ours: Array(ours), theirs: Array(theirs), subject: subject))
        if role == .status {
            return [furtherAlong(ours, theirs).map { .text(Array($0)) } ?? disagreement]
        }
        if let list = ListValue(ours), let others = ListValue(theirs),
            let old = base.map(ListValue.init) ?? ListValue([])
        {
            if !ListValue.areReplaced(old.items, by: list.items, and: others.items) {
                return PartedMerge(
                    base: base == nil ? nil : old.text, ours: list.text, theirs: others.text, rules
                ).pieces
            }
        } else if let joined = CommaList.merged(base, ours, theirs) {
            return [.text(joined)]
        }
        let isLong = ours.contains(UInt8(ascii: "\n")) || theirs.contains(UInt8(ascii: "\n"))
        guard isLong else { return [disagreement] }
        return PartedMerge(
            base: base.map { PartedText(Array($0), []) }, ours: PartedText(Array(ours), []),
            theirs: PartedText(Array(theirs), []), rules
        ).pieces
    }

    private var rules: PartRules {
        // Two items that say the same differ in their markers at most.
        PartRules(
            merge: { _, _, ours, _ in [.text(Array(ours))] }, name: { _ in subject }, nameOfText: subject)
    }

    /// The status that is further along; nil if both are ends, or nobody knows.
    private func furtherAlong(_ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        func rank(_ value: ArraySlice<UInt8>) -> Int? {
            let text = FieldValue.text(String(decoding: value, as: UTF8.self))
            return text.choice(for: .status).flatMap { FormRanks.status($0.name.lowercased()) }
        }
        guard let our = rank(ours), let their = rank(theirs), our != their else { return nil }
        return our > their ? ours : theirs
    }
}

/// A value that is a list, as a text whose parts are the items.
struct ListValue {
    let text: PartedText
    /// What the items say, without their markers.
    let items: [[UInt8]]

    /// nil if the value is not empty and does not begin with an item.
    ///
    /// - Complexity: O(n)
    init?(_ value: ArraySlice<UInt8>) {
        let bytes = Array(value)
        var parts: [PartedText.Part] = []
        var items: [[UInt8]] = []
        var counts: [[UInt8]: Int] = [:]
        var item: (start: Int, content: Int, end: Int)?
        func close() {
            guard let item else { return }
            let content = Array(bytes[item.content..<item.end])
            let number = counts[content, default: 0]
            counts[content] = number + 1
            items.append(content)
            parts.append(.init(key: .item(content, number), range: item.start..<item.end))
        }
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes.trimmingBlanks(start..<end)
            if let content = bytes.listContent(start..<end) {
                close()
                item = (start, content, line.upperBound)
            } else if item == nil {
                return nil
            } else if !line.isEmpty {
                item?.end = line.upperBound
            }
            start = end + 1
        }
        close()
        // What an item says ends before the blanks at the end of its last line.
        (text, self.items) = (PartedText(bytes, parts), items)
    }

    /// Whether both sides have put something else in the place of what the base had.
    static func areReplaced(_ base: [[UInt8]], by ours: [[UInt8]], and theirs: [[UInt8]]) -> Bool {
        let (our, their) = (Set(ours), Set(theirs))
        guard base.contains(where: { !our.contains($0) && !their.contains($0) }) else { return false }
        let old = Set(base)
        let (added, others) = (our.subtracting(old), their.subtracting(old))
        return !added.isEmpty && !others.isEmpty && added.isDisjoint(with: others)
    }
}

/// A value that is a list of ids or names on one line: `F-BIZ-001, F-BIZ-002`.
enum CommaList {
    /// The items of both sides, without those that one of them has removed; nil if the values are no such lists, or both sides have replaced
    /// the same one.
    static func merged(_ base: ArraySlice<UInt8>?, _ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>)
        -> [UInt8]?
    {
        guard let our = items(ours), let their = items(theirs) else { return nil }
        let old = base.map { items($0) ?? [Array($0)] } ?? []
        guard max(our.count, their.count, old.count) > 1, !ListValue.areReplaced(old, by: our, and: their)
        else {
            return nil
        }
        let (known, kept, others) = (Set(old), Set(our), Set(their))
        let rest = our.filter { !known.contains($0) || others.contains($0) }
        let added = their.filter { !known.contains($0) && !kept.contains($0) }
        return Array((rest + added).joined(separator: ", ".utf8))
    }

    /// The items, each of which has an id; nil if one has none.
    private static func items(_ value: ArraySlice<UInt8>) -> [[UInt8]]? {
        let bytes = Array(value)
        guard !bytes.contains(where: \.isLineEnding) else { return nil }
        let items = bytes.split(separator: UInt8(ascii: ",")).map { slice in
            Array(bytes[bytes.trimmingBlanks(slice.startIndex..<slice.endIndex)])
        }
        let hasIDs = items.allSatisfy { item in
            let mentions = IDMention.distinct(in: item, item.indices)
            // A sentence with a comma is no list.
            return mentions.count == 1 && item.count <= (mentions.first?.range.count ?? 0) + 24
        }
        return hasIDs && !items.isEmpty ? items : nil
    }
}

extension [UInt8] {
    /// Where the text of a list item begins whose marker stands at the start of a line; nil if there is no marker.
    fileprivate func listContent(_ line: Range<Int>) -> Int? {
        guard var offset = line.first else { return nil }
        if self[offset] == UInt8(ascii: "-") || self[offset] == UInt8(ascii: "*")
            || self[offset] == UInt8(ascii: "+")
        {
            offset += 1
        } else {
            let digits = offset
            while offset < line.upperBound, offset - digits < 9, self[offset].isDigit { offset += 1 }
            guard offset > digits, offset < line.upperBound,
                self[offset] == UInt8(ascii: ".") || self[offset] == UInt8(ascii: ")")
            else { return nil }
            offset += 1
        }
        guard offset < line.upperBound, self[offset].isBlank else { return nil }
        return trimmingBlanks(offset..<line.upperBound).lowerBound
    }
}
