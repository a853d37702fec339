import TestSupport

extension ProcessSandbox {
    /// The verbs that `bizlog help` lists.
    func verbs() throws -> [String] {
        let help = try bizlog("help").text
        guard let list = help.firstRange(of: "\nSUBCOMMANDS:\n") else { return [] }
        return help[list.upperBound...].split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/^  ([a-z]+) /#).map { String($0.output.1) }
        }
    }
}
