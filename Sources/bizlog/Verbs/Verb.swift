internal import ArgumentParser

/// What bizlog can be asked for, by name and in the order of its help.
enum Verb: String, CaseIterable {
    case fmt, check, list, show, seen, brief, rules, stats, report, inspect
    case export, `import`, convert, `init`, learn, fold
    case merge, resolve, renumber, status, supersede, retire

    /// The command that has this name. Only the one that is asked for is looked up, since the table of a type's conformances is made when it
    /// is first used.
    var command: any ParsableCommand.Type {
        switch self {
        case .fmt: FmtCommand.self
        case .check: CheckCommand.self
        case .list: ListCommand.self
        case .show: ShowCommand.self
        case .seen: SeenCommand.self
        case .brief: BriefCommand.self
        case .rules: RulesCommand.self
        case .stats: StatsCommand.self
        case .report: ReportCommand.self
        case .inspect: InspectCommand.self
        case .export: ExportCommand.self
        case .import: ImportCommand.self
        case .convert: ConvertCommand.self
        case .`init`: InitCommand.self
        case .learn: LearnCommand.self
        case .fold: FoldCommand.self
        case .merge: MergeCommand.self
        case .resolve: ResolveCommand.self
        case .renumber: RenumberCommand.self
        case .status: StatusCommand.self
        case .supersede: SupersedeCommand.self
        case .retire: RetireCommand.self
        }
    }
}

extension Verb {
    /// The verb that has a name.
    init?(named name: String) {
        // Comparing strings one by one costs less than the table that a switch over a string makes.
        guard let verb = Self.allCases.first(where: { $0.rawValue == name }) else { return nil }
        self = verb
    }
}

extension CommandConfiguration {
    /// What ArgumentParser is told of a verb.
    static func verb(_ verb: Verb, abstract: String, usage: String? = nil, discussion: String)
        -> CommandConfiguration
    {
        var configuration = CommandConfiguration(
            commandName: verb.rawValue, abstract: abstract, usage: usage, discussion: discussion)
        // A command that has one above it is not asked for scripts of completions, which takes the parser as long as all else that it
        // does for a verb; the root command is.
        configuration._superCommandName = "bizlog"
        return configuration
    }
}
