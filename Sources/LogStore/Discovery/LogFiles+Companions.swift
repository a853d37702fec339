public import LogModel
public import SystemPackage

extension LogFiles {
    /// What stands in the files that belong to a log.
    public struct Companions: Sendable {
        /// Those that can be read, each once and without the log itself: the rules file, the other system's log, then the others in the
        /// order in which they are named, and last what is beside the log.
        public fileprivate(set) var files: [Companion] = []
        /// The names at which there is nothing.
        public fileprivate(set) var missing: Set<String> = []
        /// The names of files that could not be looked at, each with the reason. Some may not stand in the log's own list.
        public fileprivate(set) var unreadable: [String: String] = [:]

        /// What the files hold.
        public var documents: [LogDocument] { files.map(\.document) }
    }

    /// A file that belongs to a log.
    public struct Companion: Sendable {
        /// Where it was read.
        public let path: FilePath
        /// The absolute path of the file itself, behind any symbolic links.
        public let realPath: FilePath
        /// What it holds.
        public let document: LogDocument
    }

    /// Reads the files that belong to the log: those that it names, the `FAILURE_LOG.md` beside it, and those that that one names.
    ///
    /// - Parameter library: reads them, but for what it knows.
    /// - Complexity: O(n) in the bytes of the files that were not read before.
    public func companions(reading library: inout LogLibrary) -> Companions {
        var reader = CompanionReader(own: own)
        reader.add([rules, otherLog].compactMap(\.self) + related, within: boundary, &library)
        let finder = RelatedFileFinder(at: log == "-" ? nil : log)
        let main = finder.place(beside: DirectoryListing.logName)
        guard main.exists, !main.isSameFile(as: own) else { return reader.companions }
        let isListed = related.contains { $0.isSameFile(as: main) }
        if !isListed { reader.add([main], within: boundary, &library) }
        guard case .log(let document) = library.read(main, within: boundary) else { return reader.companions }
        let files = LogFiles(of: document, at: main.path, library: &library)
        var others = CompanionReader(own: own)
        others.known = reader.known
        others.add(
            [files.rules, files.otherLog].compactMap(\.self) + files.related, within: boundary, &library)
        reader.companions.files += others.companions.files
        if !others.companions.unreadable.isEmpty {
            reader.companions.unreadable[main.name] =
                "it lists files that cannot be looked at; check it as well"
        }
        return reader.companions
    }
}

/// Collects the files that belong to a log.
private struct CompanionReader {
    let own: LogFiles.Place
    var companions = LogFiles.Companions()
    /// Which files were taken.
    var known: Set<FileIdentity> = []

    mutating func add(_ places: [LogFiles.Place], within boundary: Boundary, _ library: inout LogLibrary) {
        for place in places {
            if !place.exists {
                companions.missing.insert(place.name)
            } else if place.isSameFile(as: own) {
                continue
            } else if !place.isMarkdown {
                if let fault = place.fault { companions.unreadable[place.name] = fault.reason }
            } else {
                add(place, library.read(place, within: boundary))
            }
        }
    }

    private mutating func add(_ place: LogFiles.Place, _ reading: LogLibrary.Reading) {
        switch reading {
        case .log(let document):
            if let identity = place.identity, !known.insert(identity).inserted { return }
            companions.files.append(
                LogFiles.Companion(
                    path: place.path, realPath: place.realPath ?? place.path, document: document))
        case .failed(let reason):
            companions.unreadable[place.name] = reason
        }
    }
}
