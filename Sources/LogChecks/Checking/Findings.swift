public import LogModel
internal import MarkdownAST

/// Collects what the checks of one file find.
public struct Findings: Sendable {
    private struct Finding: Sendable {
        let code: DiagnosticCode
        let range: Range<Int>
        let message: String
        let fix: [TextEdit]
    }

    private let selection: CodeSelection
    private var findings: [Finding] = []

    init(_ selection: CodeSelection) { self.selection = selection }

    /// Joins the findings of several checks.
    init(_ parts: [Findings], _ selection: CodeSelection) {
        self.selection = selection
        findings = parts.flatMap(\.findings)
    }

    /// Adds a problem, unless nobody wants to know of its code.
    ///
    /// - Parameters:
    ///   - code: one of those that the check explains. Any other is reported as a warning.
    ///   - range: the bytes of the file that are wrong; what is outside of the file is left out.
    ///   - message: what is wrong and what to do, in one line. Credentials in it are masked.
    ///   - fix: the edits of the file that solve the problem; empty if only a person can.
    public mutating func add(
        _ code: DiagnosticCode,
        at range: Range<Int>,
        _ message: String,
        fix: [TextEdit] = []
    ) {
        guard selection.contains(code) else { return }
        findings.append(Finding(code: code, range: range, message: message, fix: fix))
    }

    /// Adds a problem of an entry as a whole, at its id.
    public mutating func add(_ code: DiagnosticCode, at entry: LogEntry, _ message: String) {
        add(code, at: entry.idRange, message)
    }

    /// Adds a problem with the value of a field, or with its label if it has no value.
    public mutating func add(_ code: DiagnosticCode, at field: LogField, _ message: String) {
        let value = field.valueRange
        add(code, at: value.isEmpty ? field.labelRange : value, message)
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
        let undeclared = findings.lazy.map(\.code).filter { selection.explanations[$0] == nil }
        let suppressions = Suppressions(log, of: Set(selection.explanations.keys).union(undeclared))
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
            let explanation = selection.explanations[finding.code] ?? .init(undeclared: finding.code)
            result.append(
                Diagnostic(
                    explanation: explanation,
                    file: name,
                    range: range,
                    start: last,
                    end: source.position(at: range.upperBound, after: last),
                    message: mask.masked(finding.message).onOneLine,
                    fix: finding.fix
                )
            )
        }
        return result
    }
}

extension String {
    /// The text with a blank in place of each line ending.
    fileprivate var onOneLine: String {
        utf8.contains { $0 == 0x0A || $0 == 0x0D }
            ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
            : self
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
