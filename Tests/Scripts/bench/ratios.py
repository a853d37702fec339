#!/usr/bin/env python3
"""Measures what the verbs that read a log cost beside `fmt --check` on the same log.

usage: ratios.py BIZLOG SEED_LOG [--instructions]

Takes the processor time, of the user and the system, on a log of 10,000 entries: the median of five runs of each verb, which take
turns. With --instructions it counts those of one run under valgrind instead, which takes minutes and gives the same figure on a busy
machine. Exits with 1 if a verb costs more than its limit.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from sample_logs import canonical  # noqa: E402 - nothing is to be written beside the scripts

ENTRIES = 10_000
RUNS = 5
BASE = "fmt --check"
LIMITS = {
    "list": 1.2,
    "list --json": 1.2,
    "stats": 1.6,
    "stats --json": 1.6,
    "export": 3,
}


def run(command):
    """Runs a command and returns the processor time that it took, in seconds."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def instructions(command):
    """Runs a command under valgrind and returns how many instructions it took, in millions."""
    with tempfile.TemporaryDirectory() as directory:
        tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={directory}/out"]
        result = subprocess.run(tool + command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)}: exit {result.returncode}\n{result.stderr}")
    return int(found[1]) / 1e6


def main():
    bizlog, seed, *options = sys.argv[1:]
    counts = options == ["--instructions"]
    if options and not counts:
        sys.exit(__doc__)
    verbs = [BASE, *LIMITS]
    with tempfile.TemporaryDirectory() as directory:
        log = os.path.join(directory, "FAILURE_LOG.md")
        with open(seed, encoding="utf-8") as source, open(log, "w", encoding="utf-8") as target:
            target.write(canonical(source.read(), ENTRIES))
        if counts:
            # Valgrind does not understand the debug information of Swift.
            stripped = os.path.join(directory, "bizlog")
            subprocess.run(["strip", "-g", bizlog, "-o", stripped], check=True)
            costs = {verb: instructions([stripped, *verb.split(), log]) for verb in verbs}
        else:
            rounds = [{verb: run([bizlog, *verb.split(), log]) for verb in verbs} for _ in range(RUNS)]
            costs = {verb: statistics.median(taken[verb] for taken in rounds) for verb in verbs}
    unit = "million instructions" if counts else "seconds of user and system"
    print(f"{ENTRIES:,} entries\n\n| verb | {unit} | of `{BASE}` | limit |\n|---|---|---|---|")
    is_met = True
    for verb, cost in costs.items():
        ratio = cost / costs[BASE]
        limit = LIMITS.get(verb)
        is_met = is_met and (limit is None or ratio <= limit)
        verdict = "" if limit is None else f"{limit} × {'met' if ratio <= limit else 'MISSED'}"
        print(f"| {verb} | {cost:,.2f} | {ratio:.2f} × | {verdict} |")
    sys.exit(0 if is_met else 1)


main()
