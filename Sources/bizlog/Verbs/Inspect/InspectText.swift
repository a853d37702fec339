internal import LogModel

/// What was found in a log, as lines for people.
enum InspectText {
    static func lines(_ inspection: LogInspection, name: String) -> [String] {
        var lines = ["\(name): \(headline(inspection))"]
        func section(_ title: String, _ rows: [String]) {
            if rows.isEmpty { return }
            lines += ["", title] + rows.map { "  \($0)" }
        }
        section("Forms", inspection.forms.flatMap { form($0) })
        section("Fields", fields(inspection))
        section("Severities", inspection.severities.map(count))
        section("States", inspection.statuses.map(count))
        section("Order", order(inspection))
        section("Not understood", notUnderstood(inspection, name))
        return lines
    }

    private static func headline(_ inspection: LogInspection) -> String {
        let entries = inspection.entryCount.counting("entry", "entries")
        let way =
            switch inspection.source {
            case .template: "a template in the file says what an entry is"
            case .line: "a line in the file says what an entry is"
            case .ownForm: "they have bizlog's own form"
            case .inference: "nothing in the file says what an entry is, so it is inferred"
            case .nothing: "nothing looks like one"
            }
        let share = inspection.entryCount > 0 ? "; \(inspection.coverage) % of the file" : ""
        return "\(entries); \(way)\(share)"
    }

    private static func form(_ form: LogInspection.Form) -> [String] {
        let place = form.count == 1 ? "line \(form.first + 1)" : "lines \(form.first + 1) to \(form.last + 1)"
        return ["\(form.count.counting("entry", "entries")): \(form.name) (\(form.words)), \(place)"]
            + form.reasons.map { "  - \($0)" }
    }

    /// How many fields are listed that only one of several entries has.
    private static let rareFields = 5

    private static func fields(_ inspection: LogInspection) -> [String] {
        var rare = 0
        let shown = inspection.fields.filter { field in
            if field.count > 1 || inspection.entryCount == 1 { return true }
            rare += 1
            return rare <= rareFields
        }
        let rows = shown.map { field in
            let role = field.role.map { ", \($0.rawValue)" } ?? ""
            let place = field.isInHeading ? " in the heading" : ""
            return
                "\(field.label)\(place): \(field.kind.rawValue)\(role), in \(field.count) of \(inspection.entryCount)"
        }
        guard rare > rareFields else { return rows }
        return rows + ["\((rare - rareFields).counting("more label", "more labels")), each in one entry"]
    }

    private static func count(_ value: LogInspection.Count) -> String { "\(value.name): \(value.count)" }

    private static func order(_ inspection: LogInspection) -> [String] {
        if inspection.entryCount == 0 { return [] }
        let order =
            switch inspection.order {
            case .oldestFirst: "oldest first"
            case .newestFirst: "newest first"
            case .none: "none that four of five neighbours agree on"
            }
        guard let next = inspection.next else { return inspection.entryCount > 1 ? [order] : [] }
        let neighbour =
            switch next.place {
            case .first: "before the first one"
            case .last: "behind the last one"
            case .behind(let line): "behind that of line \(line + 1)"
            }
        let place = "\(neighbour), at line \(next.line + 1)"
        let name = next.name.map { ", and is named \($0)" } ?? ""
        return [order, "the next entry goes \(place)\(name)"]
    }

    private static func notUnderstood(_ inspection: LogInspection, _ name: String) -> [String] {
        var rows: [String] = []
        if let unread = inspection.unread {
            rows.append("line \(unread.line + 1): \(unread.what), but nothing tells where one begins")
            rows.append(
                unread.pin.map { "if they are entries, write this line under the title: \($0)" }
                    ?? "if they are entries, \(UnreadParts.wayOfLines)")
        }
        rows += inspection.unreadLines.dropFirst().prefix(20).map {
            "line \($0 + 1): looks like an entry, too"
        }
        rows += inspection.templateLines.map { "line \($0 + 1): a template, which is no entry" }
        return rows
    }
}
