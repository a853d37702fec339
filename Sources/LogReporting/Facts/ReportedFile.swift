public import LogChecks
public import LogModel

/// A file that a report is about.
public struct ReportedFile: Sendable {
    /// How the report names it: a path.
    public let name: String

    /// The file.
    public let document: LogDocument

    /// What `LogChecker` finds in it; nil if nobody has looked.
    public let diagnostics: [Diagnostic]?

    /// A file that a report is about.
    public init(_ document: LogDocument, named name: String, diagnostics: [Diagnostic]? = nil) {
        (self.document, self.name, self.diagnostics) = (document, name, diagnostics)
    }
}
