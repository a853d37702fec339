/// The rules and lessons that matter for some files or a topic, the most important first.
///
/// Rules are the entries whose ids begin with `R-`; lessons are what failures hold that name none of these: their field for a rule, a lesson
/// or else the fix. Rules that are superseded or retired are left out. If files or a topic are given, what is not about them is left out,
/// but for rules that name no file: these hold for any file.
///
/// First comes what is worse, nearer in paths and words, came back more often, or is enforced by nothing; what is critical comes before what
/// is minor whatever else holds. Of equal ones the one whose last day is nearer to ``today`` is first. No entry has a say in how two others
/// are ordered, unless one of them came from it or came back in it.
///
/// ```swift
/// let brief = LogBrief(of: [log], companions: [rules], for: BriefRequest(paths: ["src/worker.py"]))
/// print(brief.markdown(within: 1_500))
/// ```
public struct LogBrief: Sendable {
    /// What matters, the most important first.
    public let items: [BriefItem]

    /// How many rules and lessons there are that are in force, whatever they are about.
    public let total: Int

    /// The day to which nearness in time counts; nil if no file knows a day and none was given.
    public let today: LogDate?

    /// Chooses what matters.
    ///
    /// - Parameters:
    ///   - logs: logs in any form.
    ///   - companions: rules files, and logs of other systems: their rules count, and their failures do not.
    ///   - request: files and a topic.
    ///   - today: the day to which nearness in time counts; nil for the last day that any of the files knows.
    ///   - enforcement: what sees to it that a rule is kept, which a file system knows.
    /// - Complexity: O(n log n) in the bytes of all files.
    public init(
        of logs: [LogDocument], companions: [LogDocument] = [], for request: BriefRequest = BriefRequest(),
        today: LogDate? = nil, enforcement: (RuleReview) -> RuleEnforcement = { _ in .advisory }
    ) {
        let reviews = RuleReviews(withLessonsIn: logs, companions: companions, today: today)
        let ranking = BriefRanking(request, reviews, in: logs + companions)
        let wanted = reviews.rules.filter { !$0.isOver && $0.saysSomething }
        let found = wanted.compactMap { ranking.item($0, enforcement($0)) }
        let day = reviews.today
        let distances = found.map { item in
            item.day.flatMap { own in day.map { abs($0.days(since: own)) } } ?? Int.max
        }
        items = found.indices.sorted { left, right in
            let (first, second) = (found[left], found[right])
            if first.score != second.score { return first.score > second.score }
            return (distances[left], left) < (distances[right], right)
        }.map { found[$0] }
        (self.today, total) = (day, wanted.count)
    }

    private static let mostMisses = 100

    /// How many bytes a number of tokens stands for: four each.
    public static func bytes(ofTokens tokens: Int) -> Int {
        let (bytes, isTooLarge) = max(0, tokens).multipliedReportingOverflow(by: 4)
        return isTooLarge ? Int.max : bytes
    }

    /// The most important items that fit together, each whole or not at all. One that does not fit makes place for the next one, and where
    /// 100 in a row do not fit, no more are tried.
    ///
    /// - Parameters:
    ///   - bytes: how many bytes all of them may take.
    ///   - piece: what an item becomes, and how many bytes that takes.
    /// - Returns: what the items become that fit, the most important one first.
    /// - Complexity: O(items that fit), each with up to 100 that do not
    public func pieces<Piece>(
        within bytes: Int, _ piece: (BriefItem) throws -> (piece: Piece, size: Int)
    ) rethrows -> [Piece] {
        var left = bytes
        var chosen: [Piece] = []
        var misses = 0
        for item in items {
            if left <= 0 || misses == Self.mostMisses { break }
            let (piece, size) = try piece(item)
            guard size <= left else {
                misses += 1
                continue
            }
            misses = 0
            left -= size
            chosen.append(piece)
        }
        return chosen
    }

    /// The brief as Markdown: a heading and a list with a line for each rule or lesson.
    ///
    /// What the entries say stays text on its own line, whatever it holds, and credentials are masked.
    ///
    /// - Parameter tokens: the most tokens that it may take, each counted as four bytes.
    /// - Returns: the Markdown with a line feed at its end, and how many items it has; empty text if nothing fits.
    /// - Complexity: O(n) in the bytes of the entries.
    public func markdown(within tokens: Int) -> (text: String, count: Int) {
        let room = Self.bytes(ofTokens: tokens) - Self.heading.utf8.count
        let lines = pieces(within: room) { item in
            let line = item.markdown + "\n"
            return (line, line.utf8.count)
        }
        return lines.isEmpty ? ("", 0) : (Self.heading + lines.joined(), lines.count)
    }

    private static let heading = "## Rules and lessons\n\n"
}

extension RuleReview {
    fileprivate var saysSomething: Bool { (entry.title + text).contains { $0.isLetter || $0.isNumber } }
}
