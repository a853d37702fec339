import Foundation
import LogChecks
import LogModel
import MarkdownAST
import MarkdownFormat
import TestSupport
import Testing

/// What stands above a heading and belongs to it stays there, whatever is done to the log.
@Suite("What stands above a heading", .tags(.slow))
struct LeadInTests {
    /// What belongs to a heading behind a thematic break.
    static let behindBreak = [
        "<a id=\"{}\"></a>", "<a name='{}'></a>\n<a id='x{}'></a>", "<!-- about {} -->", "About {}.",
        "![{}](image.png)", "> {} was\n> said", "- about {}\n- and more",
        "About {}.\n\n<a id=\"{}\"></a>\n\n<!-- {} -->",
        "<div id=\"{}\"></div>", "<details>\n<summary>{}</summary>", "**Note {}:** see below",
        "| {} |\n|----|\n| x |",
        "```\n{}\n```",
    ]

    /// What belongs to a heading wherever it stands.
    static let anywhere = [
        "<a id=\"{}\"></a>", "<a name='{}'></a> <a id='x{}'></a>", "<div id=\"{}\"></div>",
        "<details>\n<summary>{}</summary>",
    ]

    /// Comments belong to the heading that follows on the next line.
    static let glued = [
        "<a id=\"{}\"></a>\n\n<!-- {} -->", "<!-- {} -->\n<a id=\"{}\"></a>", "<!-- {} -->",
        "<!-- {}\n\n{} -->", "<a id=\"{}\"></a>",
    ]

    static let shapes: [Shape] =
        behindBreak.map { Shape($0 + "\n", breaks: true) } + anywhere.map { Shape($0 + "\n", breaks: false) }
        + glued.flatMap { [Shape($0, breaks: true), Shape($0, breaks: false)] }

    struct Shape: CustomTestStringConvertible {
        let text: String
        let breaks: Bool

        init(_ text: String, breaks: Bool) { (self.text, self.breaks) = (text, breaks) }

        var testDescription: String { "\(text)\(breaks ? " with breaks" : "")" }

        func text(_ name: String) -> String { text.replacing("{}", with: name) + "\n" }

        var separator: String { breaks ? "\n---\n\n" : "\n" }
    }

    private func entry(_ number: Int, _ shape: Shape, prefix: String = "F-BIZ") -> String {
        let body =
            prefix == "F-BIZ"
            ? "**Date:** 2026-02-0\(number)\n**Severity:** 🔴 Critical\n\n**Root Cause:**\nCause \(number).\n"
            : "**Severity:** 🔴 Critical\n**Added:** 2026-02-0\(number)\n\n**Rule:** Rule \(number).\n"
        return shape.text("e\(number)") + "### [\(prefix)-00\(number)] Title \(number)\n" + body
    }

    private func log(_ shape: Shape, _ numbers: [Int]) -> String {
        "# Log\n\n**Last Updated:** 2026-02-11\n**Total Failures Logged:** 3\n\(shape.separator)## Entries\n\nIntro.\n"
            + shape.separator
            + numbers.map { entry($0, shape) }.joined(separator: shape.separator)
            + shape.separator + shape.text("sec") + "## Other\n\nNothing.\n"
    }

    /// What stands between an entry or section before and a heading, by words.
    private func above(_ heading: String, in text: String) throws -> [Substring] {
        let end = try #require(text.range(of: heading)).lowerBound
        return text[..<end].split(whereSeparator: \.isNewline).suffix(3).map { $0 }
    }

    private func document(_ text: String) throws -> LogDocument { try RecordingSupport.read(text) }

    @Test("fmt leaves it and the breaks before it alone", arguments: shapes)
    func formatting(shape: Shape) throws {
        for numbers in [[1, 2, 3], [3, 2, 1]] {
            for ending in ["\n", "\r\n"] {
                let text = log(shape, numbers).replacing("\n", with: ending)
                let document = try Document(parsing: text)
                #expect(LogDocument(reading: document).statesItsForm)
                let formatted = LogFormatter().format(document).document
                // Blocks may take their form; breaks are neither put in nor taken out.
                let blocks = MarkdownFormatter().format(document).document
                #expect(
                    formatted.source.string(0..<formatted.source.bytes.count)
                        == blocks.source.string(0..<blocks.source.bytes.count), "\(text)")
            }
        }
    }

    @Test("each entry ends before what belongs to the next heading", arguments: shapes)
    func extents(shape: Shape) throws {
        let log = try document(log(shape, [1, 2, 3]))
        #expect(log.entries.map(\.id.text) == ["F-BIZ-001", "F-BIZ-002", "F-BIZ-003"])
        for (number, failure) in zip(1..., log.failures) {
            #expect(failure.appendix.isEmpty)
            #expect(failure["Root Cause"]?.description == "Cause \(number).")
        }
        for entry in log.entries {
            let bytes = log.document.source.bytes[entry.range]
            #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("Cause \(entry.id.text.last ?? " ")."))
        }
    }

    @Test("a new entry goes neither between it and its heading nor behind it", arguments: shapes)
    func recording(shape: Shape) throws {
        for (numbers, after) in [([1, 2, 3], [1, 2, 3, 4]), ([3, 2, 1], [4, 3, 2, 1])] {
            for ending in ["\n", "\r\n"] {
                let before =
                    (ending == "\n" ? "" : "\u{FEFF}") + log(shape, numbers).replacing("\n", with: ending)
                let family = try RecordingSupport.family(before)
                let recording = try family.recording([
                    Postmortem(
                        failure: RecordingSupport.failure(), rule: Postmortem.PreventiveRule.none,
                        date: try RecordingSupport.day, isDraft: true)
                ])
                let text = try RecordingSupport.applied(recording.log, to: before)
                let read = try document(text)
                #expect(read.entries.map(\.id.text) == after.map { "F-BIZ-00\($0)" })
                let plain = text.replacing("\r\n", with: "\n")
                for number in numbers {
                    #expect(plain.contains(entry(number, shape)), "\(text)")
                }
                #expect(plain.contains(shape.text("sec") + "## Other"))
                let old = try document(before)
                for failure in old.failures { #expect(read.failures.contains(failure), "\(text)") }
                #expect(FailureLog(reading: read).parts.filter { $0.preface.isEmpty }.count <= 2)
            }
        }
    }

    @Test("a new rule goes before what belongs to the next section", arguments: shapes)
    func rules(shape: Shape) throws {
        let layers = ["A", "B", "C"]
        let table =
            "| Prefix | Layer |\n|--------|-------|\n"
            + layers.map { "| R-\($0)-XXX | \($0) |\n" }.joined()
        for filled in [[1, 1, 1], [1, 0, 1], [0, 0, 0]] {
            let sections = zip(layers, filled).map { layer, count in
                shape.text("s\(layer)") + "## \(layer) Rules (R-\(layer))\n\n"
                    + (count > 0 ? entry(1, shape, prefix: "R-\(layer)") : "(none yet)\n")
            }
            let text =
                "# Rules\n\n**Total Rules:** 3\n\n## Format\n\n\(table)\(shape.separator)"
                + sections.joined(separator: shape.separator)
            let severity = EntryDraft.Field(label: "Severity", text: "critical")
            let origin = EntryDraft.Field(label: "Origin", text: "A review")
            let draft = EntryDraft(
                title: "Look twice", fields: RecordingSupport.rule().fields + [origin, severity])
            for (layer, count) in zip(layers, filled) {
                let family = try RecordingSupport.family(RecordingSupport.seed, rules: text)
                let recording = try family.recording([
                    Postmortem(failure: nil, rule: .new(draft, layer: layer), date: try RecordingSupport.day)
                ])
                let after = try RecordingSupport.applied(recording.rules, to: text)
                let read = try document(after)
                let id = "R-\(layer)-00\(count + 1)"
                #expect(read.entries.contains { $0.id.text == id })
                for other in layers {
                    #expect(after.contains(shape.text("s\(other)") + "## \(other) Rules"), "\(after)")
                }
                let section = try #require(after.range(of: "## \(layer) Rules")).upperBound
                let next = after[section...].range(of: "\n## ")?.lowerBound ?? after.endIndex
                #expect(after[section..<next].contains(id))
            }
        }
    }

    @Test("values say what it is, and writing them gives the bytes of the file", arguments: shapes)
    func values(shape: Shape) throws {
        let document = LogFormatter().format(try Document(parsing: log(shape, [3, 2, 1]))).document
        let values = FailureLog(reading: LogDocument(reading: document))
        let areEmpty = values.parts.map(\.preface.isEmpty)
        #expect(areEmpty == [true, false, false, false, false])
        #expect(try values.rendered().source.bytes == document.source.bytes)
        let bare = FailureLog(
            header: values.header,
            parts: values.parts.map {
                FailureLog.Part(
                    $0.content, level: $0.level, preface: $0.preface, endsWithBreak: $0.endsWithBreak)
            })
        let again = FailureLog(reading: LogDocument(reading: try bare.rendered()))
        #expect(
            again.parts.map(\.preface)
                == values.parts.map(\.preface))
        let json = try JSONEncoder().encode(values)
        #expect(try JSONDecoder().decode(FailureLog.self, from: json) == values)
    }

    @Test("a preface that would be part of the entry above is refused")
    func refusesLoosePreface() throws {
        let values = FailureLog(reading: try document(log(Shape("About {}.\n", breaks: true), [1, 2])))
        let loose = FailureLog(
            header: values.header,
            parts: values.parts.map {
                FailureLog.Part($0.content, level: $0.level, preface: $0.preface, endsWithBreak: false)
            })
        #expect(throws: RenderingError.self) { try loose.rendered() }
    }

    @Test(
        "what belongs to the entry above stays with it",
        arguments: [
            "Text.", "<!-- a comment -->", "</details>", "---\n\n**Layer:** System\n\nSigned.",
            "![image](x.png)", "#### Part\n\n---\n\nText.", "---\n\n#### Part\n\nText.", "<br>",
            "---\n\nText.\n\n---",
        ]
    )
    func above(text: String) throws {
        let log = try document(
            "# Log\n\n### [F-001] One\n**Date:** 2026-02-01\n\n\(text)\n\n### [F-002] Two\n**Date:** 2026-02-02\n"
        )
        let said = "\(log.failures[0])"
        for word in ["Text", "comment", "/details", "Signed", "image", "br"] where text.contains(word) {
            #expect(said.contains(word), "\(said)")
        }
        let prefaces = FailureLog(reading: log).parts.map(\.preface)
        #expect(prefaces.filter { !$0.isEmpty } == [])
    }

    @Test("a file without breaks gets none, and keeps the one that a sentence above an entry needs")
    func blankSeparators() throws {
        let entries = (1...3).map {
            "### [F-00\($0)] T\n**Date:** 2026-02-0\($0)\n**Severity:** 🔴 Critical\n"
        }
        let text =
            entries.joined(separator: "\n") + "\n---\n\nAbout four.\n\n"
            + entries[2].replacing("003", with: "004")
        #expect(try RecordingSupport.isCanonical(text))
        let broken = text.replacing("About four.", with: "<a id=\"four\"></a>")
        let formatted = LogFormatter().format(try Document(parsing: broken)).document.source
        #expect(formatted.string(0..<formatted.bytes.count) == broken.replacing("---\n\n", with: ""))
        let reversed =
            "# L\n\n## E\n\nIntro.\n\n---\n\nAbout four.\n\n" + entries.reversed().joined(separator: "\n")
        let recording = try RecordingSupport.family(reversed).recording([
            Postmortem(
                failure: RecordingSupport.failure(), rule: Postmortem.PreventiveRule.none,
                date: try RecordingSupport.day, isDraft: true)
        ])
        let after = try RecordingSupport.applied(recording.log, to: reversed)
        #expect(after.contains("Intro.\n\n---\n\n### [F-004]"))
        #expect(after.contains("\n\n---\n\nAbout four.\n\n### [F-003]"), "\(after)")
    }

    @Test(
        "a footer is not taken for what belongs to a new entry", arguments: ["Signed.", "<a id=\"end\"></a>"])
    func footer(text: String) throws {
        let entries = (1...3).map {
            "### [F-00\($0)] T\n**Date:** 2026-02-0\($0)\n**Severity:** 🔴 Critical\n"
        }
        let before = entries.joined(separator: "\n") + "\n---\n\n\(text)\n"
        let recording = try RecordingSupport.family(before).recording([
            Postmortem(
                failure: RecordingSupport.failure(), rule: Postmortem.PreventiveRule.none,
                date: try RecordingSupport.day, isDraft: true)
        ])
        let after = try RecordingSupport.applied(recording.log, to: before)
        #expect(after.contains("\n---\n\n\(text)\n\n---\n\n### [F-004]"))
        #expect(try document(after).failures.dropLast() == document(before).failures[...])
    }

    @Test("a comment above an entry speaks of that entry, not of the one before")
    func suppressions() throws {
        let checker = LogChecker(today: try #require(LogDate("2026-03-31")))
        for separator in ["\n---\n\n", "\n"] {
            let text =
                "# Log\n\n```\n### [F-XXX] T\n**Date:** YYYY-MM-DD\n**Severity:** Low / High\n```\n\n"
                + (1...3).map { number in
                    (number == 2 ? "<!-- bizlog-ignore unknown-value -->\n" : "")
                        + "### [F-00\(number)] T\n**Date:** 2026-02-0\(number)\n**Severity:** awful\n"
                }.joined(separator: separator)
            let found = checker.diagnostics(of: try document(text), named: "x").filter {
                "\($0.message)".contains("awful")
            }
            #expect(found.count == 2, "\(found.map(\.message))")
        }
    }
}
