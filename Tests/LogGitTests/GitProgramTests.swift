import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogGit

@Suite("git as it is called: nothing is run, fetched or asked that a repository names", .tags(.process))
struct GitProgramTests {
    private let box: GitSandbox

    init() throws { box = try GitSandbox(installs: false) }

    @Test("a repository that names another working tree is refused")
    func workTree() throws {
        try box.run("mkdir .git/outside && git config core.worktree \"$PWD/.git/outside\"")
        for verb in ["merge --install", "resolve", "check --against main"] {
            let run = try box.attempt("$bizlog \(verb)")
            #expect(run.status == 2 && run.errors.contains("working tree"), "\(verb): \(run.errors)")
        }
        #expect(try box.attempt("ls -A .git/outside").text == "")
    }

    @Test("a missing object of a partial clone is not fetched")
    func promisor() throws {
        try box.run(
            """
            printf '#!/bin/sh\\ntouch "%s/ran"\\nexit 1\\n' "$PWD/.git" >.git/evil && chmod +x .git/evil
            git config core.repositoryFormatVersion 1 && git config extensions.partialClone origin
            git config remote.origin.url "ext::$PWD/.git/evil" && git config protocol.ext.allow always
            git config remote.origin.promisor true && git config core.sshCommand "$PWD/.git/evil"
            git checkout -q -b topic && learn More && git commit -q -am more
            blob=$(git rev-parse main:FAILURE_LOG.md) && rm -f .git/objects/${blob:0:2}/${blob:2}
            """)
        _ = try box.attempt("$bizlog check --against main; $bizlog resolve --ours main --theirs topic")
        #expect(try box.attempt("test -e .git/ran").status == 1)
    }

    @Test("large input and large output at once do not wait for each other")
    func pipes() throws {
        let program = GitProgram(directory: "/")
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [0x0A]
        let result = try program.run(["stripspace"], input: text)
        #expect(result.status == 0 && result.output == text)
        #expect(throws: GitError.tooLarge(command: "stripspace", limit: 1 << 10)) {
            try program.run(["stripspace"], input: text, limit: 1 << 10)
        }
        #expect(try program.run(["no-such-command"]).status == 1)
    }

    @Test("names of revisions", arguments: ["", "-x", "a b", "a..b", "^a", "a:b", "a\n", "--"])
    func revisions(_ name: String) {
        #expect(throws: GitError.invalidRevision(name)) { try GitRevision(name) }
    }

    @Test("objects are read one after another, whatever is asked for")
    func objects() throws {
        let repository = GitRepository(at: .init(box.files.directory.path))
        let head = try repository.commit(.head)
        let names = [
            "HEAD:FAILURE_LOG.md", "HEAD:none", "nothing at all", "\(head)", "HEAD:", "a\nb", "",
            "HEAD:OPS_RULES.md",
        ]
        let kinds = try names.map { try repository.objects.object(Array($0.utf8))?.kind }
        #expect(kinds == [.blob, nil, nil, .commit, .tree, nil, nil, .blob])
        let bytes = try repository.objects.object(Array("HEAD:FAILURE_LOG.md".utf8))?.bytes
        #expect(try bytes == box.files.bytes("FAILURE_LOG.md"))
    }
}
