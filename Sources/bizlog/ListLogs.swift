internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The logs that a query works on, as they were read from files.
///
/// A directory stands for the files called `FAILURE_LOG.md` in it, or if there is none for its other logs, rules files aside.
struct ListLogs {
    /// A log and the name that messages give it.
    struct Log {
        let name: String
        /// Nil for standard input.
        let path: FilePath?
        let document: LogDocument
    }

    private(set) var logs: [Log] = []
    private var seen: Set<FilePath> = []

    /// Reads the inputs. What cannot be read is reported, and the others are read all the same.
    init(reading paths: [PathArgument], console: inout Console) {
        for input in Input.inputs(for: paths) {
            switch input {
            case .standardInput: readStandardInput(&console)
            case .file(let path): read(path, console: &console)
            case .directory(let path, let isRecursive): readLogs(in: path, isRecursive, &console)
            }
        }
    }

    /// The documents, in order.
    var documents: [LogDocument] { logs.map(\.document) }

    /// The files that the logs list as related and that can be read as logs, each once and none that is among the logs.
    func companions() -> [Log] {
        var reader = self
        reader.logs = []
        for log in logs {
            guard let path = log.path else { continue }
            let directory = path.removingLastComponent()
            let searchPath = SearchPath(from: directory.isEmpty ? "." : directory)
            for section in log.document.sections {
                guard case .relatedFiles(let files) = section.content else { continue }
                for file in files {
                    if let path = searchPath.find(file.path) { reader.readQuietly(path) }
                }
            }
        }
        return reader.logs
    }

    private mutating func readStandardInput(_ console: inout Console) {
        do throws(Errno) {
            let bytes = try FileDescriptor.standardInput.readToEnd(limit: StoredFile.sizeLimit)
            insert(bytes, name: "<stdin>", path: nil, console: &console)
        } catch {
            console.fail("<stdin>", nil, "cannot read: \(error)")
        }
    }

    private mutating func read(_ path: FilePath, console: inout Console) {
        do throws(StoreError) {
            let file = try StoredFile(reading: path)
            guard seen.insert(file.realPath).inserted else { return }
            insert(file.bytes, name: path.shown, path: path, console: &console)
        } catch {
            console.fail(path.shown, nil, error.description)
        }
    }

    private mutating func insert(_ bytes: [UInt8], name: String, path: FilePath?, console: inout Console) {
        do throws(ParseError) {
            logs.append(Log(name: name, path: path, document: try Self.document(bytes)))
        } catch {
            console.fail(name, error.position, error.description)
        }
    }

    private mutating func readLogs(in directory: FilePath, _ isRecursive: Bool, _ console: inout Console) {
        let listing = DirectoryListing(of: directory, isRecursive: isRecursive)
        for error in listing.errors { console.fail(error.path.shown, nil, error.description) }
        let named = listing.files.filter { $0.lastComponent?.string == DirectoryListing.logName }
        if !named.isEmpty {
            for path in named { read(path, console: &console) }
            return
        }
        var hasLog = false
        for path in listing.files {
            if readQuietly(path, orDrop: { !$0.isLog || $0.isRuleBook }) { hasLog = true }
        }
        if !hasLog, listing.errors.isEmpty {
            console.fail(directory.shown, nil, "no failure log in this directory; name the file to read")
        }
    }

    /// Reads a file that nobody named; what cannot be read or is no log is passed over.
    ///
    /// - Returns: whether it is one of the logs now.
    @discardableResult
    private mutating func readQuietly(
        _ path: FilePath,
        orDrop isUnwanted: (LogDocument) -> Bool = { !$0.isLog }
    ) -> Bool {
        guard let file = try? StoredFile(reading: path), let document = try? Self.document(file.bytes),
            !isUnwanted(document)
        else { return false }
        if seen.insert(file.realPath).inserted {
            logs.append(Log(name: path.shown, path: path, document: document))
        }
        return true
    }

    private static func document(_ bytes: [UInt8]) throws(ParseError) -> LogDocument {
        let source: SourceText
        do { source = try SourceText(bytes) } catch { throw .source(error) }
        return LogDocument(reading: try Document(parsing: source))
    }
}
