public import MarkdownAST

/// A log written in another form.
///
/// Every entry keeps its id, day, severity, status, title and texts. The result is read again before it is given out. What the form has
/// no place for stands in the entry under its own label.
///
/// ```swift
/// let style = FormStyle.named.first { $0.name == "learnings" }
/// let conversion = try LogConversion(of: log, to: style)
/// ```
public struct LogConversion: Sendable {
    /// The log in its new form.
    public let document: Document

    /// What the form had no place for, and where that stands now.
    public let notes: [ConversionNote]

    /// Writes a log in another form.
    ///
    /// - Throws: ``ConversionError`` if entries would not be read as they were.
    /// - Complexity: O(n) in the bytes of the log.
    public init(of log: LogDocument, to style: FormStyle) throws(ConversionError) {
        var writer = ConversionWriter(log, ConversionSpelling(style: style))
        guard !writer.entries.isEmpty else { throw .noEntries }
        if style.container == .file, writer.entries.count > 1 {
            throw .severalEntries(writer.entries.count)
        }
        var error: ConversionError?
        for spelling in ConversionSpelling.all(of: style) {
            writer.spell(spelling)
            for placing in ConversionWriter.TextPlacing.allCases {
                for isFormatted in [true, false] {
                    do throws(ConversionError) {
                        document = try writer.written(placing, isFormatted: isFormatted)
                        notes = writer.notes(placing)
                        return
                    } catch let reason {
                        error = error ?? reason
                    }
                }
            }
        }
        throw error ?? .noEntries
    }
}

/// Something that a form has no place for.
public enum ConversionNote: Sendable, Hashable {
    /// The form names entries by ids or numbers, and so many got one, from the first to the last of these.
    case keysMade(count: Int, first: String, last: String)
    /// So many titles end or begin with what the form would read as a day, a severity or a status.
    case titlesCut(Int)
    /// So many headings say more than the form has places for.
    case headingsMoved(Int)
    /// The form has no place for these labels.
    case ownLabels([String])
    /// Texts outside of entries stand as code at the end.
    case textsAtEnd
    /// A template of the old form is gone.
    case templateLeftOut
    /// Nothing but this line says which parts of the file are entries.
    case pinned(String)
}

extension ConversionNote: CustomStringConvertible {
    /// What became of it.
    public var description: String {
        switch self {
        case .keysMade(let count, let first, let last):
            let names =
                count == 1 ? "\(first) was made for one" : "\(first) to \(last) were made for \(count)"
            return
                "this form names each entry: \(names); '\(EntryContent.keyNote)' in the entry says what it had, and the next "
                + "conversion takes that again"
        case .titlesCut(let count):
            return
                "\(count.counting("title has", "titles have")) what this form would read as a date, a severity or a status; '\(EntryContent.titleNote)' in the entry has the "
                + "whole, and the next conversion takes that again"
        case .headingsMoved(let count):
            return
                "\(count.counting("heading says", "headings say")) more than this form has a place for; '\(EntryContent.headingNote)' in the entry has the whole, and a conversion back takes that again"
        case .ownLabels(let labels):
            return
                "this form has no place for \(MessageText.list(labels)); what they say stands under its own label"
        case .textsAtEnd:
            return "the text outside of entries would be read as part of them; it stands as code at the end"
        case .templateLeftOut: return "the template of the old form is left out"
        case .pinned(let line):
            return "the line '\(line)' says what the entries are, since nothing else does; leave it there"
        }
    }
}

/// Why a log cannot be written in another form.
public enum ConversionError: Error, Sendable, Hashable {
    /// It has no entries.
    case noEntries
    /// One file is one entry in this form.
    case severalEntries(Int)
    /// The result could not be parsed.
    case parsing(ParseError)
    /// The result would be read as another number of entries.
    case countNotReadBack(expected: Int, found: Int)
    /// A value of an entry would be read differently. The line is that in the old form, 0-based.
    case valueNotReadBack(String, line: Int, title: String)
}

extension ConversionError: CustomStringConvertible {
    /// The line of the log that it is about, from 1; nil if there is none.
    public var line: Int? {
        if case .valueNotReadBack(_, let line, _) = self { line + 1 } else { nil }
    }

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .noEntries:
            return
                "no entries are read here, so there is nothing to convert; 'bizlog inspect' says what was looked for"
        case .severalEntries(let count):
            return "in this form a file is one entry, and the log has \(count); choose another form"
        case .parsing(let error): return error.description
        case .countNotReadBack(let expected, let found):
            return
                "the log has \(expected) entries, and in this form \(found) would be read; choose another form, or give the entries "
                + "ids or dates first"
        case .valueNotReadBack(let value, _, let title):
            return
                "the \(value) of \(MessageText.quoted(title)) would be read differently in this form; change it there, or choose "
                + "another form"
        }
    }
}
