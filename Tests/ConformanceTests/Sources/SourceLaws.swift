import TestSupport
import Testing

/// The invariants of ARCHITECTURE.md that hold for the sources and not for a run of them.
@Suite("Sources: invariants 6, 7 and 8, and who imports whom", .tags(.slow))
struct SourceLaws {
    private let libraries: Set = [
        "ByteText", "SecretScan", "MarkdownAST", "MarkdownFormat", "TextRepair", "LogModel", "LogChecks",
        "LogStore", "LogReporting", "LogGit",
    ]
    private let files: [SourceFile]

    init() throws {
        files = try SourceFile.all()
        try #require(files.count > 20, "the sources are where they are looked for")
    }

    @Test("invariant 6: the libraries neither trap by their own will nor print")
    func noTraps() {
        let traps = #/\b(fatalError|precondition|preconditionFailure|assert|assertionFailure|abort|exit)\(/#
        let forced = #/\btry!|\bas!|\bunsafeBitCast\b/#
        let printing = #/\b(print|debugPrint|dump)\(/#
        for file in files where libraries.contains(file.target) {
            #expect(file.places(of: traps) == [])
            #expect(file.places(of: forced) == [])
            #expect(file.places(of: printing) == [])
        }
    }

    @Test("invariant 6: the libraries import neither Foundation nor regular expressions")
    func noFoundation() {
        for file in files where libraries.contains(file.target) {
            let heavy = file.imports.filter { $0.hasPrefix("Foundation") || $0 == "RegexBuilder" }
            #expect(heavy == [], "\(file.path)")
            #expect(file.places(of: #/\bRegex\b|#//#) == [])
        }
    }

    @Test("each target imports only what lies below it")
    func layers() {
        let systems: Set = ["Glibc", "Musl", "Darwin"]
        let allowed: [String: Set<String>] = [
            "ByteText": [],
            "SecretScan": ["ByteText"],
            "MarkdownAST": ["CMarkBridge", "ByteText", "Synchronization"],
            "MarkdownFormat": ["ByteText", "MarkdownAST"],
            "TextRepair": ["ByteText", "MarkdownAST"],
            "LogModel": ["ByteText", "SecretScan", "MarkdownAST", "MarkdownFormat", "TextRepair"],
            "LogChecks": [
                "ByteText", "SecretScan", "MarkdownAST", "MarkdownFormat", "TextRepair", "LogModel",
            ],
            "LogStore": systems.union([
                "SystemBridge", "MarkdownAST", "MarkdownFormat", "LogModel", "LogChecks", "SystemPackage",
            ]),
            "LogReporting": [
                "ByteText", "SecretScan", "MarkdownAST", "LogModel", "LogChecks", "LogStore",
            ],
            "LogGit": systems.union([
                "SystemBridge", "ByteText", "MarkdownAST", "LogModel", "LogChecks", "LogStore",
                "SystemPackage",
            ]),
            "bizlog": systems.union([
                "ByteText", "MarkdownAST", "MarkdownFormat", "LogModel", "LogChecks", "LogStore",
                "LogReporting",
                "LogGit", "SystemPackage", "ArgumentParser", "FoundationEssentials", "BuildStamp",
            ]),
        ]
        for file in files {
            let foreign = Set(file.imports).subtracting(allowed[file.target] ?? [])
            #expect(foreign == [], "\(file.path)")
        }
    }

    @Test("invariant 7: only LogStore changes files")
    func oneDoor() {
        let calls =
            #/\b(rename|renameat|unlink|ftruncate|truncate|creat|fopen|mkstemp|mkdir|rmdir|symlink)\(/#
        let owners = #/\b(f?chmod|f?chown)\(/#
        let openings = #/\.(writeOnly|readWrite|create)\b/#
        for file in files where file.target != "LogStore" {
            #expect(file.places(of: calls) == [])
            #expect(file.places(of: owners) == [])
            #expect(file.places(of: openings) == [])
        }
    }

    @Test("one file of the command writes to its standard streams, and only what was made safe")
    func oneVoice() {
        let voice = "Sources/bizlog/Output/Console.swift"
        let streams = #/\bwriteAll\(|\bFileHandle\b|rawValue: [12]\)|/dev/(stdout|stderr|tty|fd)\b/#
        let calls =
            #/\b(debugPrint|dump|f?puts|f?putc|putchar|[fdv]*printf|fwrite|perror)\(|\bwritev?\((STD|[0-9])/#
        let printing = #/(^|[^.\w])print\(/#
        for file in files where file.target == "bizlog" && file.path != voice {
            #expect(file.places(of: streams) == [])
            #expect(file.places(of: calls) == [])
            #expect(file.places(of: printing).filter { !$0.contains("func print(") } == [])
            // Text becomes printable by interpolation; nobody says of a string that it is.
            #expect(file.places(of: #/stringLiteral:/#) == [] || file.path.hasSuffix("/PrintableText.swift"))
        }
        #expect(files.contains { $0.path == voice && !$0.places(of: streams).isEmpty })
    }

    @Test("a command reads files that nobody named only within a boundary")
    func boundaries() {
        // What it is given to write, its arguments name.
        let named: Set = [
            "Sources/bizlog/Verbs/Import/ImportCommand.swift",
            "Sources/bizlog/Verbs/Init/InitCommand.swift",
        ]
        for file in files where file.target == "bizlog" && !named.contains(file.path) {
            #expect(file.places(of: #/StoredFile\(reading: (?!.*within:)/#) == [])
            #expect(file.places(of: #/StoredFile\.make\(|\bFileManager\b/#) == [])
        }
    }

    @Test("one function counts in words")
    func counting() {
        let byHand = #/== 1 \? "[a-z ]*"|\\\([\w.]*([cC]ount|number|total|size|sum)\) ([a-z]+ )?[a-z]+s\b/#
        for file in files { #expect(file.places(of: byHand) == []) }
    }

    @Test("invariant 8: cmark-gfm's names stay in their folder")
    func oneRoom() {
        let name = #/\bcmark_|\bCMARK_|import CMarkBridge/#
        let room = "Sources/MarkdownAST/CMark/"
        for file in files where !file.path.hasPrefix(room) {
            #expect(file.places(of: name) == [])
        }
        #expect(files.contains { $0.path.hasPrefix(room) && !$0.places(of: name).isEmpty })
        for file in files where file.imports.contains("CMarkBridge") {
            #expect(file.places(of: #/^internal import CMarkBridge$/#).count == 1, "\(file.path)")
        }
    }

    @Test("each invariant has a test that names it", arguments: 1...11)
    func named(_ invariant: Int) throws {
        let names = ["invariant \(invariant):", "invariant \(invariant) ", "invariant \(invariant)\""]
        let tests = try SourceFile.all(in: "Tests").filter {
            !$0.path.hasSuffix("SourceLaws.swift") || invariant > 5
        }
        let naming = tests.filter { file in
            file.lines.contains { line in
                line.contains("\"") && names.contains { line.lowercased().contains($0) }
            }
        }
        #expect(!naming.isEmpty)
    }

    @Test("a file is read without its comments")
    func reading() {
        let file = SourceFile(
            path: "Sources/LogModel/A.swift",
            text: """
                public import MarkdownAST // for Document
                internal import struct Foundation.Data
                // import CMarkBridge
                let a = 1 // fatalError()
                """
        )
        #expect(file.target == "LogModel")
        #expect(file.imports == ["MarkdownAST", "Foundation"])
        #expect(file.places(of: #/fatalError/#) == [])
        #expect(file.places(of: #/let/#) == ["Sources/LogModel/A.swift:4: let a = 1"])
    }
}
