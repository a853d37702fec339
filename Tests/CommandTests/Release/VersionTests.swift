import Foundation
import TestSupport
import Testing

@Suite("The version stands in one place", .tags(.process))
struct VersionTests {
    private let sandbox: ProcessSandbox
    private let version: String

    init() throws {
        sandbox = try ProcessSandbox()
        let lines = try sandbox.bizlog("--version").text.split(separator: "\n")
        version = String(try #require(lines.first).dropFirst("bizlog ".count))
    }

    private func file(_ name: String) throws -> String {
        try String(
            contentsOf: Fixtures.directory.deletingLastPathComponent().appending(path: name), encoding: .utf8)
    }

    @Test("`--version` names the version, the commit or that there is none, and cmark-gfm's version")
    func said() throws {
        let run = try sandbox.bizlog("--version")
        #expect(run.status == 0 && run.errors == "")
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == 4 && lines[3] == "")
        #expect(lines[0].wholeMatch(of: #/bizlog \d+\.\d+\.\d+/#) != nil)
        #expect(
            lines[1] == "commit not recorded: built from sources outside of a release"
                || lines[1].wholeMatch(of: #/commit [0-9a-f]{40}\+?/#) != nil)
        let library = try sandbox.shell("cmark-gfm --version").text
        #expect(
            library.contains(lines[2].dropFirst("cmark-gfm ".count)) && lines[2].hasPrefix("cmark-gfm 0."))
        #expect(try sandbox.bizlog("fmt", "--version").text == run.text)
    }

    @Test("the changelog begins with it, and Python's packages have it")
    func repeated() throws {
        #expect(
            try file("Sources/bizlog/Platform/Version.swift").contains("static let number = \"\(version)\""))
        let changelog = try file("CHANGELOG.md")
        #expect(changelog.firstMatch(of: #/\n## (\S+)/#)?.output.1 == version[...])
        let python = try file("pyproject.toml")
        #expect(python.contains("\nversion = \"\(version)\"\n"))
        #expect(python.contains("\ndependencies = [\"bizlog==\(version)\"]\n"))
    }

    @Test(
        "the pages name no other", arguments: ["README.md", "Packaging/README.md", "Packaging/gitlab-ci.yml"])
    func pages(_ name: String) throws {
        let text = try file(name)
        let named = text.matches(of: #/bizlog[-_=]+(\d+\.\d+\.\d+)|\b[vV](\d+\.\d+\.\d+)\b/#)
        for match in named {
            #expect((match.output.1 ?? match.output.2) == version[...], "\(match.output.0)")
        }
        #expect(name == "Packaging/README.md" || !named.isEmpty)
    }
}
