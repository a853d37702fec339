internal import ByteText
internal import LogChecks
public import LogModel
public import LogStore

/// What there is to know of some logs, for people to read, mail and print.
///
/// All numbers are those of `LogStatistics`, `RuleReviews` and `LogChecker`. The same logs give the same report: it has no clock.
/// Credentials are hidden.
///
/// ```swift
/// let report = LogReport(of: [ReportedFile(log, named: "FAILURE_LOG.md")])
/// let page: [UInt8] = report.html
/// ```
public struct LogReport: Sendable {
    /// What the logs are called: the title of the only one.
    let title: String
    let logs: [LogDocument]
    /// The names of the logs.
    let names: [String]
    let scope: ReportScope
    /// The day to which ages count; nil if none is known.
    let today: LogDate?
    let statistics: LogStatistics
    /// How many failures there are whatever the scope.
    let failuresInAll: Int
    /// The entries within the scope, in the order of the logs.
    let entries: [ReportedEntry]
    let rules: [ReportedRule]
    /// Whether the rules stand within failures.
    let rulesAreWithinFailures: Bool
    /// Rules that failures name and that no file has.
    let unknownRules: [String]
    /// How many failures came back.
    let returned: Int
    let chains: [FailureChain]
    let counts: [ReportedCounts]
    let calendar: FailureCalendar
    /// What is open, the oldest first.
    let open: [(name: EntryMention, date: LogDate?, age: Int?)]
    /// Whether any failure has a status.
    let hasStatus: Bool
    let codes: [ReportedCode]
    let findings: [ReportedFinding]
    /// Whether somebody has looked for findings.
    let isChecked: Bool
    let hidden: HiddenText

    /// Makes a report.
    ///
    /// - Parameters:
    ///   - logs: the logs, with what was found in them.
    ///   - companions: rules files, and logs of other systems: their rules are looked at, and their failures are not.
    ///   - scope: which entries it is about.
    ///   - today: the day to which ages count; nil for the last day that the files know.
    ///   - enforcement: looks whether what a rule names is there, one state for each target.
    /// - Complexity: O(n log n) in the bytes of all files, and what `RuleReviews` costs.
    public init(
        of logs: [ReportedFile], companions: [ReportedFile] = [], scope: ReportScope = .all,
        today: LogDate? = nil,
        enforcement: (RuleReview) -> [EnforcementFiles.State] = { _ in [] }
    ) {
        let files = logs + companions
        let documents = logs.map(\.document)
        let hidden = HiddenText(files.map(\.document))
        self.hidden = hidden
        self.scope = scope
        self.logs = documents
        names = logs.map { hidden.short($0.name) }
        let own = logs.count == 1 ? logs[0].document.header?.title ?? "" : ""
        title = own.isEmpty ? names.joined(separator: ", ") : hidden.short(own)

        let places = documents.enumerated().map { scope.places(in: $1, number: $0) }
        let statistics = LogStatistics(
            of: documents, companions: companions.map(\.document), today: today
        ) { log in places[log].map { documents[log].entries[$0] } }
        self.statistics = statistics
        failuresInAll = documents.reduce(0) { $0 + $1.entries.count { !$0.isRule } }
        let entries = Self.entries(at: places, in: documents, hidden)
        self.entries = entries
        let index = EntryIndex(entries, in: files, hidden)

        let reviews = RuleReviews(of: documents, companions: companions.map(\.document), today: today)
        self.today = reviews.today
        rulesAreWithinFailures = reviews.areWithinFailures && !reviews.rules.isEmpty
        unknownRules = reviews.unknown.map { hidden.short($0.text) }
        let shown = reviews.rules.filter { index.concerns($0, scope) }
        let steps = index.steps(of: statistics.recurrences, shown)
        chains = FailureChain.joining(steps)
        rules = shown.map { index.rule($0, enforcement($0), hidden) }
        returned = Set(statistics.recurrences.map(\.failure)).count

        calendar = FailureCalendar(statistics, hidden)
        let categories =
            ReportedCounts(.category, of: statistics, hidden)
            ?? (scope.label == nil ? ReportedCounts(declaredIn: statistics, hidden) : nil)
        counts =
            [ReportedCounts(.severity, of: statistics, hidden), categories].compactMap(\.self)
            + [ReportedCounts(causesOf: entries)].compactMap(\.self)
            + [Facet.status, .layer, .entity].compactMap { ReportedCounts($0, of: statistics, hidden) }
        open = statistics.open.map { (index.mention(of: $0.id), $0.date, $0.age) }
        hasStatus = statistics.tallies[.status].map { $0.missing < statistics.total } ?? false

        let diagnostics = Self.diagnostics(of: logs, at: places, scope)
        isChecked = logs.contains { $0.diagnostics != nil }
        codes = ReportedCode.counts(of: diagnostics)
        findings = diagnostics.map { diagnostic in
            ReportedFinding(
                file: hidden.short(diagnostic.file), line: diagnostic.start.line, level: diagnostic.level,
                code: diagnostic.code.rawValue, message: hidden.short(diagnostic.message))
        }
    }

    private static func entries(
        at places: [[Int]], in documents: [LogDocument], _ hidden: HiddenText
    ) -> [ReportedEntry] {
        ParallelMap.joined(
            zip(documents.indices, documents).flatMap { file, document -> [[ReportedEntry]] in
                let size = document.document.source.bytes.count
                let own = places[file]
                let parts = ParallelMap.ranges(of: own.indices, count: ParallelMap.partCount(forSize: size))
                return ParallelMap.map(parts, size: size) { part in
                    own[part].map { ReportedEntry(document.entries[$0], file: file, place: $0, hidden) }
                }
            })
    }

    /// What was found in the logs; if the report is about some entries, in these.
    private static func diagnostics(
        of logs: [ReportedFile], at places: [[Int]], _ scope: ReportScope
    ) -> [Diagnostic] {
        logs.enumerated().flatMap { number, log -> [Diagnostic] in
            guard let diagnostics = log.diagnostics else { return [] }
            if scope.label == nil { return diagnostics }
            let ranges = places[number].map { log.document.entries[$0].range }
            return diagnostics.filter { diagnostic in
                let start = diagnostic.range.lowerBound
                let behind = ranges.partitioningIndex { $0.upperBound > start }
                return behind < ranges.count && ranges[behind].lowerBound <= start
            }
        }
    }

    /// The numbers of the entries, those of the latest days first, and of one day the last one.
    ///
    /// - Complexity: O(n log n)
    var latestFirst: [Int] {
        entries.indices.sorted { left, right in
            switch (entries[left].summary.date, entries[right].summary.date) {
            case (let first?, let second?) where first != second: first > second
            case (_?, nil): true
            case (nil, _?): false
            default: left > right
            }
        }
    }
}
