import LogModel
import TestSupport
import Testing

@testable import LogReporting

@Suite("Report: whatever a log says is text", .tags(.hostile))
struct ReportHostileTests {
    static let attacks = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
        "[a](javascript:alert(1))",
        "&lt;script&gt;", "&#60;script&#62;", "</title></style></svg>", "]]>", "<!--", "<p><b><td",
        "<svg/onload=alert(1)>",
        "![a](https://evil.example/p.png)", "\u{202E}gnp.exe", "\u{1B}[31m", "`<b>`",
        "'><iframe src=//evil.example>",
        "\"] --> x", "<a href=\"//evil.example\">", "{{x}}", "a\u{0}b", "<textarea>", "<plaintext>",
        "<noscript>",
    ]

    private static func report(_ attack: String) throws -> LogReport {
        let text = """
            # \(attack)

            ### [F-001] \(attack)
            **Date:** 2026-01-02
            **Severity:** \(attack)
            **Status:** \(attack)
            **Category:** \(attack)

            **What Broke:**
            \(attack)

            - \(attack)

            > \(attack)

            **Root Cause:**
            \(attack)

            **Preventive Rule Added:**
            [R-001]

            ### [F-002] \(attack)
            **Date:** 2026-02-02
            **Status:** Open

            **Lessons:**
            - The same class as F-001: \(attack)

            ### [R-001] \(attack)
            **Added:** 2026-01-03

            **Rule:** \(attack)

            **Enforced by:** `\(attack)`

            """
        let log = try LogDocument(parsing: text)
        return LogReport(of: [ReportedFile(log, named: attack)], scope: .missing(in: attack, earlier: [nil]))
    }

    /// The tags of the page, which no text can hold since `<` and `>` are escaped in it.
    private static let names: Set<String> = [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4",
        "h5", "h6", "p", "strong",
        "nav", "ul", "ol", "li", "main", "section", "svg", "defs", "pattern", "rect", "circle", "line",
        "text", "desc", "figure",
        "figcaption", "div", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "small", "span", "bdi",
        "code", "pre", "em", "del", "blockquote", "br", "hr", "article", "dl", "dt", "dd", "footer",
    ]

    @Test("no tag, no attribute and no address but the page's own", arguments: attacks)
    func tags(_ attack: String) throws {
        let page = String(decoding: try Self.report(attack).html, as: UTF8.self)
        for match in page.matches(of: #/<(/?)([^\s>]*)([^>]*)>/#) {
            #expect(Self.names.contains(String(match.2)), "\(match.0)")
            #expect(match.1.isEmpty || match.3.isEmpty)
            for attribute in match.3.matches(of: #/([a-zA-Z0-9-]+)="([^"<>]*)"/#) {
                let name = attribute.1.lowercased()
                #expect(
                    !name.hasPrefix("on") && !["src", "style", "action", "srcset", "xlink"].contains(name))
                if name == "href" {
                    #expect(attribute.2.contains(#/^(#|https:\/\/evil\.example\/p\.png$)/#), "\(match.0)")
                }
            }
            // Nothing of the tag is left when its attributes are taken away.
            let rest = match.3.replacing(#/ [a-zA-Z0-9-]+="[^"<>]*"/#, with: "")
            #expect(["", " html", "/"].contains(rest), "\(match.0)")
        }
        #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" || $0 == "\u{0}" })
    }

    @Test("no diagram is ended, and no line begins one", arguments: attacks)
    func diagrams(_ attack: String) throws {
        let page = String(decoding: try Self.report(attack).markdown, as: UTF8.self)
        var isInside = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```mermaid" {
                isInside = true
            } else if line.hasPrefix("```") {
                isInside = false
            } else if isInside, let place = line.firstIndex(of: "\"") {
                // Between quotation marks stand labels, in which nothing but letters, numbers and a few signs may stand.
                for (index, label) in line[place...].split(separator: "\"", omittingEmptySubsequences: false)
                    .enumerated()
                where index % 2 == 1 {
                    let isPlain = label.replacing(#/#\d+;/#, with: "").unicodeScalars.allSatisfy {
                        $0.properties.isAlphabetic || "0"..."9" ~= $0 || " -.,/_…".unicodeScalars.contains($0)
                    }
                    #expect(isPlain, "\(line)")
                }
                #expect(line.count { $0 == "\"" } % 2 == 0)
            }
        }
        #expect(!isInside)
    }

    @Test("a credential is nowhere")
    func secrets() throws {
        let log = try LogDocument(
            parsing: """
                # Log

                ### [F-001] Key AKIAQ3EGPLXM7TUNB5WJ
                **Date:** 2026-01-01
                **Severity:** AKIAQ3EGPLXM7TUNB5WJ

                **What Broke:**
                password: Tr0ub4dor-Zebra-917-quux

                **Root Cause:**
                It was Tr0ub4dor-Zebra-917-quux.

                ### [F-002] Again Tr0ub4dor-Zebra-917-quux
                **Date:** 2026-01-02

                **What Broke:**
                `Tr0ub4dor-Zebra-917-quux`

                """)
        let report = LogReport(of: [ReportedFile(log, named: "LOG.md")])
        for page in [report.html, report.markdown] {
            let text = String(decoding: page, as: UTF8.self)
            for secret in ["AKIAQ3EG", "Tr0ub4dor", "Zebra-917"] { #expect(!text.contains(secret)) }
            #expect(text.contains("hidden"))
        }
    }
}
