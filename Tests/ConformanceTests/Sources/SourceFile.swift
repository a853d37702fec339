import Foundation
import TestSupport

/// A Swift file of the package, for rules that the sources themselves must keep.
struct SourceFile: Sendable {
    /// The path from the root of the package.
    let path: String

    /// The lines without their comments.
    let lines: [String]

    /// The target that the file belongs to.
    var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }

    /// The modules that the file imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword <= 2,
                words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
            else { return nil }
            return words[(keyword + 1)...].last.map { String($0.prefix { $0 != "." }) }
        }
    }

    private static let accessLevels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]

    /// All Swift files under a directory of the package, by path.
    static func all(in name: String = "Sources") throws -> [SourceFile] {
        try (name == "Tests" ? tests : sources).get()
    }

    /// Read once, for all laws.
    private static let sources = Result { try read("Sources") }
    private static let tests = Result { try read("Tests") }

    private static func read(_ name: String) throws -> [SourceFile] {
        let directory = Fixtures.directory.deletingLastPathComponent().appending(path: name)
        return try FileManager.default.subpathsOfDirectory(atPath: directory.path)
            .filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { path in
                let text = try String(contentsOf: directory.appending(path: path), encoding: .utf8)
                return SourceFile(path: "\(name)/\(path)", text: text)
            }
    }

    /// A file from its text. What follows `//` is a comment; in a string literal it is taken for one too.
    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
        }
    }

    /// The places where a pattern is found outside comments, as `path:line: text`.
    func places(of pattern: some RegexComponent) -> [String] {
        // A dot between letters ends a name, though for Unicode it does not end a word.
        let pattern = pattern.regex.wordBoundaryKind(.simple)
        return lines.enumerated().filter { $0.element.contains(pattern) }
            .map { "\(path):\($0.offset + 1): \($0.element.trimmingCharacters(in: .whitespaces))" }
    }
}
