import LogModel
import MarkdownAST
import TestSupport
import Testing

/// A branch of a repository: a log, its rules file, and what they are to say.
struct MergeBranch {
    var log: String
    var rules: String
    var model = MergeModel()
    /// What the branch did last: the state before it.
    var last: (before: [MergeBranch], Void) = ([], ())

    static let logPath = "docs/FAILURE_LOG.md"
    static let rulesPath = "docs/RULES.md"

    static func seed() throws -> MergeBranch {
        MergeBranch(log: try RecordingSupport.seed, rules: try RecordingSupport.rules)
    }

    private var family: LogFamily {
        get throws {
            LogFamily(
                log: .init(try LogDocument(parsing: log), name: "FAILURE_LOG.md"),
                rules: .init(try LogDocument(parsing: rules), name: "BIZOS_RULES.md"))
        }
    }

    /// The id of the entry whose text has a word.
    static func id(of word: String, in text: String) throws -> EntryID {
        let log = try LogDocument(parsing: text)
        let entry = log.entries.first {
            log.document.source.string($0.range).contains("called \(word) ")
                || log.document.source.string($0.range).contains("called \(word),")
        }
        return try #require(entry?.id, "\(word) is lost")
    }

    // MARK: What people do

    /// Records a failure, with a new rule, with a known one or with none.
    mutating func learn(_ word: String, _ generator: inout SeededGenerator) throws {
        let title = "Failure number \(word.dropFirst())"
        let cause = "The reason of it was something with the word \(word)."
        let day = "2026-03-\(10 + generator.below(15))"
        let severity = generator.pick(["🟡 Important", "🔴 Critical"])
        var fields = [
            "What Broke": "The machine that is called \(word) stood still for an hour and a half.",
            "Why We Didn't Catch It": "Nobody had thought of \(word), and no test asked for it.",
            "Date": day, "Root Cause": cause, "Severity": severity, "Lessons": "- Lesson one of \(word)",
        ]
        var rule = Postmortem.PreventiveRule.none
        var ruleWord: String?
        let known = model.rules.keys.sorted()
        switch generator.below(3) {
        case 0:
            ruleWord = "r\(word)"
            rule = .new(
                EntryDraft(
                    title: "Rule against \(word)",
                    fields: [
                        .init(
                            label: "Rule",
                            text: "Always look twice at what is called r\(word), every morning.")
                    ]),
                layer: nil)
        case 1 where !known.isEmpty:
            let other = generator.pick(known)
            ruleWord = other
            rule = .existing(RuleID(try Self.id(of: other, in: rules)))
        default: fields["Preventive Rule Added"] = "None, it cannot come back"
        }
        let family = try family
        let postmortem = Postmortem(
            failure: RecordingSupport.failure(title: title, fields), rule: rule,
            category: generator.pick(family.categories),
            date: try #require(LogDate("2026-03-26")))
        let recording = try family.recording([postmortem])
        log = try RecordingSupport.applied(recording.log, to: log)
        rules = try RecordingSupport.applied(recording.rules, to: rules)
        model.failures[word] = .init(
            title: title, fields: ["Root Cause": cause, "Severity": severity],
            lessons: ["Lesson one of \(word)"],
            rule: ruleWord)
        if case .new = rule, let ruleWord {
            model.rules[ruleWord] = .init(title: "Rule against \(word)", fields: [:])
        }
    }

    /// Changes the title or a field of a failure.
    mutating func edit(_ number: Int, _ generator: inout SeededGenerator) throws {
        let words = model.failures.keys.sorted()
        guard !words.isEmpty else { return }
        let word = generator.pick(words)
        let id = try Self.id(of: word, in: log)
        var edit = LogEdit(try LogDocument(parsing: log))
        switch generator.below(4) {
        case 0:
            let title = "Another title \(number)"
            try edit.set(title: title, of: id)
            model.failures[word]?.title = title
        case 1:
            let severity =
                model.failures[word]?.fields["Severity"] == "🔴 Critical" ? "🟡 Important" : "🔴 Critical"
            try edit.set(.severity, of: id, to: severity)
            model.failures[word]?.fields["Severity"] = severity
        case 2:
            let cause = "It was \(number) in truth, as somebody found out about \(word)."
            try edit.set(.cause, of: id, to: cause)
            model.failures[word]?.fields["Root Cause"] = cause
        default:
            try edit.append("Lesson \(number) of \(word)", to: .lesson, of: id)
            model.failures[word]?.lessons.append("Lesson \(number) of \(word)")
        }
        log = try RecordingSupport.applied(try edit.finish(), to: log)
    }

    /// Removes a failure that no rule names, and corrects what counts it.
    mutating func remove(_ generator: inout SeededGenerator) throws {
        let words = model.failures.keys.filter { word in model.rules["r\(word)"] == nil }.sorted()
        guard !words.isEmpty else { return }
        let word = generator.pick(words)
        let document = try LogDocument(parsing: log)
        let id = try Self.id(of: word, in: log)
        let index = try #require(document.entries.firstIndex { $0.id == id })
        let bytes = document.document.source.bytes
        var start = document.entries[index].range.lowerBound
        // The separator above goes with the entry.
        let head = String(decoding: bytes[..<start], as: UTF8.self)
        let kept = head.hasSuffix("\n---\n\n") ? String(head.dropLast(6)) : head
        start = kept.utf8.count
        let end = document.entries[index].range.upperBound
        log = kept + String(decoding: bytes[(end + (head == kept ? 2 : 1))...], as: UTF8.self)
        model.failures[word] = nil
        try correctTotal()
    }

    private mutating func correctTotal() throws {
        let document = try LogDocument(parsing: log)
        var edit = LogEdit(document)
        try edit.setInHeader(.total, to: "\(document.entries.count)")
        log = try RecordingSupport.applied(try edit.finish(), to: log)
    }

    // MARK: Merging

    /// Merges another branch, or applies what it did last. What all versions have alike is left out wherever it may be, as of large
    /// logs, and changes nothing.
    static func merge(_ base: MergeBranch, _ ours: MergeBranch, _ theirs: MergeBranch) throws -> FamilyMerge {
        var size = ExcerptSize()
        (size.leastRun, size.margin) = (0, 1)
        let texts = [(logPath, \MergeBranch.log), (rulesPath, \MergeBranch.rules)]
        let files = try texts.map { path, text in
            MergeFile(
                path: path, base: try LogDocument(parsing: base[keyPath: text]),
                ours: try LogDocument(parsing: ours[keyPath: text]),
                theirs: try LogDocument(parsing: theirs[keyPath: text]))
        }
        let merge = FamilyMerge(files, options: MergeOptions(), leavingOut: size)
        let whole = FamilyMerge(files, options: MergeOptions(), leavingOut: nil)
        #expect(merge.files?.map(\.bytes) == whole.files?.map(\.bytes))
        #expect(merge.notes == whole.notes && merge.fault == whole.fault)
        return merge
    }

    /// Takes what another branch did last; nothing happens if that conflicts.
    mutating func cherryPick(from other: MergeBranch) throws {
        guard let before = other.last.before.first else { return }
        let merge = try Self.merge(before, self, other)
        let models = MergeModel.merge(before.model, model, other.model)
        #expect(merge.fault == nil, "\(merge.fault ?? "")")
        if merge.hasConflicts || models.hasConflicts { return }
        // A failure whose rule is not here names nothing.
        if models.model.failures.values.contains(where: {
            $0.rule.map { models.model.rules[$0] == nil } ?? false
        }) {
            return
        }
        let files = try #require(merge.files)
        log = String(decoding: files[0].bytes, as: UTF8.self)
        rules = String(decoding: files[1].bytes, as: UTF8.self)
        model = models.model
    }
}
