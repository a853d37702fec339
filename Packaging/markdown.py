"""Turns the Markdown of a chapter of the README into roff: headings, paragraphs, tables, code blocks, and marks within lines."""

import re


def cells(row):
    """The cells of a table's row, as text."""
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def inline(text, escaped):
    """Code, bold text and links of a line."""
    out = []
    for part in re.split(r"(``.+?``|`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))", text):
        if part.startswith("`"):
            out.append(f"\\fB{escaped(part.strip('`').strip())}\\fR")
        elif part.startswith("**") and len(part) > 4:
            out.append(f"\\fB{escaped(part.strip('*'))}\\fR")
        elif link := re.fullmatch(r"\[([^\]]+)\]\([^)]+\)", part):
            out.append(escaped(link[1].replace("`", "")))
        elif part:
            out.append(escaped(part))
    line = "".join(out)
    return "\\&" + line if line.startswith(("\\fB.", ".")) else line


def manual_of(markdown, escaped, block):
    """The lines of roff for a chapter."""
    out, lines = [], markdown.strip("\n").split("\n")
    paragraph = []

    def finish():
        if paragraph:
            out.extend([".PP", inline(" ".join(paragraph), escaped)])
            paragraph.clear()

    place = 0
    while place < len(lines):
        line = lines[place]
        if fence := re.match(r"(`{3,})", line):
            finish()
            end = next(n for n in range(place + 1, len(lines)) if lines[n].startswith(fence[1]))
            out += block(lines[place + 1:end])
            place = end
        elif line.startswith("|"):
            finish()
            rows = []
            while place < len(lines) and lines[place].startswith("|"):
                rows.append(cells(lines[place]))
                place += 1
            place -= 1
            heads = rows[0]
            for row in rows[2:]:
                out += [".TP", inline(row[0], escaped)]
                rest = [f"{inline(head, escaped)}: {inline(cell, escaped)}" if number else inline(cell, escaped)
                        for number, (head, cell) in enumerate(zip(heads[1:], row[1:])) if cell]
                out.append("; ".join(rest) or "\\&")
        elif heading := re.match(r"#+ (.*)", line):
            finish()
            out.append(f".SS {inline(heading[1], escaped)}")
        elif re.match(r"[-*] ", line):
            finish()
            out += [".IP \\(bu 2", inline(line[2:], escaped)]
        elif not line.strip():
            finish()
        else:
            paragraph.append(line.strip())
        place += 1
    finish()
    return out
