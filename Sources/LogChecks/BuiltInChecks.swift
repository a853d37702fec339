/// The checks that bizlog has.
enum BuiltInChecks {
    /// Checks that run one after another. The lanes of one file run at the same time, the most expensive ones first, so that the threads
    /// finish together.
    enum Lane: CaseIterable {
        case duplicates, text, references, entries
    }

    /// All checks, in the order in which their codes are listed.
    static let all: [(lane: Lane, check: any LogCheck)] = [
        (.entries, TotalCheck()),
        (.entries, LastUpdatedCheck()),
        (.entries, TitleCheck()),
        (.entries, EntryIDCheck()),
        (.entries, MissingFieldCheck()),
        (.entries, FieldValueCheck()),
        (.entries, DateCheck()),
        (.entries, PlaceholderCheck()),
        (.entries, EntryFormCheck()),
        (.entries, FormLineCheck()),
        (.references, ReferenceCheck()),
        (.references, RuleOriginCheck()),
        (.references, RuleSectionCheck()),
        (.entries, RelatedFileCheck()),
        (.references, RecurrenceCheck()),
        (.references, EnforcementCheck()),
        (.entries, CategoryCheck()),
        (.text, ConflictMarkerCheck()),
        (.text, MojibakeCheck()),
        (.text, LineEndingCheck()),
        (.text, CanonicalFormCheck()),
        (.duplicates, NearDuplicateCheck()),
        (.entries, SecretCheck()),
        (.references, ComparisonCheck()),
    ]

    static let explanations = all.flatMap(\.check.explanations)
}

extension DiagnosticCode.Explanation {
    /// What bizlog's own checks report, in the order in which it is listed everywhere.
    public static var builtIn: [DiagnosticCode.Explanation] { BuiltInChecks.explanations }
}

extension DiagnosticCode {
    /// The codes of bizlog's own checks, in the order in which they are listed everywhere.
    public static var builtIn: [DiagnosticCode] { BuiltInChecks.explanations.map(\.code) }
}
