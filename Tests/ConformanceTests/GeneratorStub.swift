/// Stands in until there is a generator.
enum MarkdownGenerator {
    static func document(seed: Int) -> String {
        var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15
        let pieces = [
            "# a\n", "* b\n", "  - c\n", "> d\n", "```\n", "\n", "text  \n", "| a | b |\n|---|:-|\n",
            "1) x\n",
            "    i\n", "[r]\n\n[r]: /u\n", "*e* `c`\n", "\t\n", "===\n", "---\n", "<div>\n", "漢字\n", "[^1]\n",
        ]
        var result = ""
        for _ in 0..<12 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            result += pieces[Int(state >> 33) % pieces.count]
        }
        return result
    }
}
