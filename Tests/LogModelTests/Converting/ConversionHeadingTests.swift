import LogModel
import MarkdownAST
import TestSupport
import Testing

@Suite("Converting: what a heading says besides its values")
struct ConversionHeadingTests {
    static let logs = [
        "# Bugs\n\n### BUG-7 — Timer fires twice [resolved in a1.4.0]\n\n**Cause:** two loops.\n\n### BUG-6 — Save stays grey [open]\n\n"
            + "**Cause:** a flag.\n\n### BUG-5 — The lamp went out [open, east wing]\n\n**Cause:** dust.\n",
        "# 記録\n\n## Bug 1：水門が凍った（解決 ✅）\n\n**原因**：寒さ\n\n## Bug 2：車輪が止まった（解決 ✅）\n\n**原因**：枝\n",
        "# Gotchas\n\n## 1. Water\n\n### 1.1 The sluice sticks\n\n**Problem:** no water.\n\n### 1.2 Ice in March\n\n**Problem:** ice.\n\n"
            + "## 2. Stone\n\n### 2.1 Dust burns\n\n**Problem:** fire.\n",
        "# Mistakes\n\n1. **Salt twice.** (2026-02-03) One of us had salted already.\n2. **No yeast.** (2026-02-09) Flat bread.\n"
            + "3. **Too hot.** (2026-02-11) Black bread.\n",
        "# Log\n\n## 2026-01-05 Wrong currency (P2, EU only)\n\n**Cause:** a table.\n\n## 2026-01-06 Wrong weight (P1)\n\n**Cause:** a scale.\n",
    ]
    static let forms = FormStyle.named.map(\.name)

    private func converted(_ log: LogDocument, to form: String) throws -> LogDocument {
        let style = try #require(FormStyle.named.first { $0.name == form })
        return LogDocument(reading: try LogConversion(of: log, to: style).document)
    }

    private static func words(_ text: some Sequence<UInt8>) -> Set<String> {
        Set(
            String(decoding: Array(text), as: UTF8.self).lowercased()
                .split { !$0.isLetter && !$0.isNumber && $0 != "." }.map { $0.trimmingDots })
    }

    @Test("no word of it is lost, and it comes back as it was", arguments: logs, forms)
    func there(text: String, form: String) throws {
        let log = try LogDocument(parsing: text)
        #expect(log.entries.count >= 2)
        let there = try converted(log, to: form)
        let words = Self.words(there.document.source.bytes)
        for entry in log.entries {
            let line = log.document.source.content(ofLine: entry.position.line - 1)
            // What names the form, and the box or number of an item, is no word of the entry.
            let lost = Self.words(log.document.source.bytes[line]).subtracting(words).subtracting(["bug"])
            #expect(lost.filter { Int($0) == nil } == [], "\(form)")
        }
        let style = try #require(FormStyle(like: log, named: "own"))
        let back = LogDocument(reading: try LogConversion(of: there, to: style).document)
        func values(_ log: LogDocument) -> [[String]] {
            log.entries.map { entry in
                let summary = entry.summary
                return [
                    entry.hasID ? entry.id.text : "-", "\(summary.date as Any)",
                    "\(summary[.severity] as Any)",
                    "\(summary[.status] as Any)", entry.title,
                ]
            }
        }
        #expect(values(back) == values(log), "\(form)")
    }

    @Test("it is said, and comes back byte for byte where the form is the same")
    func notes() throws {
        let log = try LogDocument(parsing: Self.logs[0])
        let style = try #require(FormStyle.named.first { $0.name == "learnings" })
        let conversion = try LogConversion(of: log, to: style)
        #expect(conversion.notes.contains(.headingsMoved(2)))
        let own = try #require(FormStyle(like: log, named: "own"))
        let back = try LogConversion(of: LogDocument(reading: conversion.document), to: own)
        #expect(String(decoding: back.document.source.bytes, as: UTF8.self) == Self.logs[0])
    }
}

extension StringProtocol {
    fileprivate var trimmingDots: String {
        var text = Substring(self)
        while text.first == "." { text.removeFirst() }
        while text.last == "." { text.removeLast() }
        return String(text)
    }
}
