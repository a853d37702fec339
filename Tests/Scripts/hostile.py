#!/usr/bin/env python3
"""Gives `bizlog fmt -` files that ask for as much work as they can.

usage: hostile.py BIZLOG [NAME...]

Each must be formatted (exit 0) or refused with a message (exit 2), within SECONDS and MEMORY. Prints a line for each
and exits with 1 if one is not. NAME chooses the shapes whose name contains it.
"""

import os
import subprocess
import sys
import tempfile
import time

SECONDS = 2.0
MEMORY = 256 << 20
MEBIBYTE = 1 << 20


def filled(piece, size=MEBIBYTE):
    return piece * (size // len(piece.encode()))


def table(columns, size=MEBIBYTE):
    head = "|" + "a|" * columns + "\n|" + "-|" * columns + "\n"
    return head + filled("|x\n", max(3, size - len(head)))


def shapes():
    """Names and documents: the inputs that are known to be costly for cmark-gfm, and nesting of each kind."""
    for size, label in ((8 << 10, "8 KiB"), (128 << 10, "128 KiB"), (MEBIBYTE, "1 MiB")):
        n = size // 4
        yield f"wide header, short rows, {label}", table(size // 8, size)
        yield f"table of 64 columns, short rows, {label}", table(64, size)
        yield f"'>' then 'a*', {label}", ">" * n + "a*" * n
        yield f"' -' then a line of it, {label}", filled(" -", n) + "x\n" + filled(" -", n)
        yield f"' -' then blank lines, {label}", " -" * n + "x" + "\n" * n
        yield f"footnote definitions, {label}", filled("[^1]:", size)
        yield f"images of nothing, {label}", filled("![[]()", size)
        yield f"processing instructions, {label}", filled("a<?", size)
        yield f"CDATA sections, {label}", filled("a<![CDATA[", size)
        yield f"declarations, {label}", filled("a<!A ", size)
        yield f"comments, {label}", filled("a<!--", size)
        yield f"a long destination, used often, {label}", "[a]: " + "u" * n + "\n\n" + filled("[a] ", size - n)
        yield f"a long title, used often, {label}", "[a]: /u '" + "u" * n + "'\n\n" + filled("[a] ", size - n)
        yield f"pipes in one line, {label}", "|" * size + "\n" + "|-" * 3
        yield f"delimiter rows in a paragraph, {label}", "a\n" + filled("|-|\n", size)
        yield f"delimiter rows of two cells, {label}", "a\n" + filled("-|-\n", size)
        yield f"links within links, {label}", filled("[a](", size)
        yield f"brackets, {label}", "[" * n + "a" + "]" * n
        yield f"brackets and a reference, {label}", "[" * n + "a" + "]" * n + "\n\n[a]: /u\n"
        yield f"emphasis that does not close, {label}", filled("*a _b ", size)
        yield f"emphasis that closes badly, {label}", filled("a**b" + "c* ", size)
        yield f"strong emphasis, {label}", "**" * n + "a" + "**" * n
        yield f"strikethrough, {label}", filled("~~a ", size)
        yield f"code spans of growing length, {label}", growing(size)
        yield f"backslashes, {label}", "\\" * size
        yield f"entities, {label}", filled("&#0;", size)
        yield f"nested quotes in lists, {label}", filled("> - ", size) + "a"
        yield f"hard breaks, {label}", filled("a  \n", size)
        yield f"blank lines, {label}", "\n" * size
        yield f"lines of blanks, {label}", filled("   \n", size)
        yield f"blanks in one line, {label}", "a" + " " * size + "b"
        yield f"tabs, {label}", "\t" * size + "a"
        yield f"bullets, {label}", filled("* a\n", size)
        yield f"empty bullets, {label}", filled("*\n", size)
        yield f"loose bullets, {label}", filled("* a\n\n", size)
        yield f"quotes, {label}", filled(">a\n\n", size)
        yield f"lazy lines, {label}", "> a\n" + filled("b\n", size)
        yield f"numbers, {label}", filled("1) a\n", size)
        yield f"setext headings, {label}", filled("a\n===\n", size)
        yield f"headings with marks, {label}", filled("# a #\n", size)
        yield f"marks in one heading, {label}", "# a " + "#" * size
        yield f"fences that do not close, {label}", filled("```\na\n~~~\n", size)
        yield f"backticks in indented code, {label}", filled("    ```\n\n", size)
        yield f"a long fence, {label}", "`" * n + "\na\n"
        yield f"thematic breaks, {label}", filled("***\n", size)
        yield f"HTML blocks, {label}", filled("<div>\n\n", size)
        yield f"comments that do not close, {label}", filled("<!--\n\n", size)
        yield f"definitions, {label}", filled("[a]: /u\n", size)
        yield f"definitions of many labels, {label}", "".join(f"[{i}]: /u\n" for i in range(size // 12))
        yield f"a definition that does not end, {label}", "[a]: /u '" + filled("u\n", size)
        yield f"a label that does not end, {label}", "[" + filled("u\n", size)
        yield f"front matter that does not end, {label}", "---\n" + filled("a: b\n", size)
        yield f"ignore regions, {label}", filled("<!-- bizlog-ignore-start -->\n\n", size)
        yield f"entries, {label}", "# A\n\n" + "".join(
            f"### F-BIZ-{i:03}: T\n- **Severity**: important\n**Date:** 2026/1/2\n\n" for i in range(size // 64)
        )
        yield f"entries of one field, {label}", filled("### [F-BIZ-001] T\n**Date**：2026\n", size)
        yield f"fields of one entry, {label}", "### [F-BIZ-001] T\n" + filled("**Date:** x\n", size)
        yield f"templates, {label}", filled("```\n### [F-BIZ-XXX] T\n**Date:** x\n```\n", size)
        yield f"double-encoded text, {label}", "- \n" + filled("ðŸŸ¡ â€” ", size)
        yield f"carriage returns, {label}", filled("* a\r", size)
        yield f"NUL, {label}", "\0" * size
    for marker in (">", "> ", "- ", "* ", "+ ", "1. ", "2) ", "> - ", "[", "![", "*", "_", "**", "~~", "`", "<", "[a]("):
        yield f"100,000 times {marker!r}", marker * 100_000 + "a"
        yield f"100,000 times {marker!r}, then a newline", marker * 100_000 + "a\n"
    for marker in (">", "- ", "> - ", "1. "):
        yield f"150 times {marker!r}, each line of 1 MiB", filled(marker * 150 + "a\n")
        yield f"150 times {marker!r}, lazy lines of 1 MiB", marker * 150 + "a\n" + filled("b\n")
    yield "lists growing deeper", "".join("  " * i + "* a\n" for i in range(1000))
    yield "quotes growing deeper", "".join(">" * i + "a\n" for i in range(1400))


def growing(size):
    result, length = [], 0
    while length < size:
        result.append("`" * (len(result) + 1) + "a")
        length += len(result[-1])
    return "".join(result)


def run(bizlog, document):
    """The exit status, the seconds, the bytes of memory, and the message."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as errors:
        source.write(document.encode())
        source.seek(0)
        start = time.monotonic()
        process = subprocess.Popen([bizlog, "fmt", "-"], stdin=source, stdout=subprocess.DEVNULL, stderr=errors)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid or time.monotonic() - start > 10 * SECONDS:
                break
            time.sleep(0.002)
        if not pid:
            process.kill()
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return process.returncode, seconds, memory, errors.read().decode("utf-8", "replace").strip()


def main():
    bizlog, names = sys.argv[1], sys.argv[2:]
    failed = count = 0
    for name, document in shapes():
        if names and not any(part in name for part in names):
            continue
        count += 1
        status, seconds, memory, message = run(bizlog, document)
        refused = status == 2 and message
        if (status == 0 or refused) and seconds <= SECONDS and memory <= MEMORY:
            verdict = "refused" if refused else "ok"
        else:
            verdict = f"FAILED, exit status {status}"
            failed += 1
        print(f"{seconds:6.2f} s {memory >> 20:5} MiB  {name}: {verdict}")
        if message:
            print(" " * 21 + message.splitlines()[-1][:160])
    print(f"{count - failed} of {count} within {SECONDS:g} s and {MEMORY >> 20} MiB")
    sys.exit(1 if failed or not count else 0)


main()
