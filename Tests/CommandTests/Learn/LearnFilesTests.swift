import Foundation
import TestSupport
import Testing

@Suite("bizlog learn and the files", .tags(.process))
struct LearnFilesTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    @Test(
        "a dry run writes nothing, and its diff is what learn does",
        .enabled(if: ProcessSandbox.succeeds("patch --version")))
    func dryRun() throws {
        let arguments = LearnSandbox.all + ["--date", "2026-02-12"]
        let dry = try sandbox.learn(arguments + ["--dry-run"])
        #expect(dry.status == 0)
        #expect(dry.errors == "would record\nF-BIZ-003 FAILURE_LOG.md\nR-BIZ-SYS-003 BIZOS_RULES.md\n")
        #expect(try sandbox.isUntouched())
        let other = try LearnSandbox()
        try other.sandbox.write("change.diff", dry.output)
        #expect(try other.sandbox.shell("patch --silent <change.diff").status == 0)
        #expect(try sandbox.learn(arguments).status == 0)
        #expect(try sandbox.log == other.log)
        #expect(try sandbox.rules == other.rules)
    }

    @Test("a dry run as JSON holds the diff, and that of a rules file to be made makes it")
    func dryRunJSON() throws {
        try FileManager.default.removeItem(at: sandbox.sandbox.url("BIZOS_RULES.md"))
        let run = try sandbox.learn(LearnSandbox.all + ["--dry-run", "--json", "--create-rules"])
        #expect(run.status == 0 && run.errors == "")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        #expect(object["isDryRun"] as? Bool == true)
        #expect(object["files"] as? [String] == ["FAILURE_LOG.md", "BIZOS_RULES.md"])
        let diff = try #require(object["diff"] as? String)
        #expect(diff.contains("\nnew file mode 100644\n--- /dev/null\n+++ b/BIZOS_RULES.md\n@@ -0,0 +1,"))
        #expect(try sandbox.sandbox.names() == ["FAILURE_LOG.md"])
    }

    @Test(
        "the log is found here, in docs, above, and where --log says",
        arguments: [
            ("a/b", [], "../../FAILURE_LOG.md"), ("a", ["--log", ".."], "../FAILURE_LOG.md"),
            ("a", ["--log", "../FAILURE_LOG.md"], "../FAILURE_LOG.md"),
        ]
    )
    func discovery(_ directory: String, _ arguments: [String], _ path: String) throws {
        try sandbox.sandbox.write("\(directory)/x", "")
        let run = try ProcessRun(
            ProcessSandbox.command,
            ["learn"] + arguments + LearnSandbox.all,
            in: sandbox.sandbox.url(directory)
        )
        #expect(run.status == 0 && run.errors == "")
        let rules = path.replacing("FAILURE_LOG", with: "BIZOS_RULES")
        #expect(run.text == "F-BIZ-003 \(path)\nR-BIZ-SYS-003 \(rules)\n")
    }

    @Test("the log in docs")
    func docs() throws {
        let sandbox = try ProcessSandbox()
        try sandbox.write("docs/FAILURE_LOG.md", Samples.log())
        try sandbox.write("docs/BIZOS_RULES.md", LearnSandbox.rules())
        let run = try ProcessRun(ProcessSandbox.command, ["learn"] + LearnSandbox.all, in: sandbox.directory)
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "F-BIZ-003 docs/FAILURE_LOG.md\nR-BIZ-SYS-003 docs/BIZOS_RULES.md\n")
    }

    @Test("no log, or one that cannot be read, is said", arguments: [nil, "none", "x"])
    func noLog(_ log: String?) throws {
        let sandbox = try ProcessSandbox()
        try sandbox.write(".git/x", "")
        try sandbox.write("x", [0x23, 0xFF])
        let arguments = ["learn"] + LearnSandbox.all + (log.map { ["--log", $0] } ?? [])
        let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
        #expect(run.status == 2 && run.text == "")
        let place = log == nil ? ".: error: " : log == "x" ? "x:1:2: error: " : "none: error: "
        #expect(run.errors.hasPrefix(place), "\(run.errors)")
    }

    @Test("what is made by init takes its first entry, and stays clean")
    func afterInit() throws {
        let sandbox = try ProcessSandbox()
        #expect(
            try sandbox.bizlog(
                "init", "--system", "Shop", "--layer", "System", "--layer", "People=PPL", "--entity", "Web",
                "--entity", "Store", "--category", "Prices"
            ).status == 0)
        for number in 1...2 {
            let run = try sandbox.bizlog(
                "learn", "Prices were wrong by a factor of \(number * 37).", "--severity", "critical",
                "--layer", "people", "--entity", "web",
                "--cause", "A typo in cell \(number).", "--missed", "Nobody \(number) looked.", "--lesson",
                "Look \(number)",
                "--rule", "Rule \(number): look.", "--category", "prices"
            )
            #expect(run.status == 0 && run.errors == "")
            #expect(run.text == "F-SHOP-00\(number) FAILURE_LOG.md\nR-SHOP-PPL-00\(number) SHOP_RULES.md\n")
            let check = try sandbox.bizlog("check", "--strict", "FAILURE_LOG.md", "SHOP_RULES.md")
            #expect(check.status == 0 && check.text == "")
            #expect(try sandbox.bizlog("fmt", "--check", "FAILURE_LOG.md", "SHOP_RULES.md").status == 0)
        }
        #expect(try !sandbox.text("FAILURE_LOG.md").contains("(none yet)"))
        #expect(try sandbox.text("FAILURE_LOG.md").contains("\n| Prices | 2 | ↑ |\n"))
    }

    @Test("twenty at once get twenty ids")
    func parallel() throws {
        let run = try sandbox.sandbox.shell(
            """
            for number in $(seq 20); do
                "$bizlog" learn "Failure of machine $number, unlike any other." --severity critical --layer process --entity wci \
                    --cause "Cause $number $RANDOM $RANDOM" --missed "Miss $number" --lesson "L $number" \
                    --rule "Rule $number" --category Automation >out$number 2>&1 || echo failed $number &
            done
            wait
            cat out* | sort
            rm out*
            """
        )
        #expect(run.errors == "")
        let lines = run.text.split(separator: "\n").map(String.init)
        let numbers = (3...22).map { String(format: "%03d", $0) }
        let rules = (2...21).map { String(format: "%03d", $0) }
        #expect(
            lines == numbers.map { "F-BIZ-\($0) FAILURE_LOG.md" }
                + rules.map { "R-BIZ-PROC-\($0) BIZOS_RULES.md" })
        #expect(try sandbox.log.contains("\n**Total Failures Logged:** 22\n"))
        #expect(try sandbox.log.contains("\n| Automation | 20 | ↑ |\n"))
        #expect(try sandbox.findings().replacing(/.*near-duplicate.*\n/, with: "") == "")
        #expect(try sandbox.sandbox.names() == ["BIZOS_RULES.md", "FAILURE_LOG.md"])
    }

    @Test("a file that is read-only, or its directory, is named, and nothing changes")
    func readOnly() throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o444], ofItemAtPath: sandbox.sandbox.url("BIZOS_RULES.md").path)
        let run = try sandbox.learn(LearnSandbox.all)
        #expect(run.status == 2 && run.text == "")
        #expect(run.errors.hasPrefix("BIZOS_RULES.md: error: the file is read-only"))
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "a directory in which nothing can be made",
        .enabled(if: ProcessSandbox.succeeds("test $(id -u) != 0"), "root may write anywhere")
    )
    func readOnlyDirectory() throws {
        #expect(try sandbox.sandbox.shell("chmod 555 .").status == 0)
        let run = try sandbox.learn(LearnSandbox.all)
        #expect(try sandbox.sandbox.shell("chmod 755 .").status == 0)
        #expect(run.status == 2 && run.text == "" && run.errors.contains("error: "))
        #expect(try sandbox.isUntouched())
    }
}
