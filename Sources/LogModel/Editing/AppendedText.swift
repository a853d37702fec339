internal import MarkdownAST

/// A value with text added behind it: an item of the list with which it ends, or a paragraph.
struct AppendedText {
    /// The new value.
    let value: String
    /// What it has behind the old one.
    let suffix: String

    /// nil if the text would become part of what stands there.
    ///
    /// - Parameter value: what the field says; may be empty.
    /// - Complexity: O(n) in the bytes of both texts, which are parsed.
    init?(_ text: String, to value: String, of field: EditedField) {
        let text = text.replacing("\r\n", with: "\n")
        guard let old = FieldText(value), let added = FieldText(text), !added.blocks.isEmpty else {
            return nil
        }
        let items = added.items ?? [text]
        if let form = old.lastItem {
            suffix = items.enumerated().map { form.item($1, number: $0 + 1) }.joined()
        } else if !value.isEmpty {
            suffix = "\n\n" + text
        } else if field.kind == .list, added.items == nil {
            suffix = ListItemForm.bullet.item(text, number: 0)
        } else {
            suffix = text
        }
        self.value = value + suffix
        guard let new = FieldText(self.value) else { return nil }
        if old.lastItem == nil {
            guard value.isEmpty || new.blocks.count == old.blocks.count + added.blocks.count else {
                return nil
            }
        } else {
            guard new.blocks.count == old.blocks.count, new.itemCount == old.itemCount + items.count else {
                return nil
            }
        }
    }
}
