internal import MarkdownAST

/// The entries of one version of a file, with what tells them apart.
struct MergeEntries {
    /// The version, perhaps without some of its entries.
    let log: LogDocument
    /// The whole version.
    let whole: SourceText
    let entries: [LogEntry]
    /// What names each entry; entries of one version may share a name.
    let names: [Name]
    private let lines: RepeatedLines

    /// What names an entry.
    enum Name: Hashable {
        /// By its id or number, in capitals.
        case id(String)
        /// By its day and its title.
        case title(LogDate?, String)
    }

    /// - Parameter usesNumbers: whether a number names an entry: no two of a version have the same one.
    /// - Complexity: O(entries)
    init(_ log: LogDocument, of whole: SourceText, usesNumbers: Bool = true) {
        (self.log, self.whole) = (log, whole)
        let entries = Array(log.entries)
        self.entries = entries
        lines = RepeatedLines(whole)
        names = entries.map { entry in
            let isNumber = entry.syntax == nil && entry.form?.key?.isNumber ?? false
            return entry.hasID && (usesNumbers || !isNumber)
                ? .id(entry.id.capitals) : .title(entry.date, entry.title)
        }
    }

    /// Whether two entries have the same number.
    var repeatsNumbers: Bool {
        var seen: Set<String> = []
        for entry in entries where entry.syntax == nil {
            guard let key = entry.form?.key, key.isNumber else { continue }
            if !seen.insert(key.id.text).inserted { return true }
        }
        return false
    }

    /// The ids that several entries have.
    var repeatedIDs: Set<EntryID> {
        var seen: Set<EntryID> = []
        return Set(entries.lazy.filter(\.hasID).map(\.id).filter { !seen.insert($0).inserted })
    }

    /// The bytes of an entry.
    func bytes(_ index: Int) -> ArraySlice<UInt8> { log.document.source.bytes[entries[index].range] }

    /// What an entry says, whatever its own id is and whatever the ids are that only one side knows.
    ///
    /// - Parameter known: the ids that both sides know.
    /// - Complexity: O(n) in the bytes of the entry
    func content(_ index: Int, knowing known: Set<EntryID>) -> [UInt8] {
        let entry = entries[index]
        let bytes = log.document.source.bytes
        var result: [UInt8] = []
        var start = entry.range.lowerBound
        if entry.hasID {
            result += bytes[start..<max(start, entry.idRange.lowerBound)]
            start = entry.idRange.upperBound
        }
        for mention in IDMention.all(in: bytes, start..<entry.range.upperBound)
        where mention.isUnambiguous && !known.contains(mention.id) {
            result += bytes[start..<mention.range.lowerBound]
            result += mention.id.prefix.utf8
            start = mention.range.upperBound
        }
        result += bytes[start..<max(start, entry.range.upperBound)]
        return result.filter { $0 != UInt8(ascii: "\r") }
    }

    /// Whether an entry is another version of one with the same name, and not one that got the name of a removed one.
    ///
    /// - Complexity: O(n) in the bytes of both
    func isVersion(_ index: Int, of other: Int, in others: MergeEntries) -> Bool {
        let (entry, old) = (entries[index], others.entries[other])
        if entry.title == old.title { return true }
        return sharedLines(index, other, in: others) ?? (entry.date == old.date)
    }

    /// Whether an entry is another version of one with another name: the same title and day, or one of them and mostly the same words; of
    /// entries with ids it has to be the day.
    ///
    /// - Complexity: O(n) in the bytes of both
    func isRenamed(_ index: Int, from other: Int, in others: MergeEntries) -> Bool {
        let (entry, old) = (entries[index], others.entries[other])
        guard entry.hasID == old.hasID, entry.isRule == old.isRule else { return false }
        let isSameTitle = !entry.title.isEmpty && entry.title == old.title
        if case .id = names[index] {
            guard entry.date == old.date else { return false }
            if isSameTitle { return true }
        } else if entry.date != old.date, !isSameTitle {
            return false
        }
        return sharedLines(index, other, in: others) ?? false
    }

    /// Whether at least half of the long lines of the shorter entry, without those that other entries have too, stand in the other one;
    /// nil if there are none.
    private func sharedLines(_ index: Int, _ other: Int, in others: MergeEntries) -> Bool? {
        func lines(_ bytes: ArraySlice<UInt8>) -> Set<ArraySlice<UInt8>> {
            Set(
                bytes.split(whereSeparator: \.isLineEnding).dropFirst().filter {
                    $0.isLongLine && !self.lines.contains($0) && !others.lines.contains($0)
                })
        }
        let (left, right) = (lines(bytes(index)), lines(others.bytes(other)))
        let least = min(left.count, right.count)
        return least == 0 ? nil : left.intersection(right).count * 2 >= least
    }
}

/// The lines that stand in a file more than once, as labels do.
private final class RepeatedLines {
    private let source: SourceText
    private lazy var lines = Self.repeated(in: source)

    init(_ source: SourceText) { self.source = source }

    /// - Complexity: O(n) in the bytes of the file when it is first asked
    func contains(_ line: ArraySlice<UInt8>) -> Bool { lines.contains(line) }

    private static func repeated(in source: SourceText) -> Set<ArraySlice<UInt8>> {
        var seen: Set<ArraySlice<UInt8>> = []
        var repeated: Set<ArraySlice<UInt8>> = []
        for line in source.bytes.split(whereSeparator: \.isLineEnding) where !seen.insert(line).inserted {
            repeated.insert(line)
        }
        return repeated
    }
}

extension ArraySlice<UInt8> {
    /// Whether a line is so long that two entries hardly have it by chance.
    var isLongLine: Bool { count > 24 }
}
