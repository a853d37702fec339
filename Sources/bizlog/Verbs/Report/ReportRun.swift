internal import LogChecks
internal import LogGit
internal import LogModel
internal import LogReporting
internal import LogStore
internal import SystemPackage

/// The work of `bizlog report`: collects what a report says of some logs.
struct ReportRun {
    private let logs: ListLogs
    private let today: LogDate?

    init(_ logs: ListLogs, today: LogDate?) { (self.logs, self.today) = (logs, today) }

    /// The report.
    ///
    /// - Parameter console: prints a warning for each file that belongs to the logs and cannot be read.
    func report(on scope: ReportScope, _ console: inout Console) -> LogReport {
        let surroundings = logs.surroundings(&console)
        let own = zip(logs.logs, surroundings.ofLogs).map { log, companions in
            ReportedFile(
                log.document, named: Self.name(of: log), diagnostics: diagnostics(of: log, companions))
        }
        let others = surroundings.companions.map { ReportedFile($0.document, named: Self.name(of: $0)) }
        let files = RuleFiles(logs.logs + surroundings.companions)
        return LogReport(of: own, companions: others, scope: scope, today: today) { files.states(of: $0) }
    }

    /// The path from the top of the repository, so that the report is the same wherever the command runs.
    private static func name(of log: ListLogs.Log) -> String {
        guard let path = log.path?.inRepository, !path.isAbsolute else { return log.name }
        return path.shown
    }

    /// What `check` finds, but for days in the future if nobody says which day it is: the clock must not change the report.
    private func diagnostics(of log: ListLogs.Log, _ companions: LogFiles.Companions) -> [Diagnostic] {
        guard let day = today ?? LogDate(year: 9999, month: 12, day: 31) else { return [] }
        var enforcement = EnforcementFiles(around: log.path)
        return LogChecker(today: day).diagnostics(
            of: log.document,
            named: Self.name(of: log),
            companions: companions.documents,
            missing: companions.missing,
            unreadable: companions.unreadable,
            missingEnforcement: log.document.missingEnforcement(&enforcement))
    }

    /// What the logs did not have in a revision; nil after printing an error.
    func scope(since revision: GitRevision, _ console: inout Console) -> ReportScope? {
        var earlier: [LogDocument?] = []
        var known: [FilePath?: RevisionFiles] = [:]
        for log in logs.logs {
            guard let path = log.path else { return nil }
            do throws(GitError) {
                let top = Boundary(around: path.parent).top
                if known[top] == nil { known[top] = try RevisionFiles(of: revision, in: path.parent) }
                earlier.append(try known[top]?.log(at: path))
            } catch {
                console.fail(log.name, nil, error.description)
                return nil
            }
        }
        return .missing(in: revision.name, earlier: earlier)
    }
}
