import Foundation
import TestSupport
import Testing

@Suite("convert", .tags(.process))
struct ConvertTests {
    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("lessons.md", Fixtures.bytes("convert/dates.md"))
        try sandbox.write("numbers.md", Fixtures.bytes("convert/numbers.md"))
    }

    @Test("to standard output, to a new file, and over one that exists only with --force")
    func writing() throws {
        let golden = try String(decoding: Fixtures.bytes("convert/to/dates.bizlog.md"), as: UTF8.self)
        let run = try sandbox.bizlog("convert", "--to", "bizlog", "lessons.md")
        #expect(run.status == 0 && run.text == golden)
        #expect(
            run.errors.contains(
                "lessons.md: warning: this form names each entry: F-001 to F-002 were made for 2"))
        #expect(try sandbox.bizlog("convert", "--to", "bizlog", "-o", "new.md", "lessons.md").status == 0)
        #expect(try sandbox.text("new.md") == golden)
        let again = try sandbox.bizlog("convert", "--to", "table", "-o", "new.md", "lessons.md")
        #expect(again.status == 2 && again.errors.contains("use --force"))
        #expect(try sandbox.text("new.md") == golden)
        #expect(
            try sandbox.bizlog("convert", "--to", "table", "-o", "new.md", "--force", "lessons.md").status
                == 0)
        #expect(try sandbox.text("new.md").contains("| ID "))
    }

    @Test("in the form of another file")
    func like() throws {
        let run = try sandbox.bizlog("convert", "--like", "numbers.md", "lessons.md")
        #expect(run.status == 0)
        #expect(run.text.contains("\n## Incident #1: Invoices were sent twice\n"))
    }

    @Test("nothing is written of a log that has no entries, or shows no form")
    func refused() throws {
        try sandbox.write("none.md", "# Notes\n\nNothing.\n")
        let run = try sandbox.bizlog("convert", "--to", "bizlog", "-o", "new.md", "none.md")
        #expect(run.status == 2 && run.errors.hasPrefix("none.md: error: no entries are read here"))
        #expect(throws: (any Error).self) { try sandbox.text("new.md") }
        let like = try sandbox.bizlog("convert", "--like", "none.md", "lessons.md")
        #expect(
            like.status == 2
                && like.errors.hasPrefix("none.md: error: no entries are read here, so it shows no form"))
    }

    @Test(
        "wrong usage",
        arguments: [
            ["lessons.md"], ["--to", "nope", "lessons.md"],
            ["--to", "table", "--like", "numbers.md", "lessons.md"],
            ["--to", "table", "--force", "lessons.md"],
        ])
    func usage(_ arguments: [String]) throws {
        let run = try ProcessRun(
            ProcessSandbox.command, ["convert"] + arguments, in: sandbox.directory)
        #expect(run.status == 64 && run.text == "")
    }
}
