import Testing

@testable import MarkdownAST

@Suite("ParallelMap: work side by side")
struct ParallelMapTests {
    @Test(
        "the ranges are about equal, none is empty, and they tile the whole",
        arguments: [0, 1, 2, 7, 8, 9, 100])
    func ranges(length: Int) {
        for count in 1...9 {
            let parts = ParallelMap.ranges(of: 5..<5 + length, count: count)
            #expect(parts.count == max(1, min(count, length)))
            #expect(parts.first?.lowerBound == 5 && parts.last?.upperBound == 5 + length)
            #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
            let lengths = parts.map(\.count)
            #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1)
        }
    }

    @Test("results come in the order of the parts, from one thread or several", arguments: [0, 1 << 30])
    func order(size: Int) {
        let parts = Array(0..<1000)
        #expect(ParallelMap.map(parts, size: size) { $0 * $0 } == parts.map { $0 * $0 })
        #expect(ParallelMap.map([Int](), size: size) { $0 } == [])
    }

    @Test(
        "arrays behind one another", arguments: [[], [[]], [[1, 2]], [[], [1], [], [2, 3]]] as [[[Int]]])
    func joined(arrays: [[Int]]) {
        #expect(ParallelMap.joined(arrays) == arrays.flatMap(\.self))
    }
}
