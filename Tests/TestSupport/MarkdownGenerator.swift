/// Markdown documents that nobody would write and every parser must read: structured enough to nest, hostile enough to break.
///
/// The same seed gives the same document on every machine. About a third of the documents are well formed; the others have
/// tokens deleted, doubled or swapped, other line ends, tabs, trailing blanks, a byte order mark or NUL.
public struct MarkdownGenerator: Sendable {
    var random: SeededGenerator

    /// A generator; equal seeds give equal documents.
    public init(seed: Int) {
        random = SeededGenerator(seed: seed)
    }

    /// The first document of a seed.
    public static func document(seed: Int) -> String {
        var generator = MarkdownGenerator(seed: seed)
        return generator.document()
    }

    /// The next document.
    public mutating func document() -> String {
        var lines = random.oneIn(8) ? frontMatter() : []
        lines += blocks(1 + random.below(6), depth: 3)
        if random.oneIn(4) { lines = blanks() + lines }
        if random.oneIn(4) { lines += blanks() }
        switch random.below(3) {
        case 0: return finished(lines)
        case 1: return finished(broken(lines))
        default: return damaged(finished(broken(lines)))
        }
    }

    private mutating func blanks() -> [String] {
        (0..<1 + random.below(3)).map { _ in random.pick(["", "", "  ", "\t"]) }
    }

    /// Joins the lines, most often as they should be.
    private mutating func finished(_ lines: [String]) -> String {
        let style = random.pick(["\n", "\n", "\n", "\n", "\r\n", "\r", "mixed"])
        var result = random.oneIn(20) ? "\u{FEFF}" : ""
        for (index, line) in lines.enumerated() {
            result += line
            if index == lines.count - 1, random.oneIn(6) { break }
            result += style == "mixed" ? random.pick(["\n", "\r\n", "\r"]) : style
        }
        return result
    }

    /// Small damage to single lines: their indentation, their ends, their place.
    private mutating func broken(_ lines: [String]) -> [String] {
        var lines = lines
        for _ in 0..<1 + random.below(3) where !lines.isEmpty {
            let index = random.below(lines.count)
            switch random.below(9) {
            case 0: lines.remove(at: index)
            case 1: lines.insert(lines[index], at: index)
            case 2: lines.swapAt(index, random.below(lines.count))
            case 3: lines[index] = String(lines[index].drop { $0 == " " || $0 == ">" })
            case 4: lines[index] = random.pick([" ", "  ", "    ", "\t", "> "]) + lines[index]
            case 5: lines[index] += random.pick([" ", "  ", "\t", "\\", "   \t "])
            case 6: lines[index] = lines[index].replacing("    ", with: "\t")
            case 7: lines.insert("", at: index)
            default: lines[index] += random.pick(["\u{B}", "\u{C}", "\u{A0}", "\u{85}", "\u{2028}", "\0"])
            }
        }
        return lines
    }

    /// Deletes, doubles or inserts tokens anywhere.
    private mutating func damaged(_ text: String) -> String {
        var tokens = text.tokens
        for _ in 0..<1 + random.below(4) where !tokens.isEmpty {
            let index = random.below(tokens.count)
            switch random.below(4) {
            case 0: tokens.remove(at: index)
            case 1: tokens.insert(tokens[index], at: index)
            case 2: tokens.insert(random.pick(Self.marks), at: index)
            default: tokens[index] = random.pick(Self.marks)
            }
        }
        return tokens.joined()
    }

    private static let marks = [
        "*", "**", "_", "`", "```", "~~~", "[", "]", "](", "![", "<", ">", "<!--", "-->", "|", "|-|", "#",
        "\\", "&", "\n", "\n\n",
        "\t", "    ", "- ", "1. ", "> ", "---", "===", "\r", "\0", "~", "~~", "<?", "<![CDATA[", "[^1]: ",
        "[a]: /u\n", "é", "🟡",
    ]
}

extension String {
    /// The text in pieces: words, runs of one mark, runs of blanks, single line endings.
    var tokens: [String] {
        var result: [String] = []
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            let wasWord =
                previous.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
            if isWord && wasWord || scalar == previous && scalar != "\n", let last = result.indices.last {
                result[last].unicodeScalars.append(scalar)
            } else {
                result.append(String(scalar))
            }
            previous = scalar
        }
        return result
    }
}
