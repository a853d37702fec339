/// Tells which layer the title of a section names.
package struct LayerNames {
    private let layers: [[UInt8]: (index: Int, prefix: String)]
    /// How many words the longest name of a layer has.
    private let words: Int

    package init(_ rows: [RulePrefix]) {
        var layers: [[UInt8]: (index: Int, prefix: String)] = [:]
        var words = 0
        for (index, row) in rows.enumerated() {
            let key = FoldedText.key(Array(row.layer.utf8))
            words = max(words, key.count { $0 == UInt8(ascii: " ") } + 1)
            if layers[key] == nil { layers[key] = (index, row.prefix) }
        }
        (self.layers, self.words) = (layers, words)
    }

    /// The prefix that a title names: `R-BIZ-SYS-` of `System Rules (R-BIZ-SYS)`, or the one of the layer that it begins with.
    ///
    /// - Complexity: O(title), however many layers there are.
    package func prefix(of title: [UInt8]) -> String? {
        var offset = 0
        while offset < title.count {
            let isStart = offset == 0 || !title[offset - 1].isLetter && title[offset - 1] != UInt8(ascii: "-")
            guard isStart, EntryID.isOfRules(title, at: offset) else {
                offset += 1
                continue
            }
            var end = offset
            while end < title.count,
                title[end].isUppercase || title[end].isDigit || title[end] == UInt8(ascii: "-")
            {
                end += 1
            }
            var segments = title.string(offset..<end).split(separator: "-")
            if segments.last?.allSatisfy({ $0 == "X" || $0 == "N" }) == true { segments.removeLast() }
            if segments.count > 1 { return segments.joined(separator: "-") + "-" }
            offset = max(end, offset + 1)
        }
        return named(title)?.prefix
    }

    /// The first layer of the table whose name a title begins with.
    private func named(_ title: [UInt8]) -> (index: Int, prefix: String)? {
        var best: (index: Int, prefix: String)?
        var end = 0
        for _ in 0..<words {
            while end < title.count, !title[end].isBlank { end += 1 }
            if let layer = layers[FoldedText.key(Array(title[..<end]))], layer.index < best?.index ?? .max {
                best = layer
            }
            if end == title.count { break }
            while end < title.count, title[end].isBlank { end += 1 }
        }
        return best
    }
}
