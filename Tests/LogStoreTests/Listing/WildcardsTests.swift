import TestSupport
import Testing

@testable import LogStore

@Suite("Wildcards: patterns that would make others go back and forth", .tags(.hostile))
struct WildcardsTests {
    @Test(
        "a match costs the product of the lengths at most",
        arguments: ["*a", "**/", "*", "?*", "[a-z]*", "[!/]*a*", "a*"])
    func steps(piece: String) {
        let text = Array(String(repeating: "a", count: 2_000).utf8)
        let pattern = Array((String(repeating: piece, count: 200) + "b").utf8)
        for isPath in [true, false] {
            var steps = 0
            #expect(!Wildcards(pattern[...], isPath: isPath).match(text[...], steps: &steps))
            #expect(steps <= pattern.count * (text.count + 2))
        }
    }

    @Test("a long list of patterns is gone through once for each path, and its work is counted")
    func lists() {
        let list = IgnoreList(Array(String(repeating: "*a*b*c*\n", count: 10_000).utf8))
        var steps = 0
        let name = Array(String(repeating: "ab", count: 50).utf8)
        #expect(list.verdict(on: name[...], isDirectory: false, steps: &steps) == nil)
        #expect(steps > 10_000 * 100 && steps < 10_000 * 8 * 102)
    }
}
