extension Array<UInt8> {
    /// How many insertions, deletions and replacements of bytes make other bytes of these (Levenshtein's distance).
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
