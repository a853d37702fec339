/// What the copies that a log has of its counts become: what both sides have added, less what they have added both.
///
/// Where a count was wrong before, it stays wrong by as much, and `check` says so.
struct MergeCounts {
    private let base: FileParts?
    private let ours: FileParts
    private let theirs: FileParts
    private var totalCorrection = 0
    private var rowCorrections: [[UInt8]: Int] = [:]

    /// - Parameter survivors: the numbers of the entries that the merge has.
    /// - Complexity: O(entries), and O(n) in the bytes of those that both sides have changed
    init(base: FileParts?, ours: FileParts, theirs: FileParts, survivors: Set<Int>) {
        (self.base, self.ours, self.theirs) = (base, ours, theirs)
        totalCorrection =
            survivors.count - (ours.entries.count + theirs.entries.count - (base?.entries.count ?? 0))
        guard ours.table != nil || theirs.table != nil else { return }
        var undeclared = 0
        for number in Set(ours.entries.keys).union(theirs.entries.keys).union(base?.entries.keys ?? [:].keys)
        {
            let texts = [base, ours, theirs].map { $0?.text[.entry(number)] }
            // What only one side has changed is counted by its difference.
            if texts[0] == texts[1] || texts[0] == texts[2] { continue }
            let rows = [base, ours, theirs].map { $0?.rowKey(of: number) }
            let merged = rows[1] == rows[0] ? rows[2] : rows[1]
            if survivors.contains(number), let row = merged ?? nil { rowCorrections[row, default: 0] += 1 }
            for (row, sign) in zip(rows, [1, -1, -1]) {
                if let row = row ?? nil { rowCorrections[row, default: 0] += sign }
            }
            if texts[0] == nil, texts[1] != nil, texts[2] != nil, rows[1] == nil { undeclared += 1 }
        }
        takeBack(undeclared)
    }

    /// Takes back what both sides have counted, for entries that do not say in which row they count.
    private mutating func takeBack(_ count: Int) {
        var rest = count
        for key in ours.table?.rowKeys ?? [] where rest > 0 {
            guard let our = ours.count(key), let their = theirs.count(key) else { continue }
            let old = base?.count(key) ?? 0
            let both = min(rest, our - old, their - old)
            guard both > 0 else { continue }
            rowCorrections[key, default: 0] -= both
            rest -= both
        }
    }

    /// The number of entries that the header says.
    var total: Int? {
        guard let our = ours.total, let their = theirs.total else { return nil }
        return Self.sum(our, their, base?.total ?? 0, totalCorrection)
    }

    /// The count of a row; nil if not both sides have it.
    func count(_ key: [UInt8]) -> Int? {
        guard let our = ours.count(key), let their = theirs.count(key) else { return nil }
        return Self.sum(our, their, base?.count(key) ?? 0, rowCorrections[key] ?? 0)
    }

    /// The trend of a row that both sides have changed in different ways.
    func trend(_ key: [UInt8]) -> String? {
        guard let count = count(key) else { return nil }
        let old = base?.count(key) ?? 0
        return CategoryTable.trend(from: old, to: count)
    }

    private static func sum(_ ours: Int, _ theirs: Int, _ base: Int, _ correction: Int) -> Int {
        let (change, isTooLarge) = theirs.subtractingReportingOverflow(base)
        let (sum, overflows) = ours.addingReportingOverflow(change)
        return isTooLarge || overflows ? max(ours, theirs) : max(0, sum &+ correction)
    }
}
