import MarkdownAST
import TestSupport
import Testing

@Suite("Marks of an unfinished merge", .tags(.slow))
struct MergeMarksTests {
    private func lines(_ text: String) throws -> [Int] {
        let document = try Document(parsing: text)
        return document.mergeMarks.map { document.source.position(at: $0.lowerBound).line }
    }

    @Test(
        "lines that are marks",
        arguments: [
            ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n", [1, 5]),
            ("<<<<<<< HEAD\na\n||||||| base\nb\n=======\nc\n>>>>>>> x\n", [1, 7]),
            ("a\r\n<<<<<<< HEAD\r\nb\r\n", [2]),
            ("a\r>>>>>>> x\rb", [2]),
            ("a\n>>>>>>> x", [2]),
            ("a\n>>>>>>>", [2]),
            ("a\n<<<<<<<\n", [2]),
            ("<<<<<<<\tx\n", [1]),
            ("\u{FEFF}<<<<<<< x\n", [1]),
            ("- a\n<<<<<<< x\n- b\n", [2]),
            ("> a\n>>>>>>> x\n", [2]),
            ("| a |\n|---|\n<<<<<<< x\n", [3]),
            ("<div>\n>>>>>>> x\n</div>\n", [2]),
            ("---\na: b\n<<<<<<< x\n---\n", [3]),
            ("```\n>>>>>>> in\n```\n>>>>>>> out\n", [4]),
            ("```\n>>>>>>> in\n```\n\ntext\n\n<<<<<<< out\n", [7]),
            ("<<<<<<<<<< x\na\n==========\nb\n>>>>>>>>>> y\n", [1, 5]),
            ("a\r\n<<<<<<<< x\r\n>>>>>>> y\r\n>>>>>>>>", [2, 3, 4]),
            ("- ```\n<<<<<<< out\n  ```\n", [2]),
        ])
    func marks(_ text: String, _ expected: [Int]) throws { #expect(try lines(text) == expected) }

    @Test(
        "lines that only look like them",
        arguments: [
            "a\n=======\n", "|||||||\n", "<<<<<< six\n", "<<<<<<<< eight\n", ">>>>>>>> eight\n",
            "<<<<<<<< eight\n>>>>>>>>> nine\n", ">>>>>>>> a\n<<<<<<<< b\n",
            "```\n<<<<<<<< a\n```\n>>>>>>>> b\n",
            "<<<<<<<x\n",
            ">>>>>>>x\n", " <<<<<<< x\n", "> <<<<<<< x\n", "`<<<<<<< x`\n", "a <<<<<<< x\n",
            "    >>>>>>> x\n",
            "```\n<<<<<<< x\n=======\n>>>>>>> y\n```\n", "~~~\n>>>>>>> x\n", "", "<", "<<<<<<", ">>>>>> x\n",
        ])
    func others(_ text: String) throws { #expect(try lines(text) == []) }

    @Test("whoever writes is told the first one")
    func isRefused() throws {
        let document = try Document(parsing: "a\n\n<<<<<<< x\n=======\n>>>>>>> y\n")
        let position = try #require(document.firstMergeMark)
        #expect((position.line, position.column) == (3, 1))
        #expect(throws: ParseError.unmerged(position)) { try document.requireMerged() }
        try Document(parsing: "a\n").requireMerged()
    }

    @Test("marks are found wherever a large file is cut into parts", arguments: [0, 1, 17, 4099])
    func large(shift: Int) throws {
        let line = "a line of text that is neither long nor short\n"
        let start = String(repeating: "x", count: shift) + "\n" + String(repeating: line, count: 40_000)
        let text = start + "<<<<<<< x\n" + String(repeating: line, count: 40_000)
        #expect(try lines(text) == [40_002])
    }
}
