#!/usr/bin/env python3
"""Measures the command on logs of 1,000 to 16,000 entries.

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
    "show": ["show", "F-BIZ-00900", "--in"],
    "check": ["check"],
    "fmt --check": ["fmt", "--check"],
    "learn": ["learn", "It broke.", "--draft", "--log"],
}


def seconds(command):
    best = float("inf")
    for _ in range(RUNS):
        start = time.monotonic()
        run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        best = min(best, time.monotonic() - start)
        if run.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit {run.returncode}")
    return best


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
    is_fast = True
    if "learn" in totals and "fmt --check" in totals:
        ratio = totals["learn"] / totals["fmt --check"]
        is_fast = ratio <= LEARN_LIMIT
        print(f"\nlearn takes {ratio:.2f} times as long as fmt --check; the limit is {LEARN_LIMIT}")
    sys.exit(0 if is_linear and is_fast else 1)


main()
