/// Finds entries by what people call them.
extension [LogDocument] {
    /// An entry: the index of its log, and its own there.
    package typealias NamedEntry = (log: Int, entry: Int)

    /// The entries that a text names by their ids: those with just this id, else those whose ids are the same but for capitals and
    /// leading zeros.
    ///
    /// - Complexity: O(entries)
    package func entries(named text: String) -> [NamedEntry] {
        let exact = entries { $0.hasID && $0.id.text == text }
        return exact.isEmpty ? entries { $0.hasID && $0.id.isNamed(text) } : exact
    }

    /// The entries of a day, else those with a number, else those with a text in their titles.
    ///
    /// - Complexity: O(n) in the bytes of the titles and the short fields.
    package func entries(describedBy text: String) -> [NamedEntry] {
        if let day = LogDate(text) {
            let found = entries { $0.summary.date == day }
            if !found.isEmpty { return found }
        }
        if let number = Int(text), number >= 0 {
            let found = entries { $0.hasID && Int($0.id.digits) == number }
            if !found.isEmpty { return found }
        }
        return entries { $0.holdsInTitle(text) }
    }

    private func entries(where isWanted: (LogEntry) -> Bool) -> [NamedEntry] {
        enumerated().flatMap { log, document in
            document.entries.enumerated().compactMap { isWanted($1) ? (log, $0) : nil }
        }
    }
}
