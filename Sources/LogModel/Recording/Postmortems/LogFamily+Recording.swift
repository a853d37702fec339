extension LogFamily {
    /// The edits that record post-mortems, and the ids that these get.
    ///
    /// Ids are assigned in the order of the post-mortems. Each is one more than the highest number that
    /// occurs with the prefix in a heading or any other text of the files, so no id is used twice. Recording
    /// many post-mortems at once costs little more than one.
    ///
    /// ```swift
    /// let recording = try family.recording([postmortem])
    /// let bytes = try recording.log.applied(to: family.log.document.document.source.bytes)
    /// ```
    ///
    /// - Throws: ``RecordingError`` with all problems; then nothing is recorded.
    /// - Complexity: O(n) in the bytes of the files and of the post-mortems. The files are scanned but not
    ///   parsed again, except for the surroundings of the changes.
    public func recording(_ postmortems: [Postmortem]) throws(RecordingError) -> Recording {
        try recording(postmortems, limits: .standard)
    }

    /// The same with other limits for parsing the files.
    package func recording(
        _ postmortems: [Postmortem], limits: ParseLimits
    ) throws(RecordingError) -> Recording {
        var recorder = Recorder(self)
        for postmortem in postmortems { recorder.add(postmortem) }
        return try recorder.finished(limits: limits)
    }
}
