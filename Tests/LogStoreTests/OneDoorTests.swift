import Foundation
import TestSupport
import Testing

@Suite("Invariant 7: one door to the disk")
struct OneDoorTests {
    @Test("within LogStore a file is written only by a replacement")
    func replacement() throws {
        let root = Fixtures.directory.deletingLastPathComponent().appending(path: "Sources/LogStore")
        var writers: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: root.path) {
            let source = try String(contentsOf: root.appending(path: name), encoding: .utf8)
            if source.contains(".writeOnly") || source.contains(".readWrite") { writers.append(name) }
        }
        #expect(writers == ["Replacement.swift"])
    }
}
