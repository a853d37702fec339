internal import ArgumentParser
internal import LogChecks
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The formats of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// One line for each finding, as compilers print them.
    case text
    /// One object with a list of files.
    case json
    /// SARIF 2.1.0, which code scanning reads.
    case sarif
    /// Workflow commands of GitHub Actions, which become annotations.
    case github
}

/// The findings in one file.
struct FileReport {
    /// The name by which the user gave the file.
    let name: String
    /// The path; nil for standard input.
    let path: FilePath?
    let diagnostics: [Diagnostic]

    /// The path from the top of the repository, as annotations and code scanning expect it.
    var place: FilePath { path?.inRepository ?? FilePath(name) }
}

/// The findings in all files, sorted by file name.
struct Report {
    let files: [FileReport]
    /// What the checks report, whether they found it or not.
    let explanations: [DiagnosticCode.Explanation]

    var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }

    /// All findings, each with its file's path from the top of the repository.
    var places: [(file: FilePath, Diagnostic)] {
        files.flatMap { file in
            let place = file.place
            return file.diagnostics.map { (place, $0) }
        }
    }

    /// The number of findings with a level.
    func count(_ level: Diagnostic.Level) -> Int {
        files.reduce(0) { $0 + $1.diagnostics.count { $0.level == level } }
    }

    /// Whether the command fails because of the findings.
    func fails(isStrict: Bool) -> Bool { count(.error) > 0 || isStrict && count(.warning) > 0 }

    /// The numbers of findings in words; nil if there are none.
    var summary: String? {
        let parts = Diagnostic.Level.allCases.compactMap { level -> String? in
            let number = count(level)
            return number == 0 ? nil : number.counting(level.rawValue, level.rawValue + "s")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Prints the report in a format.
    func print(as format: ReportFormat, to console: inout Console) {
        switch format {
        case .text: console.print(text(console.outputStyle))
        case .json: console.print(json: json, .ordered)
        case .sarif: console.print(json: sarif, .ordered)
        case .github: console.print(commands: github)
        }
    }
}
