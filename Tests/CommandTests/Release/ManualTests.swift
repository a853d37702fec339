import Foundation
import TestSupport
import Testing

@Suite("The manual pages say what `bizlog help` says", .tags(.process))
struct ManualTests {
    private let sandbox: ProcessSandbox
    private let script = Fixtures.directory.deletingLastPathComponent().appending(path: "Packaging/manual.py")
        .path

    init() throws {
        sandbox = try ProcessSandbox()
        let run = try sandbox.shell(#""$script" write "$bizlog" ."#, environment: ["script": script])
        try #require(run.status == 0, "\(run.errors)")
    }

    private func page(_ path: String) throws -> String {
        let run = try sandbox.shell(
            #""$script" text "$page""#, environment: ["script": script, "page": path])
        try #require(run.status == 0, "\(run.errors)")
        return run.text
    }

    /// How often each word stands in a text.
    private func counts(_ text: some StringProtocol) -> [Substring: Int] {
        Dictionary(Substring(text).split(whereSeparator: \.isWhitespace).map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test("each verb has a page with each word of its help, and with no other option")
    func verbPages() throws {
        let verbs = try sandbox.verbs()
        #expect(verbs.count > 15 && Set(verbs).count == verbs.count)
        for verb in verbs {
            let help = try sandbox.bizlog("help", verb).text
            let page = try page("man1/bizlog-\(verb).1")
            let (said, written) = (counts(help), counts(page))
            let titles: Set<Substring> = [
                "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "EXAMPLES:", "EXIT", "CODES:",
            ]
            let missing = said.filter {
                !titles.contains($0.key) && !$0.key.hasSuffix(":") && written[$0.key, default: 0] < $0.value
            }
            #expect(missing.isEmpty, "\(verb): \(missing)")
            let options = page.matches(of: #/(?:^|\s)(--[a-z-]+)/#).map { String($0.output.1) }
            #expect(options.filter { !help.contains($0) } == [], "\(verb)")
        }
    }

    @Test("bizlog(1) names every verb, and there are no other pages")
    func overview() throws {
        let page = try page("man1/bizlog.1")
        let verbs = try sandbox.verbs()
        for verb in verbs { #expect(page.contains(" bizlog-\(verb)(1) ")) }
        let pages = try FileManager.default.contentsOfDirectory(atPath: sandbox.url("man1").path)
        #expect(Set(pages) == Set(verbs.map { "bizlog-\($0).1" } + ["bizlog.1"]))
    }

    @Test("bizlog-log(5) shows a template, all forms and the canonical form")
    func format() throws {
        let page = try page("man5/bizlog-log.5")
        for text in [
            "### [F-BIZ-XXX] Title", "**Severity:** 🔴 Critical / 🟡 Important / 🟢 Near miss",
            "<!-- bizlog-form: heading 2 date -->", "LOGS IN ANY FORM", "THE CANONICAL FORM",
            "thematic breaks",
        ] {
            #expect(page.contains(text))
        }
    }

    @Test("a page has no line that roff would take for a request, but its own")
    func requests() throws {
        for path in ["man1/bizlog-fold.1", "man1/bizlog-convert.1", "man5/bizlog-log.5"] {
            let text = try sandbox.text(path)
            for line in text.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
                #expect(line.contains(#/^\.(TH|SH|SS|PP|TP|IP|RS|RE|nf|fi|nh|ad)\b/#), "\(line)")
            }
        }
    }

    @Test("man shows them without a warning", .enabled(if: ProcessSandbox.succeeds("groff --version")))
    func shown() throws {
        let run = try sandbox.shell("for page in man*/*; do groff -man -k -ww -Tutf8 -z \"$page\"; done 2>&1")
        #expect(run.status == 0 && run.text == "")
    }
}
