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
/// Nothing is reported within ignore regions. `<!-- bizlog-ignore CODE -->`, with one or several codes,
/// suppresses them in the entry or section that contains the comment; directly under or above the title, in
/// the whole file.
public struct LogChecker: Sendable {
    /// The last date that is not in the future.
    public let today: LogDate

    /// The enabled codes. If one of them depends on other files, ``DiagnosticCode/unreadableRelatedFile`` is
    /// enabled, too.
    public let codes: Set<DiagnosticCode>

    /// Makes a checker.
    ///
    /// - Parameters:
    ///   - today: later dates are in the future.
    ///   - codes: the codes to report. Defaults to all.
    ///   - ignored: codes not to report, even if another code needs them.
    public init(
        today: LogDate,
        codes: Set<DiagnosticCode> = Set(DiagnosticCode.allCases),
        ignoring ignored: Set<DiagnosticCode> = []
    ) {
        self.today = today
        let wanted = codes.subtracting(ignored)
        // Without this code, a file that could not be read would look as if it had no problems.
        let needed: Set<DiagnosticCode> =
            wanted.isDisjoint(with: Self.codesOfSeveralFiles) ? [] : [.unreadableRelatedFile]
        self.codes = wanted.union(needed.subtracting(ignored))
    }

    /// The codes that depend on the contents of other files.
    private static let codesOfSeveralFiles: Set<DiagnosticCode> = [
        .danglingRule, .danglingFailure, .originMismatch, .recurrence,
    ]

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
    /// - Complexity: O(n log n) in the bytes of all files.
    public func diagnostics(
        of log: LogDocument,
        named name: String,
        companions: [LogDocument] = [],
        missing: Set<String> = [],
        unreadable: [String: String] = [:]
    ) -> [Diagnostic] {
        let facts = LogFacts(log)
        // The most expensive checks come first, so that the threads finish together.
        let checks: [@Sendable (inout Findings) -> Void] = [
            { NearDuplicateCheck(facts: facts).run(&$0) },
            { TextCheck(facts: facts).run(&$0) },
            { findings in
                let references = ReferenceIndex(facts, companions: companions)
                ReferenceCheck(facts: facts, references: references).run(&findings)
                RuleCheck(facts: facts, references: references).run(&findings)
                RecurrenceCheck(references: references).run(&findings)
            },
            { [today] findings in
                HeaderCheck(facts: facts, today: today).run(&findings)
                EntryIDCheck(facts: facts).run(&findings)
                FieldCheck(facts: facts, today: today).run(&findings)
                PlaceholderCheck(facts: facts).run(&findings)
                RelatedFileCheck(facts: facts, missing: missing, unreadable: unreadable).run(&findings)
                CategoryCheck(facts: facts).run(&findings)
                SecretCheck(facts: facts).run(&findings)
            },
        ]
        let found = ParallelMap.map(checks, size: log.document.source.bytes.count) { [codes] check in
            var findings = Findings(codes: codes)
            check(&findings)
            return findings
        }
        return Findings(found, codes: codes).diagnostics(in: log, named: name) { facts.mask }
    }
}
