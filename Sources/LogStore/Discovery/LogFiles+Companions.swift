public import LogModel
public import SystemPackage

extension LogFiles {
    /// The contents of the files that belong to a log.
    public struct Companions: Sendable {
        /// The readable files, each once and without the log itself, in this order: the rules file, the other
        /// system's log, the other files that the log names, the log beside it.
        public fileprivate(set) var files: [Companion] = []
        /// The names of files that do not exist.
        public fileprivate(set) var missing: Set<String> = []
        /// The names of files that could not be read, each with the reason. They include files that only
        /// another log of the family names.
        public fileprivate(set) var unreadable: [String: String] = [:]

        /// The documents of ``files``, in order.
        public var documents: [LogDocument] { files.map(\.document) }
    }

    /// A file that belongs to a log.
    public struct Companion: Sendable {
        /// The path by which it was read.
        public let path: FilePath
        /// The absolute path of the file itself, with symbolic links resolved.
        public let realPath: FilePath
        /// The contents.
        public let document: LogDocument
    }

    /// Reads the files that belong to the log: the files that it names, the `FAILURE_LOG.md` beside it, and
    /// the files that that log names.
    ///
    /// - Parameter library: reads the files, unless it has them already.
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
    /// The identities of the files collected so far.
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
