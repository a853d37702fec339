/// Finds the listed value that someone may have meant.
enum NearestChoice {
    /// The choice whose name takes the fewest changes of a character; nil if that is more than a third of it.
    ///
    /// - Complexity: O(choices), since only the first 40 bytes of names are compared.
    static func of(_ text: ArraySlice<UInt8>, among choices: [Choice]) -> Choice? {
        let value = Array(FoldedText.key(Array(text)).prefix(40))
        var best: (choice: Choice, distance: Int)?
        for choice in choices {
            for spelling in [choice.key, FoldedText.key(choice.spelling)] {
                let name = Array(spelling.prefix(40))
                let limit = max(name.count / 3, 1)
                guard abs(value.count - name.count) <= limit else { continue }
                let distance = distance(value, name)
                guard distance <= limit, distance < best?.distance ?? .max else { continue }
                best = (choice, distance)
            }
        }
        return best?.choice
    }

    /// The Levenshtein distance of two short byte strings.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (byte == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
