public import LogModel
internal import MarkdownAST
public import SystemPackage

/// Reads the files that belong to logs, each file once, whatever its names.
public struct LogLibrary: Sendable {
    /// The result of reading a file.
    enum Reading: Sendable {
        case log(LogDocument)
        /// The file is no readable log, for this reason.
        case failed(String)
    }

    private var readings: [FileIdentity: Reading] = [:]
    private var snapshot = FileSnapshot()

    /// The number of files read from the disk.
    private(set) var readCount = 0

    /// The absolute paths, with symbolic links resolved, of the files that the user gave. They lie within
    /// every boundary.
    public private(set) var givenPaths: Set<FilePath> = []

    /// Makes a library that has read no files yet.
    public init() {}

    /// Adds a log that was read elsewhere, or replaces it after a change.
    ///
    /// - Parameters:
    ///   - log: the log.
    ///   - file: the file from which it was read.
    public mutating func update(_ log: LogDocument, readFrom file: StoredFile) {
        givenPaths.insert(file.realPath)
        snapshot.add(file)
        readings[file.stamp.identity] = .log(log)
    }

    /// Whether all files are still as they were when they were read, so that their contents belong together.
    /// If not, a transaction may have changed one of them before it was read and another one afterwards: read
    /// them again.
    ///
    /// - Complexity: two system calls for each file.
    public var isCurrent: Bool { snapshot.isCurrent }

    /// Reads a file, unless it lies outside of the boundary.
    mutating func read(_ place: LogFiles.Place, within boundary: Boundary) -> Reading {
        do throws(StoreError) {
            if let real = place.realPath { try boundary.check(real, for: place.path) }
            if let identity = place.identity, let known = readings[identity] { return known }
            let reading: Reading
            readCount += 1
            let file = try StoredFile(reading: place.path, within: boundary)
            snapshot.add(file)
            do throws(ParseError) {
                reading = .log(try LogDocument(parsing: file))
            } catch {
                reading = .failed(error.position.map { "\($0): \(error.description)" } ?? error.description)
            }
            readings[FileIdentity(file.status)] = reading
            return reading
        } catch {
            let reading = Reading.failed(error.reason)
            if case .outside = error { return reading }
            if let identity = place.identity { readings[identity] = reading }
            return reading
        }
    }
}

extension StoreError {
    /// Why a file that a log names was not read, worded for readers of the log. It quotes no paths, since a
    /// log may contain made-up ones.
    var reason: String {
        switch self {
        case .outside(_, _, let boundary):
            "it lies outside of the \(boundary.isRepository ? "repository" : "log's directory"); name it as well to have it read"
        case .danglingLink:
            "a symbolic link that leads nowhere; restore the file or remove the link"
        case .notRegular(_, let kind):
            "\(kind), not a file; correct the path"
        default:
            description
        }
    }
}
