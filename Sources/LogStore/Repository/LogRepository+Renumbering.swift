public import LogModel
internal import MarkdownAST
internal import SystemPackage

extension LogRepository {
    /// Gives an entry another id, and names it by this one wherever the log and the files that belong to it name it.
    ///
    /// All files change or none does. What names an entry are its heading, mentions in text, tables and links, and the anchors of links; code,
    /// addresses and names of files stay. If other programs change a file meanwhile, their changes are kept.
    ///
    /// ```swift
    /// try repository.renumber(id, to: free)
    /// ```
    ///
    /// - Parameters:
    ///   - old: the id of the entry, in the log or in one of the files that belong to it.
    ///   - new: the id that it is to have, which no file has or mentions.
    ///   - isDryRun: whether to write nothing.
    /// - Returns: the files that were changed, or would be.
    /// - Throws: ``LogError``; all files are then unchanged.
    /// - Complexity: O(n) in the bytes of the files.
    @discardableResult
    public func renumber(
        _ old: EntryID, to new: EntryID, isDryRun: Bool = false
    ) throws(LogError) -> [FileRevision] {
        for _ in 1..<Self.maximumAttempts {
            do throws(LogError) { return try renumberOnce(old, new, isDryRun) } catch {
                guard case .store(.changed) = error.cause else { throw error }
            }
        }
        return try renumberOnce(old, new, isDryRun)
    }

    private func renumberOnce(
        _ old: EntryID, _ new: EntryID, _ isDryRun: Bool
    ) throws(LogError) -> [FileRevision] {
        let (paths, boundary) = try renumberedPaths()
        do throws(TransactionError<LogError>) {
            return try Transaction(of: paths, within: boundary).run { stored throws(LogError) in
                var files: [(file: StoredFile, member: FamilyRenaming.Member)] = []
                for path in paths {
                    guard let file = stored[path] else { throw LogError(.changed(path)) }
                    let log = try FamilySnapshot.parse(file, path == self.log ? .log : .otherLog)
                    files.append((file, FamilyRenaming.Member(log, name: path.string)))
                }
                let plan: FamilyRenaming
                do throws(RenamingError) {
                    plan = try FamilyRenaming(of: old, to: new, in: files.map(\.member))
                } catch {
                    throw LogError(.renaming(error), at: self.log, .log)
                }
                var revisions: [FileRevision] = []
                var changes: [FileChange] = []
                for ((file, _), edits) in zip(files, plan.edits) where !edits.isEmpty {
                    guard let bytes = try? edits.applied(to: file.bytes) else { continue }
                    revisions.append(
                        FileRevision(path: file.path, old: file.bytes, new: bytes, edits: edits, isNew: false)
                    )
                    changes.append(.replace(file, with: bytes))
                }
                return (changes: isDryRun ? [] : changes, outcome: revisions)
            }.outcome
        } catch {
            switch error {
            case .store(let error): throw LogError(error)
            case .refused(let error): throw error
            }
        }
    }

    /// The paths of the log and of all logs that belong to it, and where they may lie.
    private func renumberedPaths() throws(LogError) -> (paths: [FilePath], boundary: Boundary) {
        let (file, document) = try FamilySnapshot.readLog(log)
        var library = LogLibrary()
        library.update(document, readFrom: file)
        let files = LogFiles(of: document, at: log, choosing: choice, library: &library)
        let companions = files.companions(reading: &library)
        // A file that cannot be read may name the entry.
        if let (name, reason) = companions.unreadable.min(by: { $0.key < $1.key }) {
            throw LogError(.companion(name: name, reason: reason), at: log, .log)
        }
        var paths = [log]
        for companion in companions.files where companion.document.isLog { paths.append(companion.path) }
        guard library.isCurrent else { throw LogError(.changed(log), .log) }
        return (paths, files.boundary)
    }
}
