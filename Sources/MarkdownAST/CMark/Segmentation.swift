/// How a file is cut into segments that are parsed separately.
///
/// The tree is the same for every segmentation. A segment ends only above a heading that no earlier line can
/// reach into, see ``SourceText/isCut(_:)``, and a file with a line that looks like a link reference
/// definition is not cut at all.
package struct Segmentation: Sendable {
    /// The minimal size of a segment in bytes; only the last may be smaller.
    let size: Int
    /// The maximal number of threads.
    let threads: Int

    /// A segmentation with segments of at least `size` bytes on at most `threads` threads.
    package init(size: Int, threads: Int) {
        self.size = size
        self.threads = threads
    }

    /// The whole file as one segment.
    package static let whole = Segmentation(size: .max, threads: 1)

    /// The fastest segmentation for a file of `size` bytes. The tree of 64 KiB of Markdown takes less than 1
    /// MiB, which stays in the processor's cache.
    static func standard(forSize size: Int) -> Segmentation {
        Segmentation(size: 1 << 16, threads: WorkerThreads.count(forSize: size))
    }
}

extension SourceText {
    /// Whether a segment may end before a line: the line is an ATX heading at the margin, and the line above
    /// is blank.
    ///
    /// Such a line continues no paragraph, list, quote, table or indented code. It may stand in fenced code
    /// or in HTML; only the parser can tell.
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
