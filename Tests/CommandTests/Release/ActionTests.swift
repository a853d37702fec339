import Foundation
import TestSupport
import Testing

@Suite("The action for GitHub and the workflow for GitLab, their shell steps as they stand", .tags(.process))
struct ActionTests {
    private static let root = Fixtures.directory.deletingLastPathComponent()
    private let sandbox: ProcessSandbox

    init() throws {
        sandbox = try ProcessSandbox()
        try sandbox.write("team/docs/FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.md"))
        try git("init --quiet . && git add . && git commit --quiet --message one")
    }

    private func git(_ script: String) throws {
        let run = try sandbox.shell(
            """
            cd team && export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b && git \(script)
            """)
        try #require(run.status == 0, "\(run.errors)")
    }

    private func workflow(_ words: String..., environment: [String: String] = [:]) throws -> ProcessRun {
        try sandbox.shell(
            #"cd team && mkdir -p ../bin && ln -sf "$bizlog" ../bin/bizlog && export PATH="$PWD/../bin:$PATH" && "$workflow" \#(words.joined(separator: " "))"#,
            environment: environment.merging([
                "workflow": Self.root.appending(path: "Packaging/check/workflow.py").path,
                "action": Self.root.appending(path: "action.yml").path,
                "gitlab": Self.root.appending(path: "Packaging/gitlab-ci.yml").path,
            ]) { $1 })
    }

    private let action = #"action "$action" program="$bizlog""#

    @Test(
        "findings fail the job, and stand at their place from the top of the repository, from wherever it runs"
    )
    func findings() throws {
        for (directory, paths, sarif) in [
            (".", "docs", "out.sarif"), ("docs", ".", "../out.sarif"),
            ("docs", "FAILURE_LOG.md", "../out.sarif"),
        ] {
            let run = try workflow("\(action) working-directory=\(directory) paths=\(paths) sarif=\(sarif)")
            #expect(run.status == 1, "\(run.errors)")
            #expect(
                run.text.contains("## Canonical form ended with 0\n")
                    && run.text.contains("## Check ended with 1\n"))
            #expect(
                run.text.contains(
                    "\n::error file=docs/FAILURE_LOG.md,line=5,endLine=5,col=19,endColumn=29,title=stale-last-updated::"
                ))
            let results = try sandbox.text("team/out.sarif").replacing(#/\s/#, with: "")
            #expect(
                results.contains(#""uri":"docs/FAILURE_LOG.md""#)
                    && !results.contains(#""uri":"FAILURE_LOG.md""#))
        }
    }

    @Test("a log that is not in the canonical form fails that step, and is checked all the same")
    func form() throws {
        try sandbox.write("team/docs/FAILURE_LOG.md", Samples.messyLog())
        let run = try workflow(action)
        #expect(run.status == 1 && run.text.contains("## Canonical form ended with 1\n"))
        #expect(run.text.contains("title=not-canonical::"))
    }

    @Test("what is right passes, and the summary is written")
    func clean() throws {
        try git(
            #"rm --quiet -r docs && mkdir shop && "$bizlog" init --system Shop --prefix SHP shop >/dev/null"#)
        let run = try workflow("\(action) paths=shop strict=true")
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        #expect(run.text.contains("## Summary ended with 0\n"))
        #expect(!run.text.contains("could not summarise"))
        #expect(run.text.contains("commit ") && run.text.contains("cmark-gfm "))
    }

    @Test("what a branch has lost is found by the base of the pull request, which must be there")
    func base() throws {
        let log = try sandbox.text("team/docs/FAILURE_LOG.md")
        let start = try #require(log.firstRange(of: "### [F-BIZ-002]")?.lowerBound)
        let end = log[start...].firstRange(of: "\n---")?.lowerBound ?? log.endIndex
        try sandbox.write("team/docs/FAILURE_LOG.md", log.replacingCharacters(in: start..<end, with: ""))
        let run = try workflow("\(action) base=HEAD")
        #expect(run.status == 1 && run.text.contains("title=append-only::"))
        for base in ["0123456789012345678901234567890123456789", "--help", "$(touch ../pwned)"] {
            let run = try workflow("\(action) 'base=\(base)'")
            #expect(run.status == 1 && run.text.contains("::error::The base is not in this clone"))
        }
        #expect(try sandbox.shell("ls").text == "bin\nteam\n")
    }

    @Test(
        "inputs are data: no shell runs them, and none is an option; several paths stand on lines of their own"
    )
    func inputs() throws {
        try git("mv docs 'the docs'")
        let several = try workflow("\(action) $'paths=the docs\\nthe docs/FAILURE_LOG.md\\n'")
        #expect(several.text.contains("file=the docs/FAILURE_LOG.md,"))
        for path in ["$(touch ../pwned)", "`touch ../pwned`", "; touch ../pwned", "--fix"] {
            let run = try workflow("\(action) 'paths=\(path)'")
            #expect(run.status == 1)
        }
        #expect(
            try sandbox.shell("ls && cd team && git status --porcelain").text
                == "bin\nteam\nR  docs/FAILURE_LOG.md -> \"the docs/FAILURE_LOG.md\"\n")
    }

    @Test("the script for GitLab, on a branch and for a merge request")
    func gitlab() throws {
        #expect(try workflow(#"gitlab "$gitlab""#).status == 1)
        let request = try workflow(
            #"gitlab "$gitlab""#, environment: ["CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD"])
        #expect(request.status == 1 && request.text.contains("[stale-last-updated]"))
        #expect(try sandbox.text("team/bizlog.sarif").contains("\"2.1.0\""))
        try git(
            #"rm --quiet -r --cached docs && rm -r docs && "$bizlog" init --system Shop --prefix SHP >/dev/null"#
        )
        #expect(try workflow(#"gitlab "$gitlab""#).status == 0)
    }
}
