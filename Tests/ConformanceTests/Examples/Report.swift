import Foundation
import MarkdownAST
import MarkdownFormat

/// The measurements of one collection as a row of a table, and what failed.
struct Report: Sendable {
    /// The collection's name.
    let title: String

    /// The columns with the number of documents that hold each law.
    private(set) var columns: [(title: String, count: Int)] = []

    /// The documents that do not, by law.
    private(set) var failures: [(law: String, example: Example)] = []

    /// Measures the documents and has their HTML compared before and after.
    ///
    /// - Throws: ``HTMLRenderer/Failure`` if there is no HTML to compare.
    init(
        of examples: [Example],
        title: String,
        format: (Document) -> FormattedDocument = { MarkdownFormatter().format($0) }
    ) throws {
        self.title = title
        let measurements = examples.map { Measurement(of: $0, format: format) }
        columns.append(("documents", examples.count))
        columns.append(("changed", measurements.count { $0.isChanged }))
        count("parsed", measurements) { $0.isParsed }
        count("lossless", measurements) { $0.isLossless }
        count("same tree", measurements) { $0.keepsTree }
        count("idempotent", measurements) { $0.isIdempotent }

        // Equal bytes have equal HTML, so only what changed is rendered.
        let changed = measurements.filter(\.isChanged)
        for renderer in HTMLRenderer.all {
            let html = try renderer.render(changed.map(\.example.markdown) + changed.map(\.formatted))
            var differing: Set<Int> = []
            for (index, measurement) in changed.enumerated()
            where html[index].withoutCarriageReturns != html[index + changed.count].withoutCarriageReturns {
                differing.insert(measurement.example.id)
            }
            count(renderer.title, measurements) { !differing.contains($0.example.id) }
        }
    }

    private mutating func count(_ law: String, _ measurements: [Measurement], holds: (Measurement) -> Bool) {
        let broken = measurements.filter { !holds($0) }
        columns.append((law, measurements.count - broken.count))
        failures += broken.map { (law, $0.example) }
    }

    /// The titles of the columns and a line for each report.
    static func table(_ reports: [Report]) -> String {
        guard let first = reports.first else { return "" }
        let rows =
            [[""] + first.columns.map(\.title)]
            + reports.map { report in [report.title] + report.columns.map { String($0.count) } }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let width = rows.map { $0[column].count }.max() ?? 0
                let padding = String(repeating: " ", count: width - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension Data {
    /// cmark-gfm keeps the line endings of code and HTML as they were, and formatting makes them LF.
    fileprivate var withoutCarriageReturns: Data {
        guard contains(UInt8(ascii: "\r")) else { return self }
        let text = String(decoding: self, as: UTF8.self)
        return Data(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").utf8)
    }
}
