import Foundation
import MarkdownAST
import TestSupport
import Testing

@testable import bizlog

@Suite("Unified diff: what patch makes the new text of", .tags(.process, .property))
struct UnifiedDiffTests {
    @Test("changes far apart get hunks of their own, near ones share one")
    func hunks() throws {
        let old = (1...30).map { "line \($0)\n" }.joined()
        let edits = [edit(old, "line 2", "two"), edit(old, "line 9", "nine"), edit(old, "line 25\n", "")]
        #expect(
            try diff(old, edits) == """
                diff --git a/LOG.md b/LOG.md
                --- a/LOG.md
                +++ b/LOG.md
                @@ -1,12 +1,12 @@
                 line 1
                -line 2
                +two
                 line 3
                 line 4
                 line 5
                 line 6
                 line 7
                 line 8
                -line 9
                +nine
                 line 10
                 line 11
                 line 12
                @@ -22,7 +22,6 @@
                 line 22
                 line 23
                 line 24
                -line 25
                 line 26
                 line 27
                 line 28

                """
        )
    }

    @Test("a missing final newline is said on the side that lacks it")
    func noFinalNewline() throws {
        let added = try diff("a\nb", [TextEdit(range: 3..<3, replacement: "\n")])
        #expect(added.hasSuffix("@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"))
        let removed = try diff("a\nb\n", [TextEdit(range: 3..<4, replacement: "")])
        #expect(removed.hasSuffix("@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"))
        let kept = try diff("a\nb", [TextEdit(range: 0..<1, replacement: "A")])
        #expect(kept.hasSuffix("@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n"))
    }

    @Test("texts that begin or end empty")
    func empty() throws {
        #expect(try diff("", []) == "")
        #expect(try diff("a\n", [TextEdit(range: 0..<1, replacement: "a")]) == "")
        #expect(try diff("", [TextEdit(range: 0..<0, replacement: "a\n")]).hasSuffix("@@ -0,0 +1 @@\n+a\n"))
        #expect(try diff("a\n", [TextEdit(range: 0..<2, replacement: "")]).hasSuffix("@@ -1 +0,0 @@\n-a\n"))
    }

    @Test("lines that stay within a large replacement are context")
    func refinement() throws {
        let old = "a\nkeep\nb\nkeep\nc\n"
        let edits = [TextEdit(range: 0..<old.utf8.count, replacement: "A\nkeep\nB\nkeep\nC\n")]
        #expect(try diff(old, edits).hasSuffix("-a\n+A\n keep\n-b\n+B\n keep\n-c\n+C\n"))
    }

    @Test(
        "a name with blanks, quotes or control characters",
        arguments: ["a b.md", "a\"b\\c.md", "tab\there.md", "é.md"])
    func names(_ name: String) throws {
        let sandbox = try ProcessSandbox()
        try sandbox.write(name, "old\n")
        let diff = UnifiedDiff(
            from: Array("old\n".utf8),
            to: Array("new\n".utf8),
            by: [TextEdit(range: 0..<3, replacement: "new")]
        )
        let run = try sandbox.shell("patch -p1", input: diff.rendered(PatchName(name)))
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        #expect(try sandbox.text(name) == "new\n")
    }

    @Test("patch rebuilds the new text of any edits", arguments: 0..<100)
    func patch(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let old = Self.text(&generator)
        let edits = Self.edits(of: old, &generator)
        let new = try edits.applied(to: old)
        let diff = UnifiedDiff(from: old, to: new, by: edits).rendered(PatchName("LOG.md"))
        #expect(diff.isEmpty == (old == new))
        let sandbox = try ProcessSandbox()
        try sandbox.write("LOG.md", old)
        let run = try sandbox.shell(
            "patch --binary --posix --no-backup-if-mismatch -s -p0 LOG.md", input: diff)
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        // A file that becomes empty is removed by patch.
        #expect(((try? sandbox.bytes("LOG.md")) ?? []) == new)
        #expect(!run.text.contains("offset") && !run.text.contains("fuzz"), "\(run.text)")
    }

    private func edit(_ text: String, _ old: String, _ new: String) -> TextEdit {
        let bytes = Array(text.utf8)
        let start = (0...bytes.count).first { bytes[$0...].starts(with: old.utf8) } ?? 0
        return TextEdit(range: start..<start + old.utf8.count, replacement: new)
    }

    private func diff(_ old: String, _ edits: [TextEdit]) throws -> String {
        let old = Array(old.utf8)
        let diff = UnifiedDiff(from: old, to: try edits.applied(to: old), by: edits)
        return String(decoding: diff.rendered(PatchName("LOG.md")), as: UTF8.self)
    }

    private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
        var result: [UInt8] = []
        for _ in 0..<Int.random(in: 0...60, using: &generator) {
            result +=
                ["a", "b", "", "long line", "x\r", "\r"].randomElement(using: &generator)?.utf8 ?? "".utf8
            result.append(UInt8(ascii: "\n"))
        }
        if Bool.random(using: &generator), !result.isEmpty { result.removeLast() }
        return result
    }

    private static func edits(of text: [UInt8], _ generator: inout SeededGenerator) -> [TextEdit] {
        var result: [TextEdit] = []
        var offset = 0
        while offset <= text.count, result.count < 12 {
            let start = Int.random(in: offset...min(text.count, offset + 60), using: &generator)
            let end = Int.random(in: start...min(text.count, start + 12), using: &generator)
            let replacement = ["", "\n", "new", "a\n", "\n\n", "b\nlong line\n"].randomElement(
                using: &generator)
            result.append(TextEdit(range: start..<end, replacement: replacement ?? ""))
            offset = end + Int.random(in: 0...8, using: &generator)
        }
        return result
    }
}
