import SystemPackage
import Testing

@testable import LogStore

@Suite("LogError: place, reason, remedy")
struct LogErrorTests {
    @Test("a message is its reason and its remedy, and only a few errors have no remedy")
    func parts() {
        let path: FilePath = "a; b.md"
        let errors: [StoreError] = [
            .missing(path), .exists(path), .danglingLink(path, target: path), .notRegular(path, is: "a pipe"),
            .tooLarge(path, limit: 1), .unreadable(path, .ioError), .unlistable(path, .ioError),
            .readOnly(path),
            .changed(path), .unmerged(path, .unmerged(SourcePosition(offset: 0, line: 1, column: 1))),
            .unwritable(path, .ioError), .notDurable(path, .ioError), .locked(path, by: nil),
            .unlockable(path, .ioError), .notUndone(path, .ioError), .conflict(path, earlier: path),
            .strayJournal(path), .foreignJournal(path), .forbidden(path),
            .notKept(path, "the group", .ioError),
            .tooManyFiles(path, limit: 1), .notCleared(path, .ioError),
            .outside(path, realPath: path, boundary: Boundary(around: ".")), .foreign(path, is: "a pipe"),
            .noLog(path),
        ]
        for error in errors {
            let log = LogError(error)
            #expect(log.remedy?.isEmpty == false, "\(error)")
            #expect(log.message == "\(log.reason); \(log.remedy ?? "")")
            if error.text.remedy != nil, log.position == nil { #expect(log.message == error.description) }
            #expect(log.description.hasPrefix("a; b.md: ") || log.description.hasPrefix("a; b.md:1:1: "))
        }
    }

    @Test("a file that was not named is to be named as what it is")
    func naming() {
        for (kind, word) in [(LogFiles.Kind.rules, "`rules:`"), (.otherLog, "`otherLog:`")] {
            #expect(LogError(.notLog, at: "a.md", kind).remedy?.contains(word) == true)
        }
    }

    @Test("a transaction's error says what is wrong, or what the caller's own error says")
    func transaction() {
        struct Refusal: Error, CustomStringConvertible {
            let description = "not today"
        }
        #expect(TransactionError<Refusal>.refused(Refusal()).description == "not today")
        let error = TransactionError<Refusal>.store(.missing("a.md"))
        #expect(error.description == "a.md: no such file or directory; check the path")
    }
}
