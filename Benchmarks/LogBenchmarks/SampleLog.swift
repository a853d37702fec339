import Foundation
import LogModel
import MarkdownAST

/// A log of the benchmarks, as `Tests/Scripts/bench/sample_logs.py` made it.
struct SampleLog {
    /// How it is written.
    enum Form: String, CaseIterable {
        case canonical, messy
    }

    let form: Form
    /// How many entries it has.
    let size: Int

    /// The directory with the logs: `canonical-1000/FAILURE_LOG.md` and so on.
    static var directory: String {
        ProcessInfo.processInfo.environment["BIZLOG_BENCH_LOGS"] ?? "../.build-bench/logs"
    }

    /// The sizes that were asked for.
    static var sizes: [Int] {
        let sizes = ProcessInfo.processInfo.environment["BIZLOG_BENCH_SIZES"] ?? "1000 10000"
        return sizes.split(separator: " ").compactMap { Int($0) }
    }

    func bytes() throws -> [UInt8] {
        let path = "\(Self.directory)/\(form.rawValue)-\(size)/FAILURE_LOG.md"
        return try [UInt8](Data(contentsOf: URL(filePath: path)))
    }

    func document() throws -> Document { try Document(parsing: SourceText(bytes())) }

    func log() throws -> LogDocument { LogDocument(reading: try document()) }
}
