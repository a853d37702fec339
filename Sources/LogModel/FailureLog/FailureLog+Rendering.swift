public import MarkdownAST
internal import MarkdownFormat

extension FailureLog {
    /// Renders the log as a file in canonical form.
    ///
    /// For a log that was read from a canonical file and not changed, the result has the bytes of that file.
    /// The result is read again, and a value whose text would end its field, its entry or its section is
    /// refused.
    ///
    /// - Throws: ``RenderingError``
    /// - Complexity: O(n) in the bytes of the result.
    public func rendered() throws(RenderingError) -> Document {
        var document = try Self.formatted(LogPrinter.text(self))
        var log = FailureLog(reading: LogDocument(reading: document))
        let changed = changes(from: log)
        if !changed.isEmpty {
            document = try Self.formatted(LogPrinter.text(self) { changed.contains($0) })
            log = FailureLog(reading: LogDocument(reading: document))
        }
        if let loss = loss(in: log) { throw loss }
        return document
    }

    private static func formatted(_ text: String) throws(RenderingError) -> Document {
        do { return LogFormatter().format(try Document(parsing: text)).document } catch {
            throw .parsing(error)
        }
    }

    /// The indices of the parts whose `spelling` differs from their values; -1 for the header.
    private func changes(from other: FailureLog) -> Set<Int> {
        var changes: Set<Int> = []
        if header.spelling != nil, header.spelled(nil) != other.header.spelled(nil) { changes.insert(-1) }
        for (index, part) in parts.enumerated() where part.spelling != nil {
            if index >= other.parts.count || part.content != other.parts[index].content
                || part.preface != other.parts[index].preface
            {
                changes.insert(index)
            }
        }
        return changes
    }

    /// The first part that was read back differently, if the two logs differ in structure.
    private func loss(in other: FailureLog) -> RenderingError? {
        let isLost =
            parts.count != other.parts.count || zip(parts, other.parts).contains { !Self.isAlike($0, $1) }
        if isLost {
            for (index, part) in parts.enumerated()
            where index >= other.parts.count || part.content != other.parts[index].content
                || part.preface != other.parts[index].preface
            {
                return .notReadBack(part.content)
            }
            return parts.last.map { .notReadBack($0.content) } ?? .headerNotReadBack
        }
        let isHeaderLost =
            header.title != other.header.title
            || Self.labels(header.fields) != Self.labels(other.header.fields)
        return isHeaderLost ? .headerNotReadBack : nil
    }

    /// Whether two parts have the same id or title and the same labels.
    private static func isAlike(_ left: Part, _ right: Part) -> Bool {
        if left.preface.isEmpty != right.preface.isEmpty { return false }
        return switch (left.content, right.content) {
        case (.failure(let left), .failure(let right)):
            left.id == right.id && left.title == right.title
                && labels(left.ownFields) == labels(right.ownFields)
                && left.appendix.isEmpty == right.appendix.isEmpty
        case (.section(let left), .section(let right)): left.title == right.title
        case (.failure, .section), (.section, .failure): false
        }
    }

    private static func labels(_ fields: [Failure.Field]) -> [[UInt8]: Int] {
        Dictionary(fields.map { (FoldedText.key(Array($0.label.utf8)), 1) }, uniquingKeysWith: +)
    }
}

/// Why a log cannot be rendered.
public enum RenderingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text could not be parsed.
    case parsing(ParseError)
    /// The header would be read back with other values.
    case headerNotReadBack
    /// The entry would be read back with other values.
    case entryNotReadBack(EntryID)
    /// The section with this title would be read back with other values.
    case sectionNotReadBack(String)

    /// What is wrong and what to do about it.
    public var description: String {
        let advice =
            "its text ends it too early or holds more than it should; look for headings, labels, open fences and line "
            + "breaks in its values"
        switch self {
        case .parsing(let error): return error.description
        case .headerNotReadBack: return "the header would not be read back as it is: \(advice)"
        case .entryNotReadBack(let id): return "the entry \(id) would not be read back as it is: \(advice)"
        case .sectionNotReadBack(let title):
            return "the section \"\(title)\" would not be read back as it is: \(advice)"
        }
    }

    /// The error for a part that would be read back with other values.
    static func notReadBack(_ content: FailureLog.Content) -> RenderingError {
        switch content {
        case .failure(let failure): .entryNotReadBack(failure.id)
        case .section(let section): .sectionNotReadBack(section.title)
        }
    }
}
