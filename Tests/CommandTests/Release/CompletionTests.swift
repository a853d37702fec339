import TestSupport
import Testing

@Suite("Completions in a real bash", .tags(.process))
struct CompletionTests {
    private let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    /// What bash offers behind these words; the last is the one that is completed.
    private func offered(_ words: String..., in directory: String = ".") throws -> [String] {
        let script = #"""
            source <("$bizlog" --generate-completion-script bash) || exit 1
            cd "$1" && shift || exit 1
            COMP_WORDS=("$bizlog" "$@") COMP_CWORD=$# COMPREPLY=()
            COMP_LINE="${COMP_WORDS[*]}" COMP_POINT=${#COMP_LINE}
            COMP_POINT=${#COMP_LINE}
            _bizlog "$bizlog" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\n' "${COMPREPLY[@]}"
            """#
        let arguments = ([directory] + words).map { "'\($0)'" }.joined(separator: " ")
        let run = try sandbox.shell("set -- \(arguments)\n\(script)")
        #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        return run.text.split(separator: "\n").map(String.init)
    }

    @Test("ids, severities, entities, categories and rules of the log at hand, and verbs and options")
    func names() throws {
        try sandbox.write("FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.md"))
        #expect(try offered("show", "") == ["F-BIZ-001", "F-BIZ-002"])
        #expect(try offered("status", "--note", "x", "F-").contains("F-BIZ-001"))
        #expect(try offered("list", "--severity", "") == ["Critical", "Important", "Near\\ miss"])
        #expect(try offered("list", "--severity", "Im") == ["Important"])
        #expect(try offered("stats", "--entity", "S") == ["Solartech"])
        #expect(try offered("learn", "--category", "C") == ["CRM/Zoho"])
        #expect(try offered("learn", "--existing-rule", "R-").allSatisfy { $0.hasPrefix("R-BIZ-") })
        #expect(try offered("learn", "--existing-rule", "") != [])
        #expect(try offered("check", "--explain", "id-").contains("id-gap"))
        #expect(try offered("li") == ["list"])
        #expect(try offered("list", "--sev") == ["--severity"])
    }

    @Test("the log is the one that the verb would read: in a directory above, or named")
    func places() throws {
        try sandbox.write("FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.md"))
        try sandbox.write("deep/er/x.txt", "")
        #expect(try offered("show", "F", in: "deep/er") == ["F-BIZ-001", "F-BIZ-002"])
        try sandbox.write(
            "other/LESSONS.md", "# Lessons\n\n## FL-001: One\n\nText.\n\n## FL-002: Two\n\nText.\n")
        #expect(try offered("show", "--in", "other/LESSONS.md", "F") == ["FL-001", "FL-002"])
        #expect(try offered("show", "FL", in: "other") == [])
    }

    @Test("where no log is, or none that can be read, nothing is offered and nothing is said")
    func silence() throws {
        #expect(try offered("show", "") == [])
        #expect(try offered("list", "--severity", "") == [])
        try sandbox.write("FAILURE_LOG.md", [0xFF, 0xFE, 0x00, 0x0A] as [UInt8])
        #expect(try offered("show", "") == [])
        try sandbox.write("FAILURE_LOG.md", "<<<<<<< ours\n# Log\n=======\n>>>>>>> theirs\n")
        #expect(try offered("learn", "--category", "") == [])
        #expect(try sandbox.shell("rm FAILURE_LOG.md; mkfifo FAILURE_LOG.md").status == 0)
        #expect(try offered("show", "") == [])
    }

    @Test("what a shell would take for more than a name is not offered, and nothing of it is run")
    func hostile() throws {
        let names = [
            "$(touch pwned)", "`touch pwned`", "${x:=pwned}", "$((1+1))", "~root", "a;touch pwned", "a&b",
            "a>pwned",
            "*", "\\$(touch pwned)", "'$(touch pwned)'", "\"$(touch pwned)\"", "--log", "Plain",
            "Schön und gut",
        ]
        var log = "# Lessons\n"
        for (number, name) in names.enumerated() {
            log +=
                "\n## FL-00\(number + 1): One\n\n- **Date:** 2026-03-04\n- **Severity:** \(name)\n- **Entity:** \(name)\n"
        }
        try sandbox.write("docs/FAILURE_LOG.md", log)
        for option in ["--severity", "--entity"] {
            let offered = try offered("list", option, "")
            #expect(offered.contains("Plain") && offered.contains("Schön\\ und\\ gut"))
            for name in offered { #expect(!name.contains(#/[$`;&>*~"'{(]|^-/#), "\(name)") }
        }
        #expect(try sandbox.shell("find . -name '*pwned*'").text == "")
    }

    @Test("a request for completions changes nothing, whatever it is asked")
    func requests() throws {
        try sandbox.write("FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.md"))
        for words in [
            [], ["learn"], ["learn", "--"], ["learn", "--", "--severity"], ["nope", "--", "--x", "1", "0"],
        ] {
            let run = try ProcessRun(ProcessSandbox.command, ["---completion"] + words, in: sandbox.directory)
            #expect(run.text == "" && run.errors == "")
        }
        #expect(try sandbox.shell("ls -A").text == "FAILURE_LOG.md\n")
    }
}
