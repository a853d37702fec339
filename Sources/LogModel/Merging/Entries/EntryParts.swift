internal import MarkdownAST

/// An entry as a text with parts: its id, its title and its fields.
struct EntryParts {
    let text: PartedText
    /// The fields that fill their lines, each with the place of its value in it.
    private(set) var contents: [PartKey: Range<Int>] = [:]
    /// What the fields are for.
    private(set) var roles: [PartKey: FieldRole] = [:]
    /// The labels of the fields.
    private(set) var labels: [PartKey: String] = [:]

    /// - Complexity: O(n) in the bytes of the entry
    init(_ entry: LogEntry) {
        let source = entry.log.document.source
        let start = entry.range.lowerBound
        func local(_ range: Range<Int>) -> Range<Int> { range.lowerBound - start..<range.upperBound - start }
        var parts: [PartedText.Part] = []
        if entry.hasID { parts.append(.init(key: .id, range: local(entry.idRange))) }
        if !entry.titleRange.isEmpty { parts.append(.init(key: .title, range: local(entry.titleRange))) }
        var counts: [[UInt8]: Int] = [:]
        for place in Self.places(of: entry, source) {
            let label = place.field.label
            let name = FoldedText.key(Array(label.utf8))
            let number = counts[name, default: 0]
            counts[name] = number + 1
            let value = place.field.valueRange
            let key: PartKey = place.fillsLines ? .field(name, number) : .value(name, number)
            parts.append(.init(key: key, range: local(place.fillsLines ? place.range : value)))
            if place.fillsLines {
                contents[key] =
                    value.lowerBound - place.range.lowerBound..<value.upperBound - place.range.lowerBound
            }
            roles[key] = place.field.role
            labels[key] = label
        }
        text = PartedText(Array(source.bytes[entry.range]), parts)
    }

    private struct Place {
        let field: LogField
        /// The bytes of the lines that it stands on, without the last one's ending.
        let range: Range<Int>
        /// Whether nothing else stands on these lines.
        var fillsLines: Bool
    }

    /// Where the fields stand. One within the value of another is left to that.
    private static func places(of entry: LogEntry, _ source: SourceText) -> [Place] {
        let range = entry.range
        let firstLine = source.line(at: range.lowerBound)
        var places: [Place] = []
        var end = 0
        let fields = entry.fields.sorted {
            ($0.labelRange.lowerBound, $0.valueRange.lowerBound) < (
                $1.labelRange.lowerBound, $1.valueRange.lowerBound
            )
        }
        for field in fields {
            let (label, value) = (field.labelRange, field.valueRange)
            guard value.lowerBound >= end, range.lowerBound <= value.lowerBound,
                value.upperBound <= range.upperBound
            else { continue }
            end = value.upperBound
            let (first, last) = (
                source.line(at: min(label.lowerBound, value.lowerBound)),
                source.line(at: max(label.upperBound, value.upperBound))
            )
            let start = source.start(ofLine: first)
            let isOwn =
                first > firstLine && label.lowerBound >= range.lowerBound
                && label.upperBound <= value.lowerBound
            var place = Place(
                field: field, range: start..<max(start, source.content(ofLine: last).upperBound),
                fillsLines: isOwn)
            if place.range.upperBound > range.upperBound || place.range.lowerBound < range.lowerBound {
                place.fillsLines = false
            }
            if let before = places.last, before.range.upperBound > place.range.lowerBound {
                places[places.count - 1].fillsLines = false
                place.fillsLines = false
            }
            places.append(place)
        }
        return places
    }
}
