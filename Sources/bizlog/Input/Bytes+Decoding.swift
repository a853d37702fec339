/// A character in UTF-8, or a byte that is not part of one.
enum DecodedPart {
    case scalar(Unicode.Scalar)
    case byte(UInt8)
}

extension Collection<UInt8> {
    /// The bytes decoded as UTF-8: characters, and bytes that are not part of one, in order.
    var decoded: [DecodedPart] {
        var parts: [DecodedPart] = []
        var iterator = makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var offset = startIndex
        while true {
            let length: Int
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded):
                parts.append(.scalar(Unicode.UTF8.decode(encoded)))
                length = encoded.count
            case .error(let count):
                parts += self[offset...].prefix(count).map { .byte($0) }
                length = count
            case .emptyInput: return parts
            }
            formIndex(&offset, offsetBy: length)
        }
    }
}
