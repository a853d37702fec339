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
