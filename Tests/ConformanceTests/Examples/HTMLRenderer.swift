import Foundation

/// The program `cmark-gfm` with a choice of extensions: a judge of meaning that shares no code with this
/// package's Swift.
struct HTMLRenderer: Sendable {
    /// The name for people, a column's title.
    let title: String

    /// The extensions that are switched on.
    let extensions: [String]

    /// The extensions that this package reads; then those that it does not, which must not see a difference
    /// either.
    static let all = [
        HTMLRenderer(title: "same HTML", extensions: ["table", "strikethrough", "tasklist"]),
        HTMLRenderer(title: "+ autolink", extensions: ["table", "strikethrough", "tasklist", "autolink"]),
        HTMLRenderer(
            title: "+ footnotes",
            extensions: ["table", "strikethrough", "tasklist", "autolink", "footnotes"]
        ),
    ]

    /// One shell runs the program on each file from one number up to another.
    private static let script = """
        set -e
        number=$1 end=$2
        shift 2
        while [ "$number" -lt "$end" ]; do
            cmark-gfm --unsafe "$@" "$number.md" >"$number.html"
            number=$((number + 1))
        done
        """

    /// The HTML of each document, in order.
    ///
    /// - Throws: ``Failure`` if the program is missing or fails on a document.
    func render(_ documents: [String]) throws -> [Data] {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bizlog-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (number, document) in documents.enumerated() {
            try Data(document.utf8).write(to: directory.appending(path: "\(number).md"))
        }
        let share = max(1, documents.count / ProcessInfo.processInfo.activeProcessorCount + 1)
        let shells = try stride(from: 0, to: documents.count, by: share).map { start in
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/sh")
            shell.currentDirectoryURL = directory
            shell.arguments =
                ["-c", Self.script, "sh", "\(start)", "\(min(documents.count, start + share))"]
                + extensions.flatMap { ["-e", $0] }
            try shell.run()
            return shell
        }
        for shell in shells {
            shell.waitUntilExit()
            guard shell.terminationStatus == 0 else { throw Failure(status: shell.terminationStatus) }
        }
        return try documents.indices.map { try Data(contentsOf: directory.appending(path: "\($0).html")) }
    }

    /// The program did not do its work.
    struct Failure: Error {
        let status: Int32
    }
}
