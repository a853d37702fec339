internal import MarkdownAST

/// Checks a log, a rules file or a sister file against itself and against the files that belong to it.
///
/// It knows no clock and no disk: the day and the other files are given to it. Checking changes nothing; what can be corrected
/// safely, a diagnostic carries as edits.
///
/// ```swift
/// let checker = LogChecker(today: today)
/// for diagnostic in checker.diagnostics(of: log, named: "FAILURE_LOG.md", companions: [rules]) {
///     print(diagnostic.start, diagnostic.message)
/// }
/// ```
///
/// Nothing is reported within ignore regions. `<!-- bizlog-ignore CODE -->`, with one or several codes, suppresses them for what
/// stands under the same heading: an entry or a section; under the title, or above it, for the whole file.
public struct LogChecker: Sendable {
    /// The last day that is not in the future.
    public let today: LogDate

    /// The codes that are looked for. With one that needs what other files hold, ``DiagnosticCode/unreadableRelatedFile`` is among them.
    public let codes: Set<DiagnosticCode>

    /// A checker.
    ///
    /// - Parameters:
    ///   - today: dates behind it lie in the future.
    ///   - codes: the codes to look for; all if there is no other wish.
    ///   - ignored: those not to look for, whatever needs them.
    public init(
        today: LogDate,
        codes: Set<DiagnosticCode> = Set(DiagnosticCode.allCases),
        ignoring ignored: Set<DiagnosticCode> = []
    ) {
        self.today = today
        let wanted = codes.subtracting(ignored)
        // Nothing found in what could not be looked at would look as if nothing were wrong.
        let needed: Set<DiagnosticCode> =
            wanted.isDisjoint(with: Self.codesOfSeveralFiles) ? [] : [.unreadableRelatedFile]
        self.codes = wanted.union(needed.subtracting(ignored))
    }

    /// The codes that depend on what other files hold.
    private static let codesOfSeveralFiles: Set<DiagnosticCode> = [
        .danglingRule, .danglingFailure, .originMismatch, .recurrence,
    ]

    /// What there is to say about one file, sorted by place.
    ///
    /// - Parameters:
    ///   - log: the file.
    ///   - name: its name in the diagnostics.
    ///   - companions: the files that belong to it: its rules file, its sister files, the log if it is a rules file. They are
    ///     looked up, not reported on.
    ///   - missing: the paths of related files, as the log writes them, at which there is none.
    ///   - unreadable: the paths of those that could not be looked at, each with the reason. What the log's list lacks is reported for the
    ///     file as a whole.
    /// - Complexity: O(n log n) in the bytes of all files.
    public func diagnostics(
        of log: LogDocument,
        named name: String,
        companions: [LogDocument] = [],
        missing: Set<String> = [],
        unreadable: [String: String] = [:]
    ) -> [Diagnostic] {
        let facts = LogFacts(log)
        // What takes longest comes first, so that the threads end together.
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
        let found = Parts.map(checks, size: log.document.source.bytes.count) { [codes] check in
            var findings = Findings(codes: codes)
            check(&findings)
            return findings
        }
        return Findings(found, codes: codes).diagnostics(in: log, named: name) { facts.mask }
    }
}
