import Foundation
import TestSupport
import Testing

@Suite("Invariant 7: one door to the disk")
struct OneDoorTests {
    @Test("within LogStore the calls that change the disk are in one file")
    func calls() throws {
        let root = Fixtures.directory.deletingLastPathComponent().appending(path: "Sources/LogStore")
        var writers: [String] = []
        let calls =
            #/\.(writeOnly|readWrite)\b|\b(rename|link|unlink|rmdir|mkdir|fsync|fchmod|fchown|writeAll)\([$f{]|unlink\(|\bbizlog_(exchange|rename|set|remove)\w*\(/#
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
        where name.hasSuffix(".swift") {
            let source = try String(contentsOf: root.appending(path: name), encoding: .utf8)
            if source.contains(calls) { writers.append(name) }
        }
        #expect(writers == ["Disk/DiskCall.swift"])
    }
}
