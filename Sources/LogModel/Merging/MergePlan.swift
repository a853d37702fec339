internal import MarkdownAST

/// The merge of a family, file by file.
struct MergePlan {
    private(set) var files: [MergedFile] = []
    private(set) var notes: [MergeNote] = []
    private let options: MergeOptions
    private let assignment: IDAssignment
    /// The merges of the files that both sides have changed.
    private var merges: [(file: Int, merge: FileMerge)] = []

    /// Why the merge cannot be used; nil if it can.
    private(set) var fault: String?

    /// The plan stops at the first file whose merge cannot be proven; see ``fault``.
    ///
    /// - Parameters:
    ///   - inputs: the files as they are compared.
    ///   - files: the same files as they were given.
    init(_ inputs: [MergeInput], _ files: [MergeFile], _ options: MergeOptions, empty: LogDocument) {
        self.options = options
        let versions = inputs.map { MergeVersions($0, base: $0.base ?? empty) }
        let listsOthers = options.isWholeIfItListsNoOthers && inputs.contains(where: \.listsFiles)
        assignment = IDAssignment(
            versions, isWholeFamily: options.isWholeFamily && !listsOthers)
        note(assignment, versions)
        for (index, file) in versions.enumerated() {
            guard let merged = merged(file, index, endingAs: files[index]) else {
                fault = fault ?? "\(file.path): it cannot be read with other ids"
                return
            }
            guard
                let bytes = file.isEditable ? inputs[index].completed(merged.bytes) : files[index].ours.bytes
            else {
                fault = "\(file.path): the places of the entries that all versions have cannot be told"
                return
            }
            self.files.append(
                MergedFile(
                    path: file.path, ours: files[index].ours.bytes, bytes: bytes,
                    hasConflicts: merged.hasConflicts, isLog: inputs[index].isLog))
        }
        note(LostReferences(merges, versions), versions)
    }

    // MARK: Files

    /// The merge of a file as it is compared, and whether it has conflicts; nil if there is none.
    private typealias Text = (bytes: [UInt8], hasConflicts: Bool)

    private mutating func merged(_ file: MergeVersions, _ index: Int, endingAs original: MergeFile) -> Text? {
        guard file.isEditable else { return (file.ours.log.bytes, false) }
        guard let ours = renamed(file, assignment.ours, index, isOurs: true),
            let theirs = renamed(file, assignment.theirs, index, isOurs: false),
            let versions = file.renaming(ours: ours, theirs: theirs)
        else { return nil }
        let (our, their, old) = (versions.ours.log.bytes, versions.theirs.log.bytes, versions.base.log.bytes)
        if our == their || their == old && file.hasBase { return (our, false) }
        if our == old, file.hasBase { return (their, false) }
        let contested = Set(assignment.contested.lazy.filter { $0.file == index }.map(\.number))
        let merge = FileMerge(versions, contested: contested)
        merges.append((index, merge))
        return proven(merge, original)
    }

    /// A version whose entries have the ids that they are to have; nil if it cannot be read.
    private func renamed(
        _ file: MergeVersions, _ renaming: IDAssignment.Renaming, _ index: Int, isOurs: Bool
    ) -> LogDocument?? {
        let version = isOurs ? file.ours : file.theirs
        let source = version.log.document.source
        let lines = renaming.ids.isEmpty ? nil : AddedLines(of: file, isOurs: isOurs)
        var edits = IDRenaming.edits(in: version.log, renaming: renaming.ids) { lines?.contains($0) ?? false }
        let places = Set(edits.map(\.range))
        for (place, id) in renaming.entries where place.file == index {
            let range = version.entries[place.entry].idRange
            if !places.contains(range) { edits.append(TextEdit(range: range, replacement: id)) }
        }
        if edits.isEmpty { return .some(nil) }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        guard let source = try? source.applying(edits), let document = try? Document(parsing: source) else {
            return nil
        }
        return LogDocument(reading: document)
    }

    private mutating func proven(_ merge: FileMerge, _ original: MergeFile) -> Text? {
        let disagreements = merge.merge.pieces.disagreements
        let ending =
            original.ours.bytes.firstLineEnding ?? original.theirs.bytes.firstLineEnding ?? [
                UInt8(ascii: "\n")
            ]
        let writer = MergeWriter(options: options, lineEnding: ending)
        let resolutions: [MergeResolution] =
            options.isVirtualBase ? [.base] : disagreements.isEmpty ? [.marked] : [.ours, .theirs]
        for resolution in resolutions {
            let bytes = writer.text(of: merge.merge.pieces, resolution)
            if let fault = MergeProof.fault(merge, bytes, resolution, writer) {
                self.fault = "\(original.path): \(fault)"
                return nil
            }
        }
        for disagreement in disagreements {
            notes.append(
                MergeNote(
                    .conflict, path: original.path, id: nil, "both sides changed \(disagreement.subject)"))
        }
        let bytes = writer.text(of: merge.merge.pieces, options.isVirtualBase ? .base : .marked)
        return (bytes, !disagreements.isEmpty && !options.isVirtualBase)
    }

    // MARK: Notes

    private mutating func note(_ lost: LostReferences, _ versions: [MergeVersions]) {
        for reference in lost.references {
            let (side, other) = reference.isOurs ? ("ours", "theirs") : ("theirs", "ours")
            notes.append(
                MergeNote(
                    .conflict, path: versions[reference.file].path, id: reference.id,
                    "\(side) names its \(reference.id), which \(other) does not have; in the merge that is another entry: correct "
                        + "the reference"))
        }
    }

    private mutating func note(_ assignment: IDAssignment, _ versions: [MergeVersions]) {
        for decision in assignment.decisions {
            let side = decision.isOurs ? "ours" : "theirs"
            notes.append(
                MergeNote(
                    .renumbered, path: versions[decision.file].path, id: decision.new,
                    "\(decision.old) of \(side) is \(decision.new) now: \(MessageText.quoted(decision.title))"
                ))
        }
        for claim in assignment.contested {
            notes.append(
                MergeNote(
                    .conflict, path: versions[claim.file].path, id: claim.id,
                    "both sides gave the id \(claim.id) to an entry, and files may name it that this merge cannot change; "
                        + "run `bizlog resolve` when all files are merged"))
        }
        for file in versions {
            for number in file.identities.joined.sorted() {
                guard let index = file.identities.ours.firstIndex(of: number) else { continue }
                let entry = file.ours.entries[index]
                notes.append(
                    MergeNote(
                        .joined, path: file.path, id: entry.hasID ? entry.id : nil,
                        "both sides added \(MessageText.quoted(entry.title)), and it is there once"))
            }
        }
    }
}
