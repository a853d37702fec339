internal import MarkdownAST

/// Brings the header and the entries of a log into the form for their schemas, as edits.
///
/// The edited file is read again and compared with the original. An entry whose content changed stays as it
/// was. Outside of the edited entries the tree must be the same, apart from thematic breaks.
struct EntryNormalizer {
    let log: LogDocument
    private let ignored: IgnoredLines
    /// The entries whose headings stay as they are, for example where an id in brackets would become a link.
    private var keptHeadings: Set<Int> = []
    /// The targets that stay as they are.
    private var kept: Set<Target> = []

    /// How often edits are taken back and the rest is tried again.
    private static let rounds = 5

    init(_ log: LogDocument) {
        self.log = log
        ignored = IgnoredLines(log.document)
    }

    /// An edit and its target.
    struct Proposal {
        let target: Target
        let edit: TextEdit
    }

    enum Target: Hashable {
        case header
        case entry(Int)
        /// The gap between an entry and the next one.
        case gap(after: Int)
    }

    /// The verified edits and the resulting log; nil if there is nothing to change, as in a file that does
    /// not state the form of its entries.
    ///
    /// - Complexity: O(n) in the bytes of the file; it is parsed again only if there are edits.
    mutating func normalized() -> (edits: [TextEdit], log: LogDocument)? {
        guard log.isLog, log.statesItsForm else { return nil }
        var hasCheckedEach = false
        for _ in 0..<Self.rounds {
            let proposals = proposals()
            if proposals.isEmpty { return nil }
            let edits = proposals.map(\.edit)
            guard let document = log.document.applying(edits) else { return nil }
            let edited = LogDocument(reading: document)
            if let failures = failures(of: proposals, in: edited) {
                if failures.isEmpty { return (edits, edited) }
                takeBack(failures)
            } else {
                // An edit affected the text outside of its entry; find out which one.
                guard !hasCheckedEach else { return nil }
                hasCheckedEach = true
                kept.formUnion(proposals.filter { !isSafeAlone($0) }.map(\.target))
            }
        }
        return nil
    }

    /// Keeps the headings of these targets as they were; on the second failure, all of the target.
    private mutating func takeBack(_ failures: Set<Target>) {
        for failure in failures {
            if case .entry(let index) = failure, keptHeadings.insert(index).inserted { continue }
            kept.insert(failure)
        }
    }
}

extension EntryNormalizer {
    /// The edits that would make the log canonical, not yet verified.
    func proposals() -> [Proposal] {
        let source = log.document.source
        var proposals: [Proposal] = []
        var writer = EntryRewriter(
            document: log.document,
            dropsHardBreaks: log.templates.first.map { !$0.keepsHardBreaks } ?? false
        )
        if let header = log.header, header.hasKnownFields, !ignored.overlap(header.lines) {
            let start = source.content(ofLine: header.headingEnd - 1).upperBound
            let end = source.content(ofLine: header.lines.upperBound - 1).upperBound
            writer.begin(start..<end)
            writer.write(header.body, header.schema)
            if !kept.contains(.header), let edit = writer.edit {
                proposals.append(Proposal(target: .header, edit: edit))
            }
        }
        let levels = EntryLevels(log)
        let separators = SeparatorStyle(of: log)
        let size = source.bytes.count
        let parts = ParallelMap.ranges(of: log.syntax.indices, count: ParallelMap.partCount(forSize: size))
        let ofEntries = ParallelMap.map(parts, size: size) { [self, writer] part in
            self.proposals(for: part, levels, separators, writer)
        }
        return proposals + ofEntries.joined()
    }

    private func proposals(
        for entries: Range<Int>,
        _ levels: EntryLevels,
        _ separators: SeparatorStyle,
        _ writer: EntryRewriter
    ) -> [Proposal] {
        var writer = writer
        var proposals: [Proposal] = []
        for index in entries {
            let entry = log.syntax[index]
            if ignored.overlap(entry.lines(in: log.document)) { continue }
            if !kept.contains(.entry(index)), let edit = edit(of: index, levels, &writer) {
                proposals.append(Proposal(target: .entry(index), edit: edit))
            }
            if !kept.contains(.gap(after: index)), let gap = gap(after: index, separators) {
                let edit = TextEdit(range: gap.range, replacement: gap.replacement)
                proposals.append(Proposal(target: .gap(after: index), edit: edit))
            }
        }
        return proposals
    }

    /// What makes an entry canonical; nil if it is.
    private func edit(of index: Int, _ levels: EntryLevels, _ writer: inout EntryRewriter) -> TextEdit? {
        let entry = log.syntax[index]
        writer.begin(entry.range)
        let heading = entry.region.heading
        if entry.isRecognized, heading.isATX, heading.isPlain, !keptHeadings.contains(index) {
            writer.writeHeading(heading, entry.schema, level: levels.level(of: index))
        } else {
            writer.write(entry.range.lowerBound..<entry.headingEnd(in: log.document))
        }
        writer.write(entry.body, entry.schema)
        return writer.edit
    }

    /// The text between an entry and the next, and its canonical form.
    private func gap(after index: Int, _ style: SeparatorStyle) -> (range: Range<Int>, replacement: [UInt8])?
    {
        guard index + 1 < log.syntax.count else { return nil }
        let entry = log.syntax[index]
        let next = log.syntax[index + 1]
        guard entry.isRecognized, next.isRecognized, entry.region.next == next.region.node else { return nil }
        let source = log.document.source
        let endLine = Int(log.document.nodes[entry.region.end].startLine)
        let range = entry.range.upperBound..<max(entry.range.upperBound, source.start(ofLine: endLine))
        let lines = entry.region.lines.upperBound..<max(entry.region.lines.upperBound, endLine)
        let holdsText = source.bytes[range].contains { byte in
            !byte.isBlank && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
                && byte != UInt8(ascii: "-")
                && byte != UInt8(ascii: "*") && byte != UInt8(ascii: "_")
        }
        if holdsText || ignored.overlap(lines) { return nil }
        let hasBreak =
            switch style {
            case .thematicBreak: true
            case .blankLine:
                entry.region.isSeparated && log.leadIn(of: next.region.node).needsBreak
            case .asWritten: entry.region.isSeparated
            }
        let ending = source.lineEnding
        let replacement = ending + ending + (hasBreak ? Array("---".utf8) + ending + ending : [])
        return source.bytes[range] == replacement[...] ? nil : (range, replacement)
    }
}
