internal import ByteText

extension String {
    /// The text with `\u{…}` for every character that controls a terminal or is invisible: control
    /// characters, line and paragraph separators, and characters that change the direction, have no width, or
    /// only change how others look. Those within an emoji stay. The first character of `##[` is escaped too,
    /// since GitHub Actions takes it for a command anywhere in a line.
    var printable: String {
        if utf8.withContiguousStorageIfAvailable(\.isPrintable) == true { return self }
        return spellingOutInvisible().spellingOutCommands("\\u{23}#[")
    }

    /// The text of a JSON document with `\uXXXX` for the same characters, except for line feeds between its
    /// values.
    var printableJSON: String {
        spellingOutInvisible(except: ["\n"]) { scalar in
            scalar.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }.joined()
        }.spellingOutCommands("\\u0023#[")
    }

    /// Works on bytes, since a document may be large.
    private func spellingOutCommands(_ spelling: String) -> String {
        let sign = UInt8(ascii: "#")
        guard utf8.contains(sign) else { return self }
        let bytes = Array(utf8)
        var result: [UInt8] = []
        var start = 0
        for index in bytes.indices.dropFirst(2)
        where bytes[index] == UInt8(ascii: "[") && bytes[index - 1] == sign && bytes[index - 2] == sign {
            result += bytes[start..<(index - 2)]
            result += spelling.utf8
            start = index + 1
        }
        return start == 0 ? self : String(decoding: result + bytes[start...], as: UTF8.self)
    }

    /// Decodes bytes as UTF-8, with `\xE9` for each byte that is not part of a character.
    init(spellingOutInvalid bytes: some Collection<UInt8>) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self = text
            return
        }
        self = ""
        for part in bytes.decoded {
            switch part {
            case .scalar(let scalar): unicodeScalars.append(scalar)
            case .byte(let byte): self += "\\x" + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
