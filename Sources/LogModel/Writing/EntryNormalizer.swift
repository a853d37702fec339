internal import MarkdownAST

/// Brings the header and the entries of a log into the form that its schema asks for, as edits.
///
/// The edited file is read again and compared with the original: an entry that does not say the same stays as it is, and what lies
/// outside of the edited entries must have the same tree but for thematic breaks.
struct EntryNormalizer {
    private let log: LogDocument
    private let ignored: IgnoredLines

    /// How often entries are taken back and the rest is tried again.
    private static let rounds = 3

    init(_ log: LogDocument) {
        self.log = log
        ignored = IgnoredLines(log.document)
    }

    /// One edit and what it is for.
    private struct Proposal {
        let target: Target
        let edit: TextEdit
    }

    private enum Target: Hashable {
        case header
        case entry(Int)
        /// Between an entry and the next.
        case gap(after: Int)
    }

    /// The edits together with the document that they give; nil if there is nothing to do.
    func normalized() -> (edits: [TextEdit], document: Document)? {
        guard log.isLog else { return nil }
        var proposals = proposals()
        var checksEach = true
        for _ in 0..<Self.rounds {
            if proposals.isEmpty { return nil }
            let edits = proposals.map(\.edit)
            guard let document = log.document.applying(edits) else { return nil }
            let after = LogDocument(reading: document)
            guard let failures = failures(in: after, changed: Set(proposals.map(\.target))) else {
                // Something reached beyond its entry: find out which one it was.
                guard checksEach else { return nil }
                checksEach = false
                proposals = proposals.filter(isSafeAlone)
                continue
            }
            if failures.isEmpty { return (edits, document) }
            proposals.removeAll { failures.contains($0.target) }
        }
        return nil
    }

    private func isSafeAlone(_ proposal: Proposal) -> Bool {
        guard case .entry(let index) = proposal.target else { return true }
        let range = log.entries[index].range
        guard let before = Document(fragment: log.document.source.bytes[range]),
            let after = Document(fragment: proposal.edit.replacement[...]),
            let region = before.entryRegions.first, let other = after.entryRegions.first,
            let entry = LogEntry(region, schema: log.entries[index].schema, in: before),
            let otherEntry = LogEntry(other, schema: log.entries[index].schema, in: after)
        else { return false }
        return EntryComparison(before: before, after: after).isEqual(entry, otherEntry)
    }
}

extension EntryNormalizer {
    private func proposals() -> [Proposal] {
        let document = log.document
        let source = document.source
        let drops = log.templates.first.map { !$0.keepsHardBreaks } ?? false
        var writer = EntryWriter(document: document, dropsHardBreaks: drops)
        var proposals: [Proposal] = []
        func propose(_ target: Target, _ range: Range<Int>, _ replacement: [UInt8]) {
            if source.bytes[range] == replacement[...] { return }
            proposals.append(Proposal(target: target, edit: TextEdit(range: range, replacement: replacement)))
        }
        if let header = log.header, header.body.fields.contains(where: { $0.schemaIndex != nil }),
            !ignored.overlap(header.lines)
        {
            writer.start()
            writer.write(header.body, header.schema)
            let heading = source.content(ofLine: header.headingEnd - 1).upperBound
            propose(
                .header, heading..<source.content(ofLine: header.lines.upperBound - 1).upperBound,
                writer.output)
        }
        let levels = EntryLevels(log)
        let separators = SeparatorStyle(of: log)
        for (index, entry) in log.entries.enumerated() {
            let lines = entry.lines(in: document)
            if ignored.overlap(lines) { continue }
            writer.start()
            if entry.isCertain, entry.region.heading.isATX {
                writer.writeHeading(entry.region.heading, entry.schema, level: levels.level(of: index))
            } else {
                writer.write(entry.range.lowerBound..<entry.headingEnd(in: document))
            }
            writer.write(entry.body, entry.schema)
            propose(.entry(index), entry.range, writer.output)
            if let gap = gap(after: index, separators) {
                propose(.gap(after: index), gap.range, gap.replacement)
            }
        }
        return proposals
    }

    /// What stands between an entry and the next, and what is to stand there.
    private func gap(
        after index: Int,
        _ style: SeparatorStyle
    ) -> (range: Range<Int>, replacement: [UInt8])? {
        guard index + 1 < log.entries.count else { return nil }
        let entry = log.entries[index]
        let next = log.entries[index + 1]
        guard entry.isCertain, next.isCertain, entry.region.next == next.region.node else { return nil }
        let source = log.document.source
        let range = entry.range.upperBound..<max(entry.range.upperBound, next.range.lowerBound)
        let lines = entry.region.lines.upperBound..<Int(log.document.nodes[next.region.node].startLine)
        let holdsText = source.bytes[range].contains { byte in
            !byte.isBlank && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
                && byte != UInt8(ascii: "-")
                && byte != UInt8(ascii: "*") && byte != UInt8(ascii: "_")
        }
        if holdsText || ignored.overlap(lines) { return nil }
        let hasBreak =
            switch style {
            case .thematicBreak: true
            case .blankLine: false
            case .asWritten: entry.region.isSeparated
            }
        return (range, Array((hasBreak ? "\n\n---\n\n" : "\n\n").utf8))
    }
}

extension EntryNormalizer {
    /// The entries that do not say the same in the edited file; nil if something outside of them differs.
    private func failures(in after: LogDocument, changed: Set<Target>) -> Set<Target>? {
        guard after.entries.count == log.entries.count else { return nil }
        let comparison = EntryComparison(before: log.document, after: after.document)
        var failures: Set<Target> = []
        var walk = TreeWalk(before: log.document, after: after.document)
        if changed.contains(.header), let header = log.header {
            guard let other = after.header, header.node == other.node else { return nil }
            let isEqual =
                header.schema == other.schema && comparison.isEqual(header.body, other.body, header.schema)
            if !isEqual { failures.insert(.header) }
            guard walk.advance(to: header.node + 1, other.node + 1) else { return nil }
            walk.jump(to: header.end, other.end)
        }
        for index in log.entries.indices where changed.contains(.entry(index)) {
            let entry = log.entries[index]
            let other = after.entries[index]
            if !comparison.isEqual(entry, other) { failures.insert(.entry(index)) }
            guard walk.advance(to: entry.region.node, other.region.node) else { return nil }
            walk.jump(to: entry.region.blocks.upperBound, other.region.blocks.upperBound)
        }
        return walk.advance(to: log.document.nodes.count, after.document.nodes.count) ? failures : nil
    }
}

/// Walks through two trees side by side.
private struct TreeWalk {
    let before: Document
    let after: Document
    private var left = 0
    private var right = 0

    init(before: Document, after: Document) {
        self.before = before
        self.after = after
    }

    mutating func jump(to left: Int, _ right: Int) { (self.left, self.right) = (left, right) }

    /// Whether the nodes up to the two places are equal but for thematic breaks.
    mutating func advance(to leftEnd: Int, _ rightEnd: Int) -> Bool {
        while true {
            while left < leftEnd, before.nodes[left].kind == .thematicBreak { left += 1 }
            while right < rightEnd, after.nodes[right].kind == .thematicBreak { right += 1 }
            guard left < leftEnd, right < rightEnd else { return left == leftEnd && right == rightEnd }
            guard before.isEqual(left, to: right, in: after) else { return false }
            left += 1
            right += 1
        }
    }
}

extension Document {
    /// The document that edits give; nil if it cannot be parsed.
    func applying(_ edits: [TextEdit]) -> Document? {
        guard let source = try? source.applying(edits) else { return nil }
        return try? Document(parsing: source)
    }

    /// A piece of a file as a document of its own.
    init?(fragment: ArraySlice<UInt8>) {
        guard let source = try? SourceText(Array(fragment)), let document = try? Document(parsing: source)
        else { return nil }
        self = document
    }
}
