import Foundation
import TestSupport
import Testing

@Suite("merge --driver: never worse than git's own merge", .tags(.process))
struct DriverFallbackTests {
    private let box = try? ProcessSandbox(inMemory: true)

    private func files(_ base: String, _ ours: String, _ theirs: String) throws -> ProcessSandbox {
        let box = try #require(box)
        try box.write("o", base)
        try box.write("a", ours)
        try box.write("b", theirs)
        return box
    }

    @Test(
        "what is no log, no text, or has markers is merged as git merges it, with the same exit code",
        arguments: [
            ("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n"),
            ("a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n"),
            ("a\nb\nc\nd\ne\nf\ng\n", "A\nb\nc\nd\ne\nf\nG\n", "X\nb\nc\nd\ne\nf\nY\n"),
            ("", "a\n", "b\n"),
            (
                "# L\n\n### [F-1] a\n\n**Date:** 2026-01-01\n", "<<<<<<< x\n",
                "### [F-1] b\n\n**Date:** 2026-01-01\n"
            ),
        ])
    func same(_ base: String, _ ours: String, _ theirs: String) throws {
        let box = try files(base, ours, theirs)
        let expected = try box.shell("git merge-file -p -L ours -L base -L theirs a o b")
        let run = try box.shell("exec $bizlog merge --driver o a b -L 7 -P x.md -S %S -X %X -Y %Y")
        #expect(run.status == expected.status)
        #expect(try box.bytes("a") == expected.output)
        #expect(try box.names() == ["a", "b", "o"])
    }

    @Test("labels, sizes and empty values are passed on", arguments: ["merge", "diff3", "zdiff3"])
    func labels(_ style: String) throws {
        let box = try files("a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n")
        let config = [
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "merge.conflictStyle", "GIT_CONFIG_VALUE_0": style,
        ]
        let expected = try box.shell(
            "git merge-file -p --marker-size=9 -L '-our side' -L base -L 'their \"side\"' a o b",
            environment: config)
        let run = try box.shell(
            "exec $bizlog merge --driver o a b -L 9 -P '-odd name.md' -S '' -X '-our side' -Y 'their \"side\"'",
            environment: config)
        #expect(run.status == 1)
        #expect(try box.text("a") == expected.text)
    }

    @Test("what is no text keeps ours, and is a conflict")
    func binary() throws {
        let box = try files("a", "b", "c")
        try box.write("b", [0x00, 0xFF, 0x00])
        let run = try box.shell("exec $bizlog merge --driver o a b -L 7 -P x.md")
        #expect(run.status == 1)
        #expect(try box.text("a") == "b")
    }

    @Test("three files are merged on standard output")
    func printed() throws {
        let box = try files("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n")
        let run = try box.bizlog("merge", "o", "a", "b")
        #expect(run.status == 0 && run.text == "a\nB\nc\nd\n")
        #expect(try box.text("a") == "a\nB\nc\n")
        try box.write("b", "a\nX\nc\n")
        let conflict = try box.bizlog("merge", "o", "a", "b")
        #expect(conflict.status == 1 && conflict.text == "a\n<<<<<<< a\nB\n=======\nX\n>>>>>>> b\nc\n")
    }

    @Test(
        "wrong usage",
        arguments: [["o", "a"], ["o", "a", "-"], ["--global", "o", "a", "b"], ["--install", "o"]])
    func usage(_ arguments: [String]) throws {
        let box = try files("a\n", "b\n", "c\n")
        let run = try ProcessRun(ProcessSandbox.command, ["merge"] + arguments, in: box.directory)
        #expect(run.status == 64)
    }

    @Test("a file that is missing is an error")
    func missing() throws {
        let box = try #require(box)
        let run = try box.bizlog("merge", "o", "a", "b")
        #expect(run.status == 2 && run.errors.contains("o: error:"))
    }
}
