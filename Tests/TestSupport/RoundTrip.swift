internal import MarkdownAST
public import Testing

/// Expects the laws that hold for every text, for the text and for many variants of it.
///
/// See ``expectLossless(_:_:sourceLocation:)`` for the laws and ``variants(of:)`` for the variants.
public func expectRoundTrip(
    _ bytes: [UInt8], _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    for (name, variant) in variants(of: bytes) {
        expectLossless(
            variant, "\(name)\(comment.map { ": \($0.rawValue)" } ?? "")", sourceLocation: sourceLocation)
    }
}

/// Expects of one text that is valid UTF-8, once read, that
///
/// - its bytes are unchanged, and stay so when no edits are applied (invariant 1),
/// - the top-level blocks, with the lines before the first, tile the file,
/// - start lines never decrease in preorder and lie within the file,
/// - the nodes are a tree: each subtree ends within its parent's, and inlines hold no blocks,
/// - the lists of headings, code blocks and tables hold those at the top level.
///
/// A text that is refused must not be UTF-8 or exceed a limit; the latter counts as a failure too, since no text given here should.
public func expectLossless(
    _ bytes: [UInt8], _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let source = try? SourceText(bytes) else {
        let isText = String(validating: bytes, as: UTF8.self) != nil
        #expect(!isText, "UTF-8 was refused; \(comment?.rawValue ?? "")", sourceLocation: sourceLocation)
        return
    }
    #expect(source.bytes == bytes, comment, sourceLocation: sourceLocation)
    #expect((try? source.applying([]))?.bytes == bytes, comment, sourceLocation: sourceLocation)
    let document: Document
    do { document = try Document(parsing: source) } catch {
        Issue.record("refused: \(error); \(comment?.rawValue ?? "")", sourceLocation: sourceLocation)
        return
    }
    #expect(document.source.bytes == bytes, comment, sourceLocation: sourceLocation)
    let problems = lineProblems(of: source) + tileProblems(of: document) + treeProblems(of: document)
    #expect(problems == [], comment, sourceLocation: sourceLocation)
}

/// The text itself and what small accidents make of it, each with a name.
public func variants(of bytes: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
    func joined(_ ending: String) -> [UInt8] { Array(lines.joined(separator: Array(ending.utf8))) }
    var random = SeededGenerator(seed: bytes.count)
    var result: [(String, [UInt8])] = [
        ("as it is", bytes), ("LF", joined("\n")), ("CRLF", joined("\r\n")), ("CR", joined("\r")),
        (
            "mixed line ends",
            joined("\n").map { $0 == UInt8(ascii: "\n") && random.oneIn(3) ? UInt8(ascii: "\r") : $0 }
        ),
        ("byte order mark", [0xEF, 0xBB, 0xBF] + bytes),
        ("no final newline", Array(bytes.reversed().drop { $0 == 10 || $0 == 13 }.reversed())),
        ("trailing blanks", joined("  \n")), ("trailing tab", joined("\t\n")),
        ("blank lines doubled", joined("\n\n")),
    ]
    for _ in 0..<3 {
        let place = random.below(bytes.count + 1)
        result.append(("NUL at \(place)", Array(bytes[..<place]) + [0] + bytes[place...]))
        result.append(("cut off at \(place)", Array(bytes[..<place])))
    }
    let tokens = String(decoding: bytes, as: UTF8.self).tokens
    for _ in 0..<3 where !tokens.isEmpty {
        let index = random.below(tokens.count)
        var changed = tokens
        changed.remove(at: index)
        result.append(("token \(index) deleted", Array(changed.joined().utf8)))
        changed = tokens
        changed.insert(tokens[index], at: index)
        result.append(("token \(index) doubled", Array(changed.joined().utf8)))
    }
    return result
}

private func lineProblems(of source: SourceText) -> [String] {
    var problems: [String] = []
    var end = 0
    for line in 0..<source.lineCount {
        let full = source.full(ofLine: line)
        let content = source.content(ofLine: line)
        if full.lowerBound != end || full.isEmpty {
            problems.append("line \(line) does not begin where the last ended")
        }
        if content.lowerBound != full.lowerBound || content.upperBound > full.upperBound {
            problems.append("line \(line) has its content outside of it")
        }
        if source.bytes[content].contains(where: { $0 == 10 || $0 == 13 }) {
            problems.append("line \(line) holds a line ending")
        }
        if source.line(at: full.lowerBound) != line || source.line(at: full.upperBound - 1) != line {
            problems.append("line \(line) is not found by its offsets")
        }
        end = full.upperBound
    }
    if end != source.bytes.count { problems.append("the lines end at \(end) of \(source.bytes.count)") }
    return problems
}

private func tileProblems(of document: Document) -> [String] {
    var problems: [String] = []
    var end: Int?
    for block in document.topLevelBlocks {
        let range = document.range(of: block)
        if let end, range.lowerBound != end {
            problems.append("block \(block) begins at \(range.lowerBound), not \(end)")
        }
        end = range.upperBound
    }
    if let end, end != document.source.bytes.count { problems.append("the blocks end at \(end)") }
    return problems
}

private func treeProblems(of document: Document) -> [String] {
    var problems: [String] = []
    var open: [Int] = []
    var line: Int32 = 0
    for (index, node) in document.nodes.enumerated() {
        while let last = open.last, document.nodes[last].subtreeEnd <= index { open.removeLast() }
        if node.subtreeEnd <= index || node.subtreeEnd > document.nodes.count {
            problems.append("node \(index) ends at \(node.subtreeEnd)")
        }
        if let parent = open.last {
            if node.subtreeEnd > document.nodes[parent].subtreeEnd {
                problems.append("node \(index) outlives its parent")
            }
            if node.kind.isBlock, !document.nodes[parent].kind.isBlock {
                problems.append("block \(index) is in an inline")
            }
        } else if index > 0 {
            problems.append("node \(index) has no parent")
        }
        if node.startLine < line {
            problems.append("node \(index) begins on line \(node.startLine), behind line \(line)")
        }
        if node.startLine >= max(1, document.source.lineCount) {
            problems.append("node \(index) begins behind the file")
        }
        line = max(line, node.startLine)
        open.append(index)
    }
    return problems + indexProblems(of: document)
}

/// The lists of headings, code blocks and tables, against a walk over all top-level blocks.
private func indexProblems(of document: Document) -> [String] {
    var headings: [Int] = []
    var codeBlocks: [Int] = []
    var tables: [Int] = []
    for block in document.topLevelBlocks {
        switch document.nodes[block].kind {
        case .heading: headings.append(block)
        case .codeBlock: codeBlocks.append(block)
        case .table: tables.append(block)
        default: continue
        }
    }
    var problems: [String] = []
    if document.topLevelHeadings != headings { problems.append("other headings than \(headings)") }
    if document.topLevelCodeBlocks != codeBlocks { problems.append("other code blocks than \(codeBlocks)") }
    if document.topLevelTables != tables { problems.append("other tables than \(tables)") }
    return problems
}
