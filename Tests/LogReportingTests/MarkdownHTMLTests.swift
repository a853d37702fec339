import MarkdownAST
import SecretScan
import TestSupport
import Testing

@testable import LogReporting

@Suite("Report: Markdown as HTML", .tags(.hostile))
struct MarkdownHTMLTests {
    private func html(_ markdown: String, hasLinks: Bool = true) throws -> String {
        let document = try Document(parsing: markdown)
        var writer = MarkdownHTML(document, hasLinks: hasLinks)
        var html = HTMLBuffer()
        writer.write(1..<max(1, document.nodes.count), to: &html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    @Test(
        "what CommonMark and GFM have",
        arguments: [
            (
                "a *b* **c** ~~d~~ `e`\n",
                "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>\n"
            ),
            ("- a\n- b\n", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n"),
            ("- a\n\n- b\n", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
            ("3. [x] a\n", "<ol start=\"3\">\n<li>☑ a\n</li>\n</ol>\n"),
            ("> a\n", "<blockquote>\n<p>a</p>\n</blockquote>\n"), ("---\n\na\n", "<hr>\n<p>a</p>\n"),
            ("```swift\nlet a = \"<b>\"\n```\n", "<pre><code>let a = &quot;&lt;b&gt;&quot;\n</code></pre>\n"),
            ("a\\\nb\n", "<p>a<br>\nb</p>\n"),
            ("**A:** b\n**C:** d\n", "<p><strong>A:</strong> b<br>\n<strong>C:</strong> d</p>\n"),
            (
                "| a |\n|---|\n| b |\n",
                "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tr><td>b</td></tr>\n</table></div>\n"
            ),
        ])
    func constructs(_ markdown: String, _ expected: String) throws {
        #expect(try html(markdown) == expected)
    }

    @Test(
        "raw HTML is text",
        arguments: [
            ("a <b onclick=x>c</b>\n", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"),
            (
                "<script>\nx\n</script>\n",
                "<pre class=\"raw\"><code>&lt;script&gt;\nx\n&lt;/script&gt;\n</code></pre>\n"
            ),
            ("&lt;script&gt;\n", "<p>&lt;script&gt;</p>\n"),
            ("a <!-- b -->\n", "<p>a &lt;!-- b --&gt;</p>\n"),
        ])
    func raw(_ markdown: String, _ expected: String) throws {
        #expect(try html(markdown) == expected)
    }

    @Test(
        "a link that must not be followed is its text, behind its destination",
        arguments: [
            "[a](javascript:x)", "[a](JAVASCRIPT&colon;x)", "[a](data:text/html,x)", "[a](//x)",
            "[a]: javascript:x\n\n[a]",
            "<javascript:x>",
        ])
    func refused(_ markdown: String) throws {
        let html = try html(markdown + "\n")
        #expect(!html.contains("href") && html.contains("<span class=\"unlinked\"><code>"))
    }

    @Test("images become links, within a link text")
    func images() throws {
        let link = "<a rel=\"noopener noreferrer\" href=\"https://x/p.png\">"
        #expect(try html("![a *b*](https://x/p.png)\n") == "<p>\(link)image: a b</a></p>\n")
        #expect(
            try html("[![a](https://x/q.png)](https://x/p.png)\n") == "<p>\(link)image: a</a></p>\n")
        #expect(try html("![a](data:image/png;base64,AA)\n") == "<p>image: a</p>\n")
        #expect(try html("![[a](b)](javascript:x)\n") == "<p>image: a</p>\n")
    }

    @Test("headings go on from that of the entry and leave out no level")
    func headings() throws {
        let html = try html("###### a\n\n# b\n\n## c\n\n###### d\n\n### e\n\n# f\n")
        #expect(html == "<h4>a</h4>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n<h4>f</h4>\n")
    }

    @Test("marks within marks are not written beyond what browsers take")
    func depth() throws {
        let html = try html(
            String(repeating: "*a **b ", count: 200) + String(repeating: "** *", count: 200) + "\n")
        #expect(html.split(separator: "<em>").count < 60 && html.contains("b"))
        let quotes = try self.html(String(repeating: "> ", count: 150) + "a\n")
        #expect(quotes.split(separator: "<blockquote>\n").count == 1)
    }

    @Test("what cannot be seen is spelled out")
    func invisible() throws {
        #expect(
            try html("a\u{202E}b\u{200B}c\u{7F}\n")
                == "<p>a\\u{202E}b\\u{200B}c\\u{7F}</p>\n")
        #expect(try html("👩‍👩‍👧 ⚠️ שלום\n") == "<p>👩‍👩‍👧 ⚠️ שלום</p>\n")
    }

    @Test("a credential is hidden, be it spelled by entities, split by marks, or in a link")
    func credentials() throws {
        #expect(try !html("&#65;KIAQ3EGPLXM7TUNB5WJ\n").contains("KIAQ3EGPLXM7"))
        let secret = "Tr0ub4dor-Zebra-917-quux"
        let text = "password: \(secret)\n\n[a](https://u:\(secret)@x/) \(secret) `\(secret)`\n"
        let document = try Document(parsing: text)
        let found = SecretScanner.matches(in: Array(text.utf8)).map(\.range)
        var writer = MarkdownHTML(document)
        var html = HTMLBuffer()
        html.mask = SecretMask(Array(text.utf8), hiding: found)
        writer.write(1..<document.nodes.count, to: &html)
        #expect(!String(decoding: html.bytes, as: UTF8.self).contains("Zebra"))
    }

    @Test("a title has its marks and no links")
    func titles() {
        var html = HTMLBuffer()
        ShortMarkdown("`a` *b* [c](https://x) <i> & \"d\" 'e'").write(to: &html)
        #expect(
            String(decoding: html.bytes, as: UTF8.self)
                == "<code>a</code> <em>b</em> c &lt;i&gt; &amp; &quot;d&quot; &#39;e&#39;")
        #expect(ShortMarkdown("`a` *b* <i>").plain == "a b <i>")
    }
}
