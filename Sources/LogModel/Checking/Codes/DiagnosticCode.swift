/// What a check can find. The raw value is the name by which people select, ignore and look it up: `wrong-total`.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// The header's number of entries is not the number of entries.
    case wrongTotal = "wrong-total"
    /// The header of a rules file gives a wrong number of rules.
    case wrongRuleTotal = "wrong-rule-total"
    /// An entry is younger than the header's day of the last update.
    case staleLastUpdated = "stale-last-updated"
    /// The file does not begin with a heading of level 1.
    case missingTitle = "missing-title"

    /// Two entries have one id.
    case duplicateID = "duplicate-id"
    /// A number is left out between two ids.
    case idGap = "id-gap"
    /// An entry stands behind one that it should stand before.
    case outOfOrder = "out-of-order"
    /// An entry lacks a field of the template.
    case missingField = "missing-field"
    /// A field has no value.
    case emptyField = "empty-field"
    /// A value is not in the template's list.
    case unknownValue = "unknown-value"
    /// What should be a date is none, or could be two.
    case invalidDate = "invalid-date"
    /// A date lies in the future.
    case futureDate = "future-date"
    /// Text of the template was not replaced.
    case placeholderLeft = "placeholder-left"
    /// An entry has another form than the log's entries have.
    case unrecognizedEntry = "unrecognized-entry"

    /// A failure names no rule that prevents it.
    case failureWithoutRule = "failure-without-rule"
    /// A rule is named that the rules file does not hold.
    case danglingRule = "dangling-rule"
    /// An entry is named that its log does not hold.
    case danglingFailure = "dangling-failure"
    /// A rule does not say where it comes from.
    case ruleWithoutOrigin = "rule-without-origin"
    /// A rule says that it comes from a failure that names other rules.
    case originMismatch = "origin-mismatch"
    /// A rule stands under the heading of another kind of rules.
    case ruleInWrongSection = "rule-in-wrong-section"
    /// A related file is not there.
    case missingRelatedFile = "missing-related-file"
    /// A related file is there and could not be looked at.
    case unreadableRelatedFile = "unreadable-related-file"
    /// A failure happened again after a rule against it existed.
    case recurrence = "recurrence"

    /// The counts of the categories do not add up to the number of entries.
    case categorySum = "category-sum"
    /// An entry declares a category that the table does not have.
    case unknownCategory = "unknown-category"
    /// A category's count is not the number of entries that declare it.
    case staleCategoryCount = "stale-category-count"

    /// A mark of an unfinished merge stands in the file.
    case conflictMarker = "conflict-marker"
    /// Text is double-encoded.
    case mojibake = "mojibake"
    /// Lines end in more than one way.
    case mixedLineEndings = "mixed-line-endings"
    /// The file is not in the canonical form.
    case notCanonical = "not-canonical"
    /// Two entries say the same.
    case nearDuplicate = "near-duplicate"

    /// An entry holds a credential.
    case secret = "secret"

    /// The code as people write it.
    public var description: String { rawValue }
}
