public import MarkdownAST

extension LogDocument {
    /// The edits that make a field of an entry say something else; see ``LogEdit``, which makes several changes at once.
    ///
    /// They touch the bytes of the field's value only; a field that the entry lacks is inserted where the schema has it. Line
    /// endings are the file's. The edited entry is read again: if anything but this field would say something else, nothing is done.
    ///
    /// ```swift
    /// let edits = try log.edits(setting: "Severity", of: id, to: .choice(critical, remark: ""))
    /// let bytes = try edits.applied(to: log.document.source.bytes)
    /// ```
    ///
    /// - Parameters:
    ///   - label: the label's words, in any case.
    ///   - id: the entry; of several with this id the first.
    ///   - value: what the field is to say.
    /// - Returns: no edit if the field says so already.
    /// - Throws: ``FieldEditError``
    /// - Complexity: that of ``LogEdit/finish()``.
    public func edits(
        setting label: String,
        of id: EntryID,
        to value: FieldValue
    ) throws(FieldEditError) -> [TextEdit] {
        do throws(LogEditError) {
            var edit = LogEdit(self)
            try edit.set(label, of: id, to: value)
            return try edit.finish()
        } catch {
            throw error.problem
        }
    }

    /// The edits that make a field of the header say something else, such as the day of the last update.
    ///
    /// See ``edits(setting:of:to:)``.
    ///
    /// - Throws: ``FieldEditError``
    public func edits(settingInHeader label: String, to value: FieldValue) throws(FieldEditError)
        -> [TextEdit]
    {
        do throws(LogEditError) {
            var edit = LogEdit(self)
            try edit.setInHeader(label, to: value)
            return try edit.finish()
        } catch {
            throw error.problem
        }
    }
}
