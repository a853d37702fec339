internal import Synchronization

/// Work on consecutive parts of a whole, done side by side where that pays; the results do not depend on that.
package enum Parts {
    /// How many parts make the work even on all threads for a file of a size in bytes; 1 if it is too small for threads.
    package static func count(forSize size: Int) -> Int {
        let threads = WorkerThreads.count(forSize: size)
        return threads == 1 ? 1 : 4 * threads
    }

    /// What a function gives for each of the parts, in their order.
    ///
    /// - Parameter size: the bytes of the file in question, which tells how many threads are worth it.
    package static func map<Part: Sendable, Result: Sendable>(
        _ parts: [Part],
        size: Int,
        _ body: @escaping @Sendable (Part) -> Result
    ) -> [Result] {
        let threads = min(parts.count, WorkerThreads.count(forSize: size))
        guard threads > 1 else { return parts.map(body) }
        let progress = Progress<Result>(count: parts.count)
        WorkerThreads.run(count: threads) {
            while let index = progress.next() { progress.set(body(parts[index]), at: index) }
        }
        return progress.results
    }

    /// A range in parts of about the same length.
    package static func ranges(of range: Range<Int>, count: Int) -> [Range<Int>] {
        let count = max(1, min(count, range.count))
        return (0..<count).map { part in
            range.lowerBound + range.count * part / count..<range.lowerBound + range.count * (part + 1)
                / count
        }
    }

    /// Arrays behind one another. The memory of each is given back before the next is taken over, if nobody else holds it.
    package static func joined<Element>(_ arrays: consuming [[Element]]) -> [Element] {
        guard arrays.count > 1 else { return arrays.first ?? [] }
        var result: [Element] = []
        // Room that is not used takes no memory.
        result.reserveCapacity(arrays.reduce(0) { $0 + $1.count })
        for index in arrays.indices {
            result.append(contentsOf: arrays[index])
            arrays[index] = []
        }
        return result
    }

    /// Which part is next, and what came of those before.
    private final class Progress<Result: Sendable>: Sendable {
        private let state: Mutex<(next: Int, results: [Result?])>

        init(count: Int) { state = Mutex((0, Array(repeating: nil, count: count))) }

        func next() -> Int? {
            state.withLock { state in
                guard state.next < state.results.count else { return nil }
                defer { state.next += 1 }
                return state.next
            }
        }

        func set(_ result: Result, at index: Int) { state.withLock { $0.results[index] = result } }

        var results: [Result] { state.withLock { $0.results.compactMap(\.self) } }
    }
}
