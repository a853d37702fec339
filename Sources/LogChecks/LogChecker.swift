public import LogModel
internal import MarkdownAST

/// Checks a log, a rules file or a sister file, alone and against the files that belong to it.
///
/// The checker has no clock and reads no files: the caller gives it the date and the other files. Checking
/// changes nothing. Where a correction is safe, the diagnostic contains it as edits.
///
/// ```swift
/// let checker = LogChecker(today: today)
/// for diagnostic in checker.diagnostics(of: log, named: "FAILURE_LOG.md", companions: [rules]) {
///     print(diagnostic.start, diagnostic.message)
/// }
/// ```
///
/// A program adds checks of its own, see ``LogCheck``.
///
/// Nothing is reported within ignore regions. `<!-- bizlog-ignore CODE -->`, with one or several codes,
/// suppresses them in the entry or section that contains the comment; directly under or above the title, in
/// the whole file.
public struct LogChecker: Sendable {
    /// The last date that is not in the future.
    public let today: LogDate

    /// What the checks report, each code once; that of your own checks comes last.
    public var explanations: [DiagnosticCode.Explanation] { selection.declared }

    /// The enabled codes. If one of them depends on other files, ``DiagnosticCode/unreadableRelatedFile`` is
    /// enabled, too.
    public var codes: Set<DiagnosticCode> { selection.codes }

    private let selection: CodeSelection
    /// The checks that run one after another, those of bizlog first.
    private let lanes: [[any LogCheck]]

    /// Makes a checker.
    ///
    /// - Parameters:
    ///   - today: later dates are in the future.
    ///   - codes: the codes to report. Defaults to all.
    ///   - ignored: codes not to report, even if another code needs them.
    ///   - checks: checks of your own, which run beside those of bizlog.
    public init(
        today: LogDate,
        codes: Set<DiagnosticCode>? = nil,
        ignoring ignored: Set<DiagnosticCode> = [],
        checks: [any LogCheck] = []
    ) {
        self.today = today
        let declared = BuiltInChecks.explanations + checks.flatMap(\.explanations)
        let selection = CodeSelection(of: declared, codes: codes, ignoring: ignored)
        let builtIn = BuiltInChecks.Lane.allCases.map { lane in
            BuiltInChecks.all.filter { $0.lane == lane }.map(\.check)
        }
        lanes = (builtIn + checks.map { [$0] }).map { $0.filter(selection.wants) }.filter { !$0.isEmpty }
        self.selection = selection
    }

    /// The diagnostics of one file, sorted by position.
    ///
    /// - Parameters:
    ///   - log: the file.
    ///   - name: its name in the diagnostics.
    ///   - companions: the files that belong to it: its rules file, its sister files, or the log of a rules
    ///     file. Ids are looked up in them; they are not checked.
    ///   - missing: the paths of related files that do not exist, as the log writes them.
    ///   - unreadable: the paths of related files that could not be read, each with the reason. A path that
    ///     is not in the log's list is reported for the whole file.
    ///   - comparison: what another revision has of the file; nil to compare with none.
    ///   - missingEnforcement: what its entries name as that which enforces them and that is not there, by the names of the
    ///     targets.
    /// - Complexity: O(n log n) in the bytes of all files.
    public func diagnostics(
        of log: LogDocument,
        named name: String,
        companions: [LogDocument] = [],
        missing: Set<String> = [],
        unreadable: [String: String] = [:],
        comparison: LogComparison? = nil,
        missingEnforcement: Set<String> = []
    ) -> [Diagnostic] {
        let facts = LogFacts(log)
        let found = ParallelMap.map(lanes, size: log.document.source.bytes.count) { [selection, today] lane in
            let context = CheckContext(
                facts, named: name, today: today, companions: companions, missing: missing,
                unreadable: unreadable, comparison: comparison, missingEnforcement: missingEnforcement)
            var findings = Findings(selection)
            for check in lane { check.run(context, &findings) }
            return findings
        }
        return Findings(found, selection).diagnostics(in: log, named: name) { facts.mask }
    }

    /// Says that a log is gone which another revision has; nothing if nobody wants to know of ``DiagnosticCode/appendOnly``, or it had no
    /// entries.
    ///
    /// - Parameters:
    ///   - old: the log as it was.
    ///   - name: its name in the diagnostic.
    ///   - revision: how the message names the other revision: `main`.
    public func diagnostics(ofDeleted old: LogDocument, named name: String, revision: String) -> [Diagnostic]
    {
        let count = old.entries.count
        guard count > 0, let nothing = try? LogDocument(parsing: [UInt8]()) else { return [] }
        var findings = Findings(selection)
        let entries = count.counting("entry", "entries")
        findings.add(
            .appendOnly, at: 0..<0,
            "the log with \(entries) of \(revision) is gone; put it back, or move its entries to another log as they are"
        )
        return findings.diagnostics(in: nothing, named: name) { LogFacts(nothing).mask }
    }
}
