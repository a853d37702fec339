/// Why a value cannot stand in an entry as it is.
public enum ValueFault: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// A control character.
    case controlCharacter
    /// A line that ends with CR.
    case carriageReturn
    /// A line ending in a title, a date or a choice.
    case lineEnding
    /// A heading.
    case heading
    /// A thematic break, or what front matter begins with.
    case thematicBreak
    /// A code block that nothing closes.
    case openFence
    /// An HTML block that does not end with the value.
    case openHTML
    /// The label of a field.
    case label
    /// A link reference definition, which holds for the whole file.
    case definition
    /// A comment that tells bizlog to ignore something.
    case ignoreComment
    /// A code block or a table that would be taken for the file's own template or table of prefixes.
    case template
    /// Blanks at the end of a line.
    case blanks
    /// A part of it is not in the canonical form.
    case notCanonical
    /// Parsing it would take too much.
    case tooCostly
    /// It is a label that cannot be written.
    case unwritableLabel
    /// Anything else.
    case other

    /// What is wrong and what to do about it, as the rest of a sentence.
    public var description: String {
        switch self {
        case .controlCharacter: "holds a control character; take it out"
        case .carriageReturn: "ends with a carriage return; end lines with a line feed only"
        case .lineEnding: "ends a value that must be one line; join the lines"
        case .heading:
            "is a heading, which would end the field; write it as strong text, or take away the marks"
        case .thematicBreak: "is a thematic break, which would end the entry; take it out"
        case .openFence: "opens a code block that nothing closes; close it with the same fence"
        case .openHTML: "begins HTML that does not end with the value; end it, or write it as code"
        case .label:
            "begins with the label of a field; put a word before it, or give it as a field of its own"
        case .definition: "defines a link for the whole file; write the link where it is used"
        case .ignoreComment: "tells bizlog to ignore a part of the file; write it as code"
        case .template: "would be taken for the file's own template or table; change its placeholder ids"
        case .blanks: "ends with blanks; take them away"
        case .notCanonical: "is not in the canonical form; write it as 'bizlog fmt' would"
        case .tooCostly: "asks for too much work to be read; shorten it"
        case .unwritableLabel: "has a label that cannot be written; use plain words"
        case .other: "would be read as something else; look for code spans and tags that are not closed"
        }
    }
}
