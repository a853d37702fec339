internal import SystemPackage

/// Whether and how output is coloured.
enum Style {
    case plain
    case colored

    /// Colour is for terminals, and for those only that can and whose users do (https://no-color.org).
    static func isWanted(on stream: FileDescriptor) -> Bool {
        guard Platform.isTerminal(stream.rawValue) else { return false }
        return (Platform.environment("NO_COLOR") ?? "").isEmpty && Platform.environment("TERM") != "dumb"
    }

    /// A line without its line ending in a colour, given by its ANSI code.
    func painted(_ line: ArraySlice<UInt8>, _ code: String) -> [UInt8] {
        switch self {
        case .plain:
            return Array(line)
        case .colored:
            let content = line.last == UInt8(ascii: "\n") ? line.dropLast() : line
            return Array("\u{1B}[\(code)m".utf8) + content + Array("\u{1B}[0m".utf8)
                + line[content.endIndex...]
        }
    }
}

extension String {
    /// The text with control characters spelled out, so that none of them reaches a terminal.
    var escapingControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        return unicodeScalars.reduce(into: "") { result, scalar in
            if scalar.isControl {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
