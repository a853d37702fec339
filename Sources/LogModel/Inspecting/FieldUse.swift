internal import MarkdownAST

/// A label, what it is for, what kind of value it has, and in how many entries it is.
package struct FieldUse: Sendable {
    /// What kind of value a field has.
    package enum Kind: String, Sendable {
        case date
        /// One of a few short values.
        case choice
        case text
        case list
    }

    /// The label as most entries have it; what the heading says of a role has that role's label.
    package let label: String
    package let role: FieldRole?
    package let kind: Kind
    /// In how many entries it is.
    package let count: Int
    /// Whether the value stands in the heading, without a label.
    package let isInHeading: Bool

    /// The fields of some entries, in the order in which they first occur.
    ///
    /// - Complexity: O(n) in the bytes of the fields
    static func all(_ entries: [LogEntry]) -> [FieldUse] {
        var uses: [Use] = []
        var known: [Name: Int] = [:]
        for entry in entries {
            var seen: Set<Int> = []
            for field in entry.fields {
                let isInHeading = field.labelRange.isEmpty
                let label = field.label
                let name = Name(key: FoldedText.key(Array(label.utf8)), isInHeading: isInHeading)
                let place = known[name] ?? uses.count
                if place == uses.count {
                    known[name] = place
                    uses.append(Use(label: label, isInHeading: isInHeading))
                }
                guard seen.insert(place).inserted else { continue }
                uses[place].add(field)
            }
        }
        return uses.map(\.result)
    }

    private struct Name: Hashable {
        let key: [UInt8]
        let isInHeading: Bool
    }

    private struct Use {
        let label: String
        let isInHeading: Bool
        private var role: FieldRole?
        private var count = 0
        private var dates = 0
        private var lists = 0
        private var short = 0
        private var values: Set<[UInt8]> = []

        init(label: String, isInHeading: Bool) { (self.label, self.isInHeading) = (label, isInHeading) }

        mutating func add(_ field: LogField) {
            count += 1
            if role == nil { role = field.role }
            let bytes = field.document.source.bytes
            let value = field.valueRange
            if case .date = field.value { dates += 1 }
            if case .list = field.schema?.kind { lists += 1 } else if bytes.beginsItem(value) { lists += 1 }
            if value.count <= 32, !bytes[value].contains(where: \.isLineEnding) {
                short += 1
                values.insert(FoldedText.key(Array(bytes[value])))
            }
        }

        var result: FieldUse {
            let kind: Kind =
                if dates * 2 >= count && dates > 0 {
                    .date
                } else if role == .severity || role == .status
                    || short == count && count >= 4 && values.count * 2 <= count
                {
                    .choice
                } else if lists * 2 >= count && lists > 0 {
                    .list
                } else {
                    .text
                }
            return FieldUse(label: label, role: role, kind: kind, count: count, isInHeading: isInHeading)
        }
    }
}

extension Array<UInt8> {
    /// Whether a text begins with an item of a list.
    fileprivate func beginsItem(_ range: Range<Int>) -> Bool {
        guard let first = range.first, range.count > 2 else { return false }
        return self[first].isOne(of: "-*+") && self[first + 1].isBlank
    }
}
