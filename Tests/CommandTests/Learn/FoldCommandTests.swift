import Foundation
import TestSupport
import Testing

@Suite("bizlog learn --handoff and bizlog fold", .tags(.process))
struct FoldCommandTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    private func handOff(_ title: String) throws -> ProcessRun {
        try sandbox.learn(LearnSandbox.all("--title", title) + ["--handoff"])
    }

    /// The files of the queue, in order.
    private func pending() throws -> [String] {
        try sandbox.sandbox.names().filter { $0.hasSuffix(".json") }
    }

    @Test("what is handed off waits in a file of its own; the log is left alone")
    func handoff() throws {
        let run = try handOff("One")
        #expect(run.status == 0 && run.errors == "")
        #expect(try pending().map { $0 + "\n" } == [run.text])
        #expect(try sandbox.log == Samples.log() && sandbox.rules == LearnSandbox.rules())
        let text = try sandbox.sandbox.text(String(run.text.dropLast()))
        #expect(text.hasPrefix("{\n  \"format\" : \"bizlog-postmortem\",\n  \"postmortem\" : {\n"))
        #expect(text.hasSuffix("\n  \"version\" : 1\n}\n"))
        let second = try sandbox.learn(LearnSandbox.all + ["--handoff", "--json"])
        #expect(second.status == 0 && second.text.hasPrefix("{\n  \"pending\" : [\n    \".bizlog/pending/2"))
        #expect(try pending().count == 2)
    }

    @Test("fold records what waits in the order of the handing off, and once")
    func fold() throws {
        for title in ["One", "Two", "Three"] { #expect(try handOff(title).status == 0) }
        let list = try sandbox.bizlog(["fold", "--list"])
        #expect(list.status == 0 && list.errors == "")
        #expect(list.text == zip(try pending(), ["One", "Two", "Three"]).map { "\($0) \($1)\n" }.joined())
        let dry = try sandbox.bizlog(["fold", "--dry-run"])
        #expect(dry.status == 0 && dry.text.contains("\n+### [F-BIZ-005] Three\n"))
        #expect(try sandbox.log == Samples.log())
        #expect(try pending().count == 3)
        let run = try sandbox.bizlog(["fold"])
        #expect(run.status == 0 && run.errors == "")
        #expect(
            run.text
                == (3...5).map { "F-BIZ-00\($0) FAILURE_LOG.md\nR-BIZ-SYS-00\($0) BIZOS_RULES.md\n" }.joined()
        )
        #expect(try sandbox.entry("F-BIZ-004").hasPrefix("### [F-BIZ-004] Two\n"))
        #expect(try sandbox.sandbox.names() == ["BIZOS_RULES.md", "FAILURE_LOG.md"])
        #expect(try sandbox.log.contains("\n**Total Failures Logged:** 5\n"))
        #expect(try sandbox.findings().replacing(/.*near-duplicate.*\n/, with: "") == "")
        let log = try sandbox.log
        let again = try sandbox.bizlog(["fold"])
        #expect(again.status == 0 && again.text == "" && again.errors == "")
        #expect(try sandbox.log == log)
    }

    @Test("as JSON")
    func json() throws {
        #expect(try handOff("One").status == 0)
        let list = try sandbox.bizlog(["fold", "--list", "--json"])
        let records = try #require(
            try JSONSerialization.jsonObject(with: Data(list.output)) as? [[String: String]])
        #expect(records.map { $0["title"] } == ["One"] && records[0]["date"]?.count == 10)
        #expect(try records.map { $0["path"] } == pending())
        let run = try sandbox.bizlog(["fold", "--json"])
        #expect(run.status == 0 && run.text.contains("\"id\" : \"F-BIZ-003\""))
        let nothing = try sandbox.bizlog(["fold", "--json"])
        #expect(nothing.status == 0 && nothing.text.contains("\"entries\" : [\n\n  ]"))
        #expect(try sandbox.bizlog(["fold", "--list", "--json"]).text == "[\n\n]\n")
    }

    @Test("what cannot be recorded is not handed off")
    func refused() throws {
        let run = try sandbox.learn(LearnSandbox.all("--layer", "Nope") + ["--handoff"])
        #expect(run.status == 2 && run.text == "")
        #expect(try sandbox.isUntouched())
        #expect(try sandbox.learn(["--handoff"]).status == 64)
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "a file that cannot be folded is named, and then nothing is",
        arguments: [
            ("{\n  \"format\": 3 }", ":2:13: error: format: the value is not a string\n"),
            ("", ":1:1: error: not JSON: the text ends too early: a value is missing\n"),
            (
                "{\"format\": \"bizlog-postmortem\", \"version\": 9, \"postmortem\": {}}",
                ":1:44: error: version: version 9 is not known; only version 1 can be read\n"
            ),
            (
                "{\"format\": \"bizlog-postmortem\", \"version\": 1, \"postmortem\": {\"date\": \"2026-02-12\"}}",
                ": error: there is neither a failure nor a rule to record; give one of them\n"
            ),
        ]
    )
    func broken(_ text: String, _ message: String) throws {
        #expect(try handOff("One").status == 0)
        let name = ".bizlog/pending/30000101T000000.000000Z-x.json"
        try sandbox.sandbox.write(name, text)
        let run = try sandbox.bizlog(["fold"])
        #expect(run.status == 2 && run.text == "")
        #expect(
            run.errors == name + message
                + "nothing was folded; correct what is named above, or take the files out of the queue\n")
        #expect(try sandbox.log == Samples.log() && sandbox.rules == LearnSandbox.rules())
        #expect(try pending().count == 2)
        try FileManager.default.removeItem(at: sandbox.sandbox.url(name))
        #expect(try sandbox.bizlog(["fold"]).text.hasPrefix("F-BIZ-003 "))
    }

    @Test(
        "a file of the queue that is edited while fold waits is read again, and never dropped",
        arguments: [
            // In place, by another file, and so that it says nothing.
            "sed 's/One/Uno/' $file >x; cat x >$file; rm x", "sed 's/One/Uno/' $file >x; mv x $file",
            "echo mine >$file",
        ])
    func edited(_ edit: String) throws {
        #expect(try handOff("One").status == 0)
        #expect(try handOff("Two").status == 0)
        let run = try sandbox.sandbox.shell(
            """
            file=$(ls .bizlog/pending/*.json | head -1)
            flock . bash -c "touch locked; while [ ! -e waits ]; do sleep 0.05; done; sleep 0.3; \(edit)" &
            while [ ! -e locked ]; do sleep 0.05; done
            "$bizlog" fold & fold=$!
            # Its files are read when it has opened the directory to wait for the lock.
            while ! ls -l /proc/$fold/fd 2>/dev/null | grep -q "$PWD/.bizlog/pending$"; do sleep 0.05; done
            touch waits; wait $fold; echo "status $?"; rm -f locked waits
            """)
        if edit.hasPrefix("echo") {
            #expect(run.text == "status 2\n" && run.errors.contains("nothing was folded"))
            #expect(try pending().count == 2 && sandbox.sandbox.text(pending()[0]) == "mine\n")
            #expect(try sandbox.log == Samples.log())
        } else {
            #expect(run.text.hasSuffix("status 0\n") && run.errors == "", "\(run.text) \(run.errors)")
            #expect(try sandbox.entry("F-BIZ-003").hasPrefix("### [F-BIZ-003] Uno\n"))
            #expect(try sandbox.entry("F-BIZ-004").hasPrefix("### [F-BIZ-004] Two\n"))
            #expect(try pending() == [])
        }
    }

    @Test("a category that has gone since is named with its file")
    func changedLog() throws {
        #expect(try handOff("One").status == 0)
        let changed = try sandbox.log.replacingOccurrences(of: "| CRM/Zoho |", with: "| CRM |")
        try sandbox.sandbox.write("FAILURE_LOG.md", changed)
        let run = try sandbox.bizlog(["fold"])
        #expect(run.status == 2)
        #expect(
            try run.errors.hasPrefix("\(pending()[0]): error: \"crm/zoho\" is not a category of FAILURE"))
        #expect(try sandbox.log == changed)
    }

    @Test("many hand off at once, and several fold at once: each is recorded once")
    func parallel() throws {
        let count = Seeds.areAll ? 20 : 6
        let run = try sandbox.sandbox.shell(
            """
            for number in $(seq \(count)); do
                "$bizlog" learn "Failure of machine $number, unlike any other." --severity critical --layer process --entity wci \
                    --cause "Cause $number $RANDOM $RANDOM" --missed "Miss $number" --lesson "L $number" \
                    --rule "Rule $number" --category Automation --handoff >/dev/null || echo failed $number &
            done
            wait
            for number in 1 2 3; do "$bizlog" fold >out$number || echo failed fold & done
            wait
            "$bizlog" fold >out4
            cat out* | grep -c '^F-BIZ-'
            cat out* | sort -u | grep -c '^F-BIZ-'
            rm out*
            """
        )
        #expect(run.errors == "" && run.text == "\(count)\n\(count)\n")
        #expect(try sandbox.log.contains("\n**Total Failures Logged:** \(count + 2)\n"))
        #expect(try sandbox.sandbox.names() == ["BIZOS_RULES.md", "FAILURE_LOG.md"])
    }

    @Test("behind a symbolic link the queue is beside the log itself")
    func link() throws {
        try sandbox.sandbox.write("other/x", "")
        try sandbox.sandbox.write(".git/HEAD", "")
        try sandbox.sandbox.link("other/FAILURE_LOG.md", to: "../FAILURE_LOG.md")
        try sandbox.sandbox.link("other/BIZOS_RULES.md", to: "../BIZOS_RULES.md")
        let run = try sandbox.learn(LearnSandbox.all + ["--handoff", "--log", "other"])
        #expect(run.status == 0)
        #expect(try pending().count == 1 && pending()[0].hasPrefix(".bizlog/pending/"))
        #expect(try sandbox.bizlog(["fold"]).text.hasPrefix("F-BIZ-003 "))
    }

    @Test("wrong usage", arguments: [["--list", "--dry-run"], ["--log", ""], ["x"]])
    func usage(_ arguments: [String]) throws {
        #expect(try sandbox.bizlog(["fold"] + arguments).status == 64)
    }
}
