internal import CMarkBridge

/// System threads that run one piece of work side by side. All of them have ended when the call that started
/// them returns.
enum WorkerThreads {
    /// Runs the work on this thread and `count - 1` others; on fewer if the system refuses to start that
    /// many.
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

    /// How many threads pay off for work whose time is proportional to `size` bytes of Markdown: one for each
    /// 256 KiB, since a thread takes longer to start than a small file to read.
    static func count(forSize size: Int) -> Int { max(1, min(mostThreads, size >> 18)) }

    /// With more threads than a few, they wait for memory and for the thread that assembles the tree.
    private static let mostThreads = min(8, max(1, bizlog_processor_count()))

    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
