internal import LogChecks
internal import LogModel
internal import MarkdownAST

extension Report {
    /// All files, with their findings. Lines and columns count from 1, offsets in bytes from 0.
    var json: ReportValue {
        .object([
            ("version", .number(1)),
            (
                "files",
                .array(
                    files.map { file in
                        .object([
                            ("path", .string(file.name)),
                            ("diagnostics", .array(file.diagnostics.map(Self.json))),
                        ])
                    }
                )
            ),
            ("errors", .number(count(.error))),
            ("warnings", .number(count(.warning))),
            ("notes", .number(count(.note))),
        ])
    }

    private static func json(_ diagnostic: Diagnostic) -> ReportValue {
        .object([
            ("code", .string(diagnostic.code.rawValue)),
            ("severity", .string(diagnostic.level.rawValue)),
            ("message", .string(diagnostic.message)),
            ("start", json(diagnostic.start)),
            ("end", json(diagnostic.end)),
            (
                "fix",
                .array(
                    diagnostic.fix.map { edit in
                        .object([
                            ("offset", .number(edit.range.lowerBound)),
                            ("length", .number(edit.range.count)),
                            ("replacement", .string(String(decoding: edit.replacement, as: UTF8.self))),
                        ])
                    }
                )
            ),
        ])
    }

    private static func json(_ position: SourcePosition) -> ReportValue {
        .object([
            ("line", .number(position.line)), ("column", .number(position.column)),
            ("offset", .number(position.offset)),
        ])
    }
}
