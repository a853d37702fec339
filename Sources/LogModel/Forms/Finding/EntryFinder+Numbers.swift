/// Headings with numbers: `## Incident #3: t`, `### 1. t`, `## Lesson 7 — t`.
extension EntryFinder {
    private struct Group: Hashable {
        let word: String
        let level: Int
    }

    mutating func findByNumber() {
        var groups: [Group: [Int]] = [:]
        for (index, heading) in outline.headings.enumerated()
        where (isEntry[index] || mayBegin(index)) && !isWithinEntry(index) {
            guard case .number(_, _, let word) = heading.scan.key, !HeadingWords.isOther(bytes, word),
                !isPart(word, of: heading.parent)
            else { continue }
            groups[Group(word: bytes.string(word).lowercased(), level: heading.level), default: []].append(
                index)
        }
        var taken: [Int] = []
        // Beside entries with ids that say when or how bad, numbered headings that never do are parts of something else, too.
        let named = found.filter { $0.form == .id }.compactMap(\.heading)
        let areGraded = named.count >= 3 && named.count(where: isGraded) * 2 >= named.count
        var isNamed = false
        func isNamedAfter(_ group: Group) -> Bool { groups[group]?.first.map { isName(of: $0) } ?? false }
        let order = groups.keys.sorted {
            (isNamedAfter($0) ? 0 : 1, $0.level, $0.word) < (isNamedAfter($1) ? 0 : 1, $1.level, $1.word)
        }
        for group in order {
            let all = groups[group, default: []]
            var members = all.filter { mayBegin($0) && !isWithinEntry($0) }
            // Beside `Challenge 3` a bare number counts entries only where a heading says so: `Lessons`.
            if isNamed, !isNamedAfter(group) {
                let parents = Set(members.map { outline.headings[$0].parent }).filter { isCollection($0) }
                members.removeAll { !parents.contains(outline.headings[$0].parent) }
            }
            guard let first = members.first else { continue }
            // What else is numbered beside entries that have dates or labels is one of them.
            let entries = all.filter { isEntry[$0] }
            if !entries.isEmpty, hasSteps(all) {
                let sections = Set(entries.map { outline.headings[$0].parent })
                let areFew = members.count <= entries.count
                for index in members {
                    let isBeside = sections.contains(outline.headings[index].parent)
                    let isTold = !evidence[index].roles.isEmpty
                    if areFew ? isBeside || isTold : isBeside && isTold { take(heading: index, .number) }
                }
                continue
            }
            let score = score(members, isNamed: isName(of: first))
            // What is numbered beside numbered entries are mostly parts of something else.
            if score >= (taken.isEmpty ? 3 : 4), !areGraded || members.contains(where: isGraded) {
                taken += members
                isNamed = isNamed || isNamedAfter(group)
                for index in members { take(heading: index, .number) }
            } else if score == 2, members.count >= 3 {
                unread += members.map { outline.headings[$0].line }
            }
        }
        if !taken.isEmpty { joinSiblings() }
    }

    /// Whether a heading or a label under it says when something happened, how bad it was, or how far one has come.
    private func isGraded(_ index: Int) -> Bool {
        outline.headings[index].scan.holdsValues
            || [.date, .severity, .status].contains { evidence[index].roles.contains($0) }
    }

    /// Whether the numbers of headings mostly rise or fall by one.
    private func hasSteps(_ members: [Int]) -> Bool {
        let numbers: [Int] = members.compactMap { index in
            if case .number(let value, _, _) = outline.headings[index].scan.key { value } else { nil }
        }
        return zip(numbers, numbers.dropFirst()).count { abs($0 - $1) == 1 } * 2 >= numbers.count - 1
    }

    /// Whether a word before a number names one of several causes or fixes, under a heading that speaks of them.
    private func isPart(_ word: Range<Int>, of parent: Int?) -> Bool {
        guard !word.isEmpty, let parent, outline.headings[parent].level > 1 else { return false }
        var roles = FormRoles()
        guard let hit = roles.hit(bytes, word), hit.isExact, hit.role == .cause || hit.role == .fix else {
            return false
        }
        if hit.role == .cause { return true }
        let title = bytes.trimmingMarks(outline.headings[parent].text)
        return bytes.string(title).lowercased().contains(bytes.string(word).lowercased())
            || roles.hit(bytes, title)?.role == hit.role
    }

    /// Whether a heading, if there is one and it is not the title, is that of a section that collects entries.
    private func isCollection(_ heading: Int?) -> Bool {
        guard let heading, outline.headings[heading].level > 1 else { return true }
        return HeadingWords.isCollection(bytes, outline.headings[heading].text)
    }

    private func isName(of index: Int) -> Bool {
        guard case .number(_, _, let word) = outline.headings[index].scan.key else { return false }
        return HeadingWords.isEntryName(bytes, word)
    }

    /// How much speaks for numbered headings being entries; 3 is enough.
    private func score(_ members: [Int], isNamed: Bool) -> Int {
        let numbers: [(value: Int, parent: Int?)] = members.compactMap { index in
            guard case .number(let value, _, _) = outline.headings[index].scan.key else { return nil }
            return (value, outline.headings[index].parent)
        }
        let pairs = zip(numbers, numbers.dropFirst()).filter { $0.parent == $1.parent }
        let steps = pairs.count { abs($0.value - $1.value) == 1 }
        let told = members.count { !evidence[$0].roles.isEmpty }
        let roles = members.reduce(0) { $0 + evidence[$1].roles.count }
        var score = 0
        if !pairs.isEmpty, steps * 5 >= pairs.count * 3 { score += 1 }
        if told * 2 >= members.count { score += roles >= members.count * 2 ? 2 : 1 }
        let recurs = recurrence(members) >= 0.5
        if recurs { score += 1 }
        if isNamed { score += 2 }
        if isInLog(members[0]) { score += 1 }
        let isBare = told == 0 && !recurs && !isNamed
        if isBare || members.count == 1 && told == 0 { return min(score, 2) }
        return score
    }
}
