/// How much the entries of some logs have in common with the words of a request.
///
/// A word counts the same however many entries have it, so that no entry matters for how near another one is.
struct BriefWords {
    /// How much of the topic an entry has.
    struct Share: Hashable {
        let count: Int
        let total: Int
        /// Whether it has more than chance gives: two fifths of the words and two of them, an identifier, or the id that is named.
        let isNear: Bool

        /// From 1 to 4.
        var points: Int { total == 0 ? 4 : max(1, (count * 4 + total - 1) / total) }
    }

    private let topic: [[Share?]]
    private let names: [[Bool]]

    /// - Complexity: O(n) in the bytes of the files.
    init(_ request: BriefRequest, in files: [LogDocument]) {
        topic = request.topic.map { Self.shares(of: RecallQuery($0), in: files) } ?? []
        names = Self.names(of: request.paths, in: files)
    }

    /// How much of the topic an entry has; nil if nothing.
    func share(_ place: BriefPlace) -> Share? { topic.isEmpty ? nil : topic[place.file][place.index] }

    /// Whether an entry has the name of a wanted file that is made of several words, such as `sync_worker`, in whatever spelling.
    func hasName(_ place: BriefPlace) -> Bool { names.isEmpty ? false : names[place.file][place.index] }

    private static func shares(of query: RecallQuery, in files: [LogDocument]) -> [[Share?]] {
        // Where nothing but everyday words is asked for, these are what is asked for.
        let counts = query.kinds.map { kind in
            if case .word(let isCommon) = kind { !isCommon || query.contentCount == 0 } else { false }
        }
        let total = counts.count { $0 }
        return files.map { file in
            let found = perEntry(query, in: file) { terms -> Share? in
                let count = terms.count { counts[Int($0)] }
                let hasName = terms.contains { isName(query.kinds[Int($0)]) }
                if count == 0, !hasName { return nil }
                let isMost = count * 5 >= total * 2 && count >= min(2, total) && count > 0
                return Share(count: count, total: total, isNear: isMost || hasName)
            }
            if query.ids.isEmpty { return found }
            return zip(found, file.entries).map { share, entry in
                entry.hasID && query.ids.contains(entry.id) ? Share(count: 1, total: 1, isNear: true) : share
            }
        }
    }

    private static func names(of paths: [String], in files: [LogDocument]) -> [[Bool]] {
        let query = RecallQuery(lines: paths)
        guard query.kinds.contains(where: isName) else { return [] }
        return files.map { file in
            perEntry(query, in: file) { terms in terms.contains { isName(query.kinds[Int($0)]) } }
        }
    }

    /// Whether a term is an identifier of several words that not any program has.
    private static func isName(_ kind: RecallQuery.Kind) -> Bool {
        if case .identifier(let parts, isStock: false) = kind { parts > 1 } else { false }
    }

    private static func perEntry<Value>(
        _ query: RecallQuery, in file: LogDocument, _ value: (ArraySlice<Int32>) -> Value
    ) -> [Value] {
        EntryHits.all(of: query, in: file).flatMap { part in
            part.entries.map { value(ArraySlice(part.terms[$0.terms])) }
        }
    }
}

/// Where an entry stands: its file among several, and its index there.
struct BriefPlace: Hashable {
    let file: Int
    let index: Int
}
