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
    var title = "Log"
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
    /// The columns of a table, besides those of the head.
    var columns: [String] = []
    /// What stands between two entries, blank lines aside.
    var divider = ""
    /// Of items of a list: whether their heads are bold, and whether no blank line stands between two of one line.
    var items = (areBold: true, areTight: false)

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
            name: name, title: title, container: container, head: head, number: number, keys: keys,
            fact: line,
            text: line, labels: labels, columns: columns, divider: divider)
    }

    /// The same style with nothing but the key, the day and the title in the head, where a bracket or a word of the title may be taken for a
    /// severity or a status.
    private var withPlainHead: FormStyle {
        if container == .row { return self }
        let head = head.filter { $0.slot != .severity && $0.slot != .status }
        return FormStyle(
            name: name, title: title, container: container, head: head, number: number, keys: keys,
            fact: fact,
            text: text, labels: labels, sections: sections, section: section, columns: columns,
            divider: divider,
            items: items)
    }

    /// Whether an entry's head has a place for something.
    func hasSlot(_ slot: Slot) -> Bool { head.contains { $0.slot == slot } }
}

extension FormStyle {
    /// The forms that have a name.
    public static let named: [FormStyle] = [home, learnings, lessons, incidents, table]

    /// bizlog's own form: `### [F-001] t`.
    static let home = FormStyle(
        name: "bizlog", title: "Failure Log", container: .heading(level: 3),
        head: [HeadPart(slot: .key, opening: "[", closing: "]"), HeadPart(slot: .title)],
        keys: .ids(prefix: "F-", isDated: false),
        fact: .line(opening: "**", closing: ":**"), text: .block(opening: "**", closing: ":**"),
        labels: RoleWords.ofHome, divider: "---")

    /// The form of a self-improving agent: `## [LRN-20260304-001] t`, lines with labels, sections.
    static let learnings = FormStyle(
        name: "learnings", title: "Learnings", container: .heading(level: 2),
        head: [HeadPart(slot: .key, opening: "[", closing: "]"), HeadPart(slot: .title)],
        keys: .ids(prefix: "LRN-", isDated: true),
        fact: .line(opening: "**", closing: "**:"), text: .heading(level: 3),
        labels: RoleWords.ofLearnings, sections: RoleWords.sectionsOfLearnings, divider: "---")

    /// A list of lessons: `## 2026-03-04 — t`.
    static let lessons = FormStyle(
        name: "lessons", title: "Lessons Learned", container: .heading(level: 2),
        head: [
            HeadPart(slot: .date), HeadPart(slot: .key, separator: " — "),
            HeadPart(slot: .title, separator: " — "),
        ],
        keys: .asTheyAre, fact: .line(opening: "**", closing: ":**"),
        text: .line(opening: "**", closing: ":**"), labels: RoleWords.ofLessons)

    /// A report of incidents: `## Incident #3: t`.
    static let incidents = FormStyle(
        name: "incidents", title: "Incidents", container: .heading(level: 2),
        head: [HeadPart(slot: .key), HeadPart(slot: .title, separator: ": ")],
        number: ("Incident #", ""), keys: .numbers, fact: .line(opening: "**", closing: ":**"),
        text: .line(opening: "**", closing: ":**"), labels: RoleWords.ofIncidents)

    /// A table with a row for each entry.
    static let table = FormStyle(
        name: "table", title: "Failures", container: .row,
        head: [
            HeadPart(slot: .key, opening: "ID"),
            HeadPart(slot: .date, opening: RoleWords.ofTables[.date] ?? ""),
            HeadPart(slot: .severity, opening: RoleWords.ofTables[.severity] ?? ""),
            HeadPart(slot: .status, opening: RoleWords.ofTables[.status] ?? ""),
            HeadPart(slot: .title, opening: "Title"),
        ],
        keys: .numbers, fact: .line(opening: "", closing: ""), text: .line(opening: "", closing: ""),
        labels: RoleWords.ofTables)
}
