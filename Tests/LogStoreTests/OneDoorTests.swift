import Foundation
import TestSupport
import Testing

@Suite("Invariant 7: one door to the disk")
struct OneDoorTests {
    @Test("no source outside LogStore imports Foundation or opens, renames or removes a file")
    func sources() throws {
        let root = Fixtures.directory.deletingLastPathComponent().appending(path: "Sources")
        let calls = [
            "import Foundation\n", "FileDescriptor.open", "fopen", "rename(", "unlink(", "truncate(",
            "creat(",
            "FileManager",
        ]
        var count = 0
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
        where name.hasSuffix(".swift") {
            count += 1
            guard !name.hasPrefix("LogStore/") else { continue }
            let source = try String(contentsOf: root.appending(path: name), encoding: .utf8)
            for call in calls { #expect(!source.contains(call), "\(name) has \(call)") }
        }
        #expect(count > 20)
    }

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
