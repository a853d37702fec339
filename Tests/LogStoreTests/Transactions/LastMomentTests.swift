import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("Transaction: an edit between the last look and the change itself", .tags(.process))
struct LastMomentTests {
    /// How another program changes a file.
    enum Edit: String, CaseIterable {
        case inPlace = "printf edited >LOG.md"
        case appended = "printf ' edited' >>LOG.md"
        case replaced = "printf edited >x && mv x LOG.md"

        var result: String { self == .appended ? "old log edited" : "edited" }
    }

    /// What is changed, and by which call it takes effect.
    enum Kind: CaseIterable {
        case single, singleRemoval, several, severalLast, severalRemoval

        var call: (DiskCall, Int) {
            switch self {
            case .single: (.exchange, 0)
            case .singleRemoval: (.rename, 0)
            case .several: (.exchange, 0)
            case .severalLast: (.exchange, 1)
            // Behind the names of the two journals.
            case .severalRemoval: (.rename, 2)
            }
        }
    }

    @Test("it is noticed, kept, and nothing is changed", arguments: Kind.allCases, Edit.allCases)
    func noticed(_ kind: Kind, _ edit: Edit) throws {
        let bench = try TransactionBench(inMemory: true)
        let (sandbox, path) = (bench.sandbox, bench.path("main/LOG.md"))
        let log = try StoredFile(reading: path)
        let other = try StoredFile(reading: bench.path("other/LOG.md"))
        let new = Array("new".utf8)
        let changes: [FileChange] =
            switch kind {
            case .single: [.replace(log, with: new)]
            case .singleRemoval: [.remove(log)]
            case .several: [.replace(log, with: new), .replace(other, with: new)]
            case .severalLast: [.replace(other, with: new), .replace(log, with: new)]
            case .severalRemoval: [.replace(other, with: new), .remove(log)]
            }
        let (call, index) = kind.call
        let probe = MeddlingProbe(before: call, index) {
            _ = try? sandbox.shell("cd main && \(edit.rawValue)")
        }
        let result = Result { try DiskCall.$probe.withValue(probe) { try Transaction.commit(changes) } }
        #expect(throws: StoreError.changed(path)) { try result.get() }
        var expected = TransactionBench.before
        expected["main/LOG.md"] = edit.result
        #expect(try bench.contents() == expected)
    }

    @Test(
        "a process that dies before it has put the edit back leaves it to the next one",
        arguments: Edit.allCases)
    func crash(_ edit: Edit) throws {
        let bench = try TransactionBench(inMemory: true)
        let (sandbox, path) = (bench.sandbox, bench.path("main/LOG.md"))
        let log = try StoredFile(reading: path)
        let other = try StoredFile(reading: bench.path("other/LOG.md"))
        let probe = EditAndCrashProbe { _ = try? sandbox.shell("cd main && \(edit.rawValue)") }
        _ = try? DiskCall.$probe.withValue(probe) {
            try Transaction.commit([.replace(other, with: [0x21]), .replace(log, with: [0x21])])
        }
        #expect(try bench.sandbox.text("main/LOG.md") == "!")
        #expect(try StoredFile(reading: path).bytes == Array(edit.result.utf8))
        var expected = TransactionBench.before
        expected["main/LOG.md"] = edit.result
        #expect(try bench.contents() == expected)
    }

    @Test(
        "where names cannot be swapped, files are replaced as they were before that was known",
        arguments: [true, false])
    func noExchange(_ isSingle: Bool) throws {
        let bench = try TransactionBench(inMemory: true)
        let log = try StoredFile(reading: bench.path("main/LOG.md"))
        let other = try StoredFile(reading: bench.path("other/LOG.md"))
        let changes: [FileChange] = [.replace(log, with: [0x21]), .replace(other, with: [0x21])]
        let probe = LackingProbe([.exchange: .invalidArgument])
        try DiskCall.$probe.withValue(probe) {
            try Transaction.commit(Array(changes.prefix(isSingle ? 1 : 2)))
        }
        #expect(try bench.sandbox.text("main/LOG.md") == "!")
        #expect(try bench.sandbox.text("other/real.md") == (isSingle ? "old other" : "!"))
        #expect(try !bench.sandbox.names().contains { $0.contains(".bizlog-") })
    }

    @Test(
        "where there are no hard links, files are made and replaced all the same",
        arguments: [Errno.notPermitted, .notSupported])
    func noHardLinks(_ errno: Errno) throws {
        let bench = try TransactionBench(inMemory: true)
        let probe = LackingProbe([.link: errno])
        try DiskCall.$probe.withValue(probe) {
            try StoredFile.make(bench.path("main/NEW.md"), with: Array("new".utf8))
            #expect(throws: StoreError.exists(bench.path("main/NEW.md"))) {
                try StoredFile.make(bench.path("main/NEW.md"), with: [])
            }
            try bench.run()
        }
        var expected = TransactionBench.after
        expected["main/NEW.md"] = "new"
        #expect(try bench.contents() == expected)
    }
}

/// A file system that lacks some calls.
private final class LackingProbe: DiskProbe {
    private let errors: [DiskCall: Errno]

    init(_ errors: [DiskCall: Errno]) { self.errors = errors }

    func willMake(_ call: DiskCall) throws(Errno) {
        if let error = errors[call] { throw error }
    }
}

/// Edits a file right before the second swap of names, and lets no call behind that one have an effect.
private final class EditAndCrashProbe: DiskProbe {
    private let probe: MeddlingProbe
    private let crash: FaultProbe

    init(_ body: @escaping @Sendable () -> Void) {
        probe = MeddlingProbe(before: .exchange, 1, body)
        crash = FaultProbe(failing: 0..<Int.max)
        swaps = FaultProbe()
    }

    private let swaps: FaultProbe

    func willMake(_ call: DiskCall) throws(Errno) {
        let count = swaps.made.count { $0 == .exchange }
        if count >= 2 { try crash.willMake(call) }
        try swaps.willMake(call)
        try probe.willMake(call)
    }
}
