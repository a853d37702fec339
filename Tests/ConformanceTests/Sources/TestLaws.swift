import Foundation
import TestSupport
import Testing

/// What holds for the tests as sources, and for the size of all files and folders.
@Suite("Sources: sizes, and tags of the tests", .tags(.process))
struct TestLaws {
    /// A suite with its traits and its body.
    private struct Suite {
        let path: String
        let name: String
        let traits: String
        let body: String

        /// The suites of a file, in its order.
        static func all(in file: SourceFile) -> [Suite] {
            let text = file.lines.joined(separator: "\n")
            let heads = text.matches(
                of: #/\n@Suite\((?<traits>(?s:.)*?)\)\n(struct|final class) (?<name>\w+)/#)
            let ends = heads.dropFirst().map(\.range.lowerBound) + [text.endIndex]
            return zip(heads, ends).map { head, end in
                Suite(
                    path: file.path, name: String(head.name), traits: String(head.traits),
                    body: String(text[head.range.upperBound..<end]))
            }
        }

        func has(_ tag: String) -> Bool {
            traits.matches(of: #/\.tags\(([^)]*)\)/#).contains { $0.output.1.contains(".\(tag)") }
        }
    }

    private let suites: [Suite]

    init() throws {
        suites = try SourceFile.all(in: "Tests").flatMap(Suite.all)
        try #require(suites.count > 100)
    }

    @Test("no file of sources or tests has more than 300 lines", arguments: ["Sources", "Tests"])
    func lines(_ directory: String) throws {
        let long = try SourceFile.all(in: directory).filter { $0.lines.count > 301 }
        #expect(long.map { "\($0.path): \($0.lines.count - 1)" } == [])
    }

    @Test("no folder of sources or tests holds more than 15 files", arguments: ["Sources", "Tests"])
    func folders(_ directory: String) throws {
        let root = Fixtures.directory.deletingLastPathComponent().appending(path: directory)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        let files = paths.filter { path in
            var isDirectory: ObjCBool = false
            let full = root.appending(path: path).path
            return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory)
                && !isDirectory.boolValue && !path.contains("__pycache__")
        }
        let folders = Dictionary(grouping: files) { ($0 as NSString).deletingLastPathComponent }
        #expect(folders.filter { $0.value.count > 15 }.map { "\($0.key): \($0.value.count)" } == [])
    }

    @Test("every suite is found, by a name that no other has")
    func names() throws {
        let count = try SourceFile.all(in: "Tests").flatMap(\.lines).count { $0.hasPrefix("@Suite") }
        #expect(suites.count == count)
        #expect(Set(suites.map(\.name)).count == suites.count)
    }

    @Test("a suite that runs programs is tagged so, and no other is: `make test-fast` leaves them out")
    func processes() {
        let calls = #/\bProcessRun\(|\bTerminalRun\(|\bLearnSandbox\(|\bGitSandbox\(|\.bizlog\(|\.shell\(/#
        for suite in suites {
            #expect(suite.body.contains(calls) == suite.has("process"), "\(suite.path): \(suite.name)")
        }
    }

    @Test("a suite that draws seeds is tagged as one of properties")
    func properties() {
        for suite in suites where suite.body.contains(#/Seeds\.upTo/#) {
            #expect(suite.has("property"), "\(suite.path): \(suite.name)")
        }
    }

    @Test("what `make test-fast` leaves out are the suites with these tags")
    func fast() throws {
        let script = Fixtures.directory.deletingLastPathComponent()
            .appending(path: "Tests/Scripts/suites.py").path
        let run = try ProcessRun(
            URL(filePath: "/usr/bin/env"), ["python3", script, "process", "slow"], in: Fixtures.directory)
        let names = suites.filter { $0.has("process") || $0.has("slow") }.map(\.name)
        #expect(run.status == 0 && run.text == "\\.(\(names.joined(separator: "|")))/\n", "\(run.errors)")
    }

    @Test("a property that gives a seed up says so to a tally")
    func skips() throws {
        // `continue` or `return` where an attempt has failed, without a word to anybody.
        let silent = #/guard [^{}\n]*try\?[^{}]*else \{ (continue|return) \}|catch \{ (return|continue) \}/#
        for suite in suites {
            #expect(suite.body.firstMatch(of: silent) == nil, "\(suite.path): \(suite.name)")
        }
    }

    @Test("a suite is read with its traits, its name and its body")
    func reading() {
        let text = """
            import Testing

            @Suite(
                "Title (a)", .tags(.slow, .process))
            struct ATests {
                func a() { try? shell() }
            }

            @Suite("B")
            struct BTests { // .shell(
            }
            """
        let suites = Suite.all(in: SourceFile(path: "Tests/X/A.swift", text: text))
        #expect(suites.map(\.name) == ["ATests", "BTests"])
        #expect(suites.map { $0.has("process") } == [true, false])
        #expect(suites.map { $0.body.contains("shell") } == [true, false])
    }
}
