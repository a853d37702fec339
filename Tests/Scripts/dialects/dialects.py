#!/usr/bin/env python3
"""Formats documents in other dialects of Markdown, and looks at them as the dialects' own readers do.

usage: dialects.py BIZLOG [--fixtures DIRECTORY] [DOCUMENT …]
       dialects.py --self-test

For each Fixtures/dialects/<dialect>/<name>.md must hold:

  rendered   what the renderers of its dialect make of it is the same before and after `bizlog fmt`
  lines      every line is as it was, but for marks of CommonMark (dialect_lines.py says which)
  kept       the lines that <name>.keep names are there to the byte; each of its lines is a range and the text that it
             begins with, such as `5-9 $$`; with a question mark, as in `3? ***`, the lines may stay
  formatted  all marks on other lines are canonical, so nothing was spared by giving up on a part of the file
  ends       the lines end as most of them did, the file with one of these ends; with CRLF all comes out the same
  settled    formatting the result again changes nothing

Prints a line for each dialect, and for each failure its place and what happened to the lines there. Exits with 1 if there
is a failure. With --self-test formatters that break each of these laws must be found out.
"""

import argparse
import collections
import difflib
import pathlib
import shutil
import subprocess
import sys

import dialect_lines
import dialect_renderers
import dialect_self_test

FIXTURES = pathlib.Path(__file__).resolve().parents[3] / "Fixtures" / "dialects"
LAWS = ("rendered", "lines", "kept", "formatted", "ends", "settled")


class Document:
    """A fixture, and the parts of it that belong to its dialect."""

    def __init__(self, path):
        self.path = path
        self.dialect = path.parent.name
        self.bytes = path.read_bytes()
        self.regions = []
        self.free = set()
        self.read_regions(path.with_suffix(".keep"))

    def read_regions(self, path):
        """The lines that must stay, as (first line, lines), and those that may. A range that does not begin with the text it
        names is out of date."""
        lines = plain(self.bytes).split("\n")
        for entry in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            span, _, beginning = entry.partition(" ")
            first, _, last = span.removesuffix("?").partition("-")
            first, last = int(first), int(last or first)
            if last > len(lines) or not lines[first - 1].strip().startswith(beginning.strip()):
                sys.exit(f"{path}: line {first} of the document does not begin with '{beginning}'")
            self.free.update(range(first, last + 1))
            if not span.endswith("?"):
                self.regions.append((first, lines[first - 1 : last]))


def plain(data):
    """The text with LF alone and without a byte order mark."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def bizlog_formatter(program):
    def format(data):
        run = subprocess.run([program, "fmt", "-"], input=data, capture_output=True)
        if run.returncode != 0:
            raise RuntimeError(f"exit code {run.returncode}: {run.stderr.decode(errors='replace').strip()}")
        return run.stdout

    return format


def judge(document, format):
    """The failures of a document, as (law, line, what)."""
    try:
        result = format(document.bytes)
        again = format(result)
        twin = format(document.bytes.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    except RuntimeError as error:
        return [("formatted", 1, str(error))], b""
    before, after = plain(document.bytes), plain(result)
    failures = []
    comparison = dialect_lines.Comparison(before, after).run()
    failures += [("lines", line, what) for line, what in comparison.violations]
    failures += [("ends", 1, what) for what in wrong_ends(document.bytes, result)]
    where = changed_line(before, after)
    for line, region in document.regions:
        text = "\n".join(["", *region, ""])
        if f"\n{after}\n".count(text) < f"\n{before}\n".count(text):
            failures.append(("kept", line, f"'{region[0].strip()}' is not there as it was"))
    for render in dialect_renderers.RENDERERS[document.dialect]:
        expected = render(before)  # a fixture that its own reader refuses ends the run
        try:
            found = render(after)
        except Exception as error:
            failures.append(("rendered", where, f"{render.__name__}: {type(error).__name__}: {error}"))
        else:
            if found != expected:
                failures.append(("rendered", where, f"{render.__name__} renders it otherwise"))
    if not comparison.violations:
        left = (line for line in comparison.left if line not in document.free)
        failures += [("formatted", line, "the mark is as it was") for line in left]
    if result == document.bytes:
        failures.append(("formatted", 1, "nothing was formatted"))
    if twin != result.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"):
        failures.append(("ends", changed_line(after, plain(twin)), "with CRLF the result is another"))
    if again != result:
        failures.append(("settled", changed_line(after, plain(again)), "formatting again changes the result"))
    return failures, result


def wrong_ends(before, after):
    """What is wrong with the ends of the lines and of the file: one of the two kinds, no mark in front, one final end."""
    windows = before.count(b"\r\n")
    end = b"\r\n" if 2 * windows > before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") else b"\n"
    if after.replace(end, b"").count(b"\n") or after.replace(b"\r\n" if end == b"\r\n" else b"", b"").count(b"\r"):
        yield "the ends of lines are mixed, or not those of the majority"
    if after.startswith(b"\xef\xbb\xbf"):
        yield "the byte order mark is there"
    if not after.endswith(end) or after.endswith(2 * end):
        yield "the file does not end with one end of line"


def changed_line(before, after):
    pairs = zip(before.split("\n"), after.split("\n"))
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), 1)


def shown(document, result):
    """What became of the lines, with blanks and ends of lines to be seen."""
    sides = [plain(data).replace("\t", "→").replace(" ", "·").split("\n") for data in (document.bytes, result)]
    lines = ["    " + line for line in list(difflib.unified_diff(*sides, lineterm="", n=0))[2:]]
    return lines[:24] + (["    …"] if len(lines) > 24 else [])


def examine(documents, format):
    """Judges all documents, prints the failures and the table, and says whether there was no failure."""
    counts = collections.defaultdict(collections.Counter)
    for document in documents:
        failures, result = judge(document, format)
        count = counts[document.dialect]
        count["documents"] += 1
        broken = {law for law, _, _ in failures}
        count.update(law for law in LAWS if law not in broken)
        count["failures"] += bool(failures)
        for law, line, what in failures:
            print(f"{document.path}:{line}: {law}: {what}")
        if broken - {"formatted", "ends"}:
            print("\n".join(shown(document, result)))
    columns = ("documents", *LAWS, "failures")
    counts["all"] = sum(counts.values(), collections.Counter())
    print("dialect".ljust(14) + "".join(column.rjust(10) for column in columns))
    for dialect, count in counts.items():
        print(dialect.ljust(14) + "".join(str(count[column]).rjust(10) for column in columns))
    return counts["all"]["failures"] == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bizlog", nargs="?")
    parser.add_argument("documents", nargs="*", type=pathlib.Path)
    parser.add_argument("--fixtures", type=pathlib.Path, default=FIXTURES)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return dialect_self_test.run(Document, judge, arguments.fixtures)
    if not arguments.bizlog or not shutil.which(arguments.bizlog):
        parser.error(f"there is no program {arguments.bizlog or 'named'}")
    documents = [Document(path) for path in arguments.documents or sorted(arguments.fixtures.glob("*/*.md"))]
    if not documents:
        parser.error(f"there are no documents in {arguments.fixtures}")
    return 0 if examine(documents, bizlog_formatter(arguments.bizlog)) else 1


if __name__ == "__main__":
    sys.exit(main())
