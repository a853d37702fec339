extension MarkdownGenerator {
    /// Some blocks, with or without blank lines between them.
    mutating func blocks(_ count: Int, depth: Int) -> [String] {
        var lines: [String] = []
        for index in 0..<count {
            if index > 0 {
                switch random.below(10) {
                case 0, 1: break
                case 2: lines += ["", ""]
                case 3: lines.append(random.pick(["  ", "\t", "      "]))
                default: lines.append("")
                }
            }
            lines += block(depth: depth)
        }
        return lines
    }

    mutating func block(depth: Int) -> [String] {
        switch random.below(depth > 0 ? 26 : 16) {
        case 0...3: return paragraph()
        case 4: return atxHeading()
        case 5: return setextHeading()
        case 6: return [thematicBreak()]
        case 7: return fencedCode()
        case 8: return indentedCode()
        case 9, 10: return htmlBlock()
        case 11, 12: return table()
        case 13: return referenceDefinition()
        case 14: return random.oneIn(2) ? footnote() : ignoreRegion()
        case 15: return paragraph() + table()
        case 16...18: return blockQuote(depth: depth - 1)
        default: return list(depth: depth - 1)
        }
    }

    mutating func frontMatter() -> [String] {
        let lines = [
            "title: x", "tags:", "  - a", "- b", "# comment", "", "key: [1,", "]", "no colon here",
            "\"q\": é — x",
        ]
        return ["---"] + (0..<random.below(4)).map { _ in random.pick(lines) } + [
            random.pick(["---", "---", "...", "--"])
        ]
    }

    private mutating func indentation(_ limit: Int = 4) -> String {
        random.oneIn(3) ? String(repeating: " ", count: random.below(limit)) : ""
    }

    private mutating func paragraph() -> [String] {
        var lines = [indentation() + inline(depth: 2)]
        for _ in 0..<random.below(4) {
            let last = lines.count - 1
            lines[last] += random.pick(["", "", "", "  ", "\\", "   ", " ", "\t"])
            lines.append(indentation(9) + inline(depth: 2))
        }
        if random.oneIn(5) { lines = inlineOverLines(lines) }
        return lines
    }

    /// An inline that begins in the first of the lines and ends in a further one.
    private mutating func inlineOverLines(_ lines: [String]) -> [String] {
        let (opener, closer) = random.pick([
            ("`", "`"), ("`` ` ", " ``"), ("*", "*"), ("**", "**"), ("~~", "~~"), ("[", "](/u)"),
            ("![", "][a]"), ("[x](/u '", "')"),
            ("[x](", "/u)"), ("<b class='", "'>"), ("<!--", "-->"), ("<?", "?>"), ("[", "][b]"),
            ("***", "**"), ("[x][", "Foo Bar]"),
        ])
        return [inline(depth: 0) + " " + opener + "x"] + lines + ["  y" + closer + " " + inline(depth: 0)]
    }

    private mutating func atxHeading() -> [String] {
        let marks = String(repeating: "#", count: 1 + random.below(random.oneIn(9) ? 8 : 6))
        let close = random.pick(["", "", " #", "  ###", "#", " # x", " \\#", "\t##  "])
        return [indentation() + marks + random.pick([" ", " ", "  ", "\t", ""]) + inline(depth: 1) + close]
    }

    private mutating func setextHeading() -> [String] {
        paragraph() + [indentation() + random.pick(["===", "---", "=", "-", "==  ", "-------", "= ="])]
    }

    private mutating func thematicBreak() -> String {
        indentation()
            + random.pick([
                "---", "***", "___", "- - -", "* * *", "_  _  _", "-----", "**  * ** *", "--- ", "*\t*\t*",
            ])
    }

    private mutating func fencedCode() -> [String] {
        let mark = random.pick(["`", "~"])
        let length = 3 + random.below(3)
        let fence = String(repeating: mark, count: length)
        let info = random.pick(["", "", "swift", " swift  x", "markdown", " a`b", "é\\*", "&amp;", "{.x}"])
        let indentation = indentation()
        var lines = [indentation + fence + info] + codeLines().map { indentation + $0 }
        if random.oneIn(4) {
            lines.append(String(repeating: random.pick(["`", "~"]), count: 1 + random.below(5)))
        }
        if !random.oneIn(7) { lines.append(self.indentation() + fence + random.pick(["", "", mark, "  "])) }
        return lines
    }

    private mutating func indentedCode() -> [String] {
        codeLines().map { $0.isEmpty ? $0 : random.pick(["    ", "    ", "\t", "  \t", "      "]) + $0 }
    }

    private mutating func codeLines() -> [String] {
        let lines = [
            "let x = 1", "", "", "  indented", "\ttab", "# not a heading", "- not a list", "> no quote",
            "`tick`", "a  ", "    deep",
            "### [F-BIZ-XXX] Title", "**Date:** YYYY-MM-DD", "<!-- x -->", "日本語 â€” 🟡", "\\", "&amp;", "```x",
            "| a |",
        ]
        return (0..<1 + random.below(4)).map { _ in random.pick(lines) }
    }

    private mutating func htmlBlock() -> [String] {
        let block: [String]
        switch random.below(10) {
        case 0: block = ["<script>", "let a = \"<b>\"", "", "</script> x"]
        case 1: block = ["<pre", ">", "  *a*", "", "b</pre>"]
        case 2: block = ["<!-- one", "", "two -->", "*a*"]
        case 3: block = ["<?php", "", "echo '>';", "?>"]
        case 4: block = ["<!DOCTYPE html>"]
        case 5: block = ["<![CDATA[", "", " x ]]>"]
        case 6: block = ["<div class=\"x\">", "*a*  ", "</div>", "", "*b*"]
        case 7: block = ["<custom-tag a='1' b>", "text", "</custom-tag>"]
        case 8: block = ["<details><summary>x</summary>", "", "- a", "", "</details>"]
        default:
            block = [
                random.pick([
                    "<!-- open", "<!-- x -->", "</td>", "<hr/>", "<table><tr><td>", "<b>x</b> inline",
                ])
            ]
        }
        return block.map { indentation() + $0 }
    }

    private mutating func table() -> [String] {
        let columns = 1 + random.below(4)
        let outer = random.oneIn(4) && columns > 1 ? "" : "|"
        func row(_ cells: [String]) -> String { outer + cells.joined(separator: "|") + outer }
        let delimiters = (0..<columns).map { _ in
            random.pick(["-", "---", ":--", ":-:", "-:", " --- ", ":-", " :----: "])
        }
        var lines = [indentation() + row((0..<columns).map { _ in cell() }), indentation() + row(delimiters)]
        for _ in 0..<random.below(4) {
            let count = random.oneIn(4) ? max(1, columns + random.below(4) - 2) : columns
            lines.append(indentation() + row((0..<count).map { _ in cell() }))
        }
        return lines
    }

    private mutating func cell() -> String {
        let text =
            random.oneIn(6)
            ? ""
            : random.oneIn(5) ? random.pick(["a\\|b", "`x\\|y`", "`|`", "\\\\", "\\"]) : inline(depth: 1)
        return random.pick(["", " ", " ", "   "]) + text + random.pick(["", " ", " ", "  \t"])
    }

    private mutating func referenceDefinition() -> [String] {
        let label = random.pick(Self.labels)
        return random.pick([
            ["[\(label)]: /url"], ["[\(label)]: <a b> 'title'"],
            ["[\(label)]:", "  /url", "  \"title", "  over lines\""],
            ["  [\(label)]: /u (t)", "[other]: /v"], ["[\(label)]: /url 'open", "text"], ["[\(label)]: é—🟡"],
        ])
    }

    private mutating func footnote() -> [String] {
        random.pick([
            ["[^1]: note"], ["[^1]: note", "", "    more *text*"], ["[^long-é]: - a", "    - b"],
            ["[^1]:", "    ```", "    x"],
        ])
    }

    private mutating func ignoreRegion() -> [String] {
        var lines = ["<!-- bizlog-ignore-start -->"] + blocks(1 + random.below(2), depth: 0)
        if random.oneIn(2) { lines.append("") }
        if !random.oneIn(5) { lines.append("<!-- bizlog-ignore-end -->") }
        return lines
    }

    private mutating func blockQuote(depth: Int) -> [String] {
        let indentation = indentation()
        let lines = blocks(1 + random.below(3), depth: depth)
        let isLazy = random.oneIn(4)
        var isBehindText = false
        return lines.map { line in
            defer { isBehindText = !line.isEmpty }
            if isLazy, isBehindText, !line.isEmpty, random.oneIn(3) { return line }
            return indentation + ">"
                + (line.isEmpty ? random.pick(["", " "]) : random.pick([" ", " ", " ", "", "  ", "\t"]))
                + line
        }
    }

    private mutating func list(depth: Int) -> [String] {
        let isOrdered = random.oneIn(2)
        let delimiter = isOrdered ? random.pick([".", ")"]) : random.pick(["-", "*", "+"])
        var number = random.pick([1, 1, 1, 0, 2, 7, 10, 99, 123_456_789])
        let isTask = !isOrdered && random.oneIn(4)
        let isTight = random.oneIn(2)
        let indentation = indentation()
        let padding = random.pick([" ", " ", " ", "  ", "   ", "    ", "\t"])
        var lines: [String] = []
        for index in 0..<1 + random.below(4) {
            if index > 0, !isTight || random.oneIn(8) { lines.append("") }
            let marker = (isOrdered ? "\(number)\(delimiter)" : delimiter)
            number += random.pick([1, 1, 1, 0, 2])
            let width = marker.count + (padding == "\t" ? 4 - marker.count % 4 : padding.count)
            var content = random.oneIn(12) ? [""] : blocks(random.oneIn(3) ? 2 : 1, depth: depth)
            if isTight { content = content.filter { !$0.isEmpty || random.oneIn(4) } }
            if isTask {
                content[0...] =
                    [random.pick(["[ ] ", "[x] ", "[X] ", "[ ]", "[-] "]) + (content.first ?? "")]
                    + content.dropFirst()
            }
            let isLazy = random.oneIn(6)
            for (position, line) in content.enumerated() {
                if position == 0 {
                    lines.append(line.isEmpty ? indentation + marker : indentation + marker + padding + line)
                } else if line.isEmpty || isLazy && random.oneIn(3) {
                    lines.append(line)
                } else {
                    let off = random.oneIn(12) ? random.below(3) - 1 : 0
                    lines.append(indentation + String(repeating: " ", count: max(0, width + off)) + line)
                }
            }
        }
        return lines
    }

    static let labels = ["a", "b", "Foo Bar", "é", "ẞ", "x\\]y", "^1"]
}
