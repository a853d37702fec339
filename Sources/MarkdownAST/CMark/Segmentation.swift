/// How a file is cut into segments that are parsed apart from one another.
///
/// The tree is the same for every segmentation: a segment ends only where a heading begins that nothing before it can
/// reach into, see ``SourceText/isCut(_:)``, and a file with anything that looks like a link reference definition is not cut at all.
package struct Segmentation: Sendable {
    /// How many bytes a segment has at least, unless it is the last.
    let size: Int
    /// How many threads parse at most.
    let threads: Int

    /// Segments of a size in bytes, parsed on so many threads.
    package init(size: Int, threads: Int) {
        self.size = size
        self.threads = threads
    }

    /// The file in one piece.
    package static let whole = Segmentation(size: .max, threads: 1)

    /// What serves a file of a size best. The tree of 64 KiB of Markdown takes less than a mebibyte, which processors have at hand.
    static func standard(forSize size: Int) -> Segmentation {
        Segmentation(size: 1 << 16, threads: WorkerThreads.count(forSize: size))
    }
}

extension SourceText {
    /// Whether a segment may end before a line: it is an ATX heading at the margin, and the line above is blank.
    ///
    /// Such a line continues no paragraph, list, quote, table or indented code. It may stand in fenced code or in HTML, which
    /// is for the parser to tell.
    func isCut(_ line: Int) -> Bool {
        let start = start(ofLine: line)
        guard start < bytes.count, bytes[start] == UInt8(ascii: "#") else { return false }
        let content = content(ofLine: line)
        let marks = bytes[content].prefix { $0 == UInt8(ascii: "#") }.count
        guard marks <= 6 else { return false }
        let end = content.lowerBound + marks
        guard end == content.upperBound || bytes[end] == 0x20 || bytes[end] == 0x09 else { return false }
        return line > 0 && bytes[self.content(ofLine: line - 1)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}
