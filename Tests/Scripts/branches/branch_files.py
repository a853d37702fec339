"""Reads and edits a log and its rules file as text, with no help of the command that is tested."""

import re

HEADING = re.compile(r"^### \[(?P<id>[FR]-[A-Z-]+-\d+)\] (?P<title>.*)$")
LABEL = re.compile(r"^\*\*(?P<label>[^*]+):\*\*\s*(?P<value>.*)$")
MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( |$)", re.M)
SEPARATOR = "---"
TOTAL = re.compile(r"(?m)^(\*\*Total [^*]+:\*\* )(\d+)$")


class Section:
    """An entry: the lines of a file from its heading to the next one."""

    def __init__(self, id, title, start):
        self.id, self.title, self.start, self.end = id, title, start, start
        self.lines = []

    @property
    def text(self):
        return "\n".join(self.lines)

    def has(self, word):
        return re.search(rf"called {word}[ ,]", self.text) is not None

    @property
    def fields(self):
        found, label = {}, None
        for line in self.lines[1:]:
            match = LABEL.match(line)
            if match:
                label = match["label"]
                found.setdefault(label, [])
                line = match["value"]
            if label and line != SEPARATOR:
                found[label].append(line)
        return {label: "\n".join(lines).strip() for label, lines in found.items()}

    @property
    def lessons(self):
        return [line[2:] for line in self.fields.get("Lessons", "").splitlines() if line.startswith("- ")]


class Text:
    """A log or a rules file."""

    def __init__(self, text):
        self.text = text
        self.lines = text.split("\n")
        self.sections = []
        fence = False
        section = None
        for number, line in enumerate(self.lines):
            fence ^= line.startswith("```")
            if not fence and line.startswith(("# ", "## ", "### ")):
                match = HEADING.match(line)
                section = Section(match["id"], match["title"], number) if match else None
                self.sections += [section] if section else []
            if section:
                section.lines.append(line)
                section.end = number + 1

    def all(self, word):
        return [section for section in self.sections if section.has(word)]

    def one(self, word):
        return self.all(word)[0]

    @property
    def total(self):
        """The number that the header states; None if it does not state exactly one."""
        found = TOTAL.findall(self.text)
        return int(found[0][1]) if len(found) == 1 else None

    # MARK: What an editor does

    def with_line(self, word, old, new):
        """The text with another line in an entry."""
        section = self.one(word)
        number = self.lines.index(old, section.start, section.end)
        return "\n".join([*self.lines[:number], *new, *self.lines[number + 1 :]])

    def without(self, word):
        """The text without an entry and the separator behind it, and with a total that is true."""
        section = self.one(word)
        text = "\n".join(self.lines[: section.start] + self.lines[section.end :])
        return TOTAL.sub(lambda match: f"{match[1]}{len(self.sections) - 1}", text, count=1)
