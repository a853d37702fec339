import TestSupport
import Testing

@testable import bizlog

@Suite("The command line", .tags(.process))
struct UsageTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    @Test("help, asked for or for want of a verb", arguments: [[], ["--help"], ["help"], ["-h"]])
    func help(_ arguments: [String]) throws {
        let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
        #expect(run.status == 0)
        #expect(run.text.hasPrefix("OVERVIEW: "))
        #expect(run.text.contains("\n  fmt "))
        #expect(run.text.contains("EXIT CODES:"))
        #expect(run.errors == "")
    }

    @Test("the help of fmt names every option, and fits a terminal")
    func fmtHelp() throws {
        let run = try sandbox.bizlog("fmt", "--help")
        #expect(run.status == 0)
        for option in ["--check", "--diff", "--repair-encoding", "<path>", "EXIT CODES:", "EXAMPLES:"] {
            #expect(run.text.contains(option))
        }
        #expect(run.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try sandbox.bizlog("help", "fmt").text == run.text)
    }

    @Test(
        "each verb says the same of itself behind its name and behind 'help', and shows how the program is called"
    )
    func verbHelp() throws {
        let verbs = try sandbox.verbs()
        #expect(verbs == Verb.allCases.map(\.rawValue))
        for verb in verbs {
            let help = try sandbox.bizlog(verb, "--help")
            #expect(help.status == 0 && help.text.contains("\nUSAGE: bizlog \(verb)"), "\(verb)")
            #expect(try sandbox.bizlog("help", verb).text == help.text)
            #expect(try sandbox.bizlog(verb, "--version").text == sandbox.bizlog("--version").text)
            let wrong = try sandbox.bizlog(verb, "--nope")
            #expect(wrong.status == 64 && wrong.errors.contains("See 'bizlog \(verb) --help'"), "\(verb)")
        }
    }

    @Test(
        "wrong usage is 64, said on standard error, and changes nothing",
        arguments: [["nope"], ["fmt", "--nope"], ["fmt", "-", "-"], ["fmt", ""], ["--check"]]
    )
    func wrong(_ arguments: [String]) throws {
        try sandbox.write("FAILURE_LOG.md", Samples.messyLog())
        let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
        #expect(run.status == 64)
        #expect(run.text == "")
        #expect(run.errors.hasPrefix("Error: "))
        #expect(run.errors.contains("Usage: bizlog"))
        #expect(try sandbox.text("FAILURE_LOG.md") == Samples.messyLog())
    }

    @Test("help that cannot be printed is an error")
    func helpToFullDisk() throws {
        #expect(try sandbox.shell("\"$bizlog\" --help >/dev/full").status == 2)
    }
}
