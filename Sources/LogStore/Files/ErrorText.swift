/// The text of an error message: the reason, then a semicolon and the remedy.
struct ErrorText: CustomStringConvertible {
    let reason: String
    /// nil if there is no advice.
    let remedy: String?

    init(_ reason: String, _ remedy: String? = nil) { (self.reason, self.remedy) = (reason, remedy) }

    /// Splits a message into its two parts.
    init(splitting message: String) {
        let parts = message.firstSemicolon
        (reason, remedy) = parts.map { (String($0), String($1)) } ?? (message, nil)
    }

    var description: String { remedy.map { "\(reason); \($0)" } ?? reason }
}

extension String {
    /// The text before the first semicolon followed by a blank, and the text after the blank; nil if there is
    /// none.
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
