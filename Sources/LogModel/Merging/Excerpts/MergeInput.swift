internal import MarkdownAST

/// A file of a family as a merge compares its versions: as logs, from which entries may be left out that all versions have alike.
struct MergeInput {
    let path: String
    let isEditable: Bool
    let base: LogDocument?
    let ours: LogDocument
    let theirs: LogDocument
    let shared: SharedEntries
    /// Whether ours, as a whole, has the newest entries first.
    let isNewestFirst: Bool
    /// The whole versions.
    let whole: Versions
    /// Around each text that was left out, what stands before and behind it in all versions.
    private let seams: [Seam]

    /// The texts of the three versions.
    struct Versions {
        let base: SourceText?
        let ours: SourceText
        let theirs: SourceText
    }

    private struct Seam {
        let before: ArraySlice<UInt8>
        let behind: ArraySlice<UInt8>
    }

    /// The whole file.
    ///
    /// - Throws: `ParseError` if a version cannot be parsed.
    /// - Complexity: O(n) in the bytes of the versions that were not parsed before
    init(_ file: MergeFile) throws(ParseError) {
        (path, isEditable, shared, seams) = (file.path, file.isEditable, .none, [])
        whole = Versions(base: file.base, ours: file.ours, theirs: file.theirs)
        base = if file.base == nil { nil } else { try file.log(.base) }
        ours = try file.log(.ours)
        theirs = try file.log(.theirs)
        isNewestFirst = ours.isNewestFirst
    }

    /// The file without what may be left out of it; the whole file if nothing may.
    init(_ file: MergeFile, leavingOut size: ExcerptSize) throws(ParseError) {
        if let excerpt = MergeInput(excerptOf: file, leavingOut: size) {
            self = excerpt
        } else {
            try self.init(file)
        }
    }

    /// The file without the runs of entries that all versions have alike; nil if there are none worth it, or they may have a say in how the
    /// rest is read or merged.
    ///
    /// - Complexity: O(n) in the bytes of the versions
    private init?(excerptOf file: MergeFile, leavingOut size: ExcerptSize) {
        guard let oldSource = file.base else { return nil }
        let sources = [oldSource, file.ours, file.theirs]
        guard sources.allSatisfy({ !$0.mayHoldDefinitions && !$0.hasMergeMarks }) else { return nil }
        let cut = sources.map { HeadedParts($0) }
        if cut.contains(where: \.hasMarkedHeadings) { return nil }
        let versions = zip(sources, cut).map { SharedParts.Version(bytes: $0.bytes, parts: $1.parts) }
        var runs = SharedParts(base: versions[0], ours: versions[1], theirs: versions[2], margin: size.margin)
            .runs
        let parts = cut[0].parts
        runs.removeAll { Self.range(of: $0.base, in: parts).count < size.leastRun }
        let leftOut = runs.reduce(0) { $0 + Self.range(of: $1.base, in: parts).count }
        guard leftOut > 0, leftOut * 2 >= file.ours.bytes.count || size.leastRun == 0 else { return nil }
        var logs: [LogDocument] = []
        var places: [Int] = []
        for (index, version) in versions.enumerated() {
            let own = runs.map { index == 0 ? $0.base : index == 1 ? $0.ours : $0.theirs }
            guard let (log, seams) = Self.excerpt(of: version, without: own) else { return nil }
            logs.append(log)
            if index == 1 { places = seams }
        }
        let shared = SharedEntries(runs.map { parts[$0.base] }, in: oldSource.bytes)
        guard
            runs.allSatisfy({ run in
                parts[run.base].allSatisfy {
                    $0.isRecognized(in: oldSource.bytes, templates: logs[0].templates)
                }
            }), logs.allSatisfy({ $0.templates == logs[0].templates && $0.isIndependent(of: shared) })
        else { return nil }
        // Where the numbers have no order, the days decide, which are not looked at in what is left out.
        guard let isNewestFirst = logs[1].isNewestFirst(with: shared, at: places) else { return nil }
        self.isNewestFirst = isNewestFirst
        seams = runs.map { run in
            let (first, last) = (run.base.lowerBound, run.base.upperBound)
            return Seam(
                before: oldSource.bytes[parts[first - 1].range], behind: oldSource.bytes[parts[last].range])
        }
        (path, isEditable, self.shared) = (file.path, file.isEditable, shared)
        whole = Versions(base: oldSource, ours: file.ours, theirs: file.theirs)
        (base, ours, theirs) = (logs[0], logs[1], logs[2])
    }

    /// Whether ours or theirs is a log, or has entries.
    var isLog: Bool { [ours, theirs].contains { $0.isLog || !$0.entries.isEmpty } }

    /// Whether ours or theirs lists other files, perhaps of its family.
    var listsFiles: Bool {
        [ours, theirs].contains { $0.sections.contains { !$0.relatedFiles.isEmpty } }
    }

    /// A text of the file with what was left out; nil if a place where that was cannot be told.
    ///
    /// - Complexity: O(n) in the bytes of the text for each seam
    func completed(_ text: [UInt8]) -> [UInt8]? {
        if seams.isEmpty { return text }
        var result: [UInt8] = []
        var start = 0
        for (seam, left) in zip(seams, shared.ranges) {
            let needle = Array(seam.before + seam.behind)
            guard let found = text.firstOffset(of: needle, in: 0..<text.count), found >= start,
                text.firstOffset(of: needle, in: found + 1..<text.count) == nil
            else { return nil }
            let place = found + seam.before.count
            result += text[start..<place]
            result += shared.bytes[left]
            start = place
        }
        return result + text[start...]
    }

    private static func range(of run: Range<Int>, in parts: [HeadedParts.Part]) -> Range<Int> {
        parts[run.lowerBound].range.lowerBound..<parts[run.upperBound - 1].range.upperBound
    }

    /// A version without some runs, as a log, and where they were; nil if an entry does not begin where each of them was.
    static func excerpt(of version: SharedParts.Version, without runs: [Range<Int>]) -> (
        log: LogDocument, seams: [Int]
    )? {
        var bytes: [UInt8] = []
        var start = 0
        var seams: [Int] = []
        for run in runs {
            let range = range(of: run, in: version.parts)
            bytes += version.bytes[start..<range.lowerBound]
            seams.append(bytes.count)
            start = range.upperBound
        }
        bytes += version.bytes[start...]
        guard let log = try? LogDocument(parsing: bytes), log.inferred == nil else { return nil }
        let starts = Set(log.syntax.map(\.range.lowerBound))
        return seams.allSatisfy(starts.contains) ? (log, seams) : nil
    }
}

extension HeadedParts.Part {
    /// Whether it is certain that an entry is one; a part that is none is no matter.
    fileprivate func isRecognized(in bytes: [UInt8], templates: [LogSchema]) -> Bool {
        guard let entry else { return true }
        let schema = LogDocument.schema(forID: bytes[entry.id], templates: templates)
        if schema.isFromTemplate, bytes[entry.id].isID(beginningWith: schema.idPrefix) { return true }
        // Labels of a list may not count.
        var offset = line.upperBound
        while offset < range.upperBound {
            let end = bytes[offset..<range.upperBound].firstIndex(where: \.isLineEnding) ?? range.upperBound
            if let label = Label(bytes, at: offset, end: end),
                schema.index(ofLabel: label.text, in: bytes) != nil
            {
                return true
            }
            offset = end + 1
        }
        return false
    }
}

extension LogDocument {
    /// Whether the numbers of the entries, with those that are left out at some places, fall; nil if they do not say.
    fileprivate func isNewestFirst(with shared: SharedEntries, at seams: [Int]) -> Bool? {
        var steps = EntrySteps()
        var next = 0
        for entry in syntax {
            if next < seams.count, seams[next] <= entry.range.lowerBound {
                for id in shared.idsByRange[next] { steps.note(id) }
                next += 1
            }
            steps.note(entry.id)
        }
        return steps.numbers.isFalling
    }

    /// Whether entries that are left out have no say in how the rest is read: none of them has the id of one that is there, and no table
    /// counts what only they would tell.
    fileprivate func isIndependent(of shared: SharedEntries) -> Bool {
        let capitals = Set(shared.ids.map(\.capitals))
        return !syntax.contains { capitals.contains($0.id.capitals) }
            && !CategoryTable.dependsOnEntries(in: sections, of: document)
    }
}
