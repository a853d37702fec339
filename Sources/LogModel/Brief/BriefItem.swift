internal import MarkdownAST
internal import SecretScan

/// A rule or a lesson in a ``LogBrief``.
public struct BriefItem: Sendable {
    /// The rule, or the failure that holds the lesson.
    public let review: RuleReview

    /// How bad what it is about is: by its own words, else the worst of the failures that it came from or that came back; nil if nobody says.
    public let severity: Severity?

    /// What sees to it that it is kept.
    public let enforcement: RuleEnforcement

    /// The failures that came back although it was there.
    public let recurrences: [EntryID]

    /// The last day of it: its own, or that of a failure since that names it or came back.
    public let day: LogDate?

    /// What ties it to what was asked for; empty if everything was.
    public let reasons: [BriefReason]

    /// How much it matters: a higher one stands first. Comparable within one brief only.
    public let score: Int

    /// The title, as Markdown, without credentials.
    public var title: String { masked(review.entry.title) }

    /// What it asks for, or what was learned, as Markdown, without credentials. May be empty.
    public var text: String { masked(review.text) }

    private func masked(_ text: String) -> String {
        let entry = review.entry
        let bytes = Array(entry.log.document.source.bytes[entry.range])
        let known = SecretScanner.matches(in: bytes).map(\.range)
        return SecretMask.forms.masked(SecretMask(bytes, hiding: known).masked(text))
    }
}

/// What ties a rule or a lesson to what was asked for.
public enum BriefReason: Sendable, Hashable, CustomStringConvertible {
    /// It names a wanted file, or a directory above or below one.
    case path(String)
    /// A failure that it came from does.
    case originPath(String)
    /// It, or what it came from, names a file in the same directory.
    case neighbour(String)
    /// It, or what it came from, has the name of a wanted file in other spelling.
    case fileName
    /// It, or what it came from, has so many of the words of the topic.
    case words(Int, of: Int)

    /// The reason in words: `it names src/worker.py`.
    public var description: String {
        switch self {
        case .path(let path): "it names \(path)"
        case .originPath(let path): "a failure that it came from names \(path)"
        case .neighbour(let path): "\(path) lies in the same directory"
        case .fileName: "it has the name of a file"
        case .words(let count, let total): "it has \(count) of the topic's \(total.counting("word", "words"))"
        }
    }
}
