#!/usr/bin/env python3
"""Makes failure logs of any length out of the reference log, the same bytes at each run.

usage: sample_logs.py canonical|messy COUNT SEED_LOG >LOG

A canonical log is what `bizlog fmt` leaves alone: COUNT entries, each with words of its own, so that no two say nearly
the same, and a header and a table of categories that count them rightly. A messy one says the same in the ways in which
people write: other bullets, labels, dates, headings and line ends, blanks behind lines, and now and then a table, a
quote, a fence or text that came through a wrong code page.
"""

import re
import sys


class Dice:
    """Numbers that look random and depend on nothing but the seed (the generator of Knuth's MMIX)."""

    def __init__(self, seed):
        self.state = seed * 2654435761 + 1

    def roll(self, sides):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        return (self.state >> 33) % sides

    def happens(self, percent):
        return self.roll(100) < percent

    def one_of(self, choices):
        return choices[self.roll(len(choices))]


class Seed:
    """The parts of the reference log: what stands before its entries, one of them, and what stands behind."""

    def __init__(self, text):
        start = text.index("### [F-BIZ-001]")
        self.head = text[:start]
        self.entry = text[start : text.index("### [F-BIZ-002]")]
        self.tail = text[text.index("## Historical Note") :]
        self.vocabulary = sorted(set(re.findall(r"(?<= )[a-z]{4,}(?= )", text[start:])))

    def entry_with_words(self, number):
        """The entry with an id and a rule of its own, a mention of an earlier entry, and every second plain word another."""
        text = self.entry.replace("F-BIZ-001", f"F-BIZ-{number:05}")
        text = text.replace("F-004", f"F-BIZ-{max(1, number - 7):05}").replace("R-BIZ-SYS-002", f"R-BIZ-SYS-{number:05}")
        text = text.replace("**What Broke:**\n", f"**What Broke:**\nCase {number}. ")
        dice = Dice(number)
        seen = 0

        def another(match):
            nonlocal seen
            seen += 1
            return dice.one_of(self.vocabulary) if seen % 2 == 0 else match[0]

        return re.sub(r"(?<= )[a-z]{4,}(?= )", another, text)

    def head_for(self, count):
        head = re.sub(r"(?<=\*\*Last Updated:\*\* )\S+", "2026-02-11", self.head)
        return re.sub(r"(?<=\*\*Total Failures Logged:\*\* )\d+", str(count), head)

    def tail_for(self, count):
        tail = re.sub(r"(?m)^(\| [^|]+ \| )\d+( \|)", r"\g<1>0\2", self.tail)
        return re.sub(r"(?m)^(\| CRM/Zoho \| )\d+( \|)", rf"\g<1>{count}\2", tail)


def canonical(text, count):
    """A log of so many entries in the canonical form."""
    seed = Seed(text)
    entries = "".join(seed.entry_with_words(number) for number in range(1, count + 1))
    return seed.head_for(count) + entries + seed.tail_for(count)


def messy(text, count):
    """A log of so many entries as people write them."""
    seed = Seed(text)
    parts = [untidy_head(seed.head_for(count))]
    for number in range(1, count + 1):
        if number % 100 == 0:
            parts.append(f"Part {number // 100}\n------\n\n")
        parts.append(untidy(seed.entry_with_words(number), number))
    return "".join(parts) + seed.tail_for(count).replace("- F-0", "* F-0")


def untidy_head(head):
    head = re.sub(r"(?m)^# (.*)$", lambda match: f"{match[1]}\n{'=' * 8}", head, count=1)
    return re.sub(r"(?m)^## (How .*)$", lambda match: f"{match[1]}\n{'-' * 8}", head, count=1)


EXTRAS = (
    "| step | seen |\n|--|:-:|\n|one|yes|\n| two | no |\n",
    ">It said `done`,\n>and nothing had happened.\n",
    "~~~\ncurl -X POST /crm/v8/settings\n~~~\n",
    "1) ask\n2) check\n3) deploy\n",
    "__Note:__ the *first* try failed,  \nthe second did not.\n",
    "    GET /settings/workflow_rules\n    404\n",
    "It broke â€” and nobody saw it.\n",
)


def untidy(entry, number):
    """An entry in other words for the same: each habit is one person's, so it holds for the whole entry."""
    dice = Dice(number + 1_000_000)
    if dice.happens(30):
        entry = re.sub(r"(?m)^\*\*([^*\n]+):\*\*", r"**\1**:", entry)
    if dice.happens(40):
        date = dice.one_of(("2026/2/11", "11 Feb 2026", "February 11, 2026", "2026.02.11", "11th February 2026"))
        entry = entry.replace("2026-02-11", date, 1)
    if dice.happens(30):
        entry = entry.replace("🟡 Important", dice.one_of(("important", "🟡", "Important 🟡", "🟡 important")))
    if dice.happens(15):
        entry = re.sub(r"(?m)^(\*\*(?:Date|Severity|Layer|Entity)\b)", r"- \1", entry)
    if dice.happens(30):
        heading = dice.one_of((r"### \1: \2", r"### [\1] - \2", r"###   [\1] \2 ###", r"### \1 — \2"))
        entry = re.sub(r"(?m)^### \[(.*?)\] (.*)$", heading, entry)
    if dice.happens(40):
        bullet = dice.one_of(("* ", "+ ", "-   "))
        entry = re.sub(r"(?m)^- (?!\*\*)", lambda _: bullet, entry)
    if dice.happens(25):
        before, label, after = entry.partition("**Root Cause")
        entry = f"{before}{dice.one_of(EXTRAS)}\n{label}{after}"
    if dice.happens(20):
        entry = entry.replace("\n\n", "\n\n\n") if dice.happens(50) else re.sub(r"(:\*\*|\*\*:)\n(?=- |\* |\+ )", r"\1\n\n", entry)
    if dice.happens(20):
        entry = entry.replace("\n---\n", f"\n{dice.one_of(('***', '- - -', '-----'))}\n")
    if dice.happens(25):
        entry = re.sub(r"(?m)([.a-z])$", r"\1 ", entry)
    if dice.happens(5):
        entry = entry.replace("\n", "\r\n")
    return entry


FORMS = {"canonical": canonical, "messy": messy}


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in FORMS:
        sys.exit(__doc__)
    form, count, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        seed = file.read()
    sys.stdout.buffer.write(FORMS[form](seed, int(count)).encode())


if __name__ == "__main__":
    main()
