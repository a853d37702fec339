#!/usr/bin/env python3
"""Measures the command on logs of 1,000 to 16,000 entries, and on logs with that many of other things.

usage: scaling.py BIZLOG SEED_LOG [VERB...]

Prints seconds for each size, the best of three runs, and exits with 1 if a verb takes more than LIMIT times as long
for a log twice as large, taken over the whole range, or `learn` more than LEARN_LIMIT times as long as `fmt --check` for
all sizes together. VERB chooses what to measure.
"""

import os
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

from sample_logs import canonical  # noqa: E402 - nothing is to be written beside the scripts

SIZES = (1000, 2000, 4000, 8000, 16000)
RUNS = 3
LIMIT = 2.4
LEARN_LIMIT = 1.5

VERBS = {
    "list": ["list"],
    "list --grep": ["list", "--grep", "no failure says this"],
    "stats": ["stats"],
    "report": ["report"],
    "show": ["show", "F-BIZ-00900", "--in"],
    "check": ["check"],
    "fmt --check": ["fmt", "--check"],
    "learn": ["learn", "It broke.", "--draft", "--log"],
}


# Files with so many of one thing, beside one entry.
SHAPES = {
    "sections": lambda n: "".join(f"## Section {i}\n\nText.\n\n" for i in range(n)),
    "empty sections": lambda n: "".join(f"## Section {i}\n\n" for i in range(n)),
    "headings in headings": lambda n: "".join(f"{'#' * (2 + i % 5)} Part {i}\n\nText.\n\n" for i in range(n)),
    "anchors": lambda n: "".join(f'<a id="s{i}"></a>\n\n## Section {i}\n\n' for i in range(n)),
    "labels": lambda n: "### [F-BIZ-900] T\n" + "".join(f"**Label {i}:** v\n" for i in range(n)) + "\n",
    "ids": lambda n: " ".join(f"F-BIZ-{i:05}" for i in range(n)) + "\n\n",
    "faulty entries": lambda n: "".join(f"### [F-BIZ-{i:05}] T\n**Severity:** awful\n\n---\n\n" for i in range(2, n)),
    "related files": lambda n: "## Files\n\n" + "".join(f"- `a/F_{i}.md` — x\n" for i in range(n)) + "\n",
    "templates": lambda n: "".join(f"```\n### [F-T{i}-XXX] T\n**Date:** YYYY-MM-DD\n```\n\n" for i in range(n)),
    "layers": lambda n: "| Prefix | Layer |\n|---|---|\n"
    + "".join(f"| R-L{i}-XXX | L{i} |\n" for i in range(n))
    + "\n"
    + "".join(f"## L{i} Rules\n\n### [R-L{i}-001] T\n**Rule:** Look.\n\n" for i in range(n)),
}
SHAPE_VERBS = ("list", "stats", "report", "check", "fmt --check", "learn")


def seconds(command):
    best = float("inf")
    for _ in range(RUNS):
        start = time.monotonic()
        run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        best = min(best, time.monotonic() - start)
        if run.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit {run.returncode}")
    return best


def measure_shapes(bizlog, seed):
    """Prints how each verb grows on each shape, and tells whether none grows faster than the limit."""
    print("\n| shape |" + "".join(f" {verb} |" for verb in SHAPE_VERBS))
    print("|-------|" + "---|" * len(SHAPE_VERBS))
    is_linear = True
    start = seed.index("## Historical")
    with tempfile.TemporaryDirectory() as directory:
        for name, shape in SHAPES.items():
            logs = []
            for size in (SIZES[0], SIZES[-1]):
                logs.append(os.path.join(directory, f"{size}.md"))
                with open(logs[-1], "w", encoding="utf-8") as file:
                    file.write(seed[:start] + shape(size) + seed[start:])
            cells = []
            for verb in SHAPE_VERBS:
                few, many = (seconds([bizlog, *VERBS[verb], log]) for log in logs)
                # A process that only starts takes some milliseconds.
                growth = (max(many, 0.05) / max(few, 0.01)) ** (1 / (len(SIZES) - 1))
                is_linear = is_linear and growth <= LIMIT
                cells.append(f" {many:.2f} s, × {growth:.2f} |")
            print(f"| {name} |" + "".join(cells), flush=True)
    return is_linear


def main():
    bizlog, seed_path, *chosen = sys.argv[1:]
    with open(seed_path, encoding="utf-8") as file:
        seed = file.read()
    known = subprocess.run([bizlog, "--help"], capture_output=True, text=True, check=True).stdout
    print("| entries |" + "".join(f" {size:,} |" for size in SIZES) + " growth |")
    print("|---------|" + "---|" * (len(SIZES) + 1))
    is_linear = True
    totals = {}
    with tempfile.TemporaryDirectory() as directory:
        for size in SIZES:
            os.mkdir(os.path.join(directory, str(size)))
            with open(os.path.join(directory, str(size), "FAILURE_LOG.md"), "w", encoding="utf-8") as file:
                file.write(canonical(seed, size))
        for name, arguments in VERBS.items():
            if chosen and name not in chosen or not re.search(rf"^  {arguments[0]}\b", known, re.MULTILINE):
                continue
            times = [
                seconds([bizlog, *arguments, os.path.join(directory, str(size), "FAILURE_LOG.md")]) for size in SIZES
            ]
            totals[name] = sum(times)
            growth = (times[-1] / times[0]) ** (1 / (len(SIZES) - 1))
            is_linear = is_linear and growth <= LIMIT
            print(f"| {name} |" + "".join(f" {t:.2f} s |" for t in times) + f" × {growth:.2f} |", flush=True)
    if not chosen:
        is_linear = measure_shapes(bizlog, seed) and is_linear
    is_fast = True
    if "learn" in totals and "fmt --check" in totals:
        ratio = totals["learn"] / totals["fmt --check"]
        is_fast = ratio <= LEARN_LIMIT
        print(f"\nlearn takes {ratio:.2f} times as long as fmt --check; the limit is {LEARN_LIMIT}")
    sys.exit(0 if is_linear and is_fast else 1)


main()
