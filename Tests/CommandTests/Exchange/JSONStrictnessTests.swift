import Foundation
import TestSupport
import Testing

@testable import bizlog

@Suite("JSON: what is wrong is refused where it stands, by import, learn --from and fold", .tags(.process))
struct JSONStrictnessTests {
    let sandbox: LearnSandbox

    init() throws { sandbox = try LearnSandbox() }

    private static let maximum = JSONScanner.maximumDepth

    /// Texts that no verb takes, with the place and the beginning of what is said about it. The texts have to be at the beginning of an
    /// object that goes on.
    private static let wrongTexts: [(text: String, place: String, message: String)] = [
        (
            "\"format\": 1,\n \"format\": 2", "2:2",
            "\"format\" appears twice in this object; remove one of the two"
        ),
        ("\"x\": [{\"y\": {\"a\": 1, \"b\": 2, \"a\": 3}}]", "1:31", "\"a\" appears twice in this object"),
        ("\"x\": {\"é\\u0041\": 1, \"\\u00e9A\": 2}", "1:22", "\"éA\" appears twice in this object"),
        (
            "\"x\": \(String(repeating: "[", count: maximum))", "1:\(6 + maximum)",
            "arrays and objects are nested more than 64"
        ),
        (
            "\"x\": \(String(repeating: "{\"a\":", count: 100_000))", "1:\(7 + 5 * (maximum - 1))",
            "arrays and objects are nested"
        ),
        ("\"x\": 1e999", "1:7", "1e999 is too large; write a smaller number"),
        ("\"x\": [-1E+400]", "1:8", "-1E+400 is too large; write"),
        ("\"x\": 01", "1:7", "not JSON: 01 is not a JSON number"),
        ("\"x\": +1", "1:7", "not JSON: +1 is not a JSON number"),
        ("\"x\": 1.", "1:7", "not JSON: 1. is not a JSON number"),
        ("\"x\": .5", "1:7", "not JSON: .5 is not a JSON number"),
        ("\"x\": 0x1F", "1:7", "not JSON: 0x1F is not a JSON number"),
        ("\"x\": 7kQ2m81Zx0", "1:7", "not JSON: this is not a JSON number"),
        ("\"x\": -", "1:7", "not JSON: - is not a JSON number"),
        ("\"x\": NaN", "1:7", "not JSON: expected a value"),
        ("\"x\": True", "1:7", "not JSON: expected a value"),
        ("\"x\": 'a'", "1:7", "not JSON: expected a value"),
        ("'x': 1", "1:2", "not JSON: expected a name in double quotes"),
        ("// a", "1:2", "not JSON: expected a name in double quotes"),
        ("\"x\": 1,\n,", "2:1", "not JSON: expected a name"),
        ("\"x\" 1", "1:6", "not JSON: expected ':'"),
        ("\"x\": [1 2]", "1:10", "not JSON: expected ',' or ']'"),
        ("\"x\": \"\\ud800\"", "1:8", "\\ud800 is half of a surrogate pair; write both halves"),
        ("\"x\": \"a\\uDC00\"", "1:9", "\\uDC00 is half of a surrogate pair"),
        ("\"x\": \"\\ud83d\\ud83d\\ude00\"", "1:8", "\\ud83d is half of a surrogate pair"),
        ("\"\\udfff\": 1", "1:3", "\\udfff is half of a surrogate pair"),
        ("\"x\": \"\\u12g4\"", "1:8", "not JSON: \\u must be followed by four hexadecimal digits"),
        ("\"x\": \"\\q\"", "1:8", "not JSON: a backslash must be followed by one of"),
        ("\"x\": \"a\u{1}\"", "1:9", "not JSON: a line break or control character in a string"),
        ("\"x\": \0", "1:7", "not JSON: a NUL byte; save the text as UTF-8"),
        ("\"x\": \"\0\"", "1:8", "not JSON: a NUL byte"),
        ("\"x\": \u{FEFF}1", "1:7", "not JSON: expected a value"),
    ]

    /// What reads JSON, and the file from which it does.
    private static let readers = [
        (arguments: ["import", "x.json"], file: "x.json"), (["learn", "--from", "x.json"], "x.json"),
        (["fold"], ".bizlog/pending/x.json"),
    ]

    /// Expects a text to be refused; by one of the readers, in a long run by each.
    private func expect(_ bytes: [UInt8], _ place: String, _ message: String) throws {
        try sandbox.sandbox.write("x.json", bytes)
        try sandbox.sandbox.write(".bizlog/pending/x.json", bytes)
        for (arguments, file) in Seeds.all(of: Self.readers, orOneIn: 5, by: bytes.count) {
            let run = try sandbox.bizlog(arguments)
            #expect(run.status == 2 && run.text == "")
            #expect(run.errors.hasPrefix("\(file):\(place): error: \(message)"), "\(run.errors.prefix(300))")
        }
        try FileManager.default.removeItem(at: sandbox.sandbox.url(".bizlog"))
        try FileManager.default.removeItem(at: sandbox.sandbox.url("x.json"))
        #expect(try sandbox.isUntouched())
    }

    @Test("what is no JSON, or what readers differ about", arguments: wrongTexts)
    func faults(_ text: String, _ place: String, _ message: String) throws {
        try expect(Array("{\(text)}".utf8), place, message)
    }

    @Test("bytes, garbage and ends")
    func bytes() throws {
        try expect(Array("{\"a\": \"".utf8) + [0xFF, 0x22, 0x7D], "1:8", "not valid UTF-8 at byte 7")
        try expect([0xFF, 0xFE, 0x7B, 0x00], "1:1", "the text is UTF-16; save it as UTF-8")
        try expect([0x7B, 0x00, 0x22, 0x00], "1:2", "not JSON: a NUL byte; save the text as UTF-8")
        try expect(Array("{} {}".utf8), "1:4", "not JSON: more text after the value; remove it")
        try expect(Array("{}\n\0".utf8), "2:1", "not JSON: a NUL byte")
        try expect(
            Array("{\"a\": \"b\\".utf8), "1:7", "not JSON: the text ends too early: the string is not closed")
        try expect(
            Array("{\"a\": \"b".utf8), "1:7", "not JSON: the text ends too early: the string is not closed")
        try expect(Array("{\"a\": tr".utf8), "1:7", "not JSON: expected a value")
    }

    @Test(
        "a member that a form does not know is named at its place, however deep",
        arguments: [
            (
                "\"parts\": [],\n\"more\": 1", "2:1",
                "more: unknown member; the known ones are \"format\", \"version\", \"header\""
            ),
            (
                "\"parts\": [{\"entry\": {\"id\": \"F-1\", \"titel\": \"\", \"fields\": []}}]", "1:35",
                "parts[0].entry.titel: unknown member"
            ),
            (
                "\"parts\": [{\"entry\": {\"id\": \"F-1\", \"title\": \"\", \"fields\": [\n{\"label\": \"A\", \"text\": \"\"}]}}]",
                "2:16",
                "parts[0].entry.fields[0].text: unknown member"
            ),
            (
                """
                "parts": [{"entry": {"id": "F-1", "title": "", "fields": [{"label": "A",
                "content": {"kind": "text", "value": "", "remark": "x"}}]}}]
                """, "2:42", "parts[0].entry.fields[0].content.remark: text has no remark"
            ),
            (
                "\"parts\": [{\"section\": {\"title\": \"\", \"blocks\": [], \"level\": 2}}]", "1:51",
                "parts[0].section.level: unknown member"
            ),
            ("\"parts\": [{\"sections\": {}}]", "1:12", "parts[0].sections: unknown member"),
            (
                """
                "parts": [{"section": {"title": "", "blocks": [{"markdown": "",
                "history": []}]}}]
                """, "1:49", "parts[0].section.blocks[0].markdown: a block has one of"
            ),
            (
                """
                "parts": [{"section": {"title": "", "blocks": [{"markdown": "",
                "columns": []}]}}]
                """, "2:1", "parts[0].section.blocks[0].columns: only \"categories\" have columns"
            ),
            (
                """
                "parts": [{"section": {"title": "", "blocks": [{"categories": [
                {"name": "", "count": 1, "trend": "", "x": {"y": 1}}]}]}}]
                """, "2:39", "parts[0].section.blocks[0].categories[0].x: unknown member"
            ),
            (
                """
                "parts": [{"section": {"title": "", "blocks": [{"relatedFiles": [
                {"path": "", "summary": "", "x": 1}]}]}}]
                """, "2:29", "parts[0].section.blocks[0].relatedFiles[0].x: unknown member"
            ),
            (
                """
                "parts": [{"section": {"title": "", "blocks": [{"history": [
                {"id": "F-1", "summary": "", "x": 1}]}]}}]
                """, "2:30", "parts[0].section.blocks[0].history[0].x: unknown member"
            ),
            (
                """
                "parts": [{"section": {"title": "", "blocks": [{"categories": [
                {"name": "", "count": 1.5, "trend": ""}]}]}}]
                """, "2:23", "1.5 is not a whole number; all numbers here must be whole"
            ),
            (
                """
                "parts": [{"section": {"title": "", "blocks": [{"categories": [
                {"name": "", "count": 99999999999999999999, "trend": ""}]}]}}]
                """, "2:23", "99999999999999999999 is too large; write"
            ),
        ]
    )
    func unknown(_ parts: String, _ place: String, _ message: String) throws {
        let lines = place.split(separator: ":").compactMap { Int($0) }
        let text = "{\"format\": \"bizlog-log\", \"version\": 1, \"header\": {\"title\": \"A\"},\n\(parts)}"
        for verb in [["import"], ["learn", "--from", "-"]] {
            let run = try sandbox.bizlog(verb, input: text)
            #expect(run.status == 2 && run.text == "")
            #expect(
                run.errors.hasPrefix("<stdin>:\(lines[0] + 1):\(lines[1]): error: \(message)"),
                "\(run.errors)")
        }
        #expect(try sandbox.isUntouched())
    }

    @Test(
        "so it is in what waits to be folded, and in a single entry",
        arguments: [
            ("{\"date\": \"2026-02-12\", \"titel\": 1}", "1:83", "postmortem.titel"),
            (
                "{\"date\": \"2026-02-12\", \"failure\": {\"title\": \"\", \"id\": 1}}", "1:108",
                "postmortem.failure.id"
            ),
            (
                "{\"date\": \"2026-02-12\", \"failure\": {\"title\": \"\", \"fields\": [{\"label\": \"\", \"text\": \"\", \"x\": 1}]}}",
                "1:145",
                "postmortem.failure.fields[0].x"
            ),
            (
                "{\"date\": \"2026-02-12\", \"rule\": {\"layer\": \"System\"}}", "1:92",
                "postmortem.rule.layer: only a new rule"
            ),
            ("{\"date\": \"2026-02-12\", \"rule\": {\"x\": 1}}", "1:92", "postmortem.rule.x"),
            ("{\"date\": \"2026-02-12\", \"crossSystem\": {\"x\": 1}}", "1:99", "postmortem.crossSystem.x"),
        ]
    )
    func pending(_ postmortem: String, _ place: String, _ message: String) throws {
        let text = "{\"format\": \"bizlog-postmortem\", \"version\": 1, \"postmortem\":\(postmortem)}"
        try sandbox.sandbox.write(".bizlog/pending/x.json", text)
        let run = try sandbox.bizlog(["fold"])
        #expect(
            run.status == 2 && run.errors.hasPrefix(".bizlog/pending/x.json:\(place): error: \(message)"),
            "\(run.errors)")
        let learned = try sandbox.learn(["--from", "-"], input: text)
        #expect(learned.status == 2 && learned.errors.hasPrefix("<stdin>:\(place): error: \(message)"))
        let entry = try sandbox.learn(
            ["--from", "-"], input: "[{\"id\": \"F-1\", \"title\": \"\", \"fields\": [], \"x\": 1}]")
        #expect(
            entry.status == 2
                && entry.errors.hasPrefix("<stdin>:1:43: error: [0].x: unknown member"),
            "\(entry.errors)")
    }

    @Test("what is right is read: numbers, escapes, pairs, a byte order mark, the same name in other objects")
    func right() throws {
        for text in [
            "[0, -0, 1.5e3, 1e5, 10, 1.0]", "\"\\ud83d\\ude00\\u0000\\\\\\/\\\"\\b\\f\\n\\r\\t\"",
            "{\"a\": {\"a\": [{\"a\": 1}, {\"a\": 2}]}}",
            "\u{FEFF} {} ",
            String(repeating: "[", count: Self.maximum) + String(repeating: "]", count: Self.maximum),
        ] {
            #expect(throws: Never.self) { try JSONScanner.check(Array(text.utf8)) }
        }
        let export = try sandbox.bizlog(["export"])
        #expect(try sandbox.bizlog(["import"], input: "\u{FEFF}" + export.text).text == Samples.log())
    }
}
