extension FormStyle {
    /// The line that says which parts of a file are entries that are written in this style.
    func pin(of entries: [EntryContent]) -> FormPin {
        switch container {
        case .heading(let level): FormPin(.heading(level: level, headingKey(of: entries)))
        case .item: FormPin(.list(nil))
        case .lead: FormPin(.lead(nil))
        case .row: FormPin(.table(nil))
        case .file: FormPin(.file)
        }
    }

    private func headingKey(of entries: [EntryContent]) -> FormPin.HeadingKey {
        switch keys {
        case .ids: .id(prefix: nil)
        case .numbers: .number(word: nil)
        case .asTheyAre: hasSlot(.date) && entries.allSatisfy { $0.date != nil } ? .date : .plain
        }
    }
}
