internal import CMarkBridge

/// Memory for what is as large as a file. The system gives memory page by page as it is touched, which for pages of 4 KiB takes
/// longer than to fill them, so large pages are asked for.
package enum LargePages {
    private static let smallestSize = 1 << 22

    /// Says that memory will be filled.
    package static func advise(_ memory: UnsafeMutableRawBufferPointer) {
        guard memory.count >= smallestSize, let start = memory.baseAddress else { return }
        bizlog_advise_large_pages(start, memory.count)
    }
}

extension Array {
    /// Makes room for elements in an array that may be as large as a file.
    package mutating func reserveLargeCapacity(_ count: Int) {
        reserveCapacity(count)
        let size = capacity * MemoryLayout<Element>.stride
        withUnsafeMutableBufferPointer { elements in
            guard let start = elements.baseAddress else { return }
            LargePages.advise(UnsafeMutableRawBufferPointer(start: start, count: size))
        }
    }
}
