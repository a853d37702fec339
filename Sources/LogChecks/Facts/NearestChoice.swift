internal import LogModel

/// Finds the listed value that someone probably meant.
enum NearestChoice {
    /// The choice whose name has the smallest edit distance; nil if the distance is more than a third of the
    /// name.
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
                let distance = value.editDistance(to: name)
                guard distance <= limit, distance < best?.distance ?? .max else { continue }
                best = (choice, distance)
            }
        }
        return best?.choice
    }
}
