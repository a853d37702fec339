extension FailureLog {
    /// The log with another failure in the place of the first one with its id; nil if there is none.
    ///
    /// The part keeps its spelling, over which values win that have changed.
    ///
    /// ```swift
    /// let changed = failure.setting(.severity, to: .choice(critical, remark: "")).flatMap { log.replacing($0) }
    /// ```
    public func replacing(_ failure: Failure) -> FailureLog? {
        let index = parts.firstIndex { part in
            if case .failure(let other) = part.content { other.id == failure.id } else { false }
        }
        guard let index else { return nil }
        var parts = parts
        let old = parts[index]
        parts[index] = Part(
            .failure(failure),
            level: old.level,
            preface: old.preface,
            endsWithBreak: old.endsWithBreak,
            spelling: old.spelling
        )
        return FailureLog(header: header, parts: parts)
    }
}
