internal import ArgumentParser
internal import LogModel

/// The options that select failures.
struct ListFilter: ParsableArguments {
    @Option(
        help: ArgumentHelp("Failures of this severity, by name or mark. May be repeated.", valueName: "name"),
        completion: LogCompletion.severities)
    var severity: [String] = []

    @Option(
        help: ArgumentHelp("Failures of this status, by name or mark. May be repeated.", valueName: "name"),
        completion: LogCompletion.statuses)
    var status: [String] = []

    @Option(
        help: ArgumentHelp("Failures of this layer. May be repeated.", valueName: "name"),
        completion: LogCompletion.layers)
    var layer: [String] = []

    @Option(
        help: ArgumentHelp("Failures of this entity. May be repeated.", valueName: "name"),
        completion: LogCompletion.entities)
    var entity: [String] = []

    @Option(
        help: ArgumentHelp(
            "Failures that name this rule, or one whose id begins with it: R-BIZ-SYS. May be repeated.",
            valueName: "id"
        ),
        completion: LogCompletion.rules
    )
    var rule: [String] = []

    @Option(
        help: ArgumentHelp("Failures of this day and later.", valueName: "date"), transform: LogDate.argument)
    var since: LogDate?

    @Option(
        help: ArgumentHelp("Failures of this day and earlier.", valueName: "date"),
        transform: LogDate.argument)
    var until: LogDate?

    @Option(
        help: ArgumentHelp(
            "Failures that contain this text anywhere, ignoring case and line breaks. It is not a pattern.",
            valueName: "text"
        )
    )
    var grep: String?

    func validate() throws {
        if let since, let until, since > until {
            throw ValidationError("'--since \(since)' is later than '--until \(until)'.")
        }
    }

    /// The query for the options.
    ///
    /// - Throws: an error for a value that occurs in none of the logs.
    func query(for logs: [LogDocument]) throws(UnknownValue) -> LogQuery {
        var query = LogQuery()
        for (facet, names) in [
            (Facet.severity, severity), (.status, status), (.layer, layer), (.entity, entity),
        ]
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
}

extension LogDate {
    /// The day that an option gives.
    static func argument(_ text: String) throws -> LogDate {
        guard let date = LogDate(text) else {
            throw ValidationError("it is not a date, or could mean two days; write it as 2026-02-11.")
        }
        return date
    }
}

/// A value of an option that occurs in none of the logs. This is a usage error.
struct UnknownValue: Error {
    /// The error message, with the known values.
    let message: String

    /// The most known values that the message lists.
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
    /// Prints the error and returns the exit code for wrong usage.
    mutating func refuse(_ error: UnknownValue) -> ExitCode {
        say("Error: \(error.message)")
        return ExitCode.validationFailure
    }
}
