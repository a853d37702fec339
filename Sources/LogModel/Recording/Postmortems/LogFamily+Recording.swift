extension LogFamily {
    /// The edits that record post-mortems, and the ids that they get.
    ///
    /// Ids are given in the order of the post-mortems: one more than the highest number that was ever used with the prefix, in headings or
    /// in any text of the files, so none is given twice. Many at once cost little more than one.
    ///
    /// ```swift
    /// let recording = try family.recording([postmortem])
    /// let bytes = try recording.log.applied(to: family.log.document.document.source.bytes)
    /// ```
    ///
    /// - Throws: ``RecordingError`` with all that is wrong; then nothing is recorded.
    /// - Complexity: O(n) in the bytes of the files and of the post-mortems. The files are looked through, but not parsed again: only the
    ///   surroundings of what changes are.
    public func recording(_ postmortems: [Postmortem]) throws(RecordingError) -> Recording {
        try recording(postmortems, limits: .standard)
    }

    /// The same for files that may cost no more than other limits allow.
    package func recording(
        _ postmortems: [Postmortem], limits: ParseLimits
    ) throws(RecordingError) -> Recording {
        var recorder = Recorder(self)
        for postmortem in postmortems { recorder.add(postmortem) }
        return try recorder.finished(limits: limits)
    }
}
