internal import LogModel

/// The page of a report, section by section.
struct HTMLPage {
    let report: LogReport
    var html = HTMLBuffer()

    static func written(_ report: LogReport) -> [UInt8] {
        var page = HTMLPage(report: report)
        page.write()
        return page.html.bytes
    }

    /// A section of the page: what links name it, and its heading.
    private static let sections: [(id: StaticString, title: StaticString)] = [
        ("time", "Failures over time"), ("weeks", "Weeks"), ("numbers", "In numbers"),
        ("chains", "What led to what"), ("rules", "Rules"), ("open", "What is open"),
        ("findings", "What check finds"), ("entries", "Entries"),
    ]

    private mutating func write() {
        writeTop()
        let titles = Self.sections
        section(titles[0]) { $0.writeTimeline() }
        section(titles[1]) { $0.writeWeeks() }
        section(titles[2]) { $0.writeCounts() }
        section(titles[3]) { $0.writeChains() }
        section(titles[4]) { $0.writeRules() }
        section(titles[5]) { $0.writeOpen() }
        section(titles[6]) { $0.writeFindings() }
        section(titles[7]) { $0.writeEntries() }
        html.markup(
            """
            </main>
            <footer><p>Written by bizlog. This file holds no script and fetches nothing. Credentials that bizlog knows are replaced by \
            [hidden].</p></footer>
            </body>
            </html>

            """)
    }

    private mutating func writeTop() {
        html.markup(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>
            """)
        html.text(ShortMarkdown(report.title).plain)
        html.markup("</title>\n<style>\n")
        html.markup(StyleSheet.text)
        html.markup(
            """
            </style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the numbers</a>
            <header>
            <h1><bdi>
            """)
        html.text(report.title)
        html.markup("</bdi></h1>\n<p class=\"truth\">")
        for (index, part) in report.truth.enumerated() {
            if index > 0 { html.markup(", ") }
            if let number = part.number {
                html.markup("<strong>")
                html.number(number)
                html.markup("</strong> ")
            }
            html.text(part.words)
        }
        html.markup(".</p>\n<p class=\"muted\">")
        html.text(report.aboutText)
        html.markup("</p>\n<nav aria-label=\"Sections\"><ul>\n")
        for section in Self.sections {
            html.markup("<li><a href=\"#")
            html.markup(section.id)
            html.markup("\">")
            html.markup(section.title)
            html.markup("</a></li>\n")
        }
        html.markup("</ul></nav>\n</header>\n<main id=\"main\">\n")
    }

    private mutating func section(
        _ section: (id: StaticString, title: StaticString), _ write: (inout HTMLPage) -> Void
    ) {
        html.markup("<section aria-labelledby=\"")
        html.markup(section.id)
        html.markup("\">\n<h2 id=\"")
        html.markup(section.id)
        html.markup("\">")
        html.markup(section.title)
        html.markup("</h2>\n")
        write(&self)
        html.markup("</section>\n")
    }

    // MARK: Parts

    mutating func paragraph(_ text: String?) {
        guard let text else { return }
        html.markup("<p>")
        html.text(text)
        html.markup("</p>\n")
    }

    /// An entry by its name, linked to where the page shows it.
    mutating func mention(_ name: EntryMention) {
        if let number = name.number {
            html.markup("<a href=\"#e")
            html.number(number)
            html.markup("\">")
        }
        html.markup("<bdi>")
        if name.isTitle {
            if name.text.isEmpty { html.markup("(no title)") }
            ShortMarkdown(name.text).write(to: &html)
        } else {
            html.text(name.text)
        }
        html.markup("</bdi>")
        if name.number != nil { html.markup("</a>") }
    }

    mutating func mentions(_ names: some Collection<EntryMention>) {
        for (index, name) in names.enumerated() {
            if index > 0 { html.markup(", ") }
            mention(name)
        }
    }

    mutating func markup(_ markup: StaticString) { html.markup(markup) }
    mutating func text(_ text: String) { html.text(text) }
    mutating func number(_ number: Int) { html.number(number) }

    private mutating func writeEntries() {
        let articles = EntryArticles(report, used: html.bytes.count + 1_000)
        paragraph(articles.remark)
        if report.entries.isEmpty { paragraph("There are none.") }
        articles.write(to: &html)
    }
}
