internal import LogChecks
internal import LogModel
internal import MarkdownAST
internal import SystemPackage

extension Report {
    /// One line for each finding: `path:line:column: severity: message [code]`.
    func text(_ style: Style) -> PrintableText {
        var result: PrintableText = ""
        for diagnostic in diagnostics {
            let color =
                switch diagnostic.level {
                case .error: "1;31"
                case .warning: "1;33"
                case .note: "1;36"
                }
            let level: PrintableText = "\(diagnostic.level.rawValue):"
            result +=
                "\(diagnostic.file):\(diagnostic.start): \(level.painted(color, style)) "
            result += "\(diagnostic.message) [\(diagnostic.code)]\n"
        }
        return result
    }

    /// One workflow command for each finding:
    /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    var github: PrintableText {
        var result: PrintableText = ""
        for (file, diagnostic) in places {
            let command =
                switch diagnostic.level {
                case .error: "error"
                case .warning: "warning"
                case .note: "notice"
                }
            // GitHub accepts columns only if the range is on one line.
            let isOneLine = diagnostic.start.line == diagnostic.end.line
            let columns =
                isOneLine ? ",col=\(diagnostic.start.column),endColumn=\(diagnostic.end.column)" : ""
            result += "::\(command) file=\(Self.property(file.shown)),line=\(diagnostic.start.line),"
            result += "endLine=\(diagnostic.end.line)\(columns),title=\(diagnostic.code)::"
            result += "\(Self.escaped(diagnostic.message))\n"
        }
        return result
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func property(_ text: String) -> String {
        escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
