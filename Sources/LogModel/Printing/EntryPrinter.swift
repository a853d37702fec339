internal import ByteText
internal import MarkdownAST

/// Writes entries in the form for their schemas.
///
/// What it writes consists of ranges of a file and of texts. How these are put together (marks, labels, blank lines) is said here and in
/// ``FieldForm`` alone, so an entry that is brought into form and one that is written from values look the same.
struct EntryPrinter {
    var writer: SourceWriter
    private let lineEnding: [UInt8]

    /// A printer that writes parts of a file anew, with the file's line endings.
    init(_ source: SourceText) {
        writer = SourceWriter(source.bytes)
        lineEnding = source.lineEnding
    }

    /// A printer that writes values: line feeds as all values have them.
    ///
    /// - Parameter bytes: what the output is compared with.
    init(ofValues bytes: [UInt8] = []) {
        writer = SourceWriter(bytes)
        lineEnding = [UInt8(ascii: "\n")]
    }

    /// All that was written, as a text.
    var text: String { String(decoding: writer.output, as: UTF8.self) }

    /// A part of what is written.
    enum Piece {
        /// A range of the file.
        case source(Range<Int>)
        case text(String)

        var isEmpty: Bool {
            switch self {
            case .source(let range): range.isEmpty
            case .text(let text): text.isEmpty
            }
        }
    }

    mutating func write(_ piece: Piece) {
        switch piece {
        case .source(let range): writer.write(range)
        case .text(let text): writer.write(text.utf8)
        }
    }

    mutating func writeSpace() { writer.write(UInt8(ascii: " ")) }

    mutating func endLine() {
        if lineEnding.count == 1 { writer.write(UInt8(ascii: "\n")) } else { writer.write(lineEnding) }
    }

    /// Ends a line and writes a blank one.
    mutating func endBlock() {
        endLine()
        endLine()
    }

    /// Writes a heading with its `#`.
    mutating func writeHeading(_ form: HeadingForm, level: Int, id: Piece, title: Piece) {
        for _ in 0..<level { writer.write(UInt8(ascii: "#")) }
        writeSpace()
        writer.write(form.opening)
        write(id)
        if title.isEmpty {
            if form.opening.first == UInt8(ascii: "[") { writer.write(UInt8(ascii: "]")) }
        } else {
            writer.write(form.separator)
            write(title)
        }
    }

    /// Writes a label that the schema does not spell.
    mutating func writeLabel(_ label: Piece, mark: UInt8, isColonInside: Bool) {
        writer.write(mark)
        writer.write(mark)
        write(label)
        if isColonInside { writer.write(UInt8(ascii: ":")) }
        writer.write(mark)
        writer.write(mark)
        if !isColonInside { writer.write(UInt8(ascii: ":")) }
    }

    /// Ends the line before a field.
    mutating func beginField(joins: Bool) {
        endLine()
        if !joins { endLine() }
    }

    /// Goes from a label to where its value stands.
    mutating func go(to position: ValuePosition) {
        switch position {
        case .behindLabel: writeSpace()
        case .below: endLine()
        case .apart: endBlock()
        }
    }
}
