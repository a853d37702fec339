internal import MarkdownAST

/// The runs of whole entries that all three versions of a file have, one behind the other.
struct SharedParts {
    /// A run that may be left out: by the indices of its parts in each version.
    struct Run {
        let base: Range<Int>
        let ours: Range<Int>
        let theirs: Range<Int>
    }

    private(set) var runs: [Run] = []

    /// - Parameter margin: how many entries stay before and behind each run; at least 1.
    /// - Complexity: O(n) in the bytes of the versions
    init(base: Version, ours: Version, theirs: Version, margin: Int) {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ version: Version) -> [Int] {
            version.parts.map { part in
                let key = version.bytes[part.line]
                if let known = numbers[key] { return known }
                numbers[key] = numbers.count
                return numbers.count - 1
            }
        }
        let keys = number(base)
        let our = SequenceMatch(keys, number(ours)).partners
        let their = SequenceMatch(keys, number(theirs)).partners
        var first: Int?
        /// The level of the entry that a part belongs to.
        var level: Int?
        func close(_ end: Int) {
            defer { (first, level) = (nil, nil) }
            guard let start = first, let run = Self.inner(base.parts, start..<end, margin: margin),
                let (left, right) = our[run.lowerBound].flatMap({ a in their[run.lowerBound].map { (a, $0) } }
                )
            else { return }
            runs.append(
                Run(base: run, ours: left..<left + run.count, theirs: right..<right + run.count))
        }
        for (index, part) in base.parts.enumerated() {
            guard part.isPlain, let left = our[index], let right = their[index],
                base.isSame(index, left, in: ours), base.isSame(index, right, in: theirs)
            else {
                close(index)
                continue
            }
            if first != nil, our[index - 1] != left - 1 || their[index - 1] != right - 1 { close(index) }
            if part.entry != nil {
                level = part.level
                if first == nil { first = index }
            } else if level.map({ part.level <= $0 }) ?? true {
                close(index)
            }
        }
        close(base.parts.count)
    }

    /// What of a run is left out: from the start of an entry to the start of another one.
    private static func inner(_ parts: [HeadedParts.Part], _ run: Range<Int>, margin: Int) -> Range<Int>? {
        var entries: [Int] = []
        for index in run where parts[index].entry != nil { entries.append(index) }
        guard entries.count > 2 * margin else { return nil }
        return entries[margin]..<entries[entries.count - margin]
    }

    /// A version of the file.
    struct Version {
        let bytes: [UInt8]
        let parts: [HeadedParts.Part]

        /// Whether a part says the same as one of another version.
        func isSame(_ index: Int, _ other: Int, in version: Version) -> Bool {
            let (left, right) = (parts[index].range, version.parts[other].range)
            return left.count == right.count && bytes.isSame(left, as: right, in: version.bytes)
        }
    }
}

extension [UInt8] {
    /// Whether a range holds the same bytes as one of the same length of another array.
    fileprivate func isSame(_ range: Range<Int>, as other: Range<Int>, in bytes: [UInt8]) -> Bool {
        withUnsafeBytes { left in
            bytes.withUnsafeBytes { right in
                var offset = 0
                while offset + 8 <= range.count {
                    let a = left.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: UInt64.self)
                    let b = right.loadUnaligned(fromByteOffset: other.lowerBound + offset, as: UInt64.self)
                    if a != b { return false }
                    offset += 8
                }
                while offset < range.count {
                    if left[range.lowerBound + offset] != right[other.lowerBound + offset] { return false }
                    offset += 1
                }
                return true
            }
        }
    }
}
