/// What a message says: what is wrong, and behind a semicolon what to do about it.
struct ErrorText: CustomStringConvertible {
    let reason: String
    /// Nil if nothing can be advised.
    let remedy: String?

    init(_ reason: String, _ remedy: String? = nil) { (self.reason, self.remedy) = (reason, remedy) }

    /// Finds the two parts of a message.
    init(splitting message: String) {
        let parts = message.firstSemicolon
        (reason, remedy) = parts.map { (String($0), String($1)) } ?? (message, nil)
    }

    var description: String { remedy.map { "\(reason); \($0)" } ?? reason }
}

extension String {
    /// The text before the first semicolon that a blank follows, and the text behind the two; nil if there is none.
    fileprivate var firstSemicolon: (Substring, Substring)? {
        let bytes = utf8
        var index = bytes.startIndex
        while let semicolon = bytes[index...].firstIndex(of: UInt8(ascii: ";")) {
            index = bytes.index(after: semicolon)
            if index < bytes.endIndex, bytes[index] == UInt8(ascii: " ") {
                return (self[..<semicolon], self[bytes.index(after: index)...])
            }
        }
        return nil
    }
}
