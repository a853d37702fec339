internal import LogModel
internal import MarkdownAST
internal import SecretScan

/// The Markdown of a report, section by section.
struct MarkdownPage {
    let report: LogReport
    var page = MarkdownText()

    /// How many bytes the texts of entries may take.
    private static let room = 22_000_000

    static func written(_ report: LogReport) -> [UInt8] {
        var page = MarkdownPage(report: report)
        page.write()
        return page.page.bytes
    }

    private mutating func write() {
        page.markup("# ")
        page.text(ShortMarkdown(report.title).plain)
        page.markup("\n\n**")
        page.text(report.truthText)
        page.markup("**\n\n")
        paragraph(report.aboutText)
        page.markup("## Failures over time\n\n")
        writeTimeline()
        page.markup("## Weeks\n\n")
        writeWeeks()
        page.markup("## In numbers\n\n")
        writeCounts()
        page.markup("## What led to what\n\n")
        writeChains()
        page.markup("## Rules\n\n")
        writeRules()
        page.markup("## What is open\n\n")
        writeOpen()
        page.markup("## What check finds\n\n")
        writeFindings()
        page.markup("## Entries\n\n")
        writeEntries()
    }

    mutating func paragraph(_ text: String?) {
        guard let text else { return }
        page.text(text)
        page.markup("\n\n")
    }

    mutating func remaining(_ count: Int) { paragraph(LogReport.moreText(count)) }

    func plain(_ name: EntryMention) -> String {
        if !name.isTitle { return name.text }
        return name.text.isEmpty ? "(no title)" : ShortMarkdown(name.text).plain
    }

    func plain(_ names: some Collection<EntryMention>) -> String {
        names.isEmpty ? "–" : names.map { plain($0) }.joined(separator: ", ")
    }

    mutating func row(_ cells: [String]) {
        page.markup("|")
        for cell in cells {
            page.markup(" ")
            page.text(cell)
            page.markup(" |")
        }
        page.markup("\n")
    }

    mutating func head(_ cells: [String], numbersFrom first: Int? = nil) {
        row(cells)
        page.markup("|")
        for index in cells.indices { page.markup(index >= first ?? Int.max ? "---:|" : "---|") }
        page.markup("\n")
    }

    private mutating func writeEntries() {
        if report.entries.isEmpty { return paragraph("There are none.") }
        var isShown = Array(repeating: false, count: report.entries.count)
        var taken = 0
        // The latest ones, as far as there is room.
        for number in report.latestFirst {
            taken += report.entries[number].entry.range.count + 200
            if taken > Self.room { break }
            isShown[number] = true
        }
        let leftOut = isShown.count { !$0 }
        if leftOut > 0 {
            paragraph(
                "\(leftOut.counting("older entry is", "older entries are")) left out, so that the file stays below 25 MB."
            )
        }
        for (number, entry) in report.entries.enumerated() where isShown[number] {
            page.markup("### ")
            let title = ShortMarkdown(entry.title).plain
            page.text(entry.name.isEmpty ? title : title.isEmpty ? entry.name : "\(entry.name) \(title)")
            page.markup("\n\n")
            let source = entry.entry.log.document.source
            let text = source.string(entry.entry.range)
            let mask = report.hidden.mask(of: entry.file, in: entry.entry.range)
            let line = source.line(at: entry.entry.range.lowerBound) + 1
            paragraph("\(report.names[entry.file]):\(line)")
            page.fenced(mask?.masked(text) ?? text, as: "markdown")
        }
    }
}
