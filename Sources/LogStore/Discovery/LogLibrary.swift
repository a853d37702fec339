public import LogModel
internal import MarkdownAST
public import SystemPackage

/// Reads the files that belong to logs, each once, whatever its names.
public struct LogLibrary: Sendable {
    /// What came of a file.
    enum Reading: Sendable {
        case log(LogDocument)
        /// It could not be read as a log, and why.
        case failed(String)
    }

    private var readings: [FileIdentity: Reading] = [:]
    private var snapshot = FileSnapshot()

    /// How many files were read from the disk.
    private(set) var readCount = 0

    /// The absolute paths, without symbolic links, of the files that were given and not found. They lie within every boundary, since
    /// they are what the user asks about.
    public private(set) var givenPaths: Set<FilePath> = []

    /// A library that has read nothing yet.
    public init() {}

    /// Takes a log that was read already, or has changed.
    ///
    /// - Parameters:
    ///   - log: the log.
    ///   - file: what it was read from.
    public mutating func update(_ log: LogDocument, readFrom file: StoredFile) {
        givenPaths.insert(file.realPath)
        snapshot.add(file)
        readings[file.stamp.identity] = .log(log)
    }

    /// Whether all files that were read still are what they were then, so that they agree with each other as far as whoever wrote them
    /// has seen to it. If not, a transaction may have changed one of them before it was read, and another one afterwards: read them again.
    ///
    /// - Complexity: two system calls for each file.
    public var isCurrent: Bool { snapshot.isCurrent }

    /// Reads a file, if it lies within a boundary.
    mutating func read(_ place: LogFiles.Place, within boundary: Boundary) -> Reading {
        do throws(StoreError) {
            if let real = place.realPath { try boundary.check(real, for: place.path) }
            if let identity = place.identity, let known = readings[identity] { return known }
            let reading: Reading
            readCount += 1
            let file = try StoredFile(reading: place.path, within: boundary)
            snapshot.add(file)
            do throws(ParseError) {
                reading = .log(try LogDocument(parsing: file.bytes))
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
    /// Why a file that a log names was not read, for whoever reads that log: without paths, which a log may have made up.
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
