internal import MarkdownAST

/// What an entry says, whatever its form is: all that is needed to write it in another one.
struct EntryContent {
    /// What names an entry.
    enum Key: Hashable {
        case id(String)
        case number(String)

        var text: String {
            switch self {
            case .id(let text), .number(let text): text
            }
        }
    }

    /// A text under its label; without a label what stands before the first one, or behind a field that ended.
    struct Field {
        var label: String
        var role: FieldRole?
        var text: String
    }

    var key: Key?
    var title: String
    var date: LogDate?
    var severity: Choice?
    var status: Choice?
    var fields: [Field]
    /// Its heading as it stands there, if it says more than its key, its day, its severity, its status and its title.
    var heading: String?
    /// Whether its heading is written as it stood.
    var keepsHeading = false
    /// The line on which it begins, 0-based.
    let line: Int

    /// The field in which an entry whose key was made says which one it had.
    static let keyNote = "Original Key"
    /// What it says if there was none.
    static let noKey = "none"

    /// Takes the key back that an entry had before a conversion gave it another one.
    mutating func restoreKey() {
        guard let index = fields.firstIndex(where: { $0.label == Self.keyNote }) else { return }
        let text = fields.remove(at: index).text
        if text == Self.noKey {
            key = nil
        } else {
            key = text.utf8.contains(where: \.isLetter) ? .id(text) : .number(text)
        }
    }

    /// The field in which an entry whose title was cut says what it was.
    static let titleNote = "Original Title"

    /// The field in which an entry says what its heading was, if a form has no place for all of it.
    static let headingNote = "Original Heading"

    /// The fields that say what a conversion could not leave where it was.
    static let notes: Set = [keyNote, titleNote, headingNote]

    /// Takes the heading that an entry had before a conversion.
    mutating func restoreHeading() {
        guard let index = fields.firstIndex(where: { $0.label == Self.headingNote }) else { return }
        heading = fields.remove(at: index).text
    }

    /// Leaves out of the title what would be read as the key, the day, the severity or the status of the entry, and says in a field what it was.
    mutating func cutTitle() {
        let bytes = Array(title.utf8)
        let scan = HeadScan(bytes, bytes.indices)
        guard scan.holdsValues || scan.key != nil, !scan.title.isEmpty else { return }
        fields.append(Field(label: Self.titleNote, role: nil, text: title))
        title = bytes.string(scan.title)
    }

    /// Takes the title back that an entry had before a conversion cut it.
    mutating func restoreTitle() {
        guard let index = fields.firstIndex(where: { $0.label == Self.titleNote }) else { return }
        title = fields.remove(at: index).text
    }

    /// The first thing in which two entries differ, other than their texts; nil if there is none.
    func difference(from other: EntryContent) -> String? {
        if key != other.key { return "id" }
        if title != other.title { return "title" }
        if date != other.date { return FieldRole.date.rawValue }
        if severity?.key != other.severity?.key { return FieldRole.severity.rawValue }
        return status?.key == other.status?.key ? nil : FieldRole.status.rawValue
    }
}

/// The words of a text, and how often each stands there: what is left of it if marks and line breaks are no matter.
func wordCounts(_ bytes: some Collection<UInt8>) -> [ArraySlice<UInt8>: Int] {
    let bytes = Array(bytes)
    var counts: [ArraySlice<UInt8>: Int] = [:]
    var start: Int?
    var offset = 0
    while offset < bytes.count {
        let isWord = bytes.isWordCharacter(at: offset)
        let length = bytes[offset] < 0x80 ? 1 : bytes.scalar(at: offset).length
        if isWord, start == nil { start = offset }
        if !isWord, let first = start {
            counts[bytes[first..<offset], default: 0] += 1
            start = nil
        }
        offset += length
    }
    if let start { counts[bytes[start...], default: 0] += 1 }
    return counts
}
