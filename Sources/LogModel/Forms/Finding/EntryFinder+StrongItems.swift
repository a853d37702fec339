internal import MarkdownAST

/// Items of lists, and lines in bold, that say more for themselves than the headings above them do: `- [x] BUG-7: t` under `Done`, dated items
/// under topics, items with a cause and a fix of their own, `**L-30: t**` under a day.
extension EntryFinder {
    mutating func findStrongItems() {
        var items = items(
            of: outline.lists.filter { document.children(of: $0).contains { item in mayTell(item) } })
        // An ordered list within a numbered entry tells its steps.
        items.removeAll { item in
            let line = item.lines.lowerBound
            return isWithinEntry(line: line) || isUnderTitledDay(line)
                || isPartOfEntry(line: line) && !(isKeyed(item) && isInSection(line))
        }
        var strong = items.filter { isKeyed($0) || isDated($0) || tellsByItself($0) }
        guard strong.count >= (isTitledLog ? 2 : 3) else { return }
        // One that tells a single thing is one of them if they tell that, too.
        let labels = Set(strong.flatMap { labelsWithin($0).map { bytes[self.labels.fields[$0].words] } })
        let known = Set(strong.map(\.node))
        strong = items.filter { item in
            known.contains(item.node)
                || (item.isBold || item.number != nil) && !isLabelled(item)
                    && labelsWithin(item).contains { labels.contains(bytes[self.labels.fields[$0].words]) }
        }
        let keys = strong.compactMap { $0.scan.keyRange.map { bytes[$0] } }
        guard keys.isEmpty || Set(keys).count * 2 > keys.count else { return }
        var sizes: [Int: Int] = [:]
        for item in strong { sizes[item.list, default: 0] += 1 }
        let beside = items.filter { sizes[$0.list] != nil && !isLabelled($0) }
        guard strong.count * 2 >= beside.count else { return }
        let owners = Set(strong.compactMap { outline.heading(at: $0.lines.lowerBound) })
        if owners.contains(where: { tells($0, besides: strong) }) || !areTopics(owners) { return }
        if strong.allSatisfy({ isDated($0) }), isInOneTimeline(strong) { return }
        // What stands beside them in a list that is made of them is one of them.
        let lists = Dictionary(grouping: beside, by: \.list).filter {
            $0.value.count <= sizes[$0.key, default: 0] * 2
        }
        let lines = Set(strong.map(\.lines.lowerBound))
        let isTold = strong.allSatisfy { !isDated($0) }
        let areNamed = strong.count { isKeyed($0) } >= 2
        for item in beside {
            let isSibling = isTold && lists[item.list] != nil && item.lead.count >= 8
            guard lines.contains(item.lines.lowerBound) || isSibling else { continue }
            take(item, isKeyOfFamily: areNamed && isKeyed(item))
        }
    }

    /// Whether an item may have a key, a day or labels of its own: it has several lines, or its first word a digit, a bracket or a mark. All
    /// others are told apart without being read.
    private func mayTell(_ item: Int) -> Bool {
        let lines = document.lines(of: item)
        if lines.count > 1 { return true }
        let content = bytes.trimmingBlanks(document.source.content(ofLine: lines.lowerBound))
        var blanks = 0
        for offset in content {
            if bytes[offset].isBlank { blanks += 1 }
            if blanks == 2 { return false }
            if blanks == 1, !bytes[offset].isLetter, !bytes[offset].isBlank { return true }
        }
        return false
    }

    mutating func findStrongLeads() {
        let leads = allLeads().filter { lead in
            guard lead.isFirst, case .id = lead.scan.key else { return false }
            return lead.scan.isKeySetOff && !isWithinEntry(line: lead.line) && !isPartOfEntry(line: lead.line)
        }
        let keys = leads.compactMap { $0.scan.keyRange.map { bytes[$0] } }
        guard leads.count >= 3, Set(keys).count == keys.count else { return }
        let owners = Set(leads.compactMap { outline.heading(at: $0.line) })
        let isOwned = owners.contains { outline.headings[$0].level > 1 && !evidence[$0].roles.isEmpty }
        if !isOwned { take(leads: leads) }
    }

    /// Whether an id names the item.
    private func isKeyed(_ item: ListItem) -> Bool {
        guard case .id(let key) = item.scan.key, item.scan.isKeySetOff else { return false }
        return key.isJoined || item.isBold
    }

    private func isDated(_ item: ListItem) -> Bool {
        item.scan.date != nil && item.scan.datePlace == .start
    }

    /// Whether a line stands under a heading with a day and a title, and tells what came of that.
    private func isUnderTitledDay(_ line: Int) -> Bool {
        guard let heading = outline.heading(at: line) else { return false }
        let scan = outline.headings[heading].scan
        return scan.date != nil && scan.datePlace == .start && !scan.title.isEmpty
            && !HeadingWords.isPeriod(bytes, scan.title)
    }

    /// Whether two things that an entry tells stand within the item, behind its own title.
    private func tellsByItself(_ item: ListItem) -> Bool {
        guard item.isBold || item.number != nil, !isLabelled(item) else { return false }
        let own = labelsWithin(item)
        let roles = Set(own.compactMap { labels.fields[$0].role })
        // An owner and a state are what a list of tasks has.
        return own.count >= 2 && roles.contains { $0 != .owner && $0 != .status && $0 != .date }
    }

    /// The labels behind the first line of an item, by their indices.
    private func labelsWithin(_ item: ListItem) -> [Int] {
        let first = labels.fields.partitioningIndex { $0.line > item.lines.lowerBound }
        return labels.fields[first...].indices.prefix { labels.fields[$0].line < item.lines.upperBound }
            .filter {
                labels.fields[$0].style == .strong || labels.fields[$0].style == .plain
            }
    }

    /// Whether a line stands under a heading that is a part of an entry, or speaks of fixes.
    private func isPartOfEntry(line: Int) -> Bool {
        guard let heading = outline.heading(at: line) else { return false }
        if outline.headings[heading].isLabel || isInTimeline(heading) { return true }
        return role(ofHeading: heading) == .fix
    }

    /// More bytes than the names of sections have.
    private static let longestName = 60

    /// What the words of a heading are the label of: `Most frequent causes`.
    func role(ofHeading heading: Int) -> FieldRole? {
        let words = bytes.trimmingMarks(outline.headings[heading].text)
        guard words.count <= Self.longestName, bytes[words].count(where: \.isBlank) <= 3 else { return nil }
        var roles = FormRoles()
        return roles.hit(bytes, words)?.role
    }

    /// Whether a line stands under a heading right below the title: `Fixed`.
    private func isInSection(_ line: Int) -> Bool {
        guard let heading = outline.heading(at: line), !isInTimeline(heading) else { return false }
        return outline.headings[heading].parent.map { outline.headings[$0].level == 1 } ?? true
    }

    /// Whether a heading has something to tell besides its items.
    private func tells(_ heading: Int, besides items: [ListItem]) -> Bool {
        evidence[heading].labels.contains { index in
            let field = labels.fields[index]
            guard field.role != nil else { return false }
            let next = items.partitioningIndex { $0.lines.upperBound > field.line }
            return next == items.count || items[next].lines.lowerBound > field.line
        } && outline.headings[heading].level > 1
    }

    /// Whether headings over such items are a third of their kind; a list under one of many is a part of what that tells.
    private func areTopics(_ owners: Set<Int>) -> Bool {
        let levels = Set(owners.map { outline.headings[$0].level })
        let all = outline.headings.count { levels.contains($0.level) && !$0.isLabel && !$0.isRefused }
        return owners.count * 3 >= all
    }
}
