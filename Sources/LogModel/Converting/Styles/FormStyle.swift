/// How the entries of a log are spelled: their heads, their fields, and what divides them.
///
/// A style is data. One printer writes entries in all styles; see ``LogConversion``.
public struct FormStyle: Sendable {
    /// What an entry is.
    enum Container: Sendable, Hashable {
        /// A heading and what stands under it.
        case heading(level: Int)
        /// An item of a list.
        case item
        /// A line in bold and text under it.
        case lead
        /// A row of a table.
        case row
        /// The whole file.
        case file
    }

    /// What an entry's head may hold.
    enum Slot: Sendable, Hashable {
        case key
        case date
        case severity
        case status
        case title
    }

    /// A place in the head.
    struct HeadPart: Sendable {
        let slot: Slot
        /// What stands before it if anything of the head does.
        var separator = " "
        var opening = ""
        var closing = ""
    }

    /// How entries are named.
    enum Keys: Sendable {
        /// Each by an id. `isDated` is for ids that have the day in them.
        case ids(prefix: String, isDated: Bool)
        /// Each by a number or an id.
        case numbers
        /// By what they have; an entry may have no key.
        case asTheyAre
    }

    /// How a field is spelled.
    enum FieldSpelling: Sendable, Hashable {
        /// The label and the value in one line: `- **X:** v`.
        case line(opening: String, closing: String)
        /// The label in a line of its own, and the value under it.
        case block(opening: String, closing: String)
        /// The label as a heading.
        case heading(level: Int)
    }

    /// What messages call it.
    public let name: String
    /// The title of a log that has none.
    let title = "Failure Log"
    let container: Container
    let head: [HeadPart]
    /// What stands before and behind a number that is the key.
    var number = (opening: "", closing: "")
    let keys: Keys
    /// How a field of a few words is spelled.
    let fact: FieldSpelling
    /// How a text is spelled.
    let text: FieldSpelling
    /// What the fields are called that the form has a place for.
    let labels: [FieldRole: String]
    /// The fields that are sections, whatever other texts are.
    var sections: Set<String> = []
    /// How those are spelled; nil as other texts are.
    var section: FieldSpelling?
    /// Where fields have no blank lines.
    var spacing = FieldSpacing.loose
    /// The columns of a table in their order, those of the head among them or, if they are not, before them.
    var columns: [String] = []
    /// What stands between two entries, blank lines aside.
    var divider = ""
    var items = Items()

    /// How items of a list are written.
    struct Items {
        /// Whether their heads are bold.
        var areBold = true
        /// Whether no blank line stands between two of one line.
        var areTight = false
        /// Whether their numbers are those of an ordered list.
        var areOrdered = false
        /// Whether the day stands behind the bold head: `**t** (2026-03-04)`.
        var haveDayBehind = false
    }

    /// The style and plainer ones, in which more is read as it was written.
    var plainerSpellings: [FormStyle] {
        let plainHead = withPlainHead
        return [self, withPlainLabels]
            + (plainHead.head.count < head.count ? [plainHead, plainHead.withPlainLabels] : [])
    }

    /// The same style with each label in bold at the beginning of a line, where labels are read as fields wherever they stand.
    private var withPlainLabels: FormStyle {
        let line = FieldSpelling.line(opening: "**", closing: ":**")
        return FormStyle(
            name: name, container: container, head: head, number: number, keys: keys,
            fact: line,
            text: line, labels: labels, columns: columns, divider: divider)
    }

    /// The same style with nothing but the key, the day and the title in the head, where a bracket or a word of the title may be taken for a
    /// severity or a status.
    private var withPlainHead: FormStyle {
        if container == .row { return self }
        let head = head.filter { $0.slot != .severity && $0.slot != .status }
        return FormStyle(
            name: name, container: container, head: head, number: number, keys: keys,
            fact: fact,
            text: text, labels: labels, sections: sections, section: section, spacing: spacing,
            columns: columns, divider: divider, items: items)
    }

    /// Whether an entry's head has a place for something.
    func hasSlot(_ slot: Slot) -> Bool { head.contains { $0.slot == slot } }
}

extension FormStyle {
    /// The forms that have a name: bizlog's own, and the common ones in which one file is a log, as `init` starts one.
    public static let named: [FormStyle] =
        [home]
        + CommonForm.allCases.compactMap { form in
            guard form != .adr, let log = try? LogDocument(parsing: form.example) else { return nil }
            return FormStyle(like: log, named: form.rawValue)
        }

    /// bizlog's own form: `### [F-001] t`.
    static let home = FormStyle(
        name: "bizlog", container: .heading(level: 3),
        head: [HeadPart(slot: .key, opening: "[", closing: "]"), HeadPart(slot: .title)],
        keys: .ids(prefix: "F-", isDated: false),
        fact: .line(opening: "**", closing: ":**"), text: .block(opening: "**", closing: ":**"),
        labels: RoleWords.ofHome, divider: "---")
}
