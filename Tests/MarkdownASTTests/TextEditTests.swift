import MarkdownAST
import Testing

@Suite("TextEdit: splicing")
struct TextEditTests {
    private let text = Array("one two".utf8)

    @Test("replaces, inserts and deletes; what no edit covers stays")
    func splices() throws {
        let edits = [
            TextEdit(range: 0..<0, replacement: ">"),
            TextEdit(range: 3..<4, replacement: []),
            TextEdit(range: 4..<7, replacement: "three"),
            TextEdit(range: 7..<7, replacement: "!"),
            TextEdit(range: 7..<7, replacement: "?"),
        ]
        #expect(try edits.applied(to: text) == Array(">onethree!?".utf8))
    }

    @Test("Invariant 2: no edits are the identity")
    func identity() throws {
        #expect(try [].applied(to: text) == text)
        let source = try SourceText("a\r\nb")
        #expect(try source.applying([]) == source)
    }

    @Test("an edit over the end is named, with the size of the text, wherever it stands in the list")
    func outOfBounds() {
        let beyond = TextEdit(range: 6..<8, replacement: "x")
        #expect(throws: TextEditError.outOfBounds(beyond, count: 7)) { try [beyond].applied(to: text) }
        let far = TextEdit(range: 9..<9, replacement: "x")
        #expect(throws: TextEditError.outOfBounds(beyond, count: 7)) { try [beyond, far].applied(to: text) }
    }

    @Test("the first two edits that overlap or are out of order are named")
    func overlapping() {
        let first = TextEdit(range: 0..<3, replacement: "x")
        let second = TextEdit(range: 2..<4, replacement: "y")
        let third = TextEdit(range: 1..<1, replacement: "z")
        #expect(throws: TextEditError.overlapping(first, second)) {
            try [first, second, third].applied(to: text)
        }
        #expect(throws: TextEditError.overlapping(second, first)) { try [second, first].applied(to: text) }
    }

    @Test("ranges as large as integers go are refused, not computed with")
    func huge() {
        let huge = TextEdit(range: 0..<Int.max, replacement: "x")
        let tail = TextEdit(range: 0..<2, replacement: "x")
        #expect(throws: TextEditError.outOfBounds(huge, count: 7)) {
            try [huge, huge, huge, tail].applied(to: text)
        }
    }

    @Test("edits that cut a character in two leave no text")
    func invalidResult() throws {
        let source = try SourceText("a\né")
        let cut = TextEdit(range: 3..<4, replacement: [])
        #expect(throws: EditingError.source(.invalidUTF8(SourcePosition(offset: 2, line: 2, column: 1)))) {
            try source.applying([cut])
        }
        let beyond = TextEdit(range: 5..<5, replacement: [])
        #expect(throws: EditingError.edit(.outOfBounds(beyond, count: 4))) { try source.applying([beyond]) }
    }

    @Test("error messages name the edits and say what to do")
    func messages() {
        let edit = TextEdit(range: 1..<2, replacement: "a\n")
        #expect(edit.description == #"1..<2 → "a\n""#)
        #expect(TextEditError.outOfBounds(edit, count: 1).description.contains("1 byte"))
        #expect(TextEditError.overlapping(edit, edit).description.contains("sort"))
    }
}
