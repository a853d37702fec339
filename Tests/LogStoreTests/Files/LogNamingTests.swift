import Testing

@testable import LogStore

@Suite("LogNaming: what names say")
struct LogNamingTests {
    @Test(
        "names of files",
        arguments: [
            ("FAILURE_LOG.md", LogNaming.log), ("failure_log.md", .usual), ("Failure Log.MD", .usual),
            ("lessons.md", .usual),
            ("LESSONS_LEARNED.md", .usual), ("post-mortems.md", .usual), ("FEATURE_REQUESTS.md", .usual),
            ("README.md", .other),
            ("notes.md", .other), ("errors.txt", .other), ("0001-a.md", .other),
        ])
    func files(name: String, naming: LogNaming) {
        #expect(LogNaming(of: name, isCollection: false) == naming)
    }

    @Test("what is about the entries of a directory is none of them")
    func collections() {
        func naming(_ name: String) -> LogNaming { LogNaming(of: name, isCollection: true) }
        #expect(naming("the-queue-stood.md") == .entry && naming("0001-a.md") == .entry)
        for name in [
            "README.md", "index.md", "_template.md", "0000-incident-template.md", "TEMPLATE.md",
            "CHANGELOG.md",
        ] {
            #expect(naming(name) == .other, "\(name)")
        }
        #expect(naming("FAILURE_LOG.md") == .log && naming("ERRORS.md") == .usual)
        #expect(["incidents", ".learnings", "Post_Mortems", "ADR"].allSatisfy(LogNaming.isCollection))
        #expect(!["docs", "src", "incidents-api", ""].contains(where: LogNaming.isCollection))
    }

    @Test("names of entries")
    func entries() {
        let entries = [
            "0007-title.md", "7.md", "2026-03-04-title.md", "20260304_x.md", "INC-001.md", "inc-001-title.md",
            "F-BIZ-001.md",
            "F001.md", "postmortem-2026-03-04.md", "12. title.md", "1.2.md",
        ]
        #expect(entries.filter { !LogNaming.isEntry($0) } == [])
        let others = [
            "title.md", "v2-notes.md", "0000-template.md", "README.md", ".md", "-.md", "a-b-c-d-001.md",
            "3d-models.md",
            "0007-title.txt", "part-1.md",
        ]
        #expect(others.filter(LogNaming.isEntry) == [])
    }
}
