internal import ByteText
package import MarkdownAST
internal import TextRepair

/// Gives entries other ids, and names them by these wherever a file names them.
///
/// A file names an entry in the heading that the entry begins with, in prose, tables, lists, texts of links and HTML, by the anchors of
/// links to its heading (`#f-biz-003-queue-stood-still`), and by the labels of link reference definitions. Code, templates, ignore
/// regions, front matter and pins stay as they are, and so do names of files and addresses, which name something outside of the log.
package enum IDRenaming {
    /// A place where a file names one of some entries.
    package struct Mention: Sendable, Hashable {
        /// The entry.
        package let id: EntryID
        /// The bytes that name it.
        package let range: Range<Int>
        /// Whether it stands there in small letters, as in an anchor.
        package let isSmall: Bool
    }

    /// The edits that rename entries in a file, in order. All take place at once, so two entries can change their ids with each other.
    ///
    /// - Parameters:
    ///   - log: the file; it need not hold the entries.
    ///   - renaming: the new id of each entry, by its present one.
    ///   - lineIsAffected: whether what stands in a line, counted from 0, is to be changed.
    /// - Complexity: O(n) in the bytes of the file
    package static func edits(
        in log: LogDocument, renaming: [EntryID: EntryID],
        where lineIsAffected: (Int) -> Bool = { _ in true }
    ) -> [TextEdit] {
        mentions(of: Set(renaming.keys), in: log).compactMap { mention in
            guard let id = renaming[mention.id],
                lineIsAffected(log.document.source.line(at: mention.range.lowerBound))
            else { return nil }
            return TextEdit(
                range: mention.range, replacement: mention.isSmall ? id.text.lowercased() : id.text)
        }
    }

    /// The places where a file names some entries, in order, without overlaps.
    ///
    /// - Complexity: O(n) in the bytes of the file
    package static func mentions(of ids: Set<EntryID>, in log: LogDocument) -> [Mention] {
        if ids.isEmpty { return [] }
        let document = log.document
        let kept = keptRanges(of: document)
        let ignored = IgnoredLines(document)
        var heads: [Int: Mention] = [:]
        for entry in log.entries where entry.hasID && ids.contains(entry.id) {
            let range = entry.idRange
            let line = document.source.line(at: range.lowerBound)
            if ignored.overlap(line..<line + 1) { continue }
            let bytes = document.source.bytes[range]
            let isSmall = bytes.contains(where: \.isLetter) && !bytes.contains(where: \.isUppercase)
            heads[range.lowerBound] = Mention(id: entry.id, range: range, isSmall: isSmall)
        }
        var scan = MentionScan(document.source.bytes, ids)
        var found: [Mention] = []
        scan.run { mention in
            if heads[mention.range.lowerBound] == nil, !kept.overlaps(mention.range) { found.append(mention) }
        }
        if heads.isEmpty { return found }
        found += heads.values
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        // An id that inference reads may be part of a longer word, or hold one.
        var end = 0
        return found.filter { mention in
            if mention.range.lowerBound < end { return false }
            end = mention.range.upperBound
            return true
        }
    }

    /// The bytes that no renaming changes.
    private static func keptRanges(of document: Document) -> RangeSet<Int> {
        let source = document.source
        var ranges = CodeRanges(of: document) { _ in false }.ranges
        let frontMatter = source.range(ofLines: 0..<document.frontMatterLineCount)
        if !frontMatter.isEmpty { ranges.insert(contentsOf: frontMatter) }
        guard FormPins.mayStand(in: document) else { return ranges }
        let word = Array(FormPin.word.utf8)
        for block in document.topLevelBlocks {
            guard case .htmlBlock = document.nodes[block].kind else { continue }
            for line in document.lines(of: block) {
                let range = source.full(ofLine: line)
                if source.bytes.firstOffset(of: word, in: range) != nil { ranges.insert(contentsOf: range) }
            }
        }
        return ranges
    }
}
