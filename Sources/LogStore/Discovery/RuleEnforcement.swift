public import LogModel

extension RuleEnforcement {
    /// By the states of what a rule names.
    public init(_ states: some Sequence<EnforcementFiles.State>) {
        var found = RuleEnforcement.advisory
        for state in states {
            switch state {
            case .missing:
                self = .missing
                return
            case .there: found = .enforced
            case .unknown: break
            }
        }
        self = found
    }
}

extension LogDocument {
    /// What the entries of the file name as that which enforces them and that is not there, by its name in messages.
    ///
    /// - Parameter files: where it is looked for.
    /// - Complexity: O(n) in the bytes of the fields, and some system calls for each target.
    public func missingEnforcement(_ files: inout EnforcementFiles) -> Set<String> {
        var missing: Set<String> = []
        for target in entries.lazy.flatMap(\.enforcement) where files.state(of: target) == .missing {
            missing.insert(target.name)
        }
        return missing
    }
}
