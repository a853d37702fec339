/// Which elements of two sequences are the same, in the order of both: a patience diff.
///
/// Elements that both sequences have once are matched first, in the longest run that has one order. What lies between two of them is
/// compared by itself, if it is short.
struct SequenceMatch {
    /// For each element of the first sequence the index of the one in the second that it is matched with; nil if there is none.
    private(set) var partners: [Int?]

    /// - Complexity: O(n log n) in the elements
    init(_ left: [Int], _ right: [Int]) {
        partners = [Int?](repeating: nil, count: left.count)
        // The end comes first, here and below: where equal lines stand before and behind what was added, it counts with those before it, and
        // does so in all versions alike.
        var tail = 0
        while tail < min(left.count, right.count),
            left[left.count - 1 - tail] == right[right.count - 1 - tail]
        {
            partners[left.count - 1 - tail] = right.count - 1 - tail
            tail += 1
        }
        var head = 0
        while head < min(left.count, right.count) - tail, left[head] == right[head] {
            partners[head] = head
            head += 1
        }
        let (start, leftEnd, rightEnd) = (head, left.count - tail, right.count - tail)
        var (from, other) = (start, start)
        for (anchor, partner) in Self.anchors(left, start..<leftEnd, right, start..<rightEnd) {
            compare(left, from..<anchor, right, other..<partner)
            partners[anchor] = partner
            (from, other) = (anchor + 1, partner + 1)
        }
        compare(left, from..<leftEnd, right, other..<rightEnd)
    }

    /// The longest run of elements that both ranges have once, in the order of both.
    private static func anchors(_ left: [Int], _ range: Range<Int>, _ right: [Int], _ other: Range<Int>)
        -> [(Int, Int)]
    {
        let places = uniquePlaces(right, other)
        let pairs = uniquePlaces(left, range).compactMap { element, place -> (Int, Int)? in
            guard let place, let partner = places[element], let partner else { return nil }
            return (place, partner)
        }.sorted { $0.0 < $1.0 }
        // The pairs that end the best run of each length, and the one before each pair in its run.
        var ends: [Int] = []
        var before = [Int?](repeating: nil, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            let length = ends.partitioningIndex { pairs[$0].1 >= pair.1 }
            before[index] = length > 0 ? ends[length - 1] : nil
            if length < ends.count { ends[length] = index } else { ends.append(index) }
        }
        var run: [(Int, Int)] = []
        var next = ends.last
        while let index = next {
            run.append(pairs[index])
            next = before[index]
        }
        return run.reversed()
    }

    /// The place of each element of a range; nil for one that stands there more than once.
    private static func uniquePlaces(_ elements: [Int], _ range: Range<Int>) -> [Int: Int?] {
        var places: [Int: Int?] = [:]
        for index in range {
            if places[elements[index]] == nil {
                places[elements[index]] = .some(index)
            } else {
                places[elements[index]] = .some(nil)
            }
        }
        return places
    }

    /// More pairs than this are not compared one by one, which keeps the work linear.
    private static let mostPairs = 1 << 14

    private mutating func compare(
        _ left: [Int], _ leftRange: Range<Int>, _ right: [Int], _ rightRange: Range<Int>
    ) {
        var (range, other) = (leftRange, rightRange)
        while let last = range.last, let partner = other.last, left[last] == right[partner] {
            partners[last] = partner
            (range, other) = (range.dropLast(), other.dropLast())
        }
        while let first = range.first, let partner = other.first, left[first] == right[partner] {
            partners[first] = partner
            (range, other) = (range.dropFirst(), other.dropFirst())
        }
        guard !range.isEmpty, !other.isEmpty, range.count * other.count <= Self.mostPairs else { return }
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in right[other].difference(from: left[range]) {
            switch change {
            case .remove(let offset, _, _): removed.insert(range.lowerBound + offset)
            case .insert(let offset, _, _): inserted.insert(other.lowerBound + offset)
            }
        }
        let kept = range.filter { !removed.contains($0) }
        let partnersOfKept = other.filter { !inserted.contains($0) }
        for (index, partner) in zip(kept, partnersOfKept) { partners[index] = partner }
    }
}
