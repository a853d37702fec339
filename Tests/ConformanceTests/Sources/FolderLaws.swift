import Testing

/// Within a target, folders depend on each other one way, as targets do.
///
/// A file may name only types that are declared in folders of its own rank or below. A type that is declared in several folders, a nested
/// one or a private one is not looked at.
@Suite("Sources: folders depend on each other one way")
struct FolderLaws {
    /// The folders of a target from the lowest to the highest, and the names that break the rule.
    struct Order: Sendable, CustomTestStringConvertible {
        let target: String
        /// Folders that stand together belong to one idea and may name each other's types.
        let ranks: [Set<String>]
        /// What is known to be wrong, as `Folder/File.swift: Type`. The list must shrink: what is no longer needed fails.
        let exceptions: Set<String>

        var testDescription: String { target }

        /// The rank of a file's folder; nil if the table lacks the folder. Files of no folder are above all others.
        func rank(of file: SourceFile) -> Int? {
            let folder = file.folder
            return folder.isEmpty ? ranks.count : ranks.firstIndex { $0.contains(folder) }
        }
    }

    private static let orders = [
        Order(
            target: "SecretScan",
            ranks: [["Formats"]],
            exceptions: []
        ),
        Order(
            target: "MarkdownAST",
            ranks: [["Threads"], ["Source"], ["Limits"], ["Edits"], ["Tree", "CMark"]],
            exceptions: ["Threads/ParallelMap.swift: WorkerThreads"]
        ),
        Order(
            target: "MarkdownFormat",
            ranks: [["Dialects"], ["Pass"], ["Verification"]],
            exceptions: ["Verification/FormatStep.swift: FormattedDocument"]
        ),
        Order(
            target: "LogModel",
            ranks: [
                ["Text"], ["Values"], ["Forms"], ["Log", "Schema", "Sections"], ["Judging"], ["Proof"],
                ["Printing"],
                ["Formatting"], ["FailureLog"], ["Query"], ["Recall"], ["Rules"],
                ["Editing"], ["Recording"], ["Life"], ["Drafting"],
                ["Exchange", "Creating", "Converting", "Inspecting", "Merging", "Brief"],
            ],
            exceptions: []
        ),
        Order(
            target: "LogChecks",
            ranks: [["Codes"], ["Facts", "Duplicates"], ["Checking"], ["Checks"]],
            exceptions: []
        ),
        Order(
            target: "LogStore",
            ranks: [
                ["Disk", "Files", "Locking"], ["Transactions", "Queue"], ["Listing"], ["Discovery"],
                ["Repository"],
            ],
            exceptions: [
                "Files/FileSnapshot.swift: Recovery",
                "Files/StoredFile+Contents.swift: Recovery",
                "Files/StoredFile.swift: Transaction",
                "Locking/DirectoryLocks.swift: Recovery",
            ]
        ),
        Order(target: "LogReporting", ranks: [["Facts"], ["Writing"], ["HTML", "GitHub"]], exceptions: []),
        Order(
            target: "LogGit",
            ranks: [
                ["Program"], ["Objects"], ["Families"], ["Merging", "Resolving", "Comparing", "Setup"],
            ],
            exceptions: []
        ),
        Order(
            target: "bizlog",
            ranks: [["Platform"], ["Output"], ["Input"], ["Verbs"]],
            exceptions: [
                "Input/Arguments.swift: Bizlog",
                "Input/Arguments.swift: LearnFlags",
            ]
        ),
    ]

    @Test("a file names types of its own rank or below", arguments: orders)
    func oneWay(_ order: Order) throws {
        let files = try SourceFile.all().filter { $0.target == order.target }
        #expect(
            Set(files.filter { order.rank(of: $0) == nil }.map(\.folder)) == [], "give each folder a rank")
        let found = Self.violations(in: files, order)
        #expect(found.subtracting(order.exceptions).sorted() == [], "move the type or the code that uses it")
        #expect(
            order.exceptions.subtracting(found).sorted() == [], "no longer needed; take it out of the list")
    }

    @Test("a name of a higher folder is found, others are not")
    func finding() {
        let order = Order(target: "A", ranks: [["Low", "Also"], ["High"]], exceptions: [])
        func file(_ path: String, _ text: String) -> SourceFile {
            SourceFile(path: "Sources/A/\(path)", text: text)
        }
        let files = [
            file("Low/A.swift", "struct Lower { let a: Higher.Inner }\nextension Higher {}\n// HigherToo\n"),
            file(
                "Low/B.swift",
                "let b = \"Higher\" + x.Higher\nfunc c(_ d: [HigherToo?]) {}\nlet e = Beside()\n"),
            file("Also/C.swift", "public enum Beside {}\nlet f: Twice\nprivate struct HigherThree {}\n"),
            file(
                "High/D.swift",
                "package final class Higher { struct Nested {} }\nlet g: Lower\nstruct Twice {}\n"),
            file("High/E.swift", "@propertyWrapper struct HigherToo {}\nlet h: Top\n"),
            file("Low/F.swift", "struct Twice {}\nlet i: Nested\n"),
            file("Top.swift", "enum Top { case a(Higher) }\n"),
        ]
        #expect(
            Self.violations(in: files, order) == [
                "Low/A.swift: Higher", "Low/B.swift: HigherToo", "High/E.swift: Top",
            ])
    }

    /// The names by which files break the rule.
    private static func violations(in files: [SourceFile], _ order: Order) -> Set<String> {
        var ranks: [String: Int] = [:]
        var folders: [String: String] = [:]
        for file in files {
            for name in file.declaredTypes {
                // Whoever is meant cannot be told by the name alone.
                let isAmbiguous = folders[name].map { $0 != file.folder } ?? false
                folders[name] = file.folder
                ranks[name] = isAmbiguous ? -1 : ranks[name] == -1 ? -1 : order.rank(of: file)
            }
        }
        var found: Set<String> = []
        for file in files {
            guard let own = order.rank(of: file) else { continue }
            for name in file.namedTypes where ranks[name] ?? -1 > own {
                found.insert(
                    "\(file.path.split(separator: "/").dropFirst(2).joined(separator: "/")): \(name)")
            }
        }
        return found
    }
}

extension SourceFile {
    /// The folder below the target in which the file lies; empty if it lies in none.
    fileprivate var folder: String {
        let parts = path.split(separator: "/")
        return parts.count > 3 ? String(parts[2]) : ""
    }

    /// The types that the file declares at its top level, but for private ones.
    fileprivate var declaredTypes: [String] {
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "actor"]
        return lines.compactMap { line in
            guard let first = line.first, !first.isWhitespace, !line.contains("import ") else { return nil }
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" }
            guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count,
                !words[..<kind].contains(where: { $0.hasSuffix("private") || $0 == "extension" })
            else { return nil }
            return String(words[kind + 1])
        }
    }

    /// The words outside of string literals that may be names of types.
    fileprivate var namedTypes: Set<String> {
        var names: Set<String> = []
        for line in lines {
            for code in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            where code.offset.isMultiple(of: 2) {
                for word in code.element.split(whereSeparator: {
                    !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "."
                }) {
                    // Behind a dot stands a member.
                    let name = word.prefix { $0 != "." }
                    if name.first?.isUppercase == true { names.insert(String(name)) }
                }
            }
        }
        return names
    }
}
