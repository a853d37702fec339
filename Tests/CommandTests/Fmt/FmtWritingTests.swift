import Foundation
import TestSupport
import Testing

@Suite("fmt: writing in place", .tags(.process))
struct FmtWritingTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    @Test("a file is rewritten in silence")
    func rewrites() throws {
        try sandbox.write("notes.md", Samples.messy)
        let run = try sandbox.bizlog("fmt", "notes.md")
        #expect(run.status == 0)
        #expect(run.text == "")
        #expect(run.errors == "")
        #expect(try sandbox.text("notes.md") == Samples.canonical)
        #expect(try sandbox.names() == ["notes.md"])
    }

    @Test(
        "a canonical file is not touched", arguments: ["seed/FAILURE_LOG.md", "seed/FAILURE_LOG.mojibake.md"])
    func leavesCanonical(_ name: String) throws {
        let bytes = try Fixtures.bytes(name)
        try sandbox.write("FAILURE_LOG.md", bytes)
        let identity = try sandbox.shell("stat -c '%i %y %z' FAILURE_LOG.md").text
        #expect(try sandbox.bizlog("fmt", "FAILURE_LOG.md").status == 0)
        #expect(try sandbox.bytes("FAILURE_LOG.md") == bytes)
        #expect(try sandbox.shell("stat -c '%i %y %z' FAILURE_LOG.md").text == identity)
    }

    @Test("the reference log comes back from a damaged copy")
    func repairsLog() throws {
        try sandbox.write("FAILURE_LOG.md", Samples.messyLog())
        #expect(try sandbox.bizlog("fmt").status == 0)
        #expect(try sandbox.text("FAILURE_LOG.md") == Samples.log())
    }

    @Test(
        "line ends, byte order mark and end of file",
        arguments: [
            ("\u{FEFF}# A\r\n\r\ntext\r\n", "# A\r\n\r\ntext\r\n"),
            ("# A\r\n\r\ntext\n", "# A\r\n\r\ntext\r\n"), ("# A\r\rtext", "# A\n\ntext\n"),
            ("text", "text\n"), ("", ""),
        ])
    func lineEnds(_ input: String, _ expected: String) throws {
        try sandbox.write("notes.md", input)
        let run = try sandbox.bizlog("fmt", "notes.md")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try sandbox.text("notes.md") == expected)
    }

    @Test("the mode is kept", arguments: [0o600, 0o664, 0o755])
    func mode(_ permissions: Int) throws {
        try sandbox.write("notes.md", Samples.messy, permissions: permissions)
        #expect(try sandbox.shell("umask 077; \"$bizlog\" fmt notes.md").status == 0)
        #expect(try sandbox.text("notes.md") == Samples.canonical)
        let attributes = try FileManager.default.attributesOfItem(atPath: sandbox.url("notes.md").path)
        #expect(attributes[.posixPermissions] as? Int == permissions)
    }

    @Test("a link stays one, and the file behind it is rewritten")
    func link() throws {
        try sandbox.write("real/notes.md", Samples.messy)
        try sandbox.link("notes.md", to: "real/notes.md")
        #expect(try sandbox.bizlog("fmt", "notes.md").status == 0)
        #expect(try sandbox.text("real/notes.md") == Samples.canonical)
        #expect(try sandbox.shell("readlink notes.md").text == "real/notes.md\n")
        #expect(try sandbox.names() == ["notes.md", "real", "real/notes.md"])
    }

    @Test("several paths, one of them twice, and options behind them")
    func severalPaths() throws {
        for name in ["a.md", "b.md", "c d.md"] { try sandbox.write(name, Samples.messy) }
        let run = try sandbox.bizlog("fmt", "a.md", "./b.md", "c d.md", "a.md", "--check")
        #expect(run.text == "a.md\n./b.md\nc d.md\n")
        #expect(try sandbox.bizlog("fmt", "a.md", "b.md", "c d.md").status == 0)
        for name in ["a.md", "b.md", "c d.md"] { #expect(try sandbox.text(name) == Samples.canonical) }
    }

    @Test("a path that begins with a dash stands behind --")
    func dash() throws {
        try sandbox.write("-x.md", Samples.messy)
        #expect(try sandbox.bizlog("fmt", "--", "-x.md").status == 0)
        #expect(try sandbox.text("-x.md") == Samples.canonical)
    }

    @Test("a file of 2 MB, in a long run of 20 MB")
    func large() throws {
        let paragraph = String(repeating: "0123456789 ", count: 2000) + "\n\n"
        let text = String(repeating: paragraph, count: Seeds.areAll ? 950 : 95)
        try sandbox.write("notes.md", text + "* one\n")
        let run = try sandbox.bizlog("fmt", "notes.md")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try sandbox.bytes("notes.md").suffix(8) == Array("\n\n- one\n".utf8)[...])
    }
}
