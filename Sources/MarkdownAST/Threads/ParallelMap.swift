internal import Synchronization

/// Work on consecutive parts of a whole, on several threads if that pays. The results do not depend on the
/// number of threads.
package enum ParallelMap {
    /// The number of parts that keeps all threads busy for a file of `size` bytes; 1 if it is too small for
    /// threads.
    package static func partCount(forSize size: Int) -> Int {
        let threads = WorkerThreads.count(forSize: size)
        return threads == 1 ? 1 : 4 * threads
    }

    /// The results of `body` for the parts, in order.
    ///
    /// - Parameter size: the size of the file in bytes, which decides how many threads are used.
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

    /// Splits a range into parts of about equal length.
    package static func ranges(of range: Range<Int>, count: Int) -> [Range<Int>] {
        let count = max(1, min(count, range.count))
        return (0..<count).map { part in
            range.lowerBound + range.count * part / count..<range.lowerBound + range.count * (part + 1)
                / count
        }
    }

    /// Concatenates arrays. Each array's memory is freed before the next is copied, if nobody else holds it.
    package static func joined<Element>(_ arrays: consuming [[Element]]) -> [Element] {
        guard arrays.count > 1 else { return arrays.first ?? [] }
        var result: [Element] = []
        // Reserved memory that is never written takes no pages.
        result.reserveCapacity(arrays.reduce(0) { $0 + $1.count })
        for index in arrays.indices {
            result.append(contentsOf: arrays[index])
            arrays[index] = []
        }
        return result
    }

    /// The index of the next part, and the results so far.
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
