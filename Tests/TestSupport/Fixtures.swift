public import Foundation

/// The files under `Fixtures/`, found from the place of this source file.
public enum Fixtures {
    /// The directory.
    public static let directory = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// The bytes of a fixture.
    public static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: directory.appending(path: name)))
    }

    /// The names of all Markdown fixtures, sorted; not of what a build of the example package leaves.
    public static var all: [String] {
        let files =
            FileManager.default.enumerator(atPath: directory.path())?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".md") && !$0.contains(".build") }.sorted()
    }
}
