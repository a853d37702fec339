internal import ArgumentParser
internal import LogModel

/// The options that say which failures are asked for.
struct ListFilter: ParsableArguments {
    @Option(
        help: ArgumentHelp("Failures of this severity, by name or mark. May be repeated.", valueName: "name"))
    var severity: [String] = []

    @Option(help: ArgumentHelp("Failures of this layer. May be repeated.", valueName: "name"))
    var layer: [String] = []

    @Option(help: ArgumentHelp("Failures of this entity. May be repeated.", valueName: "name"))
    var entity: [String] = []

    @Option(
        help: ArgumentHelp(
            "Failures that name this rule, or one whose id begins so: R-BIZ-SYS. May be repeated.",
            valueName: "id"
        )
    )
    var rule: [String] = []

    @Option(help: ArgumentHelp("Failures of this day and later.", valueName: "date"), transform: Self.date)
    var since: LogDate?

    @Option(help: ArgumentHelp("Failures of this day and earlier.", valueName: "date"), transform: Self.date)
    var until: LogDate?

    @Option(
        help: ArgumentHelp(
            "Failures that say this text anywhere. Capitals and line breaks do not matter; it is no pattern.",
            valueName: "text"
        )
    )
    var grep: String?

    func validate() throws {
        if let since, let until, since > until {
            throw ValidationError("No day is both since \(since) and until \(until).")
        }
    }

    /// The query that the options ask for.
    ///
    /// - Throws: an error for a value that none of the logs knows.
    func query(for logs: [LogDocument]) throws(UnknownValue) -> LogQuery {
        var query = LogQuery()
        for (facet, names) in [(Facet.severity, severity), (.layer, layer), (.entity, entity)]
        where !names.isEmpty {
            let known = logs.flatMap { $0.knownValues(of: facet) }
            for name in names where !known.contains(where: { $0.isNamed(name) }) {
                throw UnknownValue(name: name, facet: facet, known: known)
            }
            query.facets[facet] = names
        }
        query.rules = rule
        query.since = since
        query.until = until
        query.text = grep ?? ""
        return query
    }

    private static func date(_ text: String) throws -> LogDate {
        guard let date = LogDate(text) else {
            throw ValidationError("it is no day of the calendar, or could mean two; write it as 2026-02-11.")
        }
        return date
    }
}

/// A value was asked for that none of the logs knows, which is wrong usage.
struct UnknownValue: Error {
    /// What is wrong, with the values that are known.
    let message: String

    /// How many known values are named.
    private static let maximumNames = 20

    init(name: String, facet: Facet, known: [Choice]) {
        var names: [String] = []
        for choice in known where !names.contains(choice.name) {
            if names.count == Self.maximumNames { break }
            names.append(choice.name)
        }
        let list = names.isEmpty ? "no failure here has one" : "known: \(names.joined(separator: ", "))"
        message = "unknown \(facet.rawValue) '\(name)'; \(list)"
    }
}

extension Console {
    /// Ends a command that was given a value that no log knows.
    mutating func refuse(_ error: UnknownValue) -> ExitCode {
        say("Error: \(error.message)")
        return ExitCode.validationFailure
    }
}
