import LogModel
import TestSupport
import Testing

/// Which numbers new ids get, and when there is none left.
@Suite("Recording: numbers")
struct RecordingNumberTests {
    private func postmortem(crossSystem: Postmortem.CrossSystem? = nil) throws -> Postmortem {
        Postmortem(
            failure: RecordingSupport.failure(), rule: .new(RecordingSupport.rule(), layer: nil),
            category: "Automation", crossSystem: crossSystem, date: try RecordingSupport.day)
    }

    @Test(
        "at the limit no number is given, and none twice",
        arguments: [
            ("998", "F-BIZ-999"), ("999", "F-BIZ-1000"), ("0998", "F-BIZ-0999"), ("9999", "F-BIZ-10000"),
            ("999999999999998", "F-BIZ-999999999999999"), ("999999999999999", nil),
            ("000000000000000000000000000041", "F-BIZ-000000000000042"), ("1000000000000000", nil),
            ("9223372036854775807", nil), ("18446744073709551616", nil), ("0\(Int.max)", nil),
            ("1" + String(repeating: "0", count: 30), nil), (String(repeating: "9", count: 500), nil),
        ]
    )
    func numbersAtTheLimit(number: String, next: String?) throws {
        var text = try RecordingSupport.seed.replacing("[F-BIZ-002]", with: "[F-BIZ-\(number)]")
        var seen: Set<String> = ["F-BIZ-\(number)"]
        let one = try postmortem()
        for _ in 0..<3 {
            let family = try RecordingSupport.family(text, rules: RecordingSupport.rules)
            do {
                let recording = try family.recording([one])
                let id = try #require(recording.entries[0].failure?.text)
                if seen.count == 1 { #expect(id == next) }
                #expect(seen.insert(id).inserted)
                text = try RecordingSupport.applied(recording.log, to: text)
            } catch let error as RecordingError {
                if seen.count == 1 { #expect(next == nil) }
                #expect(error.problems.count == 1 && "\(error)".contains("leaves no number for the failure"))
                #expect("\(error)".contains("\(RecordingSupport.logName):") && "\(error)".utf8.count < 400)
            }
        }
        #expect(seen.count == (next == nil ? 1 : next == "F-BIZ-999999999999999" ? 2 : 4))
    }

    @Test("several at once do not go beyond the limit either")
    func limitWithinOneRecording() throws {
        let text = try RecordingSupport.seed.replacing("[F-BIZ-002]", with: "[F-BIZ-999999999999998]")
        let family = try RecordingSupport.family(text, rules: RecordingSupport.rules)
        let two = [try postmortem(), try postmortem()]
        let error = #expect(throws: RecordingError.self) { try family.recording(two) }
        let found = (error?.problems ?? []).map { "\($0.postmortem) \($0)" }
        #expect(
            found == [
                "1 no number with 'F-BIZ-' is left for the failure; give new ids another prefix"
            ])
    }

    @Test("rules and the other log have the same limit")
    func otherLimits() throws {
        let rules = try RecordingSupport.rules.replacing(
            "[R-BIZ-PROC-001]", with: "[R-BIZ-PROC-9999999999999999]")
        let family = try RecordingSupport.family(RecordingSupport.seed, rules: rules)
        let error = #expect(throws: RecordingError.self) { try family.recording([try postmortem()]) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("leaves no number for the rule"))
        let other = try RecordingSupport.seed.replacing("[F-BIZ-002]", with: "[F-BIZ-\(Int.max)]")
        let both = try RecordingSupport.family(
            RecordingSupport.seed, rules: RecordingSupport.rules, other: other)
        let second = #expect(throws: RecordingError.self) {
            try both.recording([try postmortem(crossSystem: .init())])
        }
        #expect("\(second.map { "\($0)" } ?? "")".contains("leaves no number for the entry in the other log"))
    }
}
