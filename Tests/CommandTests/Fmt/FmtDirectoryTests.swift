import Foundation
import TestSupport
import Testing

@Suite("fmt: directories", .tags(.process))
struct FmtDirectoryTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    @Test("without a path: the logs of the current directory, and nothing else")
    func currentDirectory() throws {
        try sandbox.write("FAILURE_LOG.md", Samples.messyLog())
        try sandbox.write(
            "BIZOS_RULES.md", Samples.rules.replacingOccurrences(of: "SYS)\n", with: "SYS)  \n"))
        try sandbox.write("README.md", Samples.messy)
        try sandbox.write("below/FAILURE_LOG.md", Samples.messyLog())
        #expect(try sandbox.bizlog("fmt", "--check").text == "BIZOS_RULES.md\nFAILURE_LOG.md\n")
        let run = try sandbox.bizlog("fmt")
        #expect(run.status == 0 && run.text == "" && run.errors == "")
        #expect(try sandbox.text("FAILURE_LOG.md") == Samples.log())
        #expect(try sandbox.text("BIZOS_RULES.md") == Samples.rules)
        #expect(try sandbox.text("README.md") == Samples.messy)
        #expect(try sandbox.text("below/FAILURE_LOG.md") == Samples.messyLog())
    }

    @Test("a directory stands for the logs in it and below, in the order of their paths")
    func recursive() throws {
        let names = ["docs/FAILURE_LOG.md", "docs/a/other.md", "docs/z.md"]
        for name in names + ["docs/.git/FAILURE_LOG.md"] { try sandbox.write(name, Samples.messyLog()) }
        try sandbox.write("docs/notes.md", Samples.messy)
        try sandbox.write("docs/latin1.md", [0xE9])
        let check = try sandbox.bizlog("fmt", "--check", "docs")
        #expect(check.text == names.map { $0 + "\n" }.joined())
        #expect(check.status == 1 && check.errors == "")
        #expect(try sandbox.bizlog("fmt", "docs/").status == 0)
        for name in names { #expect(try sandbox.text(name) == Samples.log()) }
        #expect(try sandbox.text("docs/notes.md") == Samples.messy)
        #expect(try sandbox.text("docs/.git/FAILURE_LOG.md") == Samples.messyLog())
    }

    @Test("a file that a directory passes over is formatted when it is named as well")
    func named() throws {
        try sandbox.write("FAILURE_LOG.md", Samples.log())
        try sandbox.write("notes.md", Samples.messy)
        #expect(try sandbox.bizlog("fmt", ".", "notes.md").status == 0)
        #expect(try sandbox.text("notes.md") == Samples.canonical)
    }

    @Test("a file that is reached in two ways is reported once")
    func once() throws {
        try sandbox.write("docs/FAILURE_LOG.md", Samples.messyLog())
        try sandbox.link("docs/link.md", to: "FAILURE_LOG.md")
        #expect(
            try sandbox.bizlog("fmt", "--check", "docs", "docs/FAILURE_LOG.md").text
                == "docs/FAILURE_LOG.md\n")
    }

    @Test(
        "without logs: an error, be the directory empty or not",
        arguments: [[], ["notes.md"], ["below/notes.txt"]])
    func noLogs(_ names: [String]) throws {
        #expect(try sandbox.shell("mkdir docs").status == 0)
        for name in names { try sandbox.write("docs/\(name)", Samples.messy) }
        let run = try sandbox.bizlog("fmt", "docs")
        #expect(run.status == 2)
        #expect(run.errors == "docs: error: no failure log in this directory; name the files to format\n")
        #expect(run.text == "")
        let here = try sandbox.bizlog("fmt")
        #expect(here.status == 2)
        #expect(here.errors == ".: error: no failure log in this directory; name the files to format\n")
    }

    @Test("a log that is not UTF-8 is an error, other files that are not are none")
    func encoding() throws {
        try sandbox.write("rules.md", Samples.rules.utf8 + [0xFF, 0x0A])
        try sandbox.write("latin1.md", [0x41, 0xE9, 0x0A])
        try sandbox.write("FAILURE_LOG.md", Samples.messyLog())
        let run = try sandbox.bizlog("fmt", ".")
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("rules.md:18:1: error: not valid UTF-8 at byte "), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(try sandbox.text("FAILURE_LOG.md") == Samples.log())
    }
}
