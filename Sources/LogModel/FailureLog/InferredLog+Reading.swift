public import MarkdownAST

extension InferredLog {
    /// Reads the entries of a file, whatever their form; nil if all of them are in bizlog's own form, so that a ``FailureLog`` holds them.
    ///
    /// - Complexity: O(n) in the bytes of the file.
    ///
    /// - Parameters:
    ///   - log: the file.
    ///   - original: the file as it was before it was formatted, if the lines of entries are to be those in there.
    public init?(reading log: LogDocument, linesOf original: LogDocument? = nil) {
        guard log.entries.contains(where: { $0.syntax == nil }) else { return nil }
        self.init(all: log, linesOf: original)
    }

    private init(all log: LogDocument, linesOf original: LogDocument?) {
        let source = log.document.source
        let entries = log.entries
        let lines = original.flatMap { $0.entries.count == entries.count ? $0.entries : nil } ?? entries
        var parts: [Part] = []
        var end = 0
        for (index, entry) in entries.enumerated() {
            let start = max(end, source.start(ofLine: source.line(at: entry.range.lowerBound)))
            let next =
                index + 1 < entries.count ? entries[index + 1].range.lowerBound : source.bytes.count
            let last = source.line(at: max(entry.range.lowerBound, entry.range.upperBound - 1)) + 1
            let behind = last < source.lineCount ? source.start(ofLine: last) : source.bytes.count
            if start > end { parts.append(.text(source.bytes.string(end..<start))) }
            end = max(start, min(behind, max(next, start)))
            parts.append(
                .entry(Entry(entry, line: lines[index].position.line, source.bytes.string(start..<end))))
        }
        if end < source.bytes.count { parts.append(.text(source.bytes.string(end..<source.bytes.count))) }
        self.init(parts: parts)
    }

    /// The file that the texts are.
    ///
    /// It is read again, and values that an entry's text does not have are refused: an entry in another form is changed by its text.
    ///
    /// - Throws: ``InferredLogError``
    /// - Complexity: O(n) in the bytes of the texts.
    public func rendered() throws(InferredLogError) -> Document {
        let document: Document
        do { document = try Document(parsing: text) } catch { throw .parsing(error) }
        let read = InferredLog(all: LogDocument(reading: document), linesOf: nil).entries
        let entries = entries
        for (index, entry) in entries.enumerated() {
            guard index < read.count, entry.spelling == read[index].spelling else {
                throw .notReadBack(entry: index, title: entry.title)
            }
            if let value = entry.difference(from: read[index]) {
                throw .valueNotInText(value, entry: index, title: entry.title)
            }
        }
        if read.count > entries.count {
            throw .notReadBack(entry: entries.count, title: read[entries.count].title)
        }
        return document
    }
}

extension InferredLog.Entry {
    fileprivate init(_ entry: LogEntry, line: Int, _ spelling: String) {
        let summary = entry.summary
        self.init(
            id: entry.hasID ? entry.id.text : nil,
            line: line,
            title: entry.title,
            date: entry.date,
            severity: summary[.severity]?.name,
            status: summary[.status]?.name,
            fields: entry.failure.fields.map { field in
                InferredLog.Field(label: field.label, role: field.role, value: field.value.description)
            },
            spelling: spelling
        )
    }
}

/// Why a log in another form cannot be rendered.
public enum InferredLogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text could not be parsed.
    case parsing(ParseError)
    /// The texts hold another entry than this one, or end it elsewhere.
    case notReadBack(entry: Int, title: String)
    /// An entry has a value that its text does not say.
    case valueNotInText(String, entry: Int, title: String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .parsing(let error): return error.description
        case .notReadBack(let entry, let title):
            return
                "entry \(entry + 1), \(MessageText.quoted(title)), would not be read back as it is: its spelling, or the text before it, "
                + "begins or ends an entry elsewhere; look for headings, list items and rows in them"
        case .valueNotInText(let value, let entry, let title):
            return
                "entry \(entry + 1), \(MessageText.quoted(title)): its spelling does not say what its \(value) says; an entry in a form "
                + "that is not bizlog's own is written by its spelling, so change that, too, or convert the log to bizlog's form first"
        }
    }
}
