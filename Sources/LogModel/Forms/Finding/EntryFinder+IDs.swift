/// Headings with ids: `## FL-001 — t`, `### [ERR-20260313-001] name`, `### F001: t`.
extension EntryFinder {
    /// The headings whose ids begin alike.
    private struct Family {
        /// What the ids begin with, in small letters.
        let name: [UInt8]
        let isJoined: Bool
        var members: [Int] = []
    }

    /// The families of the ids of headings, in the order of the file.
    private func families() -> [Family] {
        var families: [Family] = []
        var places: [[UInt8]: Int] = [:]
        // Most ids begin like the one before.
        var last: (prefix: Range<Int>, place: Int)?
        for index in outline.headings.indices where mayBegin(index) {
            guard case .id(let key) = outline.headings[index].scan.key else { continue }
            if let last, bytes[last.prefix] == bytes[key.prefix] {
                families[last.place].members.append(index)
                continue
            }
            let name = key.family(in: bytes)
            let place = places[name] ?? families.count
            if place == families.count { families.append(Family(name: name, isJoined: key.isJoined)) }
            places[name] = place
            families[place].members.append(index)
            last = (key.prefix, place)
        }
        return families
    }

    /// Headings with the ids of a template that its form does not tell apart from words: `LRN-20260303-A1F`.
    mutating func findByID(beginningWith prefixes: [String]) {
        let letters = prefixes.map { prefix in prefix.utf8.prefix { $0.isLetter }.map(\.lowercased) }
        for (index, heading) in outline.headings.enumerated() where mayBegin(index) && !isWithinEntry(index) {
            guard case .id(let key) = heading.scan.key,
                heading.scan.isKeyBracketed || heading.scan.isKeySetOff, key.isJoined,
                letters.contains(bytes[key.range].prefix { $0.isLetter }.map(\.lowercased))
            else { continue }
            take(heading: index, .id)
        }
    }

    mutating func findByID() {
        let accepted = families().compactMap { isFamily($0) ? $0.members : nil }
        var levels: Set<Int> = []
        let all = Set(accepted.joined())
        // `P1 — High` over `P1-2: t` groups them.
        let topics = all.filter { index in
            evidence[index].roles.isEmpty && children(of: index).contains { all.contains($0) }
        }
        for index in all.subtracting(topics).sorted()
        where !outline.ancestors(of: index).contains(where: { isEntry[$0] }) {
            take(heading: index, .id)
            levels.insert(outline.headings[index].level)
        }
        // Where ids such as `B4` are taken, `G16` is one.
        var shortLevels: Set<Int> = []
        for entry in found {
            guard case .id(let key) = entry.scan.key, !key.isJoined, key.prefix.count <= 2,
                let heading = entry.heading
            else { continue }
            shortLevels.insert(outline.headings[heading].level)
        }
        // One of another family in their midst belongs to them if it looks alike.
        for (index, heading) in outline.headings.enumerated()
        where levels.contains(heading.level) && mayBegin(index) {
            guard case .id(let key) = heading.scan.key, heading.scan.isKeySetOff, !isWithinEntry(index),
                key.isJoined || shortLevels.contains(heading.level) && key.prefix.count <= 2,
                !Self.refusedFamilies.contains(key.family(in: bytes))
            else { continue }
            if heading.scan.isKeyBracketed || !evidence[index].roles.isEmpty || isInLog(index) {
                take(heading: index, .id)
            }
        }
    }

    /// Whether a heading stands under one that speaks of causes or fixes.
    private func isUnderPart(_ index: Int) -> Bool {
        guard let parent = outline.headings[index].parent, outline.headings[parent].level > 1 else {
            return false
        }
        var roles = FormRoles()
        let hit = roles.hit(bytes, bytes.trimmingMarks(outline.headings[parent].scan.title))
        return hit?.role == .cause || hit?.role == .fix
    }

    private func isFamily(_ family: Family) -> Bool {
        let members = family.members
        let word = family.name.filter { $0.isLetter }
        if Self.refusedFamilies.contains(family.name) || HeadingWords.isOther(word, word.indices) {
            return false
        }
        let keys: [KeyScan] = members.compactMap {
            if case .id(let key) = outline.headings[$0].scan.key { key } else { nil }
        }
        // `RC1`, `RC2` under the causes of one thing
        if !family.isJoined, members.allSatisfy({ isUnderPart($0) }) { return false }
        let distinct = Set(keys.map { ByteKey(bytes[$0.range]) }).count
        guard distinct * 2 > members.count else { return false }
        let setOff = members.count { outline.headings[$0].scan.isKeySetOff }
        let told = members.count { !evidence[$0].roles.isEmpty || evidence[$0].labels.count >= 2 }
        let first = members[0]
        if members.count == 1 {
            let roles = evidence[first].roles.count
            let scan = outline.headings[first].scan
            // An id with a day in it is no word.
            if let key = keys.first, key.range.count >= 12, scan.isKeySetOff,
                DateScanInKey.day(bytes, key.range) != nil
            {
                return true
            }
            let isSure = scan.isKeyBracketed || scan.isKeySetOff && isInLog(first)
            return roles >= 2 && scan.isKeySetOff || roles >= 1 && isSure && family.isJoined
        }
        if members.contains(where: { outline.headings[$0].scan.isKeyAtEnd }) {
            return told * 2 >= members.count || isInLog(first)
        }
        if family.isJoined { return setOff * 2 >= members.count || told * 2 >= members.count }
        let numbers = keys.compactMap(\.number)
        let steps = zip(numbers, numbers.dropFirst()).count { abs($0 - $1) == 1 }
        return members.count >= 3 && steps * 2 >= numbers.count - 1 && setOff * 2 >= members.count
            || told * 2 >= members.count
                && setOff * 2 >= members.count
    }

    /// Beginnings of words that have a number and are no ids.
    private static let refusedFamilies: Set<[UInt8]> = Set(
        [
            "utf-", "sha-", "sha", "gpt-", "http-", "http", "iso-", "rfc-", "rfc", "v", "v-", "q", "h", "es",
            "python", "node", "ipv", "x", "arm", "md", "mp",
        ]
        .map { Array($0.utf8) })
}
