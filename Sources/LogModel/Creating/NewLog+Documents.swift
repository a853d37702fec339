extension NewLog {
    /// The log without entries.
    ///
    /// Its rendering is canonical, and `check` finds nothing in it if the files that it lists exist.
    ///
    /// - Throws: ``NewLogError/notReadBack(_:)``
    public func log() throws(NewLogError) -> FailureLog {
        let log = FailureLog(
            newWithTitle: "\(ruleBook.system) — Failure Log",
            tagline: "*Post-mortems of failures. Each failure generates a preventive rule.*",
            total: RoleWords.failureTotal,
            date: ruleBook.date,
            sections: sections
        )
        let document = try log.readBack("the log")
        guard document.templates.count == 1, let schema = document.templates.first,
            schema.idPrefix == "F-\(prefix)-"
        else { throw .notReadBack("the template") }
        try check(ruleBook.layers.map(\.name), .layer, in: schema)
        if !entities.isEmpty { try check(entities, .entity, in: schema) }
        if log.categories.map(\.name) != FailureLog(reading: document).categories.map(\.name) {
            throw .notReadBack("the table of categories")
        }
        if log.relatedFiles != FailureLog(reading: document).relatedFiles {
            throw .notReadBack("the list of related files")
        }
        return log
    }

    /// The log without entries, as a document.
    ///
    /// - Throws: ``NewLogError/notReadBack(_:)``
    public func document() throws(NewLogError) -> LogDocument { try log().readBack("the log") }

    private var sections: [FailureLog.Section] {
        var sections = [
            FailureLog.Section(title: "How to Log a Failure", blocks: [.markdown(procedure)]),
            FailureLog.Section(title: "Failure Template", blocks: [.markdown(template)]),
            FailureLog.Section(title: "Logged Failures", blocks: [.markdown("(none yet)")]),
        ]
        if !categories.isEmpty {
            let rows = categories.map { Category(name: $0, count: 0, trend: "-") }
            let table = FailureLog.Block.categories(columns: ["Category", "Count", "Trend"], rows: rows)
            sections.append(FailureLog.Section(title: "Failure Categories", blocks: [table]))
        }
        var files = [RelatedFile(path: rulesName, summary: "preventive rules generated from failures")]
        if let otherLog { files.append(RelatedFile(path: otherLog, summary: "cross-system failures")) }
        sections.append(FailureLog.Section(title: "Related Files", blocks: [.relatedFiles(files)]))
        return sections
    }

    private var procedure: String {
        let steps = [
            "1. Create a post-mortem entry here (F-\(prefix)-XXX)",
            "2. Extract a preventive rule → \(rulesName)",
            otherLog.map { "3. With `--cross-system`, also add an entry to \($0)" },
        ]
        return "```\nbizlog learn \"what failed and why\"\n```\n\nThis will:\n"
            + steps.compactMap(\.self).joined(separator: "\n")
    }

    private var template: String {
        let entity =
            entities.isEmpty ? "[Whom or what it concerns]" : entities.joined(separator: " / ")
        return """
            ```markdown
            ### [F-\(prefix)-XXX] Title
            **Date:** YYYY-MM-DD
            **Severity:** 🔴 Critical / 🟡 Important / 🟢 Near miss
            **Layer:** \(ruleBook.layers.map(\.name).joined(separator: " / "))
            **Entity:** \(entity)

            **What Broke:**
            [Description of the failure]

            **Root Cause:**
            [Root cause]

            **Why We Didn't Catch It:**
            [What was missing]

            **Preventive Rule Added:**
            [R-\(prefix)-XXX] in \(rulesName)

            **Lessons:**
            - [Additional learnings]
            ```
            """
    }

    private func check(_ names: [String], _ role: FieldRole, in schema: LogSchema) throws(NewLogError) {
        guard case .choice(let choices) = schema.field(for: role)?.kind, choices.map(\.description) == names
        else {
            throw .notReadBack("the list \(names.joined(separator: " / "))")
        }
    }
}

extension FailureLog {
    /// Makes a file without entries.
    init(newWithTitle title: String, tagline: String, total label: String, date: LogDate, sections: [Section])
    {
        self.init(
            header: Header(
                title: title,
                tagline: tagline,
                fields: [
                    Failure.Field(
                        label: RoleWords.label(for: .lastUpdated), isKnown: true,
                        value: .date(date, remark: "")),
                    Failure.Field(label: label, isKnown: true, value: .text("0")),
                ]
            ),
            parts: sections.enumerated().map { index, section in
                Part(.section(section), level: 2, endsWithBreak: index + 1 < sections.count)
            }
        )
    }

    /// Renders the log and reads the result.
    func readBack(_ what: String) throws(NewLogError) -> LogDocument {
        do throws(RenderingError) { return LogDocument(reading: try rendered()) } catch {
            throw .notReadBack(what)
        }
    }
}
