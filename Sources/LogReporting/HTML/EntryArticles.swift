internal import LogModel
internal import MarkdownAST

/// The entries of a report as articles, as far as there is room for them.
struct EntryArticles {
    private let report: LogReport
    private let places: [EntryBodyPlaces]
    private var written = HTMLBuffer()
    private var heads: [Range<Int>?]
    private var bodies: [Range<Int>?]
    /// How many entries are shown without their texts, and not at all.
    private(set) var withoutText = 0
    private(set) var leftOut = 0

    /// How many bytes heads, and the whole page, may take.
    private static let headRoom = 8_000_000
    private static let pageRoom = 24_900_000
    /// What stands around each article.
    private static let frame = 80

    /// Writes the articles, the latest first, until there is no room left.
    ///
    /// - Parameter used: how many bytes the rest of the page takes.
    /// - Complexity: O(n log n) in the entries, O(n) in the bytes of what is written.
    init(_ report: LogReport, used: Int) {
        self.report = report
        places = report.logs.map { EntryBodyPlaces($0) }
        heads = Array(repeating: nil, count: report.entries.count)
        bodies = heads
        let order = report.latestFirst
        for number in order {
            let start = written.bytes.count
            guard start < Self.headRoom else {
                leftOut += 1
                continue
            }
            writeHead(number)
            heads[number] = start..<written.bytes.count
        }
        let room = Self.pageRoom - used - Self.frame * (order.count - leftOut)
        for number in order where heads[number] != nil {
            let start = written.bytes.count
            guard start < room else {
                withoutText += 1
                continue
            }
            writeBody(number)
            if written.bytes.count <= room {
                bodies[number] = start..<written.bytes.count
            } else {
                withoutText += 1
            }
        }
    }

    /// What is not shown in full; nil if all is.
    var remark: String? {
        if leftOut == 0, withoutText == 0 { return nil }
        var parts: [String] = []
        if withoutText > 0 {
            parts.append(
                "\(withoutText.counting("older entry stands", "older entries stand")) here without text")
        }
        if leftOut > 0 { parts.append("\(leftOut.counting("older entry is", "older entries are")) left out") }
        return parts.joined(separator: ", and ")
            + ", so that the file stays below 25 MB. All numbers count all entries; --since shows fewer entries in full."
    }

    /// Writes the articles in the order of the logs.
    func write(to html: inout HTMLBuffer) {
        for number in heads.indices {
            guard let head = heads[number] else { continue }
            html.markup("<article id=\"e")
            html.number(number)
            html.markup("\">")
            html.append(written.bytes[head])
            if let body = bodies[number] {
                html.append(written.bytes[body])
            } else {
                html.markup("<p class=\"muted\">The text is left out.</p>")
            }
            html.markup("</article>\n")
        }
    }

    private mutating func writeHead(_ number: Int) {
        let entry = report.entries[number]
        written.mask = nil
        written.markup("<h3>")
        if !entry.name.isEmpty {
            written.markup("<span class=\"id\">")
            written.text(entry.name)
            written.markup("</span> ")
        }
        written.markup("<bdi>")
        if entry.title.isEmpty, entry.name.isEmpty {
            written.markup("(no title)")
        } else {
            ShortMarkdown(entry.title).write(to: &written)
        }
        written.markup("</bdi></h3>\n<p class=\"facts\">")
        let summary = entry.summary
        if let date = summary.date {
            written.markup("<span>")
            written.text(date.description)
            written.markup("</span>")
        }
        for value in [summary[.severity], summary[.status]].compactMap(\.self) {
            written.markup("<span>")
            written.text(report.hidden.short(value.description))
            written.markup("</span>")
        }
        for rule in summary.rules.prefix(10) {
            written.markup("<span>")
            written.text(report.hidden.short(rule.text))
            written.markup("</span>")
        }
        written.markup("<span class=\"place\">")
        written.text(report.names[entry.file])
        written.markup(":")
        written.number(entry.entry.log.document.source.line(at: entry.entry.range.lowerBound) + 1)
        written.markup("</span></p>\n")
    }

    private mutating func writeBody(_ number: Int) {
        let entry = report.entries[number]
        let document = entry.entry.log.document
        written.mask = report.hidden.mask(of: entry.file, in: entry.entry.range)
        written.markup("<div class=\"body\" lang=\"\" dir=\"auto\">\n")
        switch places[entry.file].place(of: entry.entry) {
        case .nodes(let nodes):
            var writer = MarkdownHTML(document)
            writer.write(nodes, to: &written)
        case .fields: writeFields(of: entry.entry)
        case .bytes:
            let bytes = Array(document.source.bytes[entry.entry.range])
            if let part = try? Document(parsing: bytes) {
                var writer = MarkdownHTML(part)
                writer.write(1..<max(1, part.nodes.count), to: &written)
            } else {
                written.markup("<pre>")
                written.text(bytes[...])
                written.markup("</pre>")
            }
        }
        written.mask = nil
        written.markup("</div>\n")
    }

    private mutating func writeFields(of entry: LogEntry) {
        let fields = entry.failure.fields.filter { !$0.value.description.isEmpty }
        if fields.isEmpty { return }
        written.markup("<dl>")
        for field in fields {
            written.markup("<dt>")
            written.text(field.label)
            written.markup("</dt><dd>")
            ShortMarkdown(field.value.description).write(to: &written, hasLinks: true)
            written.markup("</dd>\n")
        }
        written.markup("</dl>\n")
    }
}
