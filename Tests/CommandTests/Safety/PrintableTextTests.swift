import TestSupport
import Testing

@testable import bizlog

@Suite("Printable text: nothing that is shown acts on a terminal or hides", .tags(.hostile))
struct PrintableTextTests {
    @Test("every character that acts or cannot be seen is spelled out", arguments: UnprintableText.scalars)
    func hostile(_ scalar: Unicode.Scalar) {
        let spelled = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        #expect("a\(scalar)b".printable == "a\(spelled)b")
        // Signs and digits are no emoji that would want it.
        #expect("1\(scalar)2".printable == "1\(spelled)2")
    }

    @Test("what is spelled out once is not spelled out again")
    func once() {
        let text = String(String.UnicodeScalarView(UnprintableText.scalars))
        #expect(text.printable.printable == text.printable)
        #expect("a\\b \\u{1B}".printable == "a\\b \\u{1B}")
    }

    @Test(
        "text of all scripts and emoji stay",
        arguments: [
            "plain", "Grüße", "漢字", "한국어", "العربية", "עברית", "हिन्दी", "e\u{301}", "👩‍💻", "👩🏽‍⚕️", "🟡️", "❤️‍🔥", "1️⃣",
            "#️⃣", "⚠︎", "🇩🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👨‍👩‍👧‍👦", "🐻‍❄️", "\u{600}1", "\u{A0}", "…—“”",
        ]
    )
    func text(_ text: String) {
        #expect(text.printable == text)
        #expect(text.printableJSON == text)
    }

    @Test(
        "what only looks like a part of an emoji is spelled out",
        arguments: [
            ("a\u{FE0F}", "a\\u{FE0F}"), ("1\u{FE0F}", "1\\u{FE0F}"), ("a\u{200D}b", "a\\u{200D}b"),
            ("👩\u{200D}b", "👩\\u{200D}b"), ("👩\u{200D}", "👩\\u{200D}"),
            ("🟡\u{FE0F}\u{FE0F}", "🟡\u{FE0F}\\u{FE0F}"),
            ("🏴\u{E0068}\u{E007F}", "🏴\\u{E0068}\\u{E007F}"), ("\u{200D}👩", "\\u{200D}👩"),
        ]
    )
    func almostEmoji(_ text: String, _ expected: String) {
        #expect(text.printable == expected)
    }

    @Test("values are made safe where they are put into a line, and colours stay")
    func interpolation() {
        let value = "a\u{1B}[2J\nb"
        let line: PrintableText = "x \(value) y\n"
        #expect(line.text == "x a\\u{1B}[2J\\u{A}b y\n")
        let part: PrintableText = "\(value)"
        let painted: PrintableText = "\(part.painted("1", .colored))|\(part.painted("1", .plain))"
        #expect(painted.text == "\u{1B}[1ma\\u{1B}[2J\\u{A}b\u{1B}[0m|a\\u{1B}[2J\\u{A}b")
    }

    @Test("a file on a terminal keeps its lines and tabs, and loses nothing else")
    func file() {
        let bytes = Array("a\tb\r\nc\u{1B}[m\rd\u{2028}".utf8) + [0xFF, 0xE2, 0x80]
        #expect(PrintableText(file: bytes).text == "a\tb\nc\\u{1B}[m\\u{D}d\\u{2028}\\xFF\\xE2\\x80")
        #expect(PrintableText(file: Array("a\n\n".utf8)).text == "a\n\n")
    }

    @Test("a diff on a terminal shows what CR and controls it is about, in colours of its own")
    func diff() {
        let diff = Array("--- a\n+++ b\n@@ -1 +1 @@\n-x\r\n+x\u{1B}[0m\n y\n".utf8)
        #expect(
            PrintableText(diff: diff, style: .plain).text
                == "--- a\n+++ b\n@@ -1 +1 @@\n-x\\u{D}\n+x\\u{1B}[0m\n y\n")
        let colored = PrintableText(diff: diff, style: .colored).text
        #expect(
            colored.hasPrefix(
                "\u{1B}[1m--- a\u{1B}[0m\n\u{1B}[1m+++ b\u{1B}[0m\n\u{1B}[36m@@ -1 +1 @@\u{1B}[0m\n"))
        #expect(colored.hasSuffix("\u{1B}[31m-x\\u{D}\u{1B}[0m\n\u{1B}[32m+x\\u{1B}[0m\u{1B}[0m\n y\n"))
    }

    @Test("no line for people is a command of GitHub Actions")
    func commands() {
        let value = "::error::x"
        let text: PrintableText =
            "\(value)\n  \(value)\n\t\("::")\na ::b\n:c\n\("##[error]x ###[a] ## [F-1]")\n"
        #expect(
            text.withoutCommands.text
                == "\\u{3A}:error::x\n  \\u{3A}:error::x\n\t\\u{3A}:\na ::b\n:c\n"
                + "\\u{23}#[error]x #\\u{23}#[a] ## [F-1]\n"
        )
        #expect(text.withoutCommands.withoutCommands == text.withoutCommands)
        #expect("{\"a\": \"##[x\"}".printableJSON == "{\"a\": \"\\u0023#[x\"}")
    }

    @Test("what acts is found wherever it stands in a long text")
    func longText() {
        let ascii = String(repeating: "a", count: 40)
        for offset in 0...ascii.count {
            let (start, end) = (ascii.prefix(offset), ascii.dropFirst(offset))
            #expect("\(start)\u{202E}\(end)".printable == "\(start)\\u{202E}\(end)")
            #expect("\(start)\u{7F}\(end)".printable == "\(start)\\u{7F}\(end)")
            #expect("\(start)##[\(end)".printable == "\(start)\\u{23}#[\(end)")
            #expect("\(start)🟡##\(end)".printable == "\(start)🟡##\(end)")
            let lines: PrintableText = "\(ascii.prefix(offset))\n::\(end)"
            #expect(lines.withoutCommands.text == "\(start)\n\\u{3A}:\(end)")
        }
    }

    @Test("JSON says the same with escapes of its own")
    func json() {
        let text = "{\n\"a\": \"\u{7F}\u{202E}\u{E0041}👩‍💻\"\n}"
        #expect(text.printableJSON == "{\n\"a\": \"\\u007f\\u202e\\udb40\\udc41👩‍💻\"\n}")
    }
}
