import Foundation
import TestSupport
import Testing

@Suite("An unfinished merge: nothing writes, check reports", .tags(.process))
struct UnfinishedMergeTests {
    /// The reference log with a merge in its last entry that nobody has finished.
    static func conflicted() throws -> String {
        let log = try Samples.log()
        let field = "**Root Cause:**\n"
        let place = try #require(log.range(of: field, options: .backwards))
        return log.replacingCharacters(
            in: place, with: "<<<<<<< HEAD\nOurs\n=======\n* Theirs\n>>>>>>> other\n" + field)
    }

    static func line() throws -> Int {
        let text = try conflicted()
        let place = try #require(text.range(of: "<<<<<<<"))
        return text[..<place.lowerBound].count { $0.isNewline } + 1
    }

    static let message = """
        error: this line is a mark of an unfinished merge, so the file was left as it is; decide between the two sides and take the \
        marks out, or put them into a code block if they are an example

        """

    @Test(
        "fmt refuses, whatever it is to do",
        arguments: [
            ["fmt", "FAILURE_LOG.md"], ["fmt", "--check", "FAILURE_LOG.md"],
            ["fmt", "--diff", "FAILURE_LOG.md"],
            ["fmt"], ["fmt", "--repair-encoding", "FAILURE_LOG.md"],
        ])
    func fmt(_ arguments: [String]) throws {
        let sandbox = try LearnSandbox(log: Self.conflicted())
        let run = try sandbox.bizlog(arguments)
        #expect(run.status == 2)
        #expect(run.text == "")
        #expect(run.errors == "FAILURE_LOG.md:\(try Self.line()):1: \(Self.message)")
        #expect(try sandbox.log == Self.conflicted())
    }

    @Test("standard input", arguments: [["fmt", "-"], ["fmt", "--check", "-"]])
    func standardInput(_ arguments: [String]) throws {
        let sandbox = try LearnSandbox()
        let run = try sandbox.bizlog(arguments, input: Self.conflicted())
        #expect(run.status == 2)
        #expect(run.text == "")
        #expect(run.errors == "<stdin>:\(try Self.line()):1: \(Self.message)")
    }

    @Test("one file does not keep the others from being formatted")
    func others() throws {
        let sandbox = try LearnSandbox(log: Self.conflicted())
        try sandbox.sandbox.write("x.md", Samples.messy)
        #expect(try sandbox.bizlog(["fmt", "FAILURE_LOG.md", "x.md"]).status == 2)
        #expect(try sandbox.sandbox.text("x.md") == Samples.canonical)
    }

    @Test("check reports each mark, and corrects nothing")
    func check() throws {
        let text = try Self.conflicted().replacingOccurrences(of: "Logged:** 2", with: "Logged:** 9")
        let sandbox = try LearnSandbox(log: text)
        let report = try sandbox.bizlog(["check", "--select", "conflict-marker", "FAILURE_LOG.md"])
        #expect(report.status == 1)
        #expect(report.text.count { $0.isNewline } == 2)
        #expect(report.text.contains("FAILURE_LOG.md:\(try Self.line()):1: error: this line is a mark"))
        let fix = try sandbox.bizlog(["check", "--fix", "FAILURE_LOG.md"])
        #expect(fix.status == 2)
        #expect(fix.errors.contains("FAILURE_LOG.md:\(try Self.line()):1: \(Self.message)"))
        #expect(try sandbox.log == text)
    }

    @Test("check --fix corrects the other files")
    func fixesOthers() throws {
        let wrong = try Samples.log().replacingOccurrences(of: "Logged:** 2", with: "Logged:** 9")
        let sandbox = try LearnSandbox(log: Self.conflicted())
        try sandbox.sandbox.write("other/FAILURE_LOG.md", wrong)
        let run = try sandbox.bizlog(["check", "--fix", "FAILURE_LOG.md", "other/FAILURE_LOG.md"])
        #expect(run.status == 2)
        #expect(try sandbox.sandbox.text("other/FAILURE_LOG.md") != wrong)
    }

    @Test("learn and fold refuse, be the merge in the log or in the rules", arguments: [true, false])
    func learn(isInLog: Bool) throws {
        let rules = try LearnSandbox.rules() + "\n<<<<<<< HEAD\n=======\n>>>>>>> other"
        let sandbox = try LearnSandbox(
            log: isInLog ? Self.conflicted() : nil, rules: isInLog ? nil : rules)
        let (log, oldRules) = (try sandbox.log, try sandbox.rules)
        let name = isInLog ? "FAILURE_LOG.md" : "BIZOS_RULES.md"
        for arguments in [LearnSandbox.all, LearnSandbox.all + ["--dry-run"]] {
            let run = try sandbox.learn(arguments)
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("\(name):"))
            #expect(run.errors.hasSuffix(Self.message))
        }
        #expect(try sandbox.log == log)
        #expect(try sandbox.rules == oldRules)
    }

    @Test("import --force refuses to replace the file")
    func importing() throws {
        let sandbox = try LearnSandbox()
        try sandbox.sandbox.write("x.md", "a\n<<<<<<< HEAD\n=======\n>>>>>>> b\n")
        let json = try sandbox.bizlog(["export"]).text
        let run = try sandbox.bizlog(["import", "--force", "-o", "x.md"], input: json)
        #expect(run.status == 2)
        #expect(run.errors == "x.md: error: line 2: \(Self.message.dropFirst(7))")
        #expect(try sandbox.sandbox.text("x.md").hasPrefix("a\n<<<<<<< HEAD\n"))
    }

    @Test("no value can bring marks into a file")
    func values() throws {
        let sandbox = try LearnSandbox()
        let run = try sandbox.learn(LearnSandbox.all("--cause", "<<<<<<< HEAD\nThe token expired."))
        #expect(run.status == 2)
        #expect(try sandbox.isUntouched())
    }
}
