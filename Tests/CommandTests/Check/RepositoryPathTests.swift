import Foundation
import TestSupport
import Testing

@Suite(
    "Paths from the top of the repository: diffs for git and patch, annotations, SARIF", .tags(.process),
    .enabled(if: ProcessSandbox.succeeds("git --version && patch --version"), "needs git and patch"))
struct RepositoryPathTests {
    let sandbox: ProcessSandbox

    /// A repository with files whose names and contents ask much of a patch.
    private static let repository = #"""
        set -e
        git init -q repo; cd repo
        mkdir -p docs/deep other 'd d'
        for name in plain.md 'a b.md' 'q"u\o.md' é漢.md $'t\tb.md' $'n\nl.md' $'caf\xe9.md' $'bidi\xe2\x80\xae.md' -dash.md 'b.md' \
            ' x.md' 'a b b/a b.md'; do
            for directory in docs docs/deep 'd d'; do
                mkdir -p "$(dirname "$directory/$name")"
                printf '# Title  \n\n* one\n* two' >"$directory/$name"
            done
        done
        printf '# T  \r\n\r\n* a\r\n\r\nb\r\n' >docs/crlf.md
        printf '* a\n* b\n\n' >top.md
        ln -s docs/deep linked
        git add -A
        git -c user.email=a@example.org -c user.name=A -c core.autocrlf=false commit -q -m x
        cp -R . ../expected
        (cd ../expected && find . -name '*.md' -not -path './.git/*' -print0 | xargs -0 "$bizlog" fmt)
        diff() { find "$1" -name '*.md' -not -path './.git/*' -print0 | sort -z | xargs -0 "$bizlog" fmt --diff; }
        same() { command diff -r --exclude=.git . ../expected && git checkout -q . && test -z "$(git status --porcelain)"; }
        set -x

        """#

    init() throws { sandbox = try ProcessSandbox() }

    private func run(_ script: String) throws -> ProcessRun {
        try sandbox.shell(Self.repository + script, environment: ["GIT_CONFIG_GLOBAL": "/dev/null"])
    }

    @Test("git and patch make of a diff what fmt writes, wherever the diff was made and is applied")
    func apply() throws {
        let run = try run(
            """
            diff . >../diff; grep -c '^diff --git' ../diff
            git apply --check ../diff; git apply ../diff; same
            git apply --index ../diff; git reset -q; same
            patch -s -p1 --binary <../diff; same
            (cd docs/deep && git apply ../../../diff); git diff --quiet top.md; ! git diff --quiet docs/deep; git checkout -q .
            (cd docs && diff ..) >../docs-diff; git apply ../docs-diff; same
            (cd other && diff "$PWD/..") >../other-diff; patch -s -p1 --binary <../other-diff; same
            (cd docs && diff .) >../part; (cd docs && git apply ../../part); git apply -R ../part; git diff --quiet
            (cd / && "$bizlog" fmt --diff "$OLDPWD/linked/plain.md" "$OLDPWD/top.md") | git apply; git diff --stat | tail -n 1
            """)
        #expect(run.status == 0, "\(run.text)\(run.errors)")
        #expect(
            run.text == "38\n 2 files changed, 5 insertions(+), 6 deletions(-)\n", "\(run.text)\(run.errors)")
    }

    @Test("outside of a repository paths are relative to the current directory")
    func outside() throws {
        let run = try sandbox.shell(
            """
            set -e
            mkdir -p a/b; printf '* x\\n' >a/b/x.md; printf '* y\\n' >'y z.md'
            "$bizlog" fmt --diff a/b/x.md 'y z.md' >diff
            cat diff
            git apply diff && cat a/b/x.md && git apply -R diff && patch -s -p1 <diff && cat 'y z.md'
            cd a; "$bizlog" fmt --diff "$PWD/b/x.md" ; printf '* x\\n' | tee b/x.md >../x.md
            "$bizlog" fmt --diff "$PWD/b/x.md" ../x.md | grep '^---' | sed "s#$(cd ..; pwd)#/TOP#"
            """)
        #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        #expect(
            run.text == """
                diff --git a/a/b/x.md b/a/b/x.md
                --- a/a/b/x.md
                +++ b/a/b/x.md
                @@ -1 +1 @@
                -* x
                +- x
                diff --git a/y z.md b/y z.md
                --- a/y z.md\t
                +++ b/y z.md\t
                @@ -1 +1 @@
                -* y
                +- y
                - x
                - y
                --- a/b/x.md
                --- a/TOP/x.md

                """)
    }

    @Test("what learn would record can be applied, a new rules file too")
    func learn() throws {
        let sandbox = try LearnSandbox()
        try FileManager.default.removeItem(at: sandbox.sandbox.url("BIZOS_RULES.md"))
        let words = LearnSandbox.all.map { "'\($0)'" }.joined(separator: " ")
        for apply in ["git apply", "patch -s -p1"] {
            let run = try sandbox.sandbox.shell(
                """
                set -e
                rm -rf repo && mkdir repo && cd repo && git init -q . && mkdir docs other && cp ../FAILURE_LOG.md docs
                cd docs && "$bizlog" learn --create-rules --dry-run \(words) 2>/dev/null >../../diff && cd .. && \(apply) <../diff
                mkdir ../copy && cp ../FAILURE_LOG.md ../copy && "$bizlog" learn --log ../copy --create-rules \(words) >/dev/null
                diff -r docs ../copy && rm -r ../copy && grep -A 3 '^diff .*RULES' ../diff
                """)
            #expect(run.status == 0, "\(run.text)\(run.errors)")
            #expect(
                run.text == """
                    diff --git a/docs/BIZOS_RULES.md b/docs/BIZOS_RULES.md
                    new file mode 100644
                    --- /dev/null
                    +++ b/docs/BIZOS_RULES.md

                    """)
        }
    }

    @Test(
        "annotations and SARIF name files from the top, from any directory", arguments: ["repo", "worktree"])
    func reports(_ top: String) throws {
        let git = top == "repo" ? "git init -q ." : "echo 'gitdir: elsewhere' >.git"
        try sandbox.write("\(top)/docs/a, b/FAILURE_LOG.md", Samples.messyLog())
        let run = try sandbox.shell(
            """
            cd \(top) && \(git) && mkdir -p x/y && ln -s ../docs x/docs && top=$PWD
            for place in ". docs" "docs ." "docs/a,\\ b FAILURE_LOG.md" "x/y ../../docs" "x docs/a,\\ b/FAILURE_LOG.md" "/ $top/docs"; do
                eval "set -- $place"; cd "$top"; cd "$1"
                "$bizlog" check --select not-canonical --format github "$2" | cut -d, -f 1,2
                "$bizlog" check --select not-canonical --format sarif "$2" | grep '"uri"'
            done
            """)
        #expect(run.errors == "")
        let expected = "::warning file=docs/a%2C b/FAILURE_LOG.md,line=110\n"
        let uri = #"                  "uri": "docs/a%2C%20b/FAILURE_LOG.md""# + "\n"
        #expect(run.text == String(repeating: expected + uri, count: 6), "\(run.text)")
    }

    @Test("the name of a file in a report is its bytes, whatever they are")
    func bytes() throws {
        let run = try sandbox.shell(
            """
            mkdir r && cd r && git init -q . && printf '* a\\n' >$'n\\nl%,:\\xe9\\x1b.md' && cd ..
            "$bizlog" check --format github r/*.md | cut -d, -f 1
            "$bizlog" check --format sarif r/*.md | grep '"uri"' | sort -u
            """)
        #expect(
            run.text == """
                ::warning file=n%0Al%25%2C%3A\\xE9\\u{1B}.md
                                  "uri": "n%0Al%25%2C%3A%E9%1B.md"

                """, "\(run.text)\(run.errors)")
    }
}
