extension [TextEdit] {
    /// The edits that have the effect of these edits followed by `later`.
    ///
    /// If these edits fit a text, and `later` fits the result, then `later.applied(to: self.applied(to:
    /// text))` equals `self.followed(by: later).applied(to: text)`. The result is sorted. Edits with no
    /// untouched byte between them become one, unless one of the lists is empty: then the other is returned
    /// as it is. An edit that restores the original bytes may remain. Lists that do not fit give a
    /// meaningless list, but never trap.
    ///
    /// ```swift
    /// let first = [TextEdit(range: 0..<3, replacement: "four")]    // "one two" → "four two"
    /// let second = [TextEdit(range: 5..<8, replacement: "five")]   // → "four five"
    /// first.followed(by: second)                                   // 0..<3 → "four", 4..<7 → "five"
    /// ```
    ///
    /// - Parameter later: edits for the text that results from these.
    /// - Complexity: O(edits + bytes of all replacements)
    public func followed(by later: [TextEdit]) -> [TextEdit] {
        if isEmpty { return later }
        if later.isEmpty { return self }
        var composition = EditComposition(earlier: self)
        for edit in later {
            composition.move(to: edit.range.lowerBound, keeping: true)
            composition.move(to: edit.range.upperBound, keeping: false)
            composition.insert(edit.replacement[...])
        }
        return composition.finish()
    }
}

/// Walks through the intermediate text and collects what both lists of edits do to the original.
///
/// `middle` and `original` are the same place in the intermediate and in the original text, as byte offsets.
/// Everything before it is in `result` or in the pending edit.
private struct EditComposition {
    private let earlier: [TextEdit]
    /// The index of the next earlier edit that is not consumed.
    private var next = 0
    /// How many bytes of its replacement are consumed.
    private var used = 0
    private var middle = 0
    private var original = 0

    private var result: [TextEdit] = []
    /// The start of the pending edit in the original; it ends at `original`.
    private var start = 0
    private var replacement: [UInt8] = []

    init(earlier: [TextEdit]) {
        self.earlier = earlier
        result.reserveCapacity(earlier.count)
    }

    /// Advances to an offset of the intermediate text, and keeps or drops the bytes up to it.
    mutating func move(to target: Int, keeping isKept: Bool) {
        while middle < target {
            guard next < earlier.count else {
                copy(min(target - middle, Int.max - original), keeping: isKept)
                middle = target
                return
            }
            let edit = earlier[next]
            if original < edit.range.lowerBound {
                let count = min(target - middle, edit.range.lowerBound - original)
                copy(count, keeping: isKept)
                middle += count
            } else {
                let count = min(target - middle, edit.replacement.count - used)
                if isKept { insert(edit.replacement[used..<used + count]) }
                used += count
                middle += count
                if used == edit.replacement.count { settle(edit) }
            }
        }
    }

    mutating func insert(_ bytes: ArraySlice<UInt8>) {
        replacement.append(contentsOf: bytes)
    }

    mutating func finish() -> [TextEdit] {
        while next < earlier.count {
            let edit = earlier[next]
            copy(max(0, edit.range.lowerBound - original), keeping: true)
            insert(edit.replacement[used...])
            settle(edit)
        }
        close()
        return result
    }

    /// Advances over bytes that no earlier edit touched.
    private mutating func copy(_ count: Int, keeping isKept: Bool) {
        guard count > 0 else { return }
        if isKept { close() }
        original += count
        if isKept { start = original }
    }

    private mutating func settle(_ edit: TextEdit) {
        original = max(original, edit.range.upperBound)
        next += 1
        used = 0
    }

    private mutating func close() {
        if start < original || !replacement.isEmpty {
            result.append(TextEdit(range: start..<original, replacement: replacement))
        }
        replacement = []
        start = original
    }
}
