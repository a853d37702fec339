/// Why a value cannot be written in an entry as it is.
public enum ValueFault: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// It contains a control character.
    case controlCharacter
    /// One of its lines ends with CR.
    case carriageReturn
    /// A title, a date or a choice has a line ending.
    case lineEnding
    /// It contains a heading.
    case heading
    /// It contains a thematic break, or a line that begins front matter.
    case thematicBreak
    /// It contains a code block without a closing fence.
    case openFence
    /// It contains an HTML block that does not end with the value.
    case openHTML
    /// It contains the label of a field.
    case label
    /// It contains a link reference definition, which applies to the whole file.
    case definition
    /// It contains a comment that tells bizlog to ignore a region.
    case ignoreComment
    /// It contains a comment that tells bizlog what the entries of a file are.
    case formComment
    /// It contains a code block or a table that would be read as the file's template or table of prefixes.
    case template
    /// One of its lines ends with blanks.
    case blanks
    /// A part of it is not in canonical form.
    case notCanonical
    /// Parsing it would exceed a limit.
    case tooCostly
    /// The label cannot be written.
    case unwritableLabel
    /// Any other difference when it is read back.
    case other

    /// What is wrong and what to do about it, to follow the name of the place in a sentence.
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
        case .formComment: "tells bizlog what the entries of the file are; write it as code"
        case .template: "would be taken for the file's own template or table; change its placeholder ids"
        case .blanks: "ends with blanks; take them away"
        case .notCanonical: "is not in the canonical form; write it as 'bizlog fmt' would"
        case .tooCostly: "asks for too much work to be read; shorten it"
        case .unwritableLabel: "has a label that cannot be written; use plain words"
        case .other: "would not be read back as given; look for code spans and tags that are not closed"
        }
    }
}
