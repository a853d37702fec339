/// One file, one entry: a title with facts near it, sections with roles.
extension EntryFinder {
    enum Certainty: Int, Comparable {
        case weak = 2
        case fair = 3
        case strong = 4

        static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
    }

    /// Whether the whole file is one entry.
    func isOneEntry(atLeast certainty: Certainty) -> Bool {
        let headings = outline.headings
        guard headings.count(where: { $0.level == 1 }) <= 1, !headings.isEmpty else { return false }
        if headings[0].isRefused, headings[0].level == 1 { return false }
        let top = evidence[0].labels + evidence[headings.count].labels + summaryLabels
        let facts = Set(top.filter { isFact(labels.fields[$0]) }.compactMap { labels.fields[$0].role })
        let sections = sectionRoles
        if sections.empty > sections.roles.count || facts.isEmpty && sections.roles.count < 3 { return false }
        var score = 0
        if facts.count >= 2 { score += 2 } else if facts.count == 1 { score += 1 }
        if sections.roles.count >= 3 { score += 2 } else if sections.roles.count == 2 { score += 1 }
        let isReport = HeadingWords.isReportTitle(bytes, headings[0].text)
        if isReport || HeadingWords.isPostmortemTitle(bytes, headings[0].text)
            || !facts.isEmpty && !sections.roles.isEmpty
        {
            score += isReport ? 2 : 1
        }
        if labels.fields.contains(where: {
            $0.style == .data && ($0.role == .date || $0.role == .severity || $0.role == .status)
                && !$0.value.isEmpty
        }) {
            score += 2
        }
        if isTitledLog, HeadingWords.isCollection(bytes, headings[0].text), facts.count < 2 { score -= 1 }
        if score < certainty.rawValue { return false }
        return !hasSeveral || score - 2 >= certainty.rawValue
    }

    /// The labels in the first section, if it sums up the file.
    private var summaryLabels: [Int] {
        let headings = outline.headings
        guard headings.count > 1, headings[1].parent == 0,
            HeadingWords.isSummary(bytes, headings[1].text)
        else { return [] }
        return evidence[1].labels
    }

    /// Whether a label near the title says when, how bad, or how far.
    private func isFact(_ field: FormField) -> Bool {
        guard !field.value.isEmpty, field.style != .heading else { return false }
        switch field.role {
        case .date: return DateScan.first(in: bytes, field.value) != nil
        case .severity, .status: return field.value.count <= 120
        default: return false
        }
    }

    /// The roles of the sections, and how many sections with a role have nothing under them.
    private var sectionRoles: (roles: FieldRoles, empty: Int) {
        var roles = FieldRoles()
        var empty = 0
        for (index, heading) in outline.headings.enumerated() where heading.isLabel {
            let place = labels.fields.partitioningIndex { $0.line >= heading.line }
            guard place < labels.fields.count, labels.fields[place].line == heading.line,
                let role = labels.fields[place].role
            else { continue }
            let isEmpty = (heading.line + 1..<max(heading.line + 1, heading.end)).allSatisfy { line in
                bytes.trimmingBlanks(document.source.content(ofLine: line)).isEmpty
            }
            if isEmpty,
                index + 1 >= outline.headings.count || outline.headings[index + 1].level <= heading.level
            {
                empty += 1
            } else {
                roles.insert(role)
            }
        }
        return (roles, empty)
    }

    /// Whether the same labels recur under several headings, which then are the entries.
    private var hasSeveral: Bool {
        let others = outline.headings.indices.filter {
            !outline.headings[$0].isLabel && $0 > 0 && evidence[$0].roles.count >= 2
        }
        return others.count >= 2 && recurrence(others) >= 0.5
    }
}
