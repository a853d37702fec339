internal import LogModel
internal import MarkdownAST

extension LogError {
    /// What is wrong and what to do about it, without the path.
    var text: ErrorText {
        switch cause {
        case .store(.unmerged(_, let error)): return ErrorText(splitting: error.description)
        case .store(.outside(let path, let real, let boundary)):
            let text = StoreError.outside(path, realPath: real, boundary: boundary).text
            return ErrorText(text.reason, "name the file itself\(argument)")
        case .store(let error): return error.text
        case .parse(let error): return ErrorText(splitting: error.description)
        case .notLog:
            return ErrorText(
                "holds no failure, no rule and no count of them, and is left alone",
                "if it is meant, name the file itself\(argument)")
        case .noRulesFile:
            return ErrorText(
                "the log names no rules file", "list one, as - `RULES.md` — preventive rules, and try again")
        case .newRules(let error): return ErrorText(splitting: "no rules file can be made: \(error)")
        case .recording(let error):
            let problems = error.problems.map(\.description)
            return problems.count > 1
                ? ErrorText(problems.joined(separator: "\n")) : ErrorText(splitting: error.description)
        case .field(let error): return ErrorText(splitting: error.description)
        case .staleEdit:
            return ErrorText(
                "nothing was changed: the changes are to another log, or to an earlier state of this one",
                "make the `LogEdit` of the log that the closure is given")
        case .edits(let error): return ErrorText(splitting: "nothing was changed: \(error)")
        case .unparsableResult(let error):
            let place = error.position.map { " at line \($0.line)" } ?? ""
            return ErrorText(
                splitting:
                    "the edits were not made, since the file could not be read any more\(place): \(error)")
        case .noLongerLog:
            return ErrorText(
                "the edits were not made, since the file would hold no failure, no rule and no count of them",
                "keep the entries and the header")
        case .companion(let name, let reason):
            return ErrorText("it names \(name), which cannot be read: \(reason)", "correct that first")
        case .renaming(let error): return ErrorText(splitting: error.description)
        case .life(let error): return ErrorText(splitting: error.description)
        case .brief(let error): return ErrorText(splitting: error.description)
        case .noFile:
            return ErrorText(
                "the log names no such file, or it does not exist", "make it and list it in the log")
        }
    }

    /// How a program names the file, in words.
    private var argument: String {
        switch kind {
        case nil: ""
        case .log: " when the repository is opened"
        case .rules: ", as `rules:`, when the repository is opened"
        case .otherLog: ", as `otherLog:`, when the repository is opened"
        }
    }
}
