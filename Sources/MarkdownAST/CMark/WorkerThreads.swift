internal import CMarkBridge

/// Threads of the system that run one piece of work side by side. All of them have ended when the call that started them returns.
enum WorkerThreads {
    /// Runs the work on this thread and on others, `count` in all; on fewer if the system gives no more.
    static func run(count: Int, _ work: @escaping @Sendable () -> Void) {
        guard count > 1 else { return work() }
        let shared = Unmanaged.passRetained(Work(run: work))
        defer { shared.release() }
        var threads: [bizlog_thread] = []
        for _ in 1..<count {
            var thread = bizlog_thread()
            let isStarted = bizlog_thread_start(
                &thread,
                { context in
                    if let context { Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().run() }
                    return nil
                },
                shared.toOpaque()
            )
            if isStarted { threads.append(thread) }
        }
        work()
        for thread in threads { bizlog_thread_join(thread) }
    }

    /// How many threads a piece of work is worth that takes time in proportion to so many bytes of Markdown: one for each quarter of a
    /// mebibyte, since threads take longer to start than a small file to read.
    static func count(forSize size: Int) -> Int { max(1, min(mostThreads, size >> 18)) }

    /// Beyond a few, threads wait for memory and for the one that puts the tree together.
    private static let mostThreads = min(8, max(1, bizlog_processor_count()))

    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
