/// Headings with dates: `## 2026-03-04 — t`, `### [2026-03-04 09:15] t`, `## t (2026-05-02)`.
extension EntryFinder {
    mutating func findByDate() {
        findDayTopics()
        let begun = outline.headings.indices.filter { mayBeginByDate($0) }
        let timed = Set(
            begun.filter { outline.headings[$0].scan.date == nil }.map { outline.headings[$0].level })
        let dated =
            timed.isEmpty
            ? begun : outline.headings.indices.filter { mayBeginByDate($0) || isUntimed($0, among: timed) }
        let starts = dated.filter { outline.headings[$0].scan.datePlace == .start }
        let levels = Dictionary(grouping: starts) { outline.headings[$0].level }
        for level in levels.keys.sorted() {
            let members = levels[level, default: []].filter { mayBegin($0) && !isDayTopic[$0] }
            let isTold = members.contains { !evidence[$0].roles.isEmpty || isInLog($0) }
            guard members.count >= 2 || isTold else { continue }
            guard !isDiary(members), !areNotes(members) else { continue }
            for index in members where !isWithinEntry(index) || isFollowUp(index) {
                take(heading: index, .date)
            }
        }
        findByDateAtEnd(dated.filter { outline.headings[$0].scan.datePlace == .end })
        joinSiblings()
    }

    private func mayBeginByDate(_ index: Int) -> Bool {
        let heading = outline.headings[index]
        guard heading.scan.date != nil || isTimeOfDay(index), mayBegin(index), !isInTimeline(index),
            heading.level > 1 || index > 0
        else { return false }
        return !isVersion(heading.scan.title)
    }

    /// Whether a heading begins with a time, and the one above it is the day: `09:40 – t` under `2026-03-04`.
    private func isTimeOfDay(_ index: Int) -> Bool {
        guard outline.headings[index].scan.time != nil, let parent = outline.headings[index].parent else {
            return false
        }
        return outline.headings[parent].scan.date != nil && isDayTopic[parent]
    }

    /// Whether a heading stands under a day beside which others begin with a time.
    private func isUntimed(_ index: Int, among levels: Set<Int>) -> Bool {
        let heading = outline.headings[index]
        guard levels.contains(heading.level), let parent = heading.parent, mayBegin(index) else {
            return false
        }
        return outline.headings[parent].scan.date != nil && isDayTopic[parent]
    }

    /// A dated heading right under a dated entry tells what came of it later.
    private func isFollowUp(_ index: Int) -> Bool {
        guard let parent = outline.headings[index].parent, isEntry[parent] else { return false }
        return outline.headings[parent].scan.date != nil && !outline.headings[index].scan.title.isEmpty
    }

    /// Finds the headings with dates that group other headings, each of which is looked at once.
    private mutating func findDayTopics() {
        let levels = levelsOfDayTopics()
        for (index, heading) in outline.headings.enumerated()
        where heading.scan.date != nil || heading.scan.time != nil {
            isDayTopic[index] = isDayOfOthers(index, levels)
        }
    }

    /// Whether a heading with a date groups other headings, which are the entries: one with nothing but a date, as `2026-03-04` or
    /// `Session 3, 2026-03-04`, or one that has nothing to tell where the headings under it have.
    ///
    /// - Parameter levels: the levels at which most dated headings do.
    private func isDayOfOthers(_ index: Int, _ levels: Set<Int>) -> Bool {
        let heading = outline.headings[index]
        let children = membersUnder(index)
        guard !children.isEmpty, evidence[index].roles.isEmpty else { return false }
        // One that tells as little as the others at its level do groups entries as they do.
        return heading.scan.title.isEmpty || childrenTell(children, of: index)
            || levels.contains(heading.level) && !HeadingWords.isPeriod(bytes, heading.scan.title)
    }

    /// The headings right under one that may be entries.
    private func membersUnder(_ index: Int) -> [Int] {
        children(of: index).filter { !outline.headings[$0].isLabel && !outline.headings[$0].isRefused }
    }

    /// Whether half of the headings under one have two roles under them and no day of their own. Where the one above says nothing but
    /// that it is one of many, a role suffices.
    private func childrenTell(_ children: [Int], of index: Int) -> Bool {
        let title = outline.headings[index].scan.title
        let isBare = HeadingWords.isPeriod(bytes, title) || isTag(title)
        let told = children.count {
            evidence[$0].roles.count >= (isBare ? 1 : 2) && (isBare || outline.headings[$0].scan.date == nil)
        }
        return told > 0 && told * 2 >= children.count
    }

    /// Whether a title is one word in brackets, which names a class.
    private func isTag(_ title: Range<Int>) -> Bool {
        guard title.count > 2, let first = title.first, let last = title.last else { return false }
        return bytes[first] == UInt8(ascii: "[") && bytes[last] == UInt8(ascii: "]")
            && bytes[first + 1..<last].allSatisfy { $0.isLetter || $0 >= 0x80 }
    }

    /// The levels at which most dated headings have nothing to tell and stand over headings that have.
    private func levelsOfDayTopics() -> Set<Int> {
        var counts: [Int: (dated: Int, topics: Int)] = [:]
        for (index, heading) in outline.headings.enumerated()
        where heading.scan.date != nil && mayBegin(index) && (heading.level > 1 || index > 0) {
            counts[heading.level, default: (0, 0)].dated += 1
            if evidence[index].roles.isEmpty, childrenTell(membersUnder(index), of: index) {
                counts[heading.level]?.topics += 1
            }
        }
        return Set(counts.filter { $0.value.topics >= 2 && $0.value.topics * 2 >= $0.value.dated }.keys)
    }

    /// Whether dated headings are the releases of a program or the days of a diary: under them stands what was added, changed, fixed.
    private func isDiary(_ members: [Int]) -> Bool {
        let changes = members.count { index in
            children(of: index).contains {
                HeadingWords.isChange(bytes, bytes.trimmingMarks(outline.headings[$0].text))
            }
        }
        return changes * 2 > members.count
    }

    /// Whether nothing but dates heads what could be the notes of any day: no title, no label, and no heading says that it is about failures.
    func areNotes(_ members: [Int]) -> Bool {
        members.allSatisfy { index in
            outline.headings[index].scan.title.isEmpty && evidence[index].labels.isEmpty && !isInLog(index)
        }
    }

    private mutating func findByDateAtEnd(_ dated: [Int]) {
        let levels = Dictionary(grouping: dated) { outline.headings[$0].level }
        for level in levels.keys.sorted() {
            let members = levels[level, default: []].filter {
                mayBegin($0) && !isWithinEntry($0) && !isDayTopic[$0]
            }
            let siblings = outline.headings.indices.filter {
                outline.headings[$0].level == level && !outline.headings[$0].isLabel
                    && !outline.headings[$0].isRefused
            }
            let told = members.count {
                evidence[$0].roles.count >= 2 || found.isEmpty && isInLog($0) && !evidence[$0].roles.isEmpty
            }
            let isTold = told > 0 && told * 2 >= members.count
            let isMany =
                members.count >= 2 && members.count * 3 >= siblings.count && (found.isEmpty || told > 0)
            let isBeside = siblings.contains { isEntry[$0] }
            guard isMany || isTold || isBeside, !isDiary(members) else { continue }
            for index in members { take(heading: index, .date) }
            for index in siblings where mayBegin(index) && !isWithinEntry(index) {
                let scan = outline.headings[index].scan
                if scan.status != nil || scan.severity != nil { take(heading: index, .plain) }
            }
        }
    }

    /// A heading beside entries that has no key but the same labels under it is an entry, too.
    mutating func joinSiblings() {
        var levels: [Int: [Int]] = [:]
        for (index, heading) in outline.headings.enumerated() where isEntry[index] {
            levels[heading.level, default: []].append(index)
        }
        for level in levels.keys.sorted() {
            let others = outline.headings.indices.filter {
                outline.headings[$0].level == level && !evidence[$0].labels.isEmpty && mayBegin($0)
            }
            if others.isEmpty { continue }
            let names = namesOfNumbered(levels[level, default: []])
            var known: Set<ByteKey> = []
            for index in levels[level, default: []] { known.formUnion(labelNames(of: index)) }
            for index in others where mayBegin(index) && !isWithinEntry(index) {
                if let prefix = outline.headings[index].scan.prefix(bytes),
                    names.contains(bytes.string(prefix).lowercased())
                        || HeadingWords.isEntryName(bytes, prefix) && evidence[index].isStrong
                {
                    take(heading: index, .plain, scan: outline.headings[index].scan.behindPrefix(bytes))
                    continue
                }
                let own = Set(labelNames(of: index))
                guard own.count >= 2, own.intersection(known).count * 2 >= own.count,
                    evidence[index].isStrong || own.intersection(known).count >= 2
                else { continue }
                take(heading: index, isNumbered(index) ? .number : .plain)
            }
        }
    }

    /// What the numbered ones of some headings are called, in small letters: `incident` of `Incident 3`.
    private func namesOfNumbered(_ headings: [Int]) -> Set<String> {
        var names: Set<String> = []
        for index in headings {
            guard case .number(_, _, let word) = outline.headings[index].scan.key, !word.isEmpty else {
                continue
            }
            names.insert(bytes.string(word).lowercased())
        }
        return names
    }

    /// The labels under a heading.
    private func labelNames(of index: Int) -> [ByteKey] {
        evidence[index].labels.map { ByteKey(bytes[labels.fields[$0].words]) }
    }

    private func isNumbered(_ index: Int) -> Bool {
        if case .number = outline.headings[index].scan.key { true } else { false }
    }

    /// Whether a title is the number of a version: `1.2.0`, `[v1.2]`.
    private func isVersion(_ title: Range<Int>) -> Bool {
        let text = bytes.trimmingMarks(title)
        // What broke in a version has words behind it.
        guard !text.isEmpty, text.count <= 24, !bytes[text].contains(where: \.isBlank) else { return false }
        let words = bytes[text].filter { !$0.isOne(of: "[]() v") }
        return words.contains(where: \.isDigit) && words.contains(UInt8(ascii: "."))
            && words.allSatisfy { $0.isDigit || $0.isOne(of: ".-") || $0.isLetter }
            && words.first.map(\.isDigit) ?? false
    }
}
