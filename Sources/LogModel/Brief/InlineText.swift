internal import ByteText

/// Markdown of others as text on one line, which can neither end its line nor begin HTML.
enum InlineText {
    /// The text on one line: items of lists are parted by semicolons, and characters that control or hide something are left out. Emphasis,
    /// links and code stay; HTML, comments and images become text.
    ///
    /// - Complexity: O(n)
    static func safe(_ markdown: String) -> String { escaped(oneLine(markdown)) }

    /// Whether a text ends as a sentence does.
    static func endsSentence(_ text: String) -> Bool {
        guard let last = text.last(where: { !"*_`)\"”»".contains($0) }) else { return false }
        return ".:;!?。！？…：；".contains(last)
    }

    // MARK: One line

    private static func oneLine(_ text: String) -> String {
        var line = ""
        for part in text.split(whereSeparator: \.isNewline) {
            let (words, isItem) = unmarked(visible(part))
            if words.isEmpty { continue }
            if !line.isEmpty { line += isItem && !endsSentence(line) ? "; " : " " }
            line += words
        }
        return line
    }

    /// A line without the marks of a list, a quote or a heading at its start, with single blanks between words.
    private static func unmarked(_ line: String) -> (text: String, isItem: Bool) {
        var words = line.split(whereSeparator: \.isWhitespace)
        var isItem = false
        while let first = words.first, words.count > 1 {
            let isNumber = (first.last == "." || first.last == ")") && Int(first.dropLast()) != nil
            if first == "-" || first == "*" || first == "+" || isNumber && !isItem {
                isItem = true
            } else if first != ">", !first.allSatisfy({ $0 == "#" }) {
                break
            }
            words.removeFirst()
        }
        return (words.joined(separator: " "), isItem)
    }

    /// Whether a line begins an item of a list.
    static func isItem(_ line: Substring) -> Bool { unmarked(String(line)).isItem }

    private static func visible(_ line: Substring) -> String {
        var result = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: result.append(" ")
            // Joiners make words of some scripts and emoji.
            case .format: if scalar.value == 0x200C || scalar.value == 0x200D { result.append(scalar) }
            case .surrogate, .privateUse, .unassigned: break
            default: if !isHidden(scalar.value) { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// Whether a character has no look of its own and can only carry what nobody sees.
    private static func isHidden(_ value: UInt32) -> Bool {
        switch value {
        case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFFA0,
            0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    // MARK: Marks of Markdown

    private static func escaped(_ line: String) -> String {
        let text = Array(line.utf8)
        let lastRuns = lastRuns(in: text)
        var result: [UInt8] = []
        var place = 0
        while place < text.count {
            let byte = text[place]
            let next = place + 1 < text.count ? text[place + 1] : 0
            switch byte {
            case UInt8(ascii: "`"):
                let width = text[place...].prefix { $0 == byte }.count
                if let end = codeEnd(text, place, width, lastRuns) {
                    result += text[place..<end]
                    place = end
                } else {
                    for _ in 0..<width { result += "\\`".utf8 }
                    place += width
                }
                continue
            case UInt8(ascii: "<") where startsHTML(next): result += "&lt;".utf8
            case UInt8(ascii: "!") where next == UInt8(ascii: "["): result += "\\!".utf8
            case UInt8(ascii: "\\"):
                if next == 0 {
                    result += "\\\\".utf8
                } else if next == UInt8(ascii: "<") {
                    result += "&lt;".utf8
                    place += 1
                } else {
                    result += [byte, next]
                    place += 1
                }
            default: result.append(byte)
            }
            place += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where the last run of so many backticks begins.
    private static func lastRuns(in text: [UInt8]) -> [Int: Int] {
        var last: [Int: Int] = [:]
        var width = 0
        for (place, byte) in text.enumerated() {
            width = byte == UInt8(ascii: "`") ? width + 1 : 0
            let isLast = place + 1 == text.count || text[place + 1] != UInt8(ascii: "`")
            if width > 0, isLast { last[width] = place + 1 - width }
        }
        return last
    }

    /// The end of the code span that begins with a run of backticks; nil if nothing ends it, or if it holds what may pass for a comment.
    private static func codeEnd(_ text: [UInt8], _ start: Int, _ width: Int, _ last: [Int: Int]) -> Int? {
        guard let final = last[width], final > start else { return nil }
        var (run, place) = (0, start + width)
        while place < text.count {
            if text[place] == UInt8(ascii: "<"), place + 1 < text.count, text[place + 1] == UInt8(ascii: "!")
            {
                return nil
            }
            run = text[place] == UInt8(ascii: "`") ? run + 1 : 0
            place += 1
            let isLast = place == text.count || text[place] != UInt8(ascii: "`")
            if run == width, isLast { return place }
        }
        return nil
    }

    private static func startsHTML(_ byte: UInt8) -> Bool {
        byte.isLetter || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
    }
}
