internal import ArgumentParser
internal import LogChecks
internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

extension Report {
    /// The report as a SARIF log (OASIS, Static Analysis Results Interchange Format 2.1.0): one run, a rule for each code.
    var sarif: ReportValue {
        let codes = explanations.map(\.code)
        return .object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        (
                            "tool",
                            .object([
                                (
                                    "driver",
                                    .object([
                                        ("name", .string("bizlog")),
                                        ("semanticVersion", .string(Version.number)),
                                        ("rules", .array(explanations.map(Self.rule))),
                                    ])
                                )
                            ])
                        ),
                        ("columnKind", .string("unicodeCodePoints")),
                        ("results", .array(places.map { Self.result($1, in: Self.artifact($0), codes) })),
                    ])
                ])
            ),
        ])
    }

    private static func rule(_ explanation: DiagnosticCode.Explanation) -> ReportValue {
        .object([
            ("id", .string(explanation.code.rawValue)),
            ("shortDescription", message(explanation.summary)),
            ("fullDescription", message(explanation.meaning)),
            ("help", message(explanation.remedy)),
            ("defaultConfiguration", .object([("level", .string(explanation.level.rawValue))])),
        ])
    }

    private static func result(_ diagnostic: Diagnostic, in artifact: ReportValue, _ codes: [DiagnosticCode])
        -> ReportValue
    {
        var members: [(String, ReportValue)] = [
            ("ruleId", .string(diagnostic.code.rawValue)),
            ("ruleIndex", .number(codes.firstIndex(of: diagnostic.code) ?? 0)),
            ("level", .string(diagnostic.level.rawValue)),
            ("message", message(diagnostic.message)),
            (
                "locations",
                .array([
                    .object([
                        (
                            "physicalLocation",
                            .object([
                                ("artifactLocation", artifact),
                                (
                                    "region",
                                    .object([
                                        ("startLine", .number(diagnostic.start.line)),
                                        ("startColumn", .number(diagnostic.start.column)),
                                        ("endLine", .number(diagnostic.end.line)),
                                        ("endColumn", .number(diagnostic.end.column)),
                                        ("byteOffset", .number(diagnostic.range.lowerBound)),
                                        ("byteLength", .number(diagnostic.range.count)),
                                    ])
                                ),
                            ])
                        )
                    ])
                ])
            ),
        ]
        if !diagnostic.fix.isEmpty { members.append(("fixes", .array([fix(diagnostic, in: artifact)]))) }
        return .object(members)
    }

    private static func fix(_ diagnostic: Diagnostic, in artifact: ReportValue) -> ReportValue {
        let replacements = diagnostic.fix.map { edit -> ReportValue in
            .object([
                (
                    "deletedRegion",
                    .object([
                        ("byteOffset", .number(edit.range.lowerBound)),
                        ("byteLength", .number(edit.range.count)),
                    ])
                ),
                (
                    "insertedContent",
                    .object([("text", .string(String(decoding: edit.replacement, as: UTF8.self)))])
                ),
            ])
        }
        let change = ReportValue.object([
            ("artifactLocation", artifact), ("replacements", .array(replacements)),
        ])
        return .object([
            ("description", message("write what the file says")), ("artifactChanges", .array([change])),
        ])
    }

    private static func message(_ text: String) -> ReportValue { .object([("text", .string(text))]) }

    private static func artifact(_ path: FilePath) -> ReportValue { .object([("uri", .string(uri(path)))]) }

    /// A path as a URI reference (RFC 3986). Characters other than unreserved ones and `/` are
    /// percent-encoded.
    private static func uri(_ path: FilePath) -> String {
        var result = ""
        for byte in path.bytes {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                byte < 0x80 && (scalar.properties.isAlphabetic || (0x30...0x39).contains(byte))
                || "-._~/".utf8.contains(byte)
            if isPlain {
                result.unicodeScalars.append(scalar)
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return path.isAbsolute ? "file://" + result : result
    }
}
