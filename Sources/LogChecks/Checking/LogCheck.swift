/// A check of one file. A program gives its own to ``LogChecker``; those of bizlog are written in the same way.
///
/// What a check finds is suppressed by `<!-- bizlog-ignore CODE -->`, selected, sorted and masked like anything else.
///
/// ```swift
/// extension DiagnosticCode {
///     static let thinLessons: Self = "thin-lessons"
/// }
///
/// struct ThinLessons: LogCheck {
///     let explanations: [DiagnosticCode.Explanation] = [
///         .init(
///             .thinLessons, .warning, "an entry has fewer than two lessons",
///             meaning: "The team agreed on two.", example: "**Lessons:**\n- One", remedy: "Add another lesson.")
///     ]
///
///     func run(_ context: CheckContext, _ findings: inout Findings) {
///         for entry in context.log.entries where entry[.lesson] == nil {
///             findings.add(.thinLessons, at: entry, "\(entry.id) has no lessons")
///         }
///     }
/// }
/// ```
public protocol LogCheck: Sendable {
    /// What the check reports: its codes, each with its level and what to do about it. If another check explains a code already, that
    /// holds.
    var explanations: [DiagnosticCode.Explanation] { get }

    /// Looks at one file, and adds what is wrong with it.
    ///
    /// It is not called if none of its codes is wanted. Several checks of one file run at the same time.
    func run(_ context: CheckContext, _ findings: inout Findings)
}
