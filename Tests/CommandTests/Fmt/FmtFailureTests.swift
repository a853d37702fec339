import Foundation
import TestSupport
import Testing

@Suite("fmt: what cannot be done is said, costs nothing, and stops nothing else", .tags(.process, .hostile))
struct FmtFailureTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("before.md", Samples.messy)
        try sandbox.write("x.md", Samples.messy)
        try sandbox.write("z.md", Samples.messy)
    }

    /// Formats a path between two good ones, which are done, and expects one message.
    private func expectFailure(_ path: String, _ message: String, arguments: [String] = []) throws {
        let names = try sandbox.names()
        let run = try sandbox.bizlog("fmt", "before.md", path, "z.md")
        #expect(run.status == 2)
        #expect(run.errors == message + "\n")
        #expect(run.text == "")
        #expect(try sandbox.text("before.md") == Samples.canonical)
        #expect(try sandbox.text("z.md") == Samples.canonical)
        #expect(try sandbox.names() == names)
    }

    @Test("a missing file")
    func missing() throws {
        try expectFailure("none.md", "none.md: error: no such file or directory; check the path")
    }

    @Test("a dangling link")
    func danglingLink() throws {
        try sandbox.link("link.md", to: "gone/x.md")
        try expectFailure(
            "link.md",
            "link.md: error: a symbolic link to gone/x.md, which does not exist; restore that file or remove the link"
        )
    }

    @Test("a pipe, which is not waited for")
    func pipe() throws {
        #expect(try sandbox.shell("mkfifo pipe.md").status == 0)
        try expectFailure(
            "pipe.md",
            "pipe.md: error: a pipe, not a file; name a file, or use '-' to read standard input"
        )
    }

    @Test(
        "a file that is not UTF-8, with the place",
        arguments: [
            ("text\nab\u{E9}", 2, 3, 7), ("\u{E4}\u{F6}\u{FC} \u{E9}", 1, 1, 0),
        ])
    func notUTF8(_ latin1: String, _ line: Int, _ column: Int, _ offset: Int) throws {
        let bytes = latin1.unicodeScalars.map { UInt8($0.value) }
        try sandbox.write("latin1.md", bytes)
        try expectFailure(
            "latin1.md",
            "latin1.md:\(line):\(column): error: not valid UTF-8 at byte \(offset); convert the file first, "
                + "for example with 'iconv -f WINDOWS-1252 -t UTF-8'"
        )
        #expect(try sandbox.bytes("latin1.md") == bytes)
    }

    @Test("the column counts characters, not bytes")
    func column() throws {
        try sandbox.write("x.md", Array("— ".utf8) + [0xE9])
        #expect(
            try sandbox.bizlog("fmt", "x.md").errors.hasPrefix("x.md:1:3: error: not valid UTF-8 at byte 4;"))
    }

    @Test("a file that would cost too much")
    func hostile() throws {
        let text = "text\n\n" + String(repeating: ">", count: 100_000) + "\n"
        try sandbox.write("hostile.md", text)
        try expectFailure(
            "hostile.md",
            "hostile.md:3:1: error: block quotes and lists are nested more than 200 deep; flatten them"
        )
        #expect(try sandbox.text("hostile.md") == text)
    }

    @Test("a read-only file, which --check may read all the same")
    func readOnly() throws {
        try sandbox.write("locked.md", Samples.messy, permissions: 0o444)
        try expectFailure(
            "locked.md",
            "locked.md: error: the file is read-only and was not changed; make it writable, for example with 'chmod u+w'"
        )
        #expect(try sandbox.text("locked.md") == Samples.messy)
        let check = try sandbox.bizlog("fmt", "--check", "locked.md")
        #expect(check.status == 1 && check.errors == "")
        try sandbox.write("clean.md", Samples.canonical, permissions: 0o444)
        #expect(try sandbox.bizlog("fmt", "clean.md").status == 0)
    }

    @Test("--check: what failed counts more than what would change")
    func checkWithFailure() throws {
        let run = try sandbox.bizlog("fmt", "--check", "none.md", "x.md")
        #expect(run.status == 2)
        #expect(run.text == "x.md\n")
        #expect(run.errors == "none.md: error: no such file or directory; check the path\n")
    }

    @Test("a name with control characters does not reach the terminal as such")
    func controlCharacters() throws {
        let run = try sandbox.bizlog("fmt", "a\u{1B}[2J\nb.md")
        #expect(run.errors == "a\\u{1B}[2J\\u{A}b.md: error: no such file or directory; check the path\n")
    }
}
