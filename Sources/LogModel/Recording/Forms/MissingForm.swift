internal import MarkdownAST

/// That nothing in a log tells what a new entry must look like: where, and what to do.
package struct MissingForm: Sendable {
    /// The line to look at, 0-based.
    package let line: Int
    /// What is not read; nil if the file says what its entries are, and has none.
    fileprivate let unread: UnreadParts?

    /// Why no entry can be added, and the way out.
    ///
    /// - Parameter name: the file, as a command names it.
    package func advice(for name: String) -> String {
        guard let unread else {
            return
                "this line says what an entry is, and none is found that shows what a new one must look like; write the first one by "
                + "hand, or take the line out"
        }
        let way =
            unread.pin.map {
                "Write a line \($0) under the title, after which 'bizlog convert' can also write the log in another form"
            } ?? "\(UnreadParts.wayOfLines)"
        return
            "\(unread.what), but nothing tells what a new entry must look like; 'bizlog inspect \(name)' shows what was tried. \(way); "
            + "if none of it is an entry, put a template into the log, as 'bizlog init' makes one"
    }
}

extension LogDocument {
    /// Why nothing tells what a new entry must look like; nil if an entry, a template, or a header that counts entries tells it, or if the
    /// log holds nothing that could be an entry.
    ///
    /// - Complexity: O(n) in the bytes of the file
    package var missingForm: MissingForm? {
        guard templates.isEmpty, entries.isEmpty, header?.countsEntries != true, formShape == nil else {
            return nil
        }
        if let range = inferred?.pins.firstRange {
            return MissingForm(line: document.source.line(at: range.lowerBound), unread: nil)
        }
        return unreadParts.map { MissingForm(line: $0.line, unread: $0) }
    }
}

extension RecordingProblem.Reason {
    static func unreadForm(_ missing: MissingForm, in file: String) -> Self {
        .unreadForm(file: file, line: missing.line + 1, advice: missing.advice(for: file))
    }
}
