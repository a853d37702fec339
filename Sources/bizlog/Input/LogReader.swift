internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// A log that a command works on, as it was read.
struct LogText {
    /// How messages name it.
    let name: String
    /// Nil for standard input.
    let file: StoredFile?
    let log: LogDocument
    /// Whether it was asked for by its name, or is called as logs are; others are logs by what they hold.
    let isNamed: Bool
}

/// Reads what a command is to work on, each file once. Every verb asks it whether a file is a log and whether it was meant.
///
/// A file that was named is taken whatever it holds, and so is one in a directory that is itself called as logs are. Of the other files
/// of a directory those are taken that are logs. One whose name or title says that it is a log is taken as well if it has headings that
/// look like entries and are not read, so that this is said.
struct LogReader {
    /// The files that were read, and whether each was taken.
    private var seen: [FilePath: Bool] = [:]
    /// The files that were passed over though they may hold entries that are not read.
    private(set) var unread: [LogText] = []

    /// What came of a file.
    enum Reading {
        case log(LogText)
        /// It was meant and cannot be read or parsed, which was reported.
        case refused
        /// It is no log, and nobody asked for it by name.
        case passedOver
        /// It was dealt with before.
        case known(wasTaken: Bool)
    }

    /// Reads one of the files that an input stands for.
    mutating func read(_ source: InputSource, _ console: inout Console) -> Reading {
        guard let path = source.path else { return readStandardInput(&console) }
        do throws(StoreError) {
            let file = try StoredFile(reading: path, within: source.boundary)
            let isNamed = source.boundary == nil || file.isCalledLog
            if let wasTaken = seen[file.realPath], wasTaken || !isNamed { return .known(wasTaken: wasTaken) }
            let reading = parse(
                file.bytes, name: path.shown, file, isNamed: isNamed, naming: source.naming, &console)
            if case .passedOver = reading { seen[file.realPath] = false } else { seen[file.realPath] = true }
            return reading
        } catch {
            console.fail(path.shown, nil, error.description)
            return .refused
        }
    }

    /// Reads a log again that was taken; nil if it cannot be read any more, which is reported.
    mutating func again(_ text: LogText, _ console: inout Console) -> LogText? {
        guard let old = text.file else { return text }
        do throws(StoreError) {
            let file = try StoredFile(reading: old.path, within: old.boundary)
            if file.bytes == text.log.document.source.bytes {
                return LogText(name: text.name, file: file, log: text.log, isNamed: text.isNamed)
            }
            guard case .log(let text) = parse(file.bytes, name: text.name, file, isNamed: true, &console)
            else { return nil }
            return text
        } catch {
            console.fail(text.name, nil, error.description)
            return nil
        }
    }

    /// Notes that a file was not dealt with after all, so that it is read when it is met again.
    mutating func forget(_ text: LogText) {
        if let file = text.file { seen[file.realPath] = nil }
    }

    private mutating func readStandardInput(_ console: inout Console) -> Reading {
        do throws(Errno) {
            let bytes = try FileDescriptor.standardInput.readToEnd(limit: StoredFile.sizeLimit)
            return parse(bytes, name: InputSource.standardInput.name, nil, isNamed: true, &console)
        } catch {
            console.fail(InputSource.standardInput.name, nil, "cannot read: \(error)")
            return .refused
        }
    }

    private mutating func parse(
        _ bytes: [UInt8],
        name: String,
        _ file: StoredFile?,
        isNamed: Bool,
        naming: LogNaming = .other,
        _ console: inout Console
    ) -> Reading {
        do throws(ParseError) {
            let log = LogDocument(reading: try Document(parsing: bytes))
            // A file that is called as logs or entries are is one if anything in it is read as an entry.
            let isCalledSo = naming != .other && !log.entries.isEmpty
            let text = LogText(name: name, file: file, log: log, isNamed: isNamed)
            // What says that the files beside it are entries waits for the first one.
            if isNamed || log.isLog || isCalledSo || log.namedForm != nil { return .log(text) }
            guard let unread = log.unreadParts, unread.isLikely || naming == .usual else {
                return .passedOver
            }
            if naming != .other, unread.isLikely { return .log(text) }
            self.unread.append(text)
            return .passedOver
        } catch {
            // Among the other files of a directory, one that is not UTF-8 is of no concern unless it is a log.
            if !isNamed, case .source = error, !Self.isLogWithoutEncoding(bytes) { return .passedOver }
            console.fail(name, error.position, error.description)
            return .refused
        }
    }

    /// Whether bytes that are not UTF-8 would be a log if the wrong ones were replaced.
    private static func isLogWithoutEncoding(_ bytes: [UInt8]) -> Bool {
        guard let document = try? Document(parsing: String(decoding: bytes, as: UTF8.self)) else {
            return true
        }
        return LogDocument(reading: document).isLog
    }
}
