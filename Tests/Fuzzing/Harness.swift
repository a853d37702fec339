import MarkdownAST

/// Ends the process with the name of a law that does not hold; libFuzzer then keeps the input.
func require(_ holds: Bool, _ law: @autoclosure () -> String) {
    if !holds { fatalError("law violated: \(law())") }
}

/// The input as bytes; libFuzzer passes a null pointer for the empty input.
func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
}

/// The text of an input, its invalid bytes replaced, after checking that they are refused and where.
func text(_ bytes: [UInt8]) -> SourceText {
    let string = String(validating: bytes, as: UTF8.self)
    do {
        let text = try SourceText(bytes)
        require(string != nil, "what is not UTF-8 is refused")
        return text
    } catch .invalidUTF8(let position) {
        require(string == nil, "UTF-8 is accepted")
        require(position.offset < bytes.count, "the place of the error lies in the input")
        let valid = bytes[..<position.offset]
        require(String(validating: valid, as: UTF8.self) != nil, "the text before the error is valid")
        return text(Array(String(decoding: bytes, as: UTF8.self).utf8))
    } catch {
        fatalError("law violated: a small text is not refused for its size")
    }
}

/// The tree of a text, or nil if its limits refuse it.
func parse(_ text: SourceText) -> Document? {
    do {
        return try Document(parsing: text)
    } catch .source {
        fatalError("law violated: a text is parsed or refused for its limits")
    } catch {
        require(error.position != nil, "a refusal names its place")
        return nil
    }
}

/// The laws of every document: its bytes are the input, its blocks tile it, its tree is well formed.
func checkShape(_ document: Document, of text: SourceText) {
    require(document.source.bytes == text.bytes, "an unedited document is the input")
    require(document.nodes.first?.kind == .document, "the root comes first")
    require(document.nodes.first.map { Int($0.subtreeEnd) } == document.nodes.count, "the root holds all")

    var end = document.topLevelBlocks.first { _ in true }.map { document.range(of: $0).lowerBound } ?? 0
    for block in document.topLevelBlocks {
        let range = document.range(of: block)
        require(range.lowerBound == end, "top-level blocks tile the text")
        end = range.upperBound
    }
    if document.nodes.count > 1 { require(end == text.bytes.count, "the last block ends with the text") }

    var ends: [Int] = []
    var line: Int32 = 0
    for (index, node) in document.nodes.enumerated() {
        while let last = ends.last, last <= index { ends.removeLast() }
        let subtreeEnd = Int(node.subtreeEnd)
        require(subtreeEnd > index, "a subtree holds its root")
        require(subtreeEnd <= ends.last ?? document.nodes.count, "a subtree lies in its parent's")
        require(node.startLine >= line, "start lines never decrease")
        require(node.startLine == 0 || Int(node.startLine) < text.lineCount, "start lines lie in the text")
        line = node.startLine
        ends.append(subtreeEnd)
    }
}

/// The laws of an outcome of formatting: its edits lead to it, it is what its bytes say, and it is not refused.
func checkOutcome(_ formatted: Document, edits: [TextEdit], of document: Document) {
    do {
        let edited = try edits.applied(to: document.source.bytes)
        require(edited == formatted.source.bytes, "the edits lead to the formatted text")
    } catch {
        fatalError("law violated: the edits fit the text: \(error)")
    }
    guard let parsed = parse(formatted.source) else {
        fatalError("law violated: a formatted text is not refused")
    }
    require(parsed.hasSameTree(as: formatted), "the formatted document is the tree of its text")
    checkShape(formatted, of: formatted.source)
}
