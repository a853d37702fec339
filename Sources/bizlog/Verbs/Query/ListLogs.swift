internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The logs that a query reads.
///
/// A directory stands for the files called `FAILURE_LOG.md` in it, or, if there are none, for its other logs
/// without rules files.
struct ListLogs {
    /// A log and its name in messages.
    struct Log {
        let name: String
        /// nil for standard input.
        let path: FilePath?
        let document: LogDocument
    }

    private(set) var logs: [Log] = []
    private var seen: Set<FilePath> = []
    /// The files from which the logs were read.
    private var files: [FilePath: StoredFile] = [:]

    /// Reads the inputs. Prints an error for each one that cannot be read, and reads the others.
    init(reading paths: [PathArgument], console: inout Console) {
        for input in Input.inputs(for: paths) {
            switch input {
            case .standardInput: readStandardInput(&console)
            case .file(let path): read(path, within: nil, &console)
            case .directory(let path, let isRecursive): readLogs(in: path, isRecursive, &console)
            }
        }
    }

    /// The documents, in order.
    var documents: [LogDocument] { logs.map(\.document) }

    /// The readable files that belong to the logs, each once, without the logs themselves.
    ///
    /// - Parameter console: prints a warning for each file that cannot be read.
    func companions(_ console: inout Console) -> [Log] {
        var library = LogLibrary()
        var seen = seen
        for log in logs {
            if let path = log.path, let file = files[path] { library.update(log.document, readFrom: file) }
        }
        var found: [Log] = []
        for log in logs {
            let files = LogFiles(of: log.document, at: log.path, library: &library)
            let companions = files.companions(reading: &library)
            for file in companions.files where seen.insert(file.realPath).inserted {
                found.append(Log(name: file.path.shown, path: file.path, document: file.document))
            }
            for (name, reason) in companions.unreadable.sorted(by: { $0.key < $1.key }) {
                console.warn(log.name, nil, "\(name) cannot be looked at: \(reason)")
            }
        }
        return found
    }

    private mutating func readStandardInput(_ console: inout Console) {
        do throws(Errno) {
            let bytes = try FileDescriptor.standardInput.readToEnd(limit: StoredFile.sizeLimit)
            insert(bytes, name: "<stdin>", path: nil, console: &console)
        } catch {
            console.fail("<stdin>", nil, "cannot read: \(error)")
        }
    }

    /// - Parameter boundary: where the file must lie; nil for a file that the user named.
    private mutating func read(_ path: FilePath, within boundary: Boundary?, _ console: inout Console) {
        do throws(StoreError) {
            let file = try StoredFile(reading: path, within: boundary)
            guard seen.insert(file.realPath).inserted else { return }
            files[path] = file
            insert(file.bytes, name: path.shown, path: path, console: &console)
        } catch {
            console.fail(path.shown, nil, error.description)
        }
    }

    private mutating func insert(_ bytes: [UInt8], name: String, path: FilePath?, console: inout Console) {
        do throws(ParseError) {
            logs.append(Log(name: name, path: path, document: try LogDocument(parsing: bytes)))
        } catch {
            console.fail(name, error.position, error.description)
        }
    }

    private mutating func readLogs(in directory: FilePath, _ isRecursive: Bool, _ console: inout Console) {
        let listing = DirectoryListing(of: directory, isRecursive: isRecursive)
        for error in listing.errors { console.fail(error.path.shown, nil, error.description) }
        let named = listing.files.filter { $0.lastComponent?.string == DirectoryListing.logName }
        if !named.isEmpty {
            for path in named { read(path, within: listing.boundary(of: path), &console) }
            return
        }
        var hasLog = false
        for path in listing.files {
            if readQuietly(path, within: listing.boundary(of: path), &console) { hasLog = true }
        }
        if !hasLog, listing.errors.isEmpty {
            console.fail(directory.shown, nil, "no failure log in this directory; name the file to read")
        }
    }

    /// Reads a file that was found in a directory. A file that cannot be read, is no log or has only rules is
    /// skipped, except for a link out of the boundary, which is an error.
    ///
    /// - Returns: whether the file counts as a log, even if reading it failed.
    private mutating func readQuietly(
        _ path: FilePath,
        within boundary: Boundary,
        _ console: inout Console
    ) -> Bool {
        let file: StoredFile
        do throws(StoreError) {
            file = try StoredFile(reading: path, within: boundary)
        } catch .outside(let path, let realPath, let boundary) {
            let error = StoreError.outside(path, realPath: realPath, boundary: boundary)
            console.fail(path.shown, nil, error.description)
            return true
        } catch {
            return false
        }
        guard let document = try? LogDocument(parsing: file.bytes), document.isLog, !document.isRuleBook
        else {
            return false
        }
        if seen.insert(file.realPath).inserted {
            files[path] = file
            logs.append(Log(name: path.shown, path: path, document: document))
        }
        return true
    }
}
