internal import MarkdownAST

/// Collects the findings of the checks of one file, and computes their positions.
struct Findings {
    private struct Finding {
        let code: DiagnosticCode
        let range: Range<Int>
        let message: String
        let fix: [TextEdit]
    }

    private let codes: Set<DiagnosticCode>
    private var findings: [Finding] = []

    init(codes: Set<DiagnosticCode>) { self.codes = codes }

    /// Joins the findings of several checks.
    init(_ parts: [Findings], codes: Set<DiagnosticCode>) {
        self.codes = codes
        findings = parts.flatMap(\.findings)
    }

    /// Whether `code` is enabled. Expensive checks test this first.
    func wants(_ code: DiagnosticCode) -> Bool { codes.contains(code) }

    mutating func add(
        _ code: DiagnosticCode,
        _ range: Range<Int>,
        _ message: String,
        fix: [TextEdit] = []
    ) {
        guard codes.contains(code) else { return }
        findings.append(Finding(code: code, range: range, message: message, fix: fix))
    }

    /// The findings that the file does not suppress, sorted by position. All messages pass through here and
    /// are masked.
    ///
    /// - Parameter mask: masks the credentials of the file.
    /// - Complexity: O(n log n) in the number of findings, O(n) in the bytes of the file.
    func diagnostics(in log: LogDocument, named name: String, mask: () -> SecretMask) -> [Diagnostic] {
        if findings.isEmpty { return [] }
        let mask = mask()
        let source = log.document.source
        let suppressions = Suppressions(log)
        let sorted = findings.indices.sorted {
            let (left, right) = (findings[$0], findings[$1])
            return (left.range.lowerBound, left.code.rawValue, $0)
                < (right.range.lowerBound, right.code.rawValue, $1)
        }
        var last = SourcePosition(offset: 0, line: 1, column: 1)
        var result: [Diagnostic] = []
        for index in sorted {
            let finding = findings[index]
            let range = finding.range.clamped(to: 0..<source.bytes.count)
            last = source.position(at: range.lowerBound, after: last)
            // A conflict marker prevents writing the file, so it is always reported.
            if finding.code != .conflictMarker, suppressions.suppress(finding.code, onLine: last.line - 1) {
                continue
            }
            result.append(
                Diagnostic(
                    code: finding.code,
                    file: name,
                    range: range,
                    start: last,
                    end: source.position(at: range.upperBound, after: last),
                    message: mask.masked(finding.message),
                    fix: finding.fix
                )
            )
        }
        return result
    }
}

extension SourceText {
    /// The position of an offset. If an earlier position is on the same line, counting starts there, so that
    /// many positions on a long line cost no more than the line.
    fileprivate func position(at offset: Int, after earlier: SourcePosition) -> SourcePosition {
        let line = line(at: offset)
        guard line + 1 == earlier.line, earlier.offset > 0, earlier.offset <= offset else {
            return position(at: offset)
        }
        let characters = bytes[earlier.offset..<offset].reduce(into: 0) { count, byte in
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        return SourcePosition(offset: offset, line: earlier.line, column: earlier.column + characters)
    }
}
