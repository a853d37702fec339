public import LogModel
internal import MarkdownAST
internal import SystemPackage

extension LogRepository {
    /// Reads a file under its lock, asks the body for edits, and writes the result.
    ///
    /// The edits are verified first: the result must parse, and a log must still be a log. If another
    /// program, such as an editor, changes the file meanwhile, its changes are kept: the body is called again
    /// with the new contents, a few times at most.
    ///
    /// To change fields, let the body return a `LogEdit`.
    ///
    /// ```swift
    /// try repository.edit(.rules) { rules in EncodingRepair(scanning: rules.document).edits }
    /// ```
    ///
    /// - Parameters:
    ///   - kind: the file to edit.
    ///   - body: returns the edits; none to change nothing. An error that it throws is rethrown as it is.
    /// - Returns: the old and the new contents of the file.
    /// - Throws: ``LogError``, and the errors of the body. The file is then unchanged.
    /// - Complexity: that of the body, and O(n) in the bytes of the file, which is parsed before and after.
    @discardableResult
    public func edit(
        _ kind: LogFiles.Kind = .log,
        _ body: (LogDocument) throws -> [TextEdit]
    ) throws -> FileRevision {
        try edit(kind) { log, _ in try body(log) }
    }

    /// Reads a file under its lock, asks the body which fields are to change, proves that nothing else does, and
    /// writes the result.
    ///
    /// ```swift
    /// try repository.edit { log in
    ///     var edit = LogEdit(log)
    ///     try edit.set(.severity, of: id, to: "critical")
    ///     try edit.append("Tokens expire.", to: .lesson, of: id)
    ///     return edit
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - kind: the file to edit.
    ///   - body: returns the changes to the log that it is given. It is called again if another program changes
    ///     the file meanwhile.
    /// - Returns: the old and the new contents of the file.
    /// - Throws: ``LogError``, also for the `LogEditError` of a change, with the path of the file and the place of
    ///   the entry; any other error of the body as it is. The file is then unchanged.
    /// - Complexity: that of the body, and O(n) in the bytes of the file, which is parsed before and after.
    @_disfavoredOverload
    @discardableResult
    public func edit(
        _ kind: LogFiles.Kind = .log,
        _ body: (LogDocument) throws -> LogEdit
    ) throws -> FileRevision {
        try edit(kind) { log, path in
            do {
                let edit = try body(log)
                guard edit.log.document.source.bytes == log.document.source.bytes else {
                    throw LogError(.staleEdit, at: path, kind)
                }
                return try edit.finish()
            } catch let error as LogEditError {
                throw LogError(.field(error), at: path, kind)
            }
        }
    }

    /// Edits a file as the body says, which is given the log and the path of its file.
    private func edit(
        _ kind: LogFiles.Kind,
        _ body: (LogDocument, FilePath) throws -> [TextEdit]
    ) throws -> FileRevision {
        let target = try target(kind)
        do throws(TransactionError<any Error>) {
            let transaction = Transaction(of: [target.file.path], within: target.boundary)
            return try transaction.run { files throws(any Error) in
                guard let file = files[target.file.path] else {
                    throw LogError(.missing(target.file.path), kind)
                }
                // An unchanged file is not parsed again.
                let isKnown = file.bytes == target.file.bytes
                let log = isKnown ? target.log : try FamilySnapshot.parse(file, kind)
                let edits = try body(log, file.path)
                let new = try Self.proven(edits, of: log, in: file, kind)
                let revision = FileRevision(
                    path: file.path, old: file.bytes, new: new, edits: edits, isNew: false)
                return (changes: [.replace(file, with: new)], outcome: revision)
            }.outcome
        } catch {
            switch error {
            case .store(let error): throw LogError(error, kind)
            case .refused(let refusal): throw refusal
            }
        }
    }

    /// The file to edit, as it was found.
    private struct Target {
        let file: StoredFile
        let log: LogDocument
        let boundary: Boundary
    }

    private func target(_ kind: LogFiles.Kind) throws(LogError) -> Target {
        if kind == .log {
            // The files that the log names are not needed.
            let (file, document) = try FamilySnapshot.readLog(log)
            let boundary = Boundary(around: file.realPath.parent).including([file.realPath])
            return Target(file: file, log: document, boundary: boundary)
        }
        let snapshot = try snapshot(crossesSystems: kind == .otherLog)
        let member = kind == .rules ? snapshot.family.rules : snapshot.family.otherLog
        guard let file = snapshot.file(kind), let member else { throw LogError(.noFile, at: log, kind) }
        return Target(file: file, log: member.document, boundary: snapshot.files.boundary)
    }

    /// The contents after the edits, if they parse and a log is still a log.
    private static func proven(
        _ edits: [TextEdit],
        of log: LogDocument,
        in file: StoredFile,
        _ kind: LogFiles.Kind
    ) throws(LogError) -> [UInt8] {
        if edits.isEmpty { return file.bytes }
        let source: SourceText
        do throws(EditingError) { source = try log.document.source.applying(edits) } catch {
            throw LogError(.edits(error), at: file.path, kind)
        }
        let result: Document
        do throws(ParseError) {
            result = try Document(parsing: source)
            try result.requireMerged()
        } catch {
            throw LogError(.unparsableResult(error), at: file.path, kind)
        }
        if log.isLog, !LogDocument(reading: result).isLog {
            throw LogError(.noLongerLog, at: file.path, kind)
        }
        return source.bytes
    }
}
