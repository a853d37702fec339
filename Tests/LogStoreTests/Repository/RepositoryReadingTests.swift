import Foundation
import LogStore
import Synchronization
import TestSupport
import Testing

@Suite("LogRepository: reading a log and its family")
struct RepositoryReadingTests {
    let bench: RepositoryBench

    init() throws { bench = try RepositoryBench() }

    @Test(
        "a log is found by a directory above it, its own directory and its own path, as a string or as a path"
    )
    func finding() throws {
        let root = bench.sandbox.directory.path
        for path in [root, root + "/docs", root + "/docs/FAILURE_LOG.md"] {
            #expect(try LogRepository(at: path).log == bench.path("docs/FAILURE_LOG.md"), "\(path)")
            #expect(try LogRepository(at: FilePath(path)) == LogRepository(at: path), "\(path)")
        }
    }

    @Test("the family is the log and those of its files that exist")
    func family() throws {
        let family = try bench.repository().read()
        #expect(family.log.document.entries.map(\.id.text) == ["F-BIZ-001", "F-BIZ-002"])
        #expect(family.rules?.document.entries.count == 3 && family.rules?.name == "BIZOS_RULES.md")
        #expect(family.otherLog == nil)
        try bench.sandbox.write("cto-brain/FAILURE_LOG.md", Fixtures.bytes("seed/FAILURE_LOG.md"))
        #expect(try bench.repository().read().otherLog?.name == "cto-brain/FAILURE_LOG.md")
    }

    @Test("where there is no log, the error says where it was looked for and what to do")
    func noLog() throws {
        let empty = try ProcessSandbox(inMemory: true)
        let directory = empty.directory.path
        for path in [directory, directory + "/LOG.md", "a\0b"] {
            let error = try #require(throws: LogError.self) { try LogRepository(at: path) }
            #expect(error.remedy != nil && error.kind == .log && error.position == nil)
            #expect(error.description == "\(error.path): \(error.reason); \(error.remedy ?? "")")
        }
        #expect(throws: LogError(.noLog(FilePath(directory)), .log)) { try LogRepository(at: directory) }
    }

    @Test(
        "a file that cannot be parsed is named with line and column",
        arguments: ["FAILURE_LOG", "BIZOS_RULES"])
    func position(_ name: String) throws {
        let path = "docs/\(name).md"
        try bench.sandbox.write(path, Array("# A\n\nb ".utf8) + [0xFF])
        let error = try #require(throws: LogError.self) { try bench.repository().read() }
        #expect(error.path.string.hasSuffix(path) && error.kind == (name == "BIZOS_RULES" ? .rules : .log))
        #expect(error.position?.line == 3 && error.position?.column == 3)
        #expect(error.description.contains("\(name).md:3:3: not valid UTF-8"))
        #expect(error.remedy?.hasPrefix("convert the file") == true)
    }

    @Test("a rules file that is no rules file is not read as one, unless it is named")
    func noRules() throws {
        try bench.sandbox.write("docs/BIZOS_RULES.md", "# Notes\n\nNothing.\n")
        let error = LogError(.notLog, at: bench.path("docs/BIZOS_RULES.md"), .rules)
        #expect(throws: error) { try bench.repository().read() }
        let path = bench.path("docs/BIZOS_RULES.md")
        #expect(
            try LogRepository(at: bench.path("docs"), rules: path).read().rules?.document.entries.count == 0)
    }

    @Test("a link that leads out of the repository is not followed, and the error says how to have it read")
    func outside() throws {
        let outside = try ProcessSandbox(inMemory: true)
        try outside.write("RULES.md", Fixtures.bytes("rules/BIZOS_RULES.md"))
        try FileManager.default.removeItem(at: bench.sandbox.url("docs/BIZOS_RULES.md"))
        let target = outside.url("RULES.md").path
        try bench.sandbox.link("docs/BIZOS_RULES.md", to: target)
        let error = try #require(throws: LogError.self) { try bench.repository().read() }
        guard case .store(.outside(_, realPath: FilePath(target), _)) = error.cause else { throw error }
        #expect(error.remedy?.contains("`rules:`") == true)
        let postmortem = try RepositoryBench.postmortem("A")
        #expect(throws: error) { try bench.repository().record([postmortem]) }
        #expect(try outside.bytes("RULES.md") == Fixtures.bytes("rules/BIZOS_RULES.md"))
        // The log alone is nobody else's concern.
        #expect(try bench.repository().readLog().entries.count == 2)
        let named = try LogRepository(at: bench.path("docs").string, rules: target)
        #expect(try named.read().rules?.document.entries.count == 3)
        try named.record([postmortem])
        #expect(try outside.text("RULES.md").contains("### [R-BIZ-SYS-003] Watch A\n"))
    }

    @Test("what is read while others record belongs to one moment")
    func oneMoment() throws {
        let repository = try bench.repository()
        let isDone = Mutex(false)
        let faults = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { index in
            do {
                if index == 0 {
                    for number in 1...5 {
                        try repository.record([RepositoryBench.postmortem("Number \(number)")])
                    }
                    isDone.withLock { $0 = true }
                } else {
                    while !isDone.withLock({ $0 }) {
                        let family = try repository.read()
                        let failures = family.log.document.entries.count
                        let rules = family.rules?.document.entries.count ?? 0
                        // Each failure brings a rule; the files begin with two and three.
                        if rules != failures + 1 { faults.withLock { $0.append("\(failures), \(rules)") } }
                    }
                }
            } catch {
                isDone.withLock { $0 = true }
                faults.withLock { $0.append("\(error)") }
            }
        }
        #expect(faults.withLock { $0 } == [])
        #expect(try repository.read().log.document.entries.count == 7)
    }
}
