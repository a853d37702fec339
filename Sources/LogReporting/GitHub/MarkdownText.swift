internal import ByteText

/// Markdown as it is written for GitHub: markup comes from the source of this program, and everything else is text.
struct MarkdownText {
    private(set) var bytes: [UInt8] = []

    /// Markup of the program's own.
    mutating func markup(_ markup: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    mutating func number(_ number: Int) { bytes += String(number).utf8 }

    /// Text within a line, which means nothing else: neither markup nor HTML, a mention of a user, or a reference to an issue.
    mutating func text(_ text: String) {
        // Behind nothing or a number these could begin an item or underline a heading.
        var mayBegin = true
        for scalar in text.spellingOutInvisible(except: ["\n", "\t"]).unicodeScalars {
            switch scalar {
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "&": bytes += "&amp;".utf8
            // GitHub looks for what it links in the text that it shows, so something invisible must stand in it.
            case "@", "#": bytes += "\(scalar)<!-- -->".utf8
            case "\n", "\t": bytes.append(0x20)
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
                bytes.append(0x5C)
                append(scalar)
            case "-", "+", "=", ".", ")":
                if mayBegin { bytes.append(0x5C) }
                append(scalar)
            default: append(scalar)
            }
            if !("0"..."9" ~= scalar) { mayBegin = false }
        }
    }

    /// Text within quotation marks of a diagram of Mermaid: what could mean something there by its number, and not long.
    mutating func label(_ text: String, longest: Int = 60) {
        let scalars = text.spellingOutInvisible().unicodeScalars
        for scalar in scalars.prefix(longest) {
            let isPlain =
                scalar.properties.isAlphabetic || "0"..."9" ~= scalar || Self.plainInLabels.contains(scalar)
            if isPlain { append(scalar) } else { bytes += "#\(scalar.value);".utf8 }
        }
        if scalars.count > longest { bytes += "…".utf8 }
    }

    private static let plainInLabels: Set<Unicode.Scalar> = [" ", "-", ".", ",", "/", "_"]

    private mutating func append(_ scalar: Unicode.Scalar) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
    }

    /// Lines that are shown just as they are.
    mutating func fenced(_ text: String, as language: StaticString) {
        var visible = text.spellingOutInvisible(except: ["\n", "\t"])
        if !visible.hasSuffix("\n") { visible += "\n" }
        var longest = 2
        var run = 0
        for byte in visible.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
        bytes += fence
        markup(language)
        bytes.append(0x0A)
        bytes += visible.utf8
        bytes += fence
        bytes += "\n\n".utf8
    }
}
