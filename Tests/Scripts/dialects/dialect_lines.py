"""The law of lines: what `bizlog fmt` may do to a line of Markdown, said without any of bizlog's code.

A line is compared with what became of it. Lists, quotes, fences and tables are followed as far as it takes to know what a
line is; apart from them nothing is known about Markdown. Allowed are only changes of marks:

  heading    one space, no closing #; a setext heading of one line with an underline of three or more becomes ATX
  break      becomes ---
  bullet     becomes -; the blanks behind it or behind the number of an ordered item become one, or stay
  moved      a line that stands in an item, moved by exactly as many columns as the item's text
  quote      one space behind >
  fence      backticks in place of tildes, or another length; same info string
  table      blanks around cells, pipes at the ends, the dashes of the delimiter row, in a row that has pipes already
  blanks     trailing blanks taken away, those of a hard break made two; runs of blank lines made one

Everything else must be equal, lazy lines and the contents of fences included. Marks that could be changed and were not are
noted as well, but for blanks.
"""

import re

QUOTE = re.compile(r" {0,3}> ?")
BULLET = re.compile(r"( {0,3})([*+-])( {1,4}(?! )(?=\S)| (?= {4})|$)")
ORDERED = re.compile(r"( {0,3})(\d{1,9}[.)])( {1,4}(?! )(?=\S)| (?= {4})|$)")
BREAK = re.compile(r" {0,3}([*_-])[ \t]*(?:\1[ \t]*){2,}$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*|(?<=~).*)$")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
CELL_END = re.compile(r"(?<!\\)\|")


class Line:
    """A line that is not blank, its number, and the blank lines above it."""

    def __init__(self, text, number, above):
        self.text, self.number, self.above = text, number, above


def lines_of(text):
    """The lines that are not blank, and the blank ones behind the last of them."""
    lines, above = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(" \t"):
            lines.append(Line(line, number, above))
            above = []
        else:
            above.append(line)
    return lines, above


def cells(row):
    row = row.strip(" \t")
    row = row[1:] if row.startswith("|") else row
    found = [cell.strip(" \t") for cell in CELL_END.split(row)]
    return found[:-1] if found[-1] == "" else found


def rule(cell):
    """What a cell of a delimiter row says: its colons."""
    return cell.startswith(":"), cell.endswith(":")


class Comparison:
    """Walks over the lines before and after, side by side, and collects what the law forbids as (line, what)."""

    def __init__(self, before, after):
        self.before, self.end_before = lines_of(before)
        self.after, self.end_after = lines_of(after)
        self.violations = []
        self.left = []
        self.open = []  # ("quote", 0, 0) and ("item", width before, width after), from the outside in
        self.fence = None
        self.is_paragraph = False
        self.table = False

    def run(self):
        position = 0
        other = 0
        while position < len(self.before) and other < len(self.after) and len(self.violations) < 5:
            old, new = self.before[position], self.after[other]
            self.blank_lines(old, new, position == 0)
            if old.above:
                self.is_paragraph = self.table = False
            below = self.before[position + 1] if position + 1 < len(self.before) else None
            taken = self.line(old, new, below)
            position += taken
            other += 1
        if not self.violations and (position < len(self.before) or other < len(self.after)):
            lost = self.before[position].number if position < len(self.before) else self.before[-1].number if self.before else 1
            self.forbid(lost, "lines were added or removed at the end")
        if any(self.end_after[1:]) or len(self.end_after) > 1 + len(self.end_before):
            self.forbid(len(self.before), "blank lines at the end of the file")
        return self

    def forbid(self, number, what):
        self.violations.append((number, what))

    def leave(self, is_left, number):
        """Notes a line whose mark could have been changed and was not."""
        if is_left:
            self.left.append(number)

    def blank_lines(self, old, new, is_first):
        if self.fence:
            if old.above != new.above:
                self.forbid(old.number, "blank lines in a fence differ")
            return
        wanted = (0,) if is_first else (len(old.above), min(len(old.above), 1))
        if len(new.above) not in wanted and old.above != new.above:
            self.forbid(old.number, f"{len(old.above)} blank lines above became {len(new.above)}")

    def containers(self, old, new, number):
        """Takes the prefixes of the open containers away; says how many there were, and the rest of both lines."""
        for index, (kind, before, after) in enumerate(self.open):
            if kind == "quote":
                match = QUOTE.match(old)
                if not match:
                    return index, old, new
                old = old[match.end() :]
                new = self.quote(match[0], new, number)
            else:
                if len(old) - len(old.lstrip(" ")) < before:
                    return index, old, new
                if not new.startswith(" " * after):
                    self.forbid(number, "a line in an item was not moved with it")
                    return index + 1, old[before:], new.lstrip(" ")
                old, new = old[before:], new[after:]
        return len(self.open), old, new

    def inside(self, text):
        """What stands in all open containers on this line; nothing if it is outside of one."""
        for kind, width, _ in self.open:
            match = QUOTE.match(text) if kind == "quote" else re.match(" " * width, text)
            if not match:
                return ""
            text = text[match.end() :]
        return text

    def quote(self, old, new, number):
        match = re.match(r" {0,3}>( |$)", new) or re.match(old, new)
        if not match:
            self.forbid(number, "the quote's mark")
            return new.lstrip(" >")
        self.leave(match[0].endswith(">") and new != match[0], number)
        return new[match.end() :]

    def line(self, old, new, below):
        """Compares one line with what became of it; the number of lines that it was before."""
        number = old.number
        matched, rest, became = self.containers(old.text, new.text, number)
        if matched < len(self.open):
            if self.is_paragraph and not self.starts_block(rest):
                return self.same(rest, became, number, "a lazy line")
            if self.table and not self.starts_block(rest):
                return self.row(rest, became, number)
            self.open[matched:] = []
            self.fence = None
            self.table = self.is_paragraph = False
        if self.fence:
            return self.fenced(rest, became, number)
        while True:
            if self.is_paragraph and UNDERLINE.match(rest):
                break
            quote = QUOTE.match(rest)
            item = None if BREAK.match(rest) else BULLET.match(rest) or ORDERED.match(rest)
            if quote:
                became = self.quote(quote[0], became, number)
                rest = rest[quote.end() :]
                self.open.append(("quote", 0, 0))
            elif item:
                rest, became = self.item(item, rest, became, number)
            else:
                break
            self.is_paragraph = self.table = False
        return self.leaf(rest, became, number, below)

    def item(self, match, old, new, number):
        new_match = BULLET.match(new) or ORDERED.match(new)
        if not new_match:
            self.forbid(number, "an item's marker")
            return old[match.end() :], new.lstrip(" ")
        is_same = new_match[0] == match[0]
        is_bullet = match[2] in "*+-"
        self.leave(new_match[2] in "*+", number)
        if new_match[2] != match[2] and not (is_bullet and new_match[2] == "-"):
            self.forbid(number, f"marker {match[2]} became {new_match[2]}")
        is_moved = len(new_match[1]) != len(match[1]) if self.open else len(new_match[1]) > len(match[1])
        if not is_same and (is_moved or new_match[3] not in (" ", "", match[3])):
            self.forbid(number, "blanks beside a marker")
        self.open.append(("item", len(match[0]) + (not match[3]), len(new_match[0]) + (not new_match[3])))
        return old[match.end() :], new[new_match.end() :]

    @staticmethod
    def starts_block(rest):
        return any(p.match(rest) for p in (QUOTE, BULLET, ORDERED, BREAK, FENCE)) or re.match(r" {0,3}#{1,6}( |$)", rest)

    def same(self, old, new, number, what="a line without a mark"):
        """Equal, but for trailing blanks: none, or two where there were more."""
        text = old.rstrip(" \t")
        broken = old.endswith("  ")
        if new != old and new != text and not (broken and new == text + "  "):
            self.forbid(number, what)
        return 1

    def fenced(self, old, new, number):
        mark, indentation = self.fence
        if re.match(rf" {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", old):
            if old != new and not re.match(r" {0,3}(`{3,}|~{3,})$", new):
                self.forbid(number, "the end of a fence")
            self.fence = None
        elif old != new and old.removeprefix(indentation) != new:
            self.forbid(number, "the content of a fence")
        return 1

    def leaf(self, old, new, number, below):
        if not self.is_paragraph and old.startswith("    ") and old.strip():
            if old != new:
                self.forbid(number, "indented code")
            return 1
        fence = FENCE.match(old)
        if fence:
            other = FENCE.match(new)
            self.fence = fence[1], old[: len(old) - len(old.lstrip(" "))]
            self.is_paragraph = self.table = False
            if old != new and not (other and other[2].strip() == fence[2].strip()):
                self.forbid(number, "the beginning of a fence")
            self.leave(old == new and fence[1][0] == "~", number)
            return 1
        if self.setext(old, new, number, below):
            self.is_paragraph = False
            return 2
        was_paragraph, self.is_paragraph = self.is_paragraph, False
        if was_paragraph and UNDERLINE.match(old):
            return self.same(old, new, number, "an underline")
        if BREAK.match(old):
            if new not in (old, "---"):
                self.forbid(number, "a break")
            self.leave(new != "---", number)
            return 1
        heading = HEADING.match(old)
        if heading:
            wanted = f"{heading[1]} {heading[2]}" if heading[2] else heading[1]
            if new not in (old, wanted):
                self.forbid(number, "a heading")
            self.leave(new != wanted, number)
            return 1
        if not self.table:
            self.table = bool(below and not below.above and "|" in old and self.is_delimiter(below.text))
        if self.table:
            return self.row(old, new, number)
        self.is_paragraph = True
        return self.same(old, new, number)

    def setext(self, old, new, number, below):
        """Whether a setext heading became an ATX one; the heading may span only one line."""
        if self.is_paragraph or below is None or below.above:
            return False
        underline = UNDERLINE.match(self.inside(below.text))
        self.leave(underline and len(underline[1]) > 2 and old == new, number)
        level = "#" if underline and underline[1][0] == "=" else "##"
        return bool(underline) and len(underline[1]) > 2 and new == f"{level} {old.strip()}"

    def is_delimiter(self, text):
        text = text.lstrip(" >")
        return "|" in text and bool(DELIMITER_ROW.match(text))

    def row(self, old, new, number):
        if old.rstrip(" \t") == new.rstrip(" \t"):
            return 1
        before, after = cells(old), cells(new)
        if "|" not in old:
            self.forbid(number, "a line without pipes below a table")
        elif DELIMITER_ROW.match(old) and DELIMITER_ROW.match(new):
            if [rule(cell) for cell in before] != [rule(cell) for cell in after]:
                self.forbid(number, "the delimiter row")
        elif before != after:
            self.forbid(number, "the cells of a row")
        return 1
