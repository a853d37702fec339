#!/usr/bin/env python3
"""Writes the manual pages: bizlog(1) and one page for each verb from what the program says of itself, bizlog-log(5) from the README.

    manual.py write PROGRAM DIRECTORY    man1/bizlog.1, man1/bizlog-VERB.1, man5/bizlog-log.5
    manual.py text PAGE                  a page without its marks, one blank between words; for tests

ArgumentParser has a plugin that writes pages too. It runs a whole paragraph together where a discussion has a table or examples, and needs a
second program to be built; so the pages are made here, from the same `--experimental-dump-help` that the plugin reads.

The date of the pages is SOURCE_DATE_EPOCH, or today.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import time

from markdown import manual_of

ROOT = pathlib.Path(__file__).resolve().parent.parent
README_SECTIONS = ["Logs in any form", "The canonical form"]


def escaped(text):
    """Text as roff prints it, whatever stands in it."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti")
    return "\n".join("\\&" + line if line.startswith((".", "\\(aq")) else line for line in text.split("\n"))


def bold(text):
    return f"\\fB{escaped(text)}\\fR"


def italic(text):
    return f"\\fI{escaped(text)}\\fR"


def block(lines):
    """Lines that stay lines."""
    return [".PP", ".RS 4", ".nf", *[escaped(line) for line in lines], ".fi", ".RE"]


def table(lines):
    """Rows of a word and its meaning, such as exit codes."""
    out = []
    for line in lines:
        word, _, meaning = line.strip().partition("  ")
        out += [".TP", bold(word), escaped(meaning.strip())]
    return out


def discussion(text):
    """The sections of a discussion, in its order: a title and roff each. What stands before the first has an empty title."""
    sections = [("", [])]
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        lines = paragraph.split("\n")
        heading = re.fullmatch(r"([A-Z][A-Z ]+):", lines[0])
        if heading and len(lines) > 1:
            rows = lines[1:]
            indent = min(len(line) - len(line.lstrip()) for line in rows)
            rows = [line[indent:] for line in rows]
            title = "EXIT STATUS" if heading[1] == "EXIT CODES" else heading[1]
            sections.append((title, table(rows) if title == "EXIT STATUS" else block(rows)))
            continue
        out = sections[-1][1]
        pending = []
        for line in lines + [None]:
            if line is not None and not line.startswith("  "):
                if not pending:
                    out.append(".PP")
                pending.append(line)
                out.append(escaped(line))
            elif line is not None:
                out += block([line.strip()])
                pending = []
    return sections


def names(argument):
    dashes = {"short": "-", "longWithSingleDash": "-", "long": "--"}
    return sorted((dashes[name["kind"]] + name["name"] for name in argument.get("names", [])), key=len)


def arguments(items):
    out = []
    for item in items:
        if not item.get("shouldDisplay", True):
            continue
        value = f"<{item['valueName']}>"
        if item["kind"] == "positional":
            head = italic(value)
        else:
            head = ", ".join(bold(name) for name in names(item))
            if item["kind"] == "option":
                head += " " + italic(value)
        text = escaped(item.get("abstract", ""))
        notes = []
        if item.get("allValues"):
            notes.append("values: " + ", ".join(item["allValues"]))
        if "defaultValue" in item:
            notes.append("default: " + item["defaultValue"])
        if notes:
            text += escaped(f" ({'; '.join(notes)})")
        out += [".TP", head, text]
    return out


def header(name, section, version, day):
    return [f'.TH {escaped(name.upper())} {section} {day} "bizlog {version}" "bizlog manual"', ".nh", ".ad l"]


def summary(text):
    """An abstract as the line of NAME has it: without its full stop and its capital."""
    text = text.rstrip(".")
    return text[0].lower() + text[1:]


def page(command, verbs, usage, version, day):
    name = "bizlog" if verbs else f"bizlog-{command['commandName']}"
    out = header(name, 1, version, day)
    out += [".SH NAME", f"{escaped(name)} \\- {escaped(summary(command['abstract']))}"]
    out += [".SH SYNOPSIS", f"{bold('bizlog')}{escaped(usage.removeprefix('bizlog'))}"]
    sections = discussion(command.get("discussion", ""))
    out += [".SH DESCRIPTION", escaped(command["abstract"]), *sections[0][1]]
    items = command["arguments"]
    for title, kind in (("ARGUMENTS", True), ("OPTIONS", False)):
        chosen = arguments(item for item in items if (item["kind"] == "positional") == kind)
        if chosen:
            out += [f".SH {title}", *chosen]
    if verbs:
        out.append(".SH COMMANDS")
        for verb in verbs:
            page_name = escaped("bizlog-" + verb["commandName"])
            out += [".TP", f"\\fB{page_name}\\fR(1)", escaped(verb["abstract"])]
    # A paragraph behind a section belongs to that; the exit status comes before the examples, as in other pages.
    for title, body in sorted(sections[1:], key=lambda section: section[0] == "EXAMPLES"):
        out += [f".SH {title}", *body]
    if verbs:
        out += [".SH FILES", ".TP", italic("FAILURE_LOG.md"), "The log; see", "\\fBbizlog\\-log\\fR(5).", ".TP",
                italic(".bizlog/pending"), escaped("Post-mortems that 'bizlog learn --handoff' has queued.")]
        seen = ["bizlog\\-log\\fR(5)"] + [f"{escaped('bizlog-' + verb['commandName'])}\\fR(1)" for verb in verbs]
    else:
        seen = ["bizlog\\fR(1)", "bizlog\\-log\\fR(5)"]
    out += [".SH SEE ALSO", ",\n".join("\\fB" + name for name in seen)]
    return name, "\n".join(out) + "\n"


def format_page(version, day):
    """bizlog-log(5): an entry of the reference log, and the chapters of the README about the file."""
    readme = (ROOT / "README.md").read_text()
    seed = (ROOT / "Fixtures/seed/FAILURE_LOG.md").read_text()
    template = re.search(r"^```markdown\n(.*?)^```$", seed, re.S | re.M)
    if not template:
        raise SystemExit("the reference log has no template")
    out = header("bizlog-log", 5, version, day)
    out += [".SH NAME", "bizlog\\-log \\- a failure log in Markdown", ".SH DESCRIPTION"]
    out += [escaped("A failure log is a Markdown file, FAILURE_LOG.md, that holds the post-mortems of a team. In bizlog's own form each entry is a "
                    "heading that begins with an id, and labelled lines under it. Which fields an entry has, in which order, and which values "
                    "they may have, the log says itself, by a template: a fenced block that shows an entry with a placeholder for the id. This is "
                    "the template of the reference log:")]
    out += block(template[1].rstrip("\n").split("\n"))
    out += [".PP", escaped("A heading of another kind begins a section: categories, history, related files, text. Rules stand in a file of their own, "
                           "which has the same form, and ids such as R-BIZ-SYS-002; entries and rules name each other by their ids.")]
    for title in README_SECTIONS:
        section = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", readme, re.S | re.M)
        if not section:
            raise SystemExit(f"the README has no section '{title}'")
        out += [f".SH {title.upper()}", *manual_of(section[1], escaped, block)]
    out += [".SH SEE ALSO", "\\fBbizlog\\fR(1),\n\\fBbizlog\\-fmt\\fR(1),\n\\fBbizlog\\-inspect\\fR(1)"]
    return "\n".join(out) + "\n"


def run(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def write(program, directory):
    day = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    version = run(program, "--version").split()[1]
    root = json.loads(run(program, "--experimental-dump-help"))["command"]
    verbs = [verb for verb in root["subcommands"] if verb.get("shouldDisplay", True) and verb["commandName"] != "help"]

    def usage(*words):
        return " ".join(re.search(r"^USAGE: (.*?)(?:\n\n|\Z)", run(program, "help", *words), re.S | re.M)[1].split())

    for section in (1, 5):
        (directory / f"man{section}").mkdir(parents=True, exist_ok=True)
    pages = [page(root, verbs, usage(), version, day)]
    pages += [page(verb, [], usage(verb["commandName"]), version, day) for verb in verbs]
    for name, text in pages:
        (directory / "man1" / f"{name}.1").write_text(text)
    (directory / "man5" / "bizlog-log.5").write_text(format_page(version, day))


def text(page):
    """What a page says, without macros and escapes."""
    words = []
    for line in pathlib.Path(page).read_text().split("\n"):
        if line.startswith(".SH"):
            words.append(line[4:])
        elif not line.startswith("."):
            words.append(line)
    plain = re.sub(r"\\f[BIR]|\\&", "", " ".join(words))
    for mark, sign in (("\\(ga", "`"), ("\\(aq", "'"), ("\\(ha", "^"), ("\\(ti", "~"), ("\\-", "-"), ("\\e", "\\")):
        plain = plain.replace(mark, sign)
    print(" ".join(plain.split()))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", program, directory]:
            write(program, pathlib.Path(directory))
        case ["text", page_path]:
            text(page_path)
        case _:
            sys.exit(__doc__)
