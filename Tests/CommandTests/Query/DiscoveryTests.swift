import TestSupport
import Testing

@Suite("Where logs are looked for: all verbs agree", .tags(.process))
struct DiscoveryTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox(inMemory: true) }

    private static let verbs: [[String]] = [
        ["list"], ["check", "--select", "duplicate-id"], ["fmt", "--check"], ["stats", "--json"],
    ]

    /// The files in which the verbs see anything, each of which has an entry that they cannot read.
    private func filesSeen(_ verb: [String], _ paths: [String]) throws -> [String] {
        let run = try ProcessRun(ProcessSandbox.command, verb + paths, in: sandbox.directory)
        return run.errors.split(separator: "\n").compactMap {
            $0.split(separator: ":").first.map(String.init)
        }
    }

    private func write(_ names: [String]) throws {
        for name in names { try sandbox.write(name, Array(try Samples.log().utf8) + [0xFF, 0x0A]) }
    }

    @Test("without a path: the places where logs are kept", arguments: verbs)
    func places(_ verb: [String]) throws {
        let seen = [
            ".learnings/ERRORS.md", "LESSONS.md", "docs/FAILURE_LOG.md", "docs/incidents/0001-a.md",
            "postmortems/2026/b.md",
            "tasks/lessons.md",
        ]
        try write(seen + [".other/ERRORS.md", "src/LESSONS.md", "docs/guide/LESSONS.md"])
        #expect(try filesSeen(verb, []) == seen)
    }

    @Test("packages, what was built, other repositories and what git ignores only if named", arguments: verbs)
    func leftOut(_ verb: [String]) throws {
        let hidden = [
            "node_modules/p/LESSONS.md", "build/LESSONS.md", "private/LESSONS.md", "other/LESSONS.md",
            "docs/LESSONS.md",
        ]
        try write(hidden + ["src/LESSONS.md"])
        #expect(try sandbox.shell("mkdir .git other/.git").status == 0)
        try sandbox.write(".gitignore", "private\n/docs/*.md\n")
        #expect(try filesSeen(verb, ["."]) == ["src/LESSONS.md"])
        for name in hidden {
            #expect(try filesSeen(verb, [name]) == [name])
            let directory = name.split(separator: "/").dropLast().joined(separator: "/")
            #expect(try filesSeen(verb, [directory]) == [name])
        }
    }

    @Test("a directory without logs names what was left out", arguments: verbs)
    func nothing(_ verb: [String]) throws {
        try write(["a/private/LESSONS.md", "a/build/x.md", "a/one.md"])
        try sandbox.write("a/.gitignore", "private/\none.md\n")
        let run = try ProcessRun(ProcessSandbox.command, verb + ["a"], in: sandbox.directory)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("a: error: no failure log in this directory; name the file"))
        #expect(run.errors.hasSuffix(" (left out: a/build, a/one.md, a/private)\n"), "\(run.errors)")
    }

    @Test("the files that are called as logs are come first, and others count only if none of those is a log")
    func names() throws {
        try sandbox.write("a/other.md", Samples.log())
        try sandbox.write("a/ERRORS.md", "# Errors of the interface\n\nText.\n")
        #expect(try sandbox.bizlog("list", "a", "--json").text.contains("F-BIZ-001"))
        try sandbox.write("a/LESSONS.md", Samples.log())
        #expect(!(try sandbox.bizlog("list", "a").text.contains("other.md")))
        try sandbox.write("a/FAILURE_LOG.md", Samples.log())
        let text = try sandbox.bizlog("list", "a").text
        #expect(
            text.contains("a/LESSONS.md") && text.contains("a/FAILURE_LOG.md") && !text.contains("other.md"))
    }

    @Test("--help says so", arguments: ["list", "check", "fmt", "stats"])
    func help(_ verb: String) throws {
        let run = try sandbox.bizlog(verb, "--help", environment: ["COLUMNS": "400"])
        let text = run.text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        for phrase in [
            "what git ignores", "node_modules", ".learnings", "a path that is named is always taken",
        ] {
            #expect(text.contains(phrase), "\(phrase)")
        }
    }
}
