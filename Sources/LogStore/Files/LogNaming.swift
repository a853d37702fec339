/// What the name of a file says about whether it is a log.
public enum LogNaming: Sendable, Hashable {
    /// It has the name that bizlog gives to logs, and is one whatever it holds.
    case log
    /// It has one of the names under which people keep logs, such as `LESSONS.md`.
    case usual
    /// It is a file of a directory that has an entry in each file, such as `incidents/0007-the-queue-stood.md`.
    case entry
    /// Its name says nothing.
    case other

    /// The name of a log.
    static let logName = "FAILURE_LOG.md"

    /// What a file's name says.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - isCollection: whether the files of its directory are entries.
    package init(of name: String, isCollection: Bool) {
        let key = Self.key(name.isMarkdownName ? name.dropLast(3) : name[...])
        if name == Self.logName {
            self = .log
        } else if Self.usualNames.contains(key) {
            self = .usual
        } else {
            self = isCollection && !Self.isAboutOthers(key) ? .entry : .other
        }
    }

    /// Whether a directory of this name has an entry in each of its files.
    static func isCollection(_ name: String) -> Bool {
        collectionNames.contains(key(name.drop { $0 == "." }))
    }

    /// Whether the name begins like that of an entry in a file of its own: `0007-title.md`, `2026-03-04-title.md`, `INC-001.md`,
    /// `F-BIZ-001.md`.
    package static func isEntry(_ name: String) -> Bool {
        guard name.isMarkdownName else { return false }
        let key = key(name.dropLast(3))
        if isAboutOthers(key) { return false }
        // Up to three words of letters, the last of which may hold the number as well, as `F001` does.
        var words = 0
        for word in key.utf8.split(separator: UInt8(ascii: "-"), maxSplits: maximumWords + 1) {
            let letters = word.prefix { (0x61...0x7A).contains($0) }
            let rest = word.dropFirst(letters.count)
            if rest.isEmpty, words < maximumWords {
                words += 1
                continue
            }
            let digits = rest.prefix { (0x30...0x39).contains($0) }.count
            let isEnd =
                digits == rest.count || rest.dropFirst(digits).first.map { $0 == UInt8(ascii: ".") } ?? true
            // What follows letters needs two digits: `v2-notes` is the second version of something.
            return isEnd && digits >= (words == 0 && letters.isEmpty ? 1 : 2)
        }
        return false
    }

    /// How many words of letters may stand before the number of an entry: `F-BIZ-001`.
    private static let maximumWords = 3

    /// Whether the file says something about the others, and is no entry.
    private static func isAboutOthers(_ key: String) -> Bool {
        otherNames.contains(key) || key.split(separator: "-").contains("template")
    }

    /// The name in lower case with dashes between its words.
    static func key(_ name: some StringProtocol) -> String {
        String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    }

    private static let usualNames: Set<String> = [
        "failure-log", "failure-logs", "failures", "error-log", "errors", "mistakes", "mistake-log",
        "lessons",
        "lessons-learned", "lesson-log", "learnings", "learning-log", "feature-requests", "incidents",
        "incident-log",
        "incident-reports", "outages", "outage-log", "postmortems", "postmortem-log", "post-mortems",
        "post-mortem-log",
        "retrospectives",
    ]

    private static let collectionNames: Set<String> = [
        "failures", "failure-log", "failure-logs", "errors", "mistakes", "lessons", "lessons-learned",
        "learnings",
        "incidents", "incident-reports", "outages", "postmortems", "post-mortems", "retrospectives", "rca",
        "rcas", "adr",
        "adrs", "decisions",
    ]

    private static let otherNames: Set<String> = [
        "readme", "index", "summary", "contributing", "changelog", "license", "template", "toc",
    ]
}

extension String {
    /// Whether the name ends like a Markdown file's.
    package var isMarkdownName: Bool {
        utf8.count > 3 && !utf8.contains(0) && lowercased().hasSuffix(".md")
    }
}
