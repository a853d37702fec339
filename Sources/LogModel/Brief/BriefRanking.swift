/// What is read once to say how much each rule and lesson matters.
struct BriefRanking {
    private let request: BriefRequest
    private let files: [LogDocument]
    private let paths: BriefPaths
    private let words: BriefWords
    private var places: [EntryID: BriefPlace] = [:]
    /// The index of each entry by the file and its first byte.
    private var indices: [[Int: Int]] = []
    /// The failures that came back, by the failure that they are like.
    private var returned: [EntryID: [EntryID]] = [:]

    init(_ request: BriefRequest, _ reviews: RuleReviews, in files: [LogDocument]) {
        (self.request, self.files) = (request, files)
        paths = BriefPaths(request.paths)
        words = BriefWords(request, in: files)
        for (file, document) in files.enumerated() {
            var own: [Int: Int] = [:]
            for (index, entry) in document.entries.enumerated() {
                own[entry.range.lowerBound] = index
                let place = BriefPlace(file: file, index: index)
                if entry.hasID, places[entry.id] == nil { places[entry.id] = place }
            }
            indices.append(own)
        }
        for recurrence in reviews.recurrences {
            returned[recurrence.earlier.entryID, default: []].append(recurrence.failure.entryID)
        }
    }

    /// The rule or lesson with what it counts; nil if it is not about what was asked for.
    func item(_ review: RuleReview, _ enforcement: RuleEnforcement) -> BriefItem? {
        guard let place = place(of: review) else { return nil }
        let origins = review.origins.compactMap { places[$0] }.filter { $0 != place }
        let (reasons, near) = reasons(for: review, at: place, origins)
        if !request.isForAll, reasons.isEmpty, !isGeneral(review) { return nil }
        let recurrences = recurrences(of: review)
        let severity = severity(of: review, origins, recurrences)
        let isEnforced = enforcement == .enforced || enforcement != .missing && review.isCalledEnforced
        return BriefItem(
            review: review, severity: severity, enforcement: isEnforced ? .enforced : enforcement,
            recurrences: recurrences, day: day(of: review, origins, recurrences), reasons: reasons,
            score: Points.severity(severity) + near + Points.recurrence(recurrences.count)
                + (isEnforced ? 0 : Points.unenforced) + (review.isWithinFailure ? 0 : Points.rule))
    }

    /// What counts how much. A critical rule comes before a minor one whatever else holds; among others all of it is weighed.
    private enum Points {
        static let unenforced = 2
        static let rule = 1
        static let fileName = 3

        static func severity(_ severity: Severity?) -> Int {
            switch severity.flatMap({ FormRanks.severity($0.name) }) {
            case 0: 24
            case 1: 12
            case 3: 0
            default: 6
            }
        }

        static func recurrence(_ count: Int) -> Int { min(4, 2 * count) }

        static func path(_ nearness: BriefPaths.Nearness, isOfOrigin: Bool) -> Int {
            switch nearness {
            case .same: isOfOrigin ? 5 : 8
            case .above: isOfOrigin ? 4 : 6
            case .beside: 2
            }
        }
    }

    // MARK: Nearness

    private func reasons(
        for review: RuleReview, at place: BriefPlace, _ origins: [BriefPlace]
    ) -> (reasons: [BriefReason], points: Int) {
        var reasons: [BriefReason] = []
        var points = 0
        if !request.paths.isEmpty {
            var best: (points: Int, reason: BriefReason)?
            for (number, other) in ([place] + origins).enumerated() {
                guard let (named, nearness) = nearestPath(in: entry(other)) else { continue }
                let isOfOrigin = number > 0
                let own = Points.path(nearness, isOfOrigin: isOfOrigin)
                if own <= best?.points ?? 0 { continue }
                let path = MessageText.masked(named)
                best = (
                    own,
                    nearness == .beside ? .neighbour(path) : isOfOrigin ? .originPath(path) : .path(path)
                )
            }
            if let best {
                points += best.points
                reasons.append(best.reason)
            } else if ([place] + origins).contains(where: words.hasName) {
                points += Points.fileName
                reasons.append(.fileName)
            }
        }
        let shares = ([place] + origins).compactMap { words.share($0) }.filter(\.isNear)
        if let best = shares.max(by: { $0.points < $1.points }) {
            points += best.points
            reasons.append(.words(best.count, of: best.total))
        }
        return (reasons, points)
    }

    private func nearestPath(in entry: LogEntry) -> (path: String, nearness: BriefPaths.Nearness)? {
        var best: (path: String, nearness: BriefPaths.Nearness)?
        for (path, _) in BriefPaths.named(in: entry.log.document.source.bytes, entry.range) {
            guard let nearness = paths.nearness(of: path) else { continue }
            if let best, nearness <= best.nearness { continue }
            best = (path, nearness)
        }
        return best
    }

    /// Whether it is a rule that holds for any file: what it says names none, but for documents and for what enforces it.
    private func isGeneral(_ review: RuleReview) -> Bool {
        guard request.topic == nil, !review.isWithinFailure else { return false }
        let entry = review.entry
        let enforcement = entry[.enforcement]?.valueRange ?? 0..<0
        return BriefPaths.named(in: entry.log.document.source.bytes, entry.range).allSatisfy { path, range in
            enforcement.contains(range.lowerBound) || path.lowercased().hasSuffix(".md")
        }
    }

    // MARK: What happened

    private func place(of review: RuleReview) -> BriefPlace? {
        indices[review.file][review.entry.range.lowerBound].map { BriefPlace(file: review.file, index: $0) }
    }

    private func entry(_ place: BriefPlace) -> LogEntry { files[place.file].entries[place.index] }

    private func recurrences(of review: RuleReview) -> [EntryID] {
        guard review.isWithinFailure else { return review.recurrences }
        return review.entry.hasID ? returned[review.entry.id] ?? [] : []
    }

    private func severity(
        of review: RuleReview, _ origins: [BriefPlace], _ recurrences: [EntryID]
    ) -> Severity? {
        if let own = review.entry.severity { return own }
        let others = origins + recurrences.compactMap { places[$0] }
        return others.compactMap { entry($0).severity }.min { left, right in
            FormRanks.severity(left.name) ?? Int.max < FormRanks.severity(right.name) ?? Int.max
        }
    }

    private func day(
        of review: RuleReview, _ origins: [BriefPlace], _ recurrences: [EntryID]
    ) -> LogDate? {
        let own = [review.date ?? origins.compactMap { entry($0).date }.max()].compactMap(\.self)
        let since = review.failures.compactMap(\.entry.date)
        return (own + since + recurrences.compactMap { places[$0] }.compactMap { entry($0).date }).max()
    }
}

extension RuleReview {
    /// Whether it is no longer to be kept.
    var isOver: Bool {
        let state = entry.status.flatMap { LifeState($0.name, ofRules: true) }
        return state == .superseded || state == .retired
    }

    fileprivate var isCalledEnforced: Bool {
        !isWithinFailure && entry.status.flatMap { LifeState($0.name, ofRules: true) } == .enforced
    }
}
