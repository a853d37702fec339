extension Array<UInt8> {
    /// The Levenshtein distance: the least number of insertions, deletions and replacements of bytes that
    /// turn these bytes into others.
    ///
    /// - Complexity: O(n · m) in the numbers of bytes.
    package func editDistance(to other: [UInt8]) -> Int {
        var row = Array<Int>(0...other.count)
        for (index, byte) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, candidate) in other.enumerated() {
                let replaced = diagonal + (byte == candidate ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
