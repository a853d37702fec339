import Foundation
import LogStore
import SystemPackage
import TestSupport
import Testing

@Suite(
    "DirectoryListing leaves out what git leaves out", .tags(.process, .property, .slow),
    .enabled(if: ProcessSandbox.succeeds("git --version")))
struct IgnoredByGitTests {
    private static let environment = [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": "/nowhere",
        "HOME": "/nowhere",
    ]
    private static let names = [
        "a", "ab", "b.md", "a b", "foo", "foobar", "é", "x[1]", "!n", "#c", "a-b", "B", "t ",
    ]

    let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox(inMemory: true)
        #expect(try sandbox.shell("git init -q", environment: Self.environment).status == 0)
        for first in Self.names {
            try sandbox.write("\(first).md", "")
            for second in Self.names.prefix(7) {
                try sandbox.write("\(first)/\(second).md", "")
                for third in Self.names.prefix(4) { try sandbox.write("\(first)/\(second)/\(third).md", "") }
            }
        }
    }

    /// The Markdown files that git would add, from a directory.
    private func wanted(_ directory: String = ".") throws -> [String] {
        let run = try sandbox.shell(
            "cd '\(directory)' && git ls-files -z --others --exclude-standard", environment: Self.environment)
        #expect(run.status == 0, "\(run.errors)")
        return run.text.split(separator: "\0").map(String.init).filter { $0.hasSuffix(".md") }.sorted()
    }

    private func listed(_ directory: String = "") -> [String] {
        let path = FilePath(sandbox.directory.path)
        let listing = DirectoryListing(of: path.pushing(FilePath(directory)), isRecursive: true)
        #expect(listing.errors == [])
        return listing.files.map { String($0.string.dropFirst(path.string.count + 1)) }.sorted()
    }

    private static let kinds = [
        "a", "/a", "a/", "/a/b.md/", "a/*.md", "*.md\n!b.md", "*.md\n!a/\n", "a/**", "**/a",
        "**/foo/a.md", "a/**/a.md",
        "a/**/ab", "foo**", "/foo**/a", "a/f**r", "**", "/*", "/*\n!/foo",
        "/*\n!/foo/\n/foo/*\n!/foo/a.md", "*/a", "?",
        "[a-b]", "[!a]*", "[^a-c]?", "x\\[1\\]", "x[[]1]", "[[:upper:]]", "[[:nope:]]", "[", "[]a]",
        "[]-a]", "[a-]b",
        "\\!n", "!n", "\\#c", "#c", "a\\ b", "a b", "t ", "t\\ ", "t\\  ", "a\r\nfoo\r", "\u{FEFF}a",
        "foo\\", "\\foo",
        "a\\/b.md", "//a", "a//", "!", "/", "\\", "*/", "**/", "/**/", "a/\\*", "é", "?.md", "??.md",
        "*o*b*r", "a\0b",
        "***", "a/***/ab", "**a", "*a**", "[\\]]", "[a\\-z]b", "[z-a]", "foo/[/]a", "foo?a", "f*/a",
        "/a/../b", "./a",
    ]

    @Test("patterns of each kind")
    func kinds() throws {
        for patterns in Self.kinds {
            try sandbox.write(".gitignore", patterns)
            #expect(listed() == (try wanted()), "\(patterns)")
        }
    }

    @Test("generated patterns, in several directories and among the exclusions")
    func generated() throws {
        for seed in Seeds.upTo(20, long: 1500) {
            var random = SeededGenerator(seed: seed)
            for file in [
                ".gitignore", "a/.gitignore", "a/foo/.gitignore", "foo/.gitignore", ".git/info/exclude",
            ] {
                try sandbox.write(file, Self.patterns(&random))
            }
            #expect(listed() == (try wanted()), "\(seed)")
            // A directory that is named is listed, whatever is said of itself or of all that it holds.
            let below = listed("foo")
            if below.count < Self.filesBelow {
                #expect(below == (try wanted("foo").map { "foo/\($0)" }), "\(seed)")
            }
        }
    }

    /// How many files each directory of the first level holds.
    private static let filesBelow = 7 + 7 * 4

    private static func patterns(_ random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<random.below(4) {
            if random.oneIn(3) { text += "!" }
            if random.oneIn(4) { text += "/" }
            let parts = 1 + random.below(3)
            for part in 0..<parts {
                if part > 0 { text += "/" }
                text += piece(&random)
                if random.oneIn(3) { text += piece(&random) }
            }
            if random.oneIn(4) { text += "/" }
            if random.oneIn(6) { text += " " }
            text += random.oneIn(5) ? "\r\n" : "\n"
        }
        return text
    }

    private static func piece(_ random: inout SeededGenerator) -> String {
        random.oneIn(2)
            ? random.pick(names)
            : random.pick([
                "*", "**", "?", "[a-f]*", "[!a]", "*.md", "f*", "\\a", "[[:alpha:]]", "a?", "*o*", ".md",
                "***",
            ])
    }
}
