internal import MarkdownAST

/// Writes into a log what its entries are, so that nothing has to be inferred from then on.
package struct LogPinning: Sendable {
    /// Why a log gets no such line.
    package struct Refusal: Error, Sendable {
        /// Why, and what to do.
        package let message: String
        /// Where that stands; nil for the whole file.
        package let range: Range<Int>?
    }

    /// The edits that insert the lines.
    package let edits: [TextEdit]
    /// The lines.
    package let lines: [String]

    /// Finds the lines after which a log is read as before.
    ///
    /// - Throws: ``Refusal`` if the file says already what its entries are, or has none, or would be read in another way.
    /// - Complexity: O(n) in the bytes of the file, for each of a few ways to say it
    package init(_ log: LogDocument) throws(Refusal) {
        if !log.templates.isEmpty {
            throw Refusal(message: "the file has a template, which says what its entries are", range: nil)
        }
        if let problem = log.pinProblems.first {
            throw Refusal(message: problem.message, range: problem.range)
        }
        if log.inferred.map({ !$0.pins.obeyed.isEmpty }) ?? false {
            throw Refusal(message: "the file says already what its entries are", range: nil)
        }
        if log.entries.isEmpty {
            throw Refusal(
                message:
                    "no entry is found; write a line such as \(FormPin(.heading(level: 2, .date)).line) under the title",
                range: nil)
        }
        let before = Reading(log)
        for pins in Self.ways(log) {
            let lines = pins.map(\.line)
            for place in Self.places(in: log) {
                let edit = Self.edit(inserting: lines, at: place, in: log.document.source)
                guard let source = try? log.document.source.applying([edit]),
                    let document = try? Document(parsing: source)
                else { continue }
                let after = LogDocument(reading: document)
                let isObeyed = after.inferred.map { $0.pins.obeyed.count == pins.count } ?? false
                if isObeyed, after.pinProblems.isEmpty, Reading(after) == before {
                    (edits, self.lines) = ([edit], lines)
                    return
                }
            }
        }
        let names = EntryGroup.all(log).map(\.name).joined(separator: "; ")
        throw Refusal(
            message:
                "no line says what the entries are without changing how the file is read; its entries are \(names)",
            range: nil)
    }

    /// The lines to try, the most exact ones first.
    private static func ways(_ log: LogDocument) -> [[FormPin]] {
        let exact = EntryGroup.all(log).map(\.pin)
        let plainer = exact.map { pin in
            switch pin.shape {
            case .heading(let level, .plain): FormPin(.heading(level: level, .fields))
            case .list: FormPin(.list(.bold))
            default: pin
            }
        }
        let wider = exact.map { pin in
            switch pin.shape {
            case .heading(let level, .id): FormPin(.heading(level: level, .id(prefix: nil)))
            case .heading(let level, .number): FormPin(.heading(level: level, .number(word: nil)))
            case .table: FormPin(.table(nil))
            case .list: FormPin(.list(nil))
            case .lead: FormPin(.lead(nil))
            default: pin
            }
        }
        var ways: [[FormPin]] = []
        for way in [exact, plainer, wider] {
            var seen: Set<FormPin> = []
            let way = way.filter { seen.insert($0).inserted }
            if !ways.contains(way) { ways.append(way) }
        }
        return ways
    }

    /// Under the title, or else at the top.
    private static func places(in log: LogDocument) -> [Int] {
        let document = log.document
        let top = document.frontMatterLineCount
        guard let title = log.header?.node else { return [top] }
        return [document.headingEnd(title), top]
    }

    private static func edit(inserting lines: [String], at line: Int, in source: SourceText) -> TextEdit {
        let ending = String(decoding: source.lineEnding, as: UTF8.self)
        let text = lines.map { $0 + ending }.joined()
        if line >= source.lineCount {
            let end = source.bytes.count
            return TextEdit(range: end..<end, replacement: ending + ending + text)
        }
        let start = source.start(ofLine: line)
        let isFirst = line == 0
        let isBlank = source.bytes.trimmingBlanks(source.content(ofLine: line)).isEmpty
        let isLast = line + 1 == source.lineCount && isBlank
        return TextEdit(
            range: start..<start,
            replacement: (isFirst ? "" : ending) + text + (isBlank || isLast ? "" : ending))
    }

    /// What a log says.
    private struct Reading: Equatable {
        let entries: [Entry]
        let header: [Failure.Field]
        let title: String?
        let sections: Int

        struct Entry: Equatable {
            let failure: Failure
            let hasID: Bool
            let text: [UInt8]
        }

        init(_ log: LogDocument) {
            entries = log.entries.map {
                let isFile = $0.form?.form == .file && $0.syntax == nil
                let text = isFile ? [] : Array(log.document.source.bytes[$0.range])
                return Entry(failure: $0.failure, hasID: $0.hasID, text: text)
            }
            header = log.header?.fields ?? []
            title = log.header?.title
            sections = log.sections.count
        }
    }
}
