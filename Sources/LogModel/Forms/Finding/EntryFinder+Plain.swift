/// Headings without a key whose siblings carry dates, states or the same labels under them.
extension EntryFinder {
    /// Headings without a key; if only rows without ids are found, those headings are tried that are more.
    mutating func findPlainBesideRows() {
        let rows = found
        let isBeside =
            !rows.isEmpty
            && rows.allSatisfy { entry in
                guard let row = entry.row else { return false }
                return outline.tables[row.table].columns.id == nil
            }
        if isBeside { dropFound() }
        findPlain()
        guard isBeside, found.count <= rows.count else { return }
        dropFound()
        for row in rows { take(row) }
    }

    mutating func findPlain() {
        guard found.isEmpty else { return }
        let levels = Set(outline.headings.map(\.level)).sorted()
        for level in levels where found.isEmpty { findByPrefix(level) }
        // Where the headings of one level tell enough by themselves, those of a higher one that say little are sections.
        for isSure in [true, false] where found.isEmpty { findPlain(levels, isSure: isSure) }
    }

    private mutating func findPlain(_ levels: [Int], isSure: Bool) {
        let isManyTitles = outline.headings.count { $0.level == 1 } >= 3
        for level in levels {
            let all = outline.headings.indices.filter { index in
                let heading = outline.headings[index]
                return heading.level == level && mayBegin(index) && !isWithinEntry(index)
                    && !(level == 1 && index == 0 && !isManyTitles)
                    && !isTopicOfOthers(index)
            }
            let members = inTellingSections(all)
            guard !members.isEmpty, !areNotes(members) else { continue }
            // The same labels under most of them say as much as known roles do.
            let isLog = isInLog(members[0])
            let isTelling = isLog || members.contains { !evidence[$0].roles.isEmpty }
            let shared = isTelling ? sharedLabels(members) : []
            let strong = members.filter {
                isStrong($0) || shared.count >= 2 && evidence[$0].has(2, of: shared, labels, bytes)
            }
            let weak =
                members.count - strong.count
                - members.count {
                    !isStrong($0) && evidence[$0].roles.isEmpty
                        && !evidence[$0].has(1, of: shared, labels, bytes)
                }
            let isHalf = (strong.count + max(0, weak)) * 2 >= members.count
            let isOne = members.count == 1 && isLog && isTold(only: members[0])
            // In a log, what the same label tells of most of them.
            let isTold =
                isLog && members.count >= 3 && (strong.count + max(0, weak)) * 2 >= members.count
                && mostHaveOneRole(members)
            let isCollected =
                members.count >= 3 && HeadingWords.isCollection(bytes, outline.headings[0].text)
                && isTitledLog
            if isSure, strong.count < 2 || areParts(strong) { continue }
            guard
                isOne || isTold
                    || members.count >= 2 && isHalf
                        && (strong.count >= 2 || isLog && strong.count >= 1 && strong.count + weak >= 2)
                        && strong.count * 4 >= members.count
            else {
                if !isSure, strong.count >= 2 || isCollected {
                    unread += (isCollected ? members : strong).map { outline.headings[$0].line }
                }
                continue
            }
            for index in members { take(heading: index, .plain) }
            return
        }
    }

    /// Whether some headings stand under others that tell enough themselves.
    private func areParts(_ members: [Int]) -> Bool {
        // Each is asked once, whatever stands under it.
        let parents = Set(members.compactMap { outline.headings[$0].parent })
        return parents.contains { parent in
            outline.headings[parent].level > 1 && mayBegin(parent) && isStrong(parent)
                && !isTopicOfOthers(parent)
        }
    }

    /// Those of some headings that stand in a section of which at least one heading tells enough, if two of them do.
    private func inTellingSections(_ members: [Int]) -> [Int] {
        let strong = members.filter { isStrong($0) }
        guard strong.count >= 2 else { return members }
        let sections = Set(strong.map { outline.headings[$0].parent })
        // Where one day tells enough, others do.
        func isDay(_ parent: Int?) -> Bool { parent.map { outline.headings[$0].scan.date != nil } ?? false }
        let areDays = sections.contains { isDay($0) }
        return members.filter { index in
            let parent = outline.headings[index].parent
            return sections.contains(parent) || areDays && isDay(parent)
        }
    }

    /// Whether the only heading of a log's level tells of a failure, so that it is the first entry.
    private func isTold(only index: Int) -> Bool {
        let evidence = evidence[index]
        if evidence.isStrong { return true }
        let isCollected = HeadingWords.isCollection(bytes, outline.headings[0].text)
        return isCollected && outline.headings.count == 2 && !evidence.roles.isEmpty
    }

    /// Headings of a collection that are sentences, under each of which something stands: `"x" fails when y is empty`.
    mutating func findSentences() {
        guard isTitledLog, HeadingWords.isCollection(bytes, outline.headings[0].text) else { return }
        for level in Set(outline.headings.map(\.level)).sorted() where level > 1 {
            let members = outline.headings.indices.filter {
                outline.headings[$0].level == level && mayBegin($0) && !isWithinEntry($0)
            }
            let isSorted = areSorted(members)
            let told = members.count {
                (isSorted || isSentence($0)) && children(of: $0).isEmpty && hasText($0)
            }
            guard members.count >= 3, told * 3 >= members.count * 2 else { continue }
            // Where as many lines in bold begin paragraphs, those may be what is collected.
            if allLeads().count(where: \.isFirst) * 2 >= members.count { return }
            for index in members { take(heading: index, .plain) }
            let lines = Set(members.map { outline.headings[$0].line })
            unread.removeAll { lines.contains($0) }
            return
        }
    }

    /// Whether some headings stand under several topics, most of which have more than one.
    private func areSorted(_ members: [Int]) -> Bool {
        var sizes: [Int: Int] = [:]
        for index in members {
            guard let parent = outline.headings[index].parent, outline.headings[parent].level > 1 else {
                return false
            }
            // `Mistakes` names a topic, and `What went wrong` a part.
            let topic = outline.headings[parent]
            if topic.isLabel, !HeadingWords.isCollection(bytes, topic.text) { return false }
            sizes[parent, default: 0] += 1
        }
        return sizes.count >= 2 && members.count * 2 >= sizes.count * 3
    }

    /// Whether a heading has five words, or as many characters of a script without blanks as say that much.
    private func isSentence(_ index: Int) -> Bool {
        let text = outline.headings[index].text
        let wide = bytes[text].count { $0 >= 0xE0 }
        return bytes[text].count(where: \.isBlank) >= 4 || wide >= 12
    }

    private func hasText(_ index: Int) -> Bool {
        let heading = outline.headings[index]
        return (heading.line + 1..<max(heading.line + 1, heading.end)).contains {
            !document.source.isBlankOrBreak($0)
        }
    }

    /// Whether half of some headings have a cause, a fix, a rule or a lesson under them.
    private func mostHaveOneRole(_ members: [Int]) -> Bool {
        let roles: [FieldRole] = [.cause, .fix, .rule, .lesson, .whatBroke]
        return roles.contains { role in
            members.count { evidence[$0].roles.contains(role) } * 2 >= members.count
        }
    }

    /// Headings that begin with the same few words and a colon: `Pattern: t`, `Problem: t`.
    private mutating func findByPrefix(_ level: Int) {
        let members = outline.headings.indices.filter {
            outline.headings[$0].level == level && mayBegin($0) && !isWithinEntry($0)
        }
        let prefixes = members.map { outline.headings[$0].scan.prefix(bytes) }
        var counts: [String: Int] = [:]
        for case let prefix? in prefixes { counts[bytes.string(prefix).lowercased(), default: 0] += 1 }
        var taken: [Int] = []
        var isTold = false
        for case let (index, prefix?) in zip(members, prefixes) where !HeadingWords.isOther(bytes, prefix) {
            let count = counts[bytes.string(prefix).lowercased(), default: 0]
            let isNamed = HeadingWords.isEntryName(bytes, prefix)
            guard isNamed || count >= 3 else { continue }
            taken.append(index)
            isTold = isTold || isNamed && count >= 2 || isInLog(index) || !evidence[index].roles.isEmpty
        }
        guard taken.count >= 2, taken.count * 2 >= members.count, isTold else { return }
        for index in taken {
            take(heading: index, .plain, scan: outline.headings[index].scan.behindPrefix(bytes))
        }
    }

    /// The labels that at least half of some headings have under them.
    private func sharedLabels(_ members: [Int]) -> Set<ArraySlice<UInt8>> {
        guard members.count >= 3 else { return [] }
        var counts: [ArraySlice<UInt8>: Int] = [:]
        for index in members {
            for words in Set(evidence[index].labels.map { bytes[labels.fields[$0].words] }) {
                counts[words, default: 0] += 1
            }
        }
        return Set(counts.filter { $0.value * 2 >= members.count }.keys)
    }

    private func isStrong(_ index: Int) -> Bool {
        let scan = outline.headings[index].scan
        return evidence[index].isStrong || scan.status != nil || scan.severity != nil || scan.date != nil
            || isUnderDay(index) && isInLog(index)
    }

    /// Whether a heading stands under one with a date that groups others.
    private func isUnderDay(_ index: Int) -> Bool {
        guard !outline.headings[index].isLabel, let parent = outline.headings[index].parent else {
            return false
        }
        let scan = outline.headings[parent].scan
        return scan.date != nil && evidence[parent].roles.isEmpty
            && (scan.title.isEmpty || isDayTopic[parent])
    }

    /// Whether the same labels recur under several headings below, or their headings carry values: then those are the entries.
    private func isTopicOfOthers(_ index: Int) -> Bool {
        let children = children(of: index).filter {
            !outline.headings[$0].isLabel && !outline.headings[$0].isRefused
        }
        guard children.count >= 1 else { return false }
        let strong = children.count { isStrong($0) }
        return strong * 2 >= children.count && !evidence[index].isStrong
    }
}
