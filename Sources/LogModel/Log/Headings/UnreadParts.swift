internal import MarkdownAST

/// That a log is not read, or only in part: where, and what to do.
package struct UnreadParts: Sendable {
    /// The first line that is not read, 0-based.
    package let line: Int
    /// What is not read: `17 headings look like entries (line 3 …)`.
    package let what: String
    /// The line that says that they are entries; nil for lines of paragraphs, which are none in any form.
    package let pin: String?
    /// Whether it can hardly be anything but entries.
    package let isLikely: Bool

    /// What is not read, and the way out.
    ///
    /// - Parameter name: the file, as a command names it.
    package func message(for name: String) -> String {
        let way = pin.map { "a line \($0) under the title says it" } ?? Self.wayOfLines
        return
            "\(what), but nothing tells where one begins; 'bizlog inspect \(name)' shows what was tried, and \(way)"
    }

    /// What makes entries of the lines of a paragraph.
    package static let wayOfLines = "'- ' before each makes them items of a list, which are read"
}

extension LogDocument {
    /// What is not read of the file; nil if all of it is, or it holds nothing that could be an entry.
    ///
    /// - Complexity: O(unread lines)
    package var unreadParts: UnreadParts? {
        guard let inferred else { return nil }
        if let first = inferred.unread.min() {
            let count = inferred.unread.count
            let what = count.counting("heading looks like an entry", "headings look like entries")
            return UnreadParts(
                line: first, what: "\(what) (\(Self.place(first, count)))", pin: pin(forHeadingAt: first),
                // Beside entries they may be parts of something else.
                isLikely: count >= entries.count * 2)
        }
        let others = inferred.candidates
        // A rules file that waits for its first rule has said what a rule is.
        guard entries.isEmpty, document.rulePrefixes.isEmpty, let first = others.first else { return nil }
        let parts = [
            others.headings.isEmpty ? nil : others.headings.count.counting("heading", "headings"),
            others.lists.isEmpty ? nil : others.lists.count.counting("list", "lists"),
            others.tables.isEmpty ? nil : others.tables.count.counting("table", "tables"),
            others.dated.isEmpty
                ? nil
                : others.dated.count.counting("line that begins with a date", "lines that begin with a date"),
        ].compactMap(\.self)
        let count = others.headings.count + others.lists.count + others.tables.count + others.dated.count
        let unnamed: FormPin? =
            others.lists.isEmpty ? others.tables.isEmpty ? nil : FormPin(.table(nil)) : FormPin(.list(nil))
        let way = others.headings.first.map { pin(forHeadingAt: $0) } ?? unnamed?.line
        return UnreadParts(
            line: first,
            what:
                "no entry is found; \(parts.joined(separator: ", ")) could hold some (\(Self.place(first, count)))",
            pin: way, isLikely: others.isTitledLog)
    }

    private static func place(_ line: Int, _ count: Int) -> String {
        "line \(line + 1)\(count > 1 ? " …" : "")"
    }

    private func pin(forHeadingAt line: Int) -> String {
        let heading = document.topLevelHeadings.first { Int(document.nodes[$0].startLine) == line }
        let level = heading.map { document.headingLevel(of: $0) } ?? 2
        return FormPin(.heading(level: level, .plain)).line
    }
}
