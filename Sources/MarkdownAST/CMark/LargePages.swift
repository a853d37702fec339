internal import CMarkBridge

/// Large pages for memory as large as a file. The system hands out memory page by page on first use, which
/// for pages of 4 KiB takes longer than filling them.
package enum LargePages {
    private static let smallestSize = 1 << 22

    /// Tells the system that all of this memory will be used. Small memory is left alone.
    package static func advise(_ memory: UnsafeMutableRawBufferPointer) {
        guard memory.count >= smallestSize, let start = memory.baseAddress else { return }
        bizlog_advise_large_pages(start, memory.count)
    }
}

extension Array {
    /// Reserves capacity in an array that may be as large as a file, in large pages where possible.
    package mutating func reserveLargeCapacity(_ count: Int) {
        reserveCapacity(count)
        let size = capacity * MemoryLayout<Element>.stride
        withUnsafeMutableBufferPointer { elements in
            guard let start = elements.baseAddress else { return }
            LargePages.advise(UnsafeMutableRawBufferPointer(start: start, count: size))
        }
    }
}
