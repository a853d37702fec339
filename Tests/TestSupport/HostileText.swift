public import MarkdownAST

/// A text that asks a parser for more work than its size lets expect.
///
/// The texts have a sixteenth of their size, and what may be asked for by a text of that size follows; in `make test-long` they have
/// their size and the limits are those of the library. `make hostile` gives texts of full size to the command.
public struct HostileText: Sendable, CustomStringConvertible {
    /// What must come of it.
    public enum Outcome: Sendable {
        case parsed, nesting, missingCells, pipes, markup, expansion, nodes
    }

    /// What the text holds.
    public let name: String
    /// What must come of it.
    public let outcome: Outcome
    /// The text.
    public let text: String

    /// The name, which test reports show.
    public var description: String { name }

    init(_ name: String, _ outcome: Outcome, _ parts: String...) {
        self.name = name
        self.outcome = outcome
        text = parts.joined()
    }

    /// How many times smaller the texts are.
    private static let scale = Seeds.areAll ? 1 : 16

    /// The limits that the texts exceed, or do not. The work that a shape asks for grows with the square of its size.
    public static let limits =
        Seeds.areAll
        ? ParseLimits.standard
        : ParseLimits(
            nesting: ParseLimits.standard.nesting,
            missingCells: ParseLimits.standard.missingCells / scale,
            work: ParseLimits.standard.work / scale / scale,
            workPerByte: ParseLimits.standard.workPerByte / scale,
            expansion: ParseLimits.standard.expansion / scale / scale,
            expansionPerByte: ParseLimits.standard.expansionPerByte,
            nodes: ParseLimits.standard.nodes / scale)

    /// A mebibyte of each shape that costs more than its size, and 256 KiB of others, or a sixteenth of that.
    public static let shapes: [HostileText] = costlyShapes + tableShapes + parsedShapes

    /// A hundred thousand markers in one line.
    public static let markers: [HostileText] =
        [">", "> ", "- ", "* ", "+ ", "1. ", "1) ", "> - ", "- > 1. "].map {
            HostileText("100,000 × \($0)", .nesting, String(repeating: $0, count: 100_000), "a\n")
        }
        + ["[", "*", "![", "_a ", "~~", "<b>", "`", "]", "(", "\\", "# "].map {
            HostileText("100,000 × \($0)", .parsed, String(repeating: $0, count: 100_000), "a\n")
        }

    private static let costlyShapes = [
        HostileText("quotes, then text", .nesting, filled(">", half), filled("a", half)),
        HostileText("bullets, then text", .nesting, filled(" -"), "x"),
        HostileText("ordered items", .nesting, filled("1. "), "x"),
        HostileText("bullets that are no thematic break", .nesting, filled("+ ")),
        HostileText("nested lines", .nesting, filled(String(repeating: "> ", count: 210) + "a\n")),
        HostileText("footnote labels", .parsed, filled("[^1]:")),
        HostileText("images in links", .markup, filled("![[]()")),
        HostileText("processing instructions", .markup, filled("a<?")),
        HostileText("character data", .markup, filled("a<![CDATA[")),
        HostileText("declarations", .markup, filled("a<!A ")),
        HostileText(
            "a long destination, used often", .expansion, "[a]: ", filled("u", half), "\n\n",
            filled("[a]", half)),
        HostileText(
            "a long destination at the end", .expansion, filled("[a]", half), "\n\n- > [a]: ",
            filled("u", half)),
    ]

    private static let tableShapes = [
        HostileText("wide table, short rows", .missingCells, header(700), filled("a\n")),
        HostileText(
            "table of 15 columns, short rows", .missingCells, header(15), filled("fifteen bytes..\n")),
        HostileText(
            "many wide tables", .missingCells, filled(header(300) + filled("a\n", 2000) + "\ntext\n\n")),
        HostileText("very wide table", .pipes, header(100_000 / scale)),
        HostileText(
            "wide rows, narrow header", .pipes, "a\n:-\n", filled(String(repeating: "|", count: 1000) + "\n")),
        HostileText("wide headers", .markup, filled(header(Seeds.areAll ? 1300 : 325) + "\n")),
        HostileText(
            "wide paragraph, delimiter rows", .markup,
            filled(String(repeating: "a|", count: 900) + "\n", half), filled("|-\n", half)),
        HostileText("one delimiter row under a long paragraph", .markup, filled("a b c\n"), "|-|-|\n"),
        HostileText(
            "delimiter rows under a paragraph", .markup, filled("a b c d e f g\n", half),
            filled("|-|-|\n|-|\n", half)),
    ]

    private static let parsedShapes =
        [
            "|", "*a ", "~a", "`a``", "<a b='", "[a](<", "[a](b \"", "\0", "[a]: /u\n",
            "\n", "```\n\n> ", "a\n",
            "- a\n", "- - a\n\n", "</", "**a", "_a __b ", "<div>\n\n", "\t", "1. ", "\r",
            "\u{FEFF}", "漢", "| a |\n",
        ].map {
            HostileText(
                "filled with \($0.debugDescription)", $0 == "1. " ? .nesting : .parsed,
                filled($0, (1 << 18) / scale))
        }
        + [
            HostileText("nodes for each byte", .nodes, filled("*_")),
            HostileText("cells for each byte", .nodes, "|a|b|\n|-|-|\n", filled("||\n")),
            HostileText("thematic break", .parsed, filled("- ")),
            HostileText("quoted thematic break", .parsed, "> ", filled("* ")),
        ]

    private static let half = (1 << 19) / scale

    private static func filled(_ unit: String, _ size: Int = (1 << 20) / scale) -> String {
        String(repeating: unit, count: size / unit.utf8.count)
    }

    private static func header(_ columns: Int) -> String {
        String(repeating: "|", count: columns + 1) + "\n" + String(repeating: "|-", count: columns) + "|\n"
    }
}
