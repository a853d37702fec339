internal import ArgumentParser
internal import LogModel

/// What a shell offers for a value: the names that the log at hand knows.
///
/// A completion is silent: where no log is found, or one cannot be read, nothing is offered. It changes nothing, and reads what the verb
/// would read.
enum LogCompletion {
    /// The ids of all entries of the log and of the files that belong to it.
    static let entries = completion { $0.ids { _ in true } }

    /// The ids of rules: those in files of rules, and those that entries name.
    static let rules = completion { $0.ids(where: \.isRuleBook) + $0.namedRules }

    /// The names in the log's table of categories.
    static let categories = completion { $0.documents.flatMap(\.categories).map(\.name) }

    /// The severities that the log lists or uses.
    static let severities = values(of: .severity)

    /// The statuses that the log lists or uses.
    static let statuses = values(of: .status)

    /// The layers that the log lists or uses.
    static let layers = values(of: .layer)

    /// The entities that the log lists or uses.
    static let entities = values(of: .entity)

    private static func values(of facet: Facet) -> CompletionKind {
        completion { $0.documents.flatMap { $0.knownValues(of: facet) }.map(\.name) }
    }

    private static func completion(_ names: @escaping @Sendable (CompletionLogs) -> [String])
        -> CompletionKind
    {
        .custom { words, index, prefix in
            CompletionCandidates.offered(names(CompletionLogs(words: words, index: index)), prefix: prefix)
        }
    }
}
