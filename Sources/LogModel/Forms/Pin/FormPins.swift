internal import MarkdownAST

/// The lines of a file that say which of its parts are entries: `<!-- bizlog-form: heading 2 date -->`.
///
/// Such a line stands alone, before the first entry; there may be several, one for each form. What stands in an entry is what the entry
/// says, so a line there is not obeyed.
package struct FormPins: Sendable {
    /// What is obeyed, in the order of the file.
    package private(set) var obeyed: [FormPin] = []
    /// What is wrong with other lines, in the order of the file.
    package private(set) var problems: [FormPin.Problem] = []
    /// Where the lines stand that are obeyed.
    private(set) var ranges: [Range<Int>] = []
    /// Those that stand behind something that may be an entry.
    private var later: [(pin: FormPin, line: Int, range: Range<Int>)] = []

    /// Where the first line stands that is obeyed.
    var firstRange: Range<Int>? { ranges.first }

    /// No lines.
    static let none = FormPins()

    private init() {}

    /// Reads the lines of a file.
    ///
    /// - Parameter ownLine: the line of the first entry in bizlog's own form.
    /// - Complexity: O(top-level blocks), O(1) without an HTML block
    init(_ document: Document, ownLine: Int?) {
        guard document.hasHTMLBlocks else { return }
        var before = Before()
        for block in document.topLevelBlocks {
            guard case .htmlBlock = document.nodes[block].kind else {
                before.add(block, in: document)
                continue
            }
            for line in document.lines(of: block) { read(line, before, document.source) }
        }
        settle(document, ownLine)
    }

    /// What is wrong with all of them if something else says what the entries are.
    ///
    /// - Parameter other: what says so.
    package func problems(besides other: String) -> [FormPin.Problem] {
        (ranges.map {
            FormPin.Problem(
                range: $0, message: "\(other) says what an entry is, and this line is not obeyed; take it out"
            )
        } + problems).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether a file may hold such lines.
    ///
    /// - Complexity: O(top-level blocks), O(1) without an HTML block
    static func mayStand(in document: Document) -> Bool {
        guard document.hasHTMLBlocks else { return false }
        let word = Array(FormPin.word.utf8)
        return document.topLevelBlocks.contains { block in
            guard case .htmlBlock = document.nodes[block].kind else { return false }
            let range = document.source.range(ofLines: document.lines(of: block))
            return document.source.bytes.firstOffset(of: word, in: range) != nil
        }
    }

    private mutating func read(_ line: Int, _ before: Before, _ source: SourceText) {
        let bytes = source.bytes
        let content = bytes.trimmingBlanks(source.content(ofLine: line))
        guard let place = Self.place(bytes, content) else { return }
        do throws(FormPin.Problem) {
            let pin = try Self.pin(bytes, content, from: place)
            if before.mayHoldEntries {
                later.append((pin, line, content))
            } else {
                obeyed.append(pin)
                ranges.append(content)
            }
        } catch {
            problems.append(error)
        }
    }

    /// The offset behind the word, if a line begins with a comment that begins with it.
    private static func place(_ bytes: [UInt8], _ content: Range<Int>) -> Int? {
        guard content.count > 4, bytes.has("<!--", at: content.lowerBound) else { return nil }
        let start = bytes.skippingBlanks(from: content.lowerBound + 4, to: content.upperBound)
        let word = Array(FormPin.word.utf8)
        guard bytes.has(word, at: start), start + word.count <= content.upperBound else { return nil }
        let end = start + word.count
        if end < content.upperBound, bytes[end].isLetter || bytes[end].isDigit { return nil }
        return end
    }

    private static func pin(_ bytes: [UInt8], _ content: Range<Int>, from start: Int) throws(FormPin.Problem)
        -> FormPin
    {
        guard bytes.has("-->", at: content.upperBound - 3), content.upperBound - 3 >= start else {
            throw FormPin.Problem(
                range: content, message: "the line must end with '-->', and nothing may stand behind that")
        }
        guard start < content.upperBound, bytes[start] == UInt8(ascii: ":") else {
            throw FormPin.Problem(
                range: content,
                message: "a colon is missing: '<!-- \(FormPin.word): heading 2 date -->'")
        }
        var words: [Range<Int>] = []
        var offset = start + 1
        let end = content.upperBound - 3
        while true {
            offset = bytes.skippingBlanks(from: offset, to: end)
            guard offset < end else { break }
            let first = offset
            while offset < end, !bytes[offset].isBlank { offset += 1 }
            words.append(first..<offset)
        }
        return try FormPin(words, in: bytes, at: content)
    }

    /// Obeys those of the later lines before which inference, or what is obeyed already, finds no entry.
    private mutating func settle(_ document: Document, _ ownLine: Int?) {
        if obeyed.contains(where: { $0.shape == .none }), obeyed.count + later.count > 1 {
            obeyed = [FormPin(.none)]
        }
        guard !later.isEmpty else { return }
        var finder = EntryFinder(document)
        finder.run(obeying: obeyed)
        let first = min(finder.found.first?.lines.lowerBound ?? Int.max, ownLine ?? Int.max)
        for (pin, line, range) in later {
            if line < first {
                obeyed.append(pin)
                ranges.append(range)
            } else {
                problems.append(
                    FormPin.Problem(
                        range: range,
                        message:
                            "the line stands behind the first entry and is not obeyed; move it under the title"
                    ))
            }
        }
    }
}

/// What stands before a line.
private struct Before {
    private var headings = 0
    /// Whether it may hold an entry: there is more than a title and plain text.
    private(set) var mayHoldEntries = false

    mutating func add(_ block: Int, in document: Document) {
        switch document.nodes[block].kind {
        case .heading:
            headings += 1
            if headings > 1 { mayHoldEntries = true }
        case .list, .table: mayHoldEntries = true
        case .paragraph:
            let line = document.source.content(ofLine: Int(document.nodes[block].startLine))
            let text = document.source.bytes.trimmingBlanks(line)
            if let first = text.first, !document.source.bytes[first].isLetter { mayHoldEntries = true }
        default: break
        }
    }
}
