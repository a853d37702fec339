internal import MarkdownAST

/// A heading that names an entry which the log seems not to have: the id in it is of a family that the log has, and no entry has that id.
///
/// Most likely it begins an entry in a form that is not read. So nobody knows how many entries there are.
package struct UnreadHeading: Sendable {
    package let id: EntryID
    /// The bytes of the id.
    package let range: Range<Int>
    /// Whether the heading begins with the id; then it is not read because nothing under it looks like a field.
    package let beginsWithID: Bool
    /// The level of the heading.
    package let level: Int
}

extension LogDocument {
    /// The headings that name an entry which is not read, in order.
    ///
    /// A heading with several ids of the log speaks of entries that stand elsewhere, and the title of the file speaks of the file.
    ///
    /// - Complexity: O(top-level headings), and O(entries) if any of them that begins no entry holds an id
    package var unreadHeadings: [UnreadHeading] {
        let named = tree.headings.compactMap { heading -> (node: Int, mentions: [Mention])? in
            if case .entry = heading.role { return nil }
            if heading.node == header?.node { return nil }
            let mentions = document.idsOfHeading(heading.node)
            return mentions.isEmpty ? nil : (heading.node, mentions)
        }
        if named.isEmpty { return [] }
        var families = Set(templates.map(\.idPrefix))
        var ids: Set<EntryID> = []
        for entry in syntax {
            families.insert(entry.id.prefix)
            ids.insert(entry.id)
        }
        var begun: Set<Int> = []
        // A heading under which nothing is said may only speak of an entry.
        for entry in inferred?.entries ?? [] where !entry.fields.isEmpty || entry.date != nil {
            if let node = entry.node { begun.insert(node) }
            if let key = entry.key { ids.insert(key.id) }
        }
        let ignored = IgnoredLines(document)
        return named.compactMap { heading, mentions in
            if begun.contains(heading) { return nil }
            let own = mentions.filter { families.contains($0.id.prefix) }
            guard let first = own.first, own.allSatisfy({ $0.id == first.id }), !ids.contains(first.id)
            else { return nil }
            let line = document.source.line(at: first.range.lowerBound)
            if ignored.overlap(line..<line + 1) { return nil }
            return UnreadHeading(
                id: first.id,
                range: first.range,
                beginsWithID: EntryHeading(document, at: heading).map { $0.id == first.range } ?? false,
                level: document.headingLevel(of: heading)
            )
        }
    }

    fileprivate typealias Mention = (id: EntryID, range: Range<Int>)
}

extension Document {
    /// The ids that the first line of a heading holds, whatever their capitals.
    fileprivate func idsOfHeading(_ heading: Int) -> [LogDocument.Mention] {
        let bytes = source.bytes
        let content = source.content(ofLine: Int(nodes[heading].startLine))
        var mentions: [LogDocument.Mention] = []
        var offset = content.lowerBound
        while offset < content.upperBound {
            var end = offset
            while end < content.upperBound, bytes[end].isPartOfID { end += 1 }
            if let scan = EntryID.Scan(bytes, at: offset, end: end, anyCase: true), scan.end == end {
                mentions.append((EntryID(scan, at: offset, in: bytes), offset..<end))
            }
            offset = max(end, offset + 1)
        }
        return mentions
    }
}

extension UInt8 {
    /// Whether a byte can be part of an id or of a word that is none.
    fileprivate var isPartOfID: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
            || self == UInt8(ascii: "#")
    }
}
