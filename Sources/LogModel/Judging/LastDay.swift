extension Sequence<LogDocument> {
    /// The last day that any of the files knows: of an entry, or of the last update. nil if they know none.
    ///
    /// - Complexity: O(n) in the short fields of the entries.
    var lastDay: LogDate? {
        flatMap { file in
            file.entries.compactMap(\.date)
                + file.headerFields.filter { $0.role == .lastUpdated }.compactMap { $0.value.day }
        }.max()
    }
}
