/// What a line can be read as, and where that ends.
package enum FieldReading: Equatable {
    /// Neither a date nor a choice.
    case text
    /// A day, and the offset behind it.
    case date(LogDate, end: Int)
    /// The index of one of the field's choices, and the offset behind it.
    case choice(Int, end: Int)

    /// Reads a line as a kind of field asks for.
    init(_ line: Range<Int>, _ kind: FieldSchema.Kind, in bytes: [UInt8]) {
        let range = bytes.trimmingBlanks(line)
        switch kind {
        case .date:
            self = DateScanner.date(in: bytes, range).map { .date($0.date, end: $0.end) } ?? .text
        case .choice(let choices):
            let match = ChoiceScanner.match(bytes, range, choices)
            self = match.map { .choice($0.index, end: $0.remark.lowerBound) } ?? .text
        case .text, .list, .ruleReference: self = .text
        }
    }
}
