/// The kinds of problems that checks find. The raw value is the name by which people select, suppress and
/// look up the code: `wrong-total`.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// The header gives a wrong number of entries.
    case wrongTotal = "wrong-total"
    /// The header of a rules file gives a wrong number of rules.
    case wrongRuleTotal = "wrong-rule-total"
    /// An entry is newer than the header's date of the last update.
    case staleLastUpdated = "stale-last-updated"
    /// The file does not begin with a heading of level 1.
    case missingTitle = "missing-title"

    /// Two entries have the same id.
    case duplicateID = "duplicate-id"
    /// A number is missing between two ids.
    case idGap = "id-gap"
    /// An entry comes after one that it should come before.
    case outOfOrder = "out-of-order"
    /// An entry lacks a field of the template.
    case missingField = "missing-field"
    /// A field has no value.
    case emptyField = "empty-field"
    /// A value is not in the template's list.
    case unknownValue = "unknown-value"
    /// A value that should be a date is not one, or could mean two days.
    case invalidDate = "invalid-date"
    /// A date lies in the future.
    case futureDate = "future-date"
    /// A placeholder of the template was not replaced.
    case placeholderLeft = "placeholder-left"
    /// An entry does not have the form of the log's entries.
    case unrecognizedEntry = "unrecognized-entry"

    /// A failure names no preventive rule.
    case failureWithoutRule = "failure-without-rule"
    /// An entry names a rule that does not exist.
    case danglingRule = "dangling-rule"
    /// An entry names an entry that does not exist.
    case danglingFailure = "dangling-failure"
    /// A rule does not name its origin.
    case ruleWithoutOrigin = "rule-without-origin"
    /// A rule names a failure as its origin that names other rules.
    case originMismatch = "origin-mismatch"
    /// A rule is in the section of another layer.
    case ruleInWrongSection = "rule-in-wrong-section"
    /// A related file does not exist.
    case missingRelatedFile = "missing-related-file"
    /// A related file exists but cannot be read.
    case unreadableRelatedFile = "unreadable-related-file"
    /// A failure happened again after a rule against it existed.
    case recurrence = "recurrence"

    /// The counts of the categories do not add up to the number of entries.
    case categorySum = "category-sum"
    /// An entry has a category that the table lacks.
    case unknownCategory = "unknown-category"
    /// A category's count is not the number of entries with it.
    case staleCategoryCount = "stale-category-count"

    /// The file has a conflict marker of an unfinished merge.
    case conflictMarker = "conflict-marker"
    /// Text is double-encoded.
    case mojibake = "mojibake"
    /// The file has lines with different line endings.
    case mixedLineEndings = "mixed-line-endings"
    /// The file is not in the canonical form.
    case notCanonical = "not-canonical"
    /// Two entries have nearly the same text.
    case nearDuplicate = "near-duplicate"

    /// An entry contains a credential.
    case secret = "secret"

    /// The code's name.
    public var description: String { rawValue }
}
