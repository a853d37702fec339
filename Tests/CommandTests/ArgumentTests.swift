import Foundation
import TestSupport
import Testing

@testable import bizlog

@Suite("Arguments: what they must be, and that names of files can be any bytes", .tags(.process))
struct ArgumentTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    /// Every verb with each of its options that take a value, as the help names them.
    private static let options: [(verb: String, option: String)] = {
        guard let sandbox = try? ProcessSandbox(), let verbs = try? sandbox.verbs() else { return [] }
        return verbs.flatMap { verb in
            ((try? sandbox.bizlog(verb, "--help").text) ?? "").split(separator: "\n").flatMap { line in
                line.hasPrefix("  -")
                    ? line.matches(of: #/(--?[a-z-]+)[ ,][^ ]*<|(-[a-z]), /#).map {
                        (verb, String($0.output.1 ?? $0.output.2 ?? ""))
                    } : []
            }
        }.filter { !["-h", ""].contains($0.option) }
    }()

    @Test("the help names options with values, among them all that take any text")
    func all() {
        #expect(Self.options.count > 35)
        let learn = Set(Self.options.filter { $0.verb == "learn" }.map(\.option))
        #expect(LearnFlags.textOptions.isSubset(of: learn))
        #expect(
            Self.options.contains { $0 == ("import", "-o") }
                && Self.options.contains { $0 == ("show", "--in") })
    }

    @Test("no option of any verb takes an empty value, or what stands behind it for one")
    func empty() throws {
        for (index, (verb, option)) in Self.options.enumerated() {
            let wrong = [
                ["\(option)=", "--dry-run"], [option, ""], [option, "--dry-run"], [option, "--x=y"],
            ]
            for arguments in Seeds.all(of: wrong, orOneIn: 7, by: index) {
                let run = try sandbox.bizlog([verb] + arguments)
                #expect(run.status == 64, "\(verb) \(arguments): \(run.errors)")
                #expect(run.text == "" && run.errors.hasPrefix("Error: "))
                if !option.hasPrefix("--o") { #expect(run.errors.contains(option), "\(run.errors)") }
            }
        }
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "an empty value among others that are right changes nothing",
        arguments: LearnFlags.textOptions.sorted())
    func emptyText(_ option: String) throws {
        let wrong = [["\(option)="], [option, ""], [option, "--dry-run"], [option, "-h"]]
        for value in Seeds.all(of: wrong, orOneIn: 7, by: option.utf8.count) {
            let run = try sandbox.learn(LearnSandbox.all + value + ["--handoff"])
            #expect(run.status == 64 && run.errors.contains("'\(option)"), "\(run.errors)")
        }
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "an empty argument is refused by every verb",
        arguments: ["fmt", "check", "list", "show", "learn", "import"])
    func emptyArgument(_ verb: String) throws {
        let run = try sandbox.bizlog([verb, ""])
        #expect(run.status == 64 && run.errors.hasPrefix("Error: An argument is empty; "))
    }

    @Test("text that begins with a dash is text, and after = so is the name of an option")
    func dashes() throws {
        let run = try sandbox.learn(
            LearnSandbox.all("--cause", "- it was --force") + [
                "--dry-run", "--lesson=--dry-run", "--lesson", "-1",
            ])
        #expect(run.status == 0 && run.text.contains("\n+- it was --force\n"), "\(run.errors)")
        #expect(run.text.contains("\n+- --dry-run\n+- -1\n"))
        #expect(try sandbox.bizlog(["fmt", "--check", "--", "FAILURE_LOG.md"]).status == 0)
    }

    /// Runs a script of bash with the command as `$bizlog`.
    private func shell(_ script: String) throws -> ProcessRun { try sandbox.sandbox.shell(script) }

    @Test(
        "text that is not UTF-8 is refused, and named",
        arguments: [
            "learn --title=a@ x", "learn --title a@", "learn a@", "learn --field L=@", "learn --field @=L",
            "list --grep @", "list --severity @", "show @", "init --system @", "init --system A --rules @.md",
            "init --system A --entity a --entity @", "check --explain @", "learn --category @ x", "fmt --@",
            "@",
            "list --since @", "check --format @",
        ])
    func textThatIsNotUTF8(_ arguments: String) throws {
        let sequences = [
            ("\\xff", "\\xFF"), ("\\xc3", "\\xC3"), ("\\xed\\xa0\\x80", "\\xED\\xA0\\x80"),
        ]
        for (bytes, shown) in Seeds.all(of: sequences, orOneIn: 5, by: arguments.utf8.count) {
            let words = arguments.split(separator: " ").map { "$'\($0.replacing("@", with: bytes))'" }
            let run = try shell("\"$bizlog\" \(words.joined(separator: " "))")
            #expect(run.status == 64, "\(arguments) \(run.errors)")
            #expect(run.text == "" && run.errors.contains(shown), "\(arguments) \(run.errors)")
            #expect(!run.errors.contains("\u{FFFD}"))
        }
        #expect(try sandbox.isUntouched())
    }

    @Test("names of files can be any bytes, and are shown with what is not UTF-8 spelled out")
    func names() throws {
        let run = try shell(
            """
            set -e
            log=$'caf\\xe9\\xf0\\x9f.md'; dir=$'d\\xff'; mkdir "$dir"; mv FAILURE_LOG.md "$log"
            cp "$log" "$dir/FAILURE_LOG.md"; cp BIZOS_RULES.md "$dir"
            "$bizlog" list "$log" | tail -n 1 | cut -c 1-9
            "$bizlog" show F-BIZ-001 --in "$dir" --json | grep '"path"'
            "$bizlog" stats "$log" | head -n 1
            "$bizlog" export "$log" >"$dir/$log.json"
            "$bizlog" import -o "$dir/$log" "$dir/$log.json"; cmp "$log" "$dir/$log"
            "$bizlog" import --force -o "$dir/$log" "$dir/$log.json"
            "$bizlog" fmt "$log" "$dir"
            sed 's/^- F-0/* F-0/' "$log" >"$dir/$log"
            "$bizlog" fmt --check "$dir/$log" || "$bizlog" fmt "$dir/$log"
            "$bizlog" show F-BIZ-001 --in "$log" >"$dir/entry"
            "$bizlog" learn --log "$log" --from "$dir/entry" --category automation
            "$bizlog" learn --handoff --log "$dir" --from "$dir/entry" --category automation | cut -d / -f 1-3
            "$bizlog" fold --log "$dir"
            "$bizlog" init --system Shop --category A "$dir/new"
            "$bizlog" check "$dir/new"
            "$bizlog" check --select wrong-total none$'\\xff' || true
            """)
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.text == #"""
                F-BIZ-002
                    "path" : "d\\xFF/FAILURE_LOG.md",
                2 failures
                d\xFF/caf\xE9\xF0\x9F.md
                F-BIZ-003 caf\xE9\xF0\x9F.md
                d\xFF/.bizlog/pending
                F-BIZ-003 d\xFF/FAILURE_LOG.md
                d\xFF/new/FAILURE_LOG.md
                d\xFF/new/SHOP_RULES.md

                """#)
        #expect(
            run.errors.hasSuffix("none\\xFF: error: no such file or directory; check the path\n"),
            "\(run.errors)")
    }

    @Test("bytes survive their disguise, also those that look like one")
    func disguise() {
        let arguments: [[UInt8]] = [
            [], [0xFF], [0xE2, 0x80], [0x61, 0xEF, 0xB7, 0x90] + Array("é👩‍💻".utf8),
            [0x41, 0xED, 0xA0, 0x80, 0x42],
            Array(0x80...0xFF),
        ]
        #expect(Arguments(arguments).texts.map(Arguments.bytes) == arguments)
        #expect(Arguments([Array("é\\x".utf8)]).texts == ["é\\x"])
        #expect(Arguments([[0x61, 0xFF, 0x1B]]).shown == ["a\\xFF\\u{1B}"])
    }

    @Test(
        "without arguments to be read, the command says so and does nothing",
        .enabled(
            if: ProcessSandbox.succeeds("unshare -r -m mount -t tmpfs none /proc"),
            "needs namespaces of Linux"))
    func unreadable() throws {
        let run = try shell("unshare -r -m sh -c 'mount -t tmpfs none /proc; \"$bizlog\" fmt --check'")
        #expect(run.status == 2 && run.text == "")
        #expect(run.errors.hasPrefix("bizlog: error: cannot read the arguments of this process; mount /proc"))
    }
}
