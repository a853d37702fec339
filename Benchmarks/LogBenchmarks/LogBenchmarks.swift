import Benchmark
import LogChecks
import LogModel
import MarkdownAST

extension BenchmarkMetric {
    /// The bytes of the log that are worked off in a second.
    static let mebibytesPerSecond = BenchmarkMetric.custom(
        "MiB/s", polarity: .prefersLarger, useScalingFactor: false)
}

/// What is measured on one log.
struct Work: Sendable {
    let name: String
    let form: SampleLog.Form
    /// What is done once; it gives what is measured.
    let prepare: @Sendable (SampleLog) throws -> Prepared

    struct Prepared {
        /// The bytes of the log.
        let size: Int
        let measured: () throws -> Void

        init(_ bytes: [UInt8], _ measured: @escaping () throws -> Void) {
            (size, self.measured) = (bytes.count, measured)
        }
    }
}

let work = [
    Work(name: "parse", form: .canonical) { sample in
        let source = try SourceText(sample.bytes())
        return .init(source.bytes) { blackHole(try Document(parsing: source)) }
    },
    Work(name: "read", form: .canonical) { sample in
        let bytes = try sample.bytes()
        return .init(bytes) { blackHole(LogDocument(reading: try Document(parsing: SourceText(bytes)))) }
    },
    Work(name: "fmt of a canonical log", form: .canonical) { sample in
        let document = try sample.document()
        return .init(document.source.bytes) { blackHole(LogFormatter().format(document).edits) }
    },
    Work(name: "fmt of a messy log", form: .messy) { sample in
        let document = try sample.document()
        return .init(document.source.bytes) { blackHole(LogFormatter().format(document).edits) }
    },
    Work(name: "check", form: .canonical) { sample in
        let log = try sample.log()
        let checker = LogChecker(today: try day("2026-03-31"))
        return .init(log.document.source.bytes) {
            blackHole(checker.diagnostics(of: log, named: "FAILURE_LOG.md"))
        }
    },
    Work(name: "edit of one field", form: .canonical) { sample in
        let log = try sample.log()
        let id = log.entries[log.entries.count / 2].id
        return .init(log.document.source.bytes) {
            blackHole(try log.edits(setting: "Entity", of: id, to: .text("Hippos")))
        }
    },
    Work(name: "learn", form: .canonical) { sample in
        let log = try sample.log()
        let family = LogFamily(log: LogFamily.Member(log, name: "FAILURE_LOG.md"))
        let postmortem = try postmortem(like: log)
        return .init(log.document.source.bytes) { blackHole(try family.recording([postmortem])) }
    },
]

func day(_ text: String) throws -> LogDate {
    guard let date = LogDate(text) else { throw InputError(description: "no day: \(text)") }
    return date
}

/// A failure that says what the first entry says.
func postmortem(like log: LogDocument) throws -> Postmortem {
    guard let entry = log.entries.first else { throw InputError(description: "no entries") }
    let fields = log.failure(entry).fields.map {
        EntryDraft.Field(label: $0.label, text: $0.value.description)
    }
    return Postmortem(
        failure: EntryDraft(title: "A failure of the benchmark", fields: fields),
        rule: .none,
        category: log.sections.lazy.compactMap(\.firstCategory).first,
        date: try day("2026-03-31")
    )
}

extension LogSection {
    /// The first category of a table of categories.
    var firstCategory: String? {
        if case .categories(let categories) = content { categories.first?.name } else { nil }
    }
}

struct InputError: Error, CustomStringConvertible {
    let description: String
}

let benchmarks: @Sendable () -> Void = {
    for size in SampleLog.sizes {
        for work in work {
            let configuration = Benchmark.Configuration(
                metrics: [.wallClock, .mebibytesPerSecond, .peakMemoryResident],
                warmupIterations: 1,
                maxDuration: .seconds(5),
                maxIterations: 50
            )
            Benchmark("\(work.name), \(size) entries", configuration: configuration) { benchmark, prepared in
                let clock = ContinuousClock()
                benchmark.startMeasurement()
                let duration = try clock.measure(prepared.measured)
                benchmark.stopMeasurement()
                let parts = duration.components
                let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
                let speed = Double(prepared.size) / seconds / Double(1 << 20)
                benchmark.measurement(.mebibytesPerSecond, Int(speed))
            } setup: {
                try work.prepare(SampleLog(form: work.form, size: size))
            }
        }
    }
}
