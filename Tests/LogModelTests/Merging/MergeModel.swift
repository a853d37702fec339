import LogModel

/// What a log and its rules file are to say: entries by a word in their text that never changes, whatever their ids are.
struct MergeModel: Equatable {
    /// What a merge of two models says.
    struct Merge {
        var model: MergeModel
        /// Whether both sides changed the same thing.
        var hasConflicts = false
    }

    /// A failure or a rule.
    struct Entry: Equatable {
        var title: String
        /// One-line fields and text, by label.
        var fields: [String: String]
        var lessons: [String] = []
        /// The word of the rule that it names.
        var rule: String?
    }

    var failures: [String: Entry] = [:]
    var rules: [String: Entry] = [:]

    /// The three-way merge of two models.
    static func merge(_ base: MergeModel, _ ours: MergeModel, _ theirs: MergeModel) -> Merge {
        var merge = Merge(model: MergeModel())
        merge.model.failures = merged(base.failures, ours.failures, theirs.failures, &merge.hasConflicts)
        merge.model.rules = merged(base.rules, ours.rules, theirs.rules, &merge.hasConflicts)
        return merge
    }

    private static func merged(
        _ base: [String: Entry], _ ours: [String: Entry], _ theirs: [String: Entry],
        _ hasConflicts: inout Bool
    ) -> [String: Entry] {
        var result: [String: Entry] = [:]
        for word in Set(ours.keys).union(theirs.keys) {
            let (old, our, their) = (base[word], ours[word], theirs[word])
            guard let our, let their else {
                let left = our ?? their
                if old == nil {
                    result[word] = left
                } else if old != left {
                    // One side removed what the other one changed.
                    result[word] = left
                    hasConflicts = true
                }
                continue
            }
            result[word] = merged(old, our, their, &hasConflicts)
        }
        return result
    }

    private static func merged(_ base: Entry?, _ ours: Entry, _ theirs: Entry, _ hasConflicts: inout Bool)
        -> Entry
    {
        var result = ours
        func one<Value: Equatable>(_ base: Value?, _ ours: Value, _ theirs: Value) -> Value {
            if ours == theirs || theirs == base { return ours }
            if ours != base || base == nil { hasConflicts = true }
            return theirs
        }
        result.title = one(base?.title, ours.title, theirs.title)
        for (label, value) in theirs.fields {
            result.fields[label] = one(base?.fields[label], ours.fields[label] ?? "", value)
        }
        let added = theirs.lessons.filter {
            !ours.lessons.contains($0) && !(base?.lessons.contains($0) ?? false)
        }
        result.lessons =
            ours.lessons.filter { !(base?.lessons.contains($0) ?? false) || theirs.lessons.contains($0) }
            + added
        return result
    }
}
