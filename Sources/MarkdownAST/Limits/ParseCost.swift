/// The cost of parsing a file in the units of ``ParseLimits``, as an upper bound.
package struct ParseCost: Sendable, Hashable {
    package var nodes = 0
    package var work = 0
    package var missingCells = 0
    package var expansion = 0

    package init(nodes: Int = 0, work: Int = 0, missingCells: Int = 0, expansion: Int = 0) {
        (self.nodes, self.work) = (nodes, work)
        (self.missingCells, self.expansion) = (missingCells, expansion)
    }

    package static func + (left: ParseCost, right: ParseCost) -> ParseCost {
        ParseCost(
            nodes: left.nodes + right.nodes, work: left.work + right.work,
            missingCells: left.missingCells + right.missingCells,
            expansion: left.expansion + right.expansion)
    }
}

extension ParseLimits {
    /// Whether a file of `size` bytes may cost this much.
    package func allow(_ cost: ParseCost, forSize size: Int) -> Bool {
        cost.nodes <= nodeLimit(forSize: size) && cost.work <= workLimit(forSize: size)
            && cost.missingCells <= missingCells && cost.expansion <= expansionLimit(forSize: size)
    }

    func nodeLimit(forSize size: Int) -> Int { nodes + size / 4 }

    func workLimit(forSize size: Int) -> Int { work + workPerByte * size }

    /// At most what the 32-bit addresses of literals can reach.
    func expansionLimit(forSize size: Int) -> Int { min(expansion + expansionPerByte * size, 1 << 31) }

    /// Refuses a file whose text would take more memory than cmark-gfm can address.
    ///
    /// - Complexity: O(n), and O(1) for files of less than a quarter of ``text``
    func check(_ source: SourceText) throws(ParseError) {
        let bytes = source.bytes
        guard bytes.count > text / 4 else { return }
        var size = 0
        for byte in bytes {
            switch byte {
            case 0: size += 4
            case 0x09: size += 3
            case UInt8(ascii: "&"): size += 2
            default: size += 1
            }
        }
        guard size <= text else { throw .limit(.text(limit: text), source.position(at: 0)) }
    }
}
