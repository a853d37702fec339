@testable import MarkdownAST

/// Any bytes: refused at the right place if they are not UTF-8, else parsed into a well-formed tree or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParse(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = text(bytes(start, count))

    var end = 0
    for line in 0..<text.lineCount {
        require(text.full(ofLine: line).lowerBound == end, "lines tile the text")
        end = text.full(ofLine: line).upperBound
        let content = text.content(ofLine: line)
        require(content.lowerBound == text.start(ofLine: line), "a line begins at its start")
        require(content.upperBound <= end, "a line's content lies in the line")
        require(text.line(at: text.start(ofLine: line)) == line, "the start of a line is on it")
    }
    require(end == text.bytes.count, "the last line ends with the text")

    checkSegments(of: text)
    guard let document = parse(text) else { return 0 }
    checkShape(document, of: text)
    require(document.hasSameTree(as: document), "a tree equals itself")
    for index in document.nodes.indices { _ = document.plainText(of: index).utf8.count }
    return 0
}

/// The law of segments: wherever a file may be cut, the tree and the refusal are those of the file in one piece.
private func checkSegments(of text: SourceText) {
    func outcome(_ segmentation: Segmentation) -> Result<Document, ParseError> {
        do { return .success(try Document(parsing: text, segmentation)) } catch { return .failure(error) }
    }
    switch (outcome(Segmentation(size: 1, threads: 1)), outcome(.whole)) {
    case (.success(let cut), .success(let whole)):
        require(cut.hasSameTree(as: whole), "segments give the tree of the whole")
        require(
            cut.nodes.map(\.startLine) == whole.nodes.map(\.startLine), "segments give the lines of the whole"
        )
    case (.failure(let error), .failure(let expected)):
        require(error == expected, "segments are refused like the whole")
    default: require(false, "segments are refused if and only if the whole is")
    }
}
