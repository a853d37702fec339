#!/usr/bin/env python3
"""Measures how well and how fast `bizlog seen` finds what a log has seen.

usage: seen_bench.py BIZLOG [--show] [--time SEED_LOG]

Makes 200 logs in seven forms and four languages. For some entries of each it asks with the entry's error text, in which all numbers, paths,
times and addresses are others and half of the words are missing; and with error texts that are made of foreign words.
Exits with 1 if a figure misses its limit. --show prints what was missed. --time measures processor seconds on a log of 10,000 entries and
on the log given.
"""

import collections
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time as clock

sys.dont_write_bytecode = True
sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench")]

import logs  # noqa: E402
from sample_logs import canonical  # noqa: E402

LOGS = 200
ASKED = 6
# The same message about other things may well be found; it has no limit.
SAME_SENTENCE = "nothing for foreign nouns in the same sentence"
LIMITS = {"first": 0.90, "among three": 0.97, "nothing for foreign words": 0.98}


def ask(bizlog, log, text):
    process = subprocess.run([bizlog, "seen", "--log", log, "--json", "-"], input=text.encode(), capture_output=True)
    if process.returncode not in (0, 1):
        sys.exit(process.stderr.decode())
    return json.loads(process.stdout)


def changed(dice, text, words):
    """The text as it would be printed another day, with half of its words missing."""
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda _: logs.uuid(dice), text)
    text = re.sub(r"0x[0-9a-f]+", lambda _: logs.hexadecimal(dice), text)
    text = re.sub(r"20\d\d-\d\d-\d\dT[\d:]+Z", lambda _: logs.time(dice), text)
    text = re.sub(r"\d+\.\d+\.\d+\.\d+:\d+", lambda _: logs.address(dice), text)
    text = re.sub(r"(?<![\w:/])/(?:\w+/)+", lambda _: logs.path(dice, ""), text)
    text = re.sub(r"(?<![\w.-])\d+(?![\w.-])", lambda _: logs.number(dice), text)
    if words.joiner:
        parts = re.split(r"(\s+)", text)
        places = [place for place in range(0, len(parts), 2) if parts[place]]
        for place in dice.sample(places, len(places) // 2):
            parts[place] = ""
        return "".join(parts)
    pattern = "|".join(sorted(words.nouns, key=len, reverse=True))
    found = list(re.finditer(pattern, text))
    for match in reversed(sorted(dice.sample(found, len(found) // 2), key=lambda match: match.start())):
        text = text[: match.start()] + text[match.end() :]
    return text


def measure(bizlog, is_shown):
    figures = collections.defaultdict(list)
    by_form = collections.defaultdict(list)
    forms = list(logs.FORMS)
    languages = ["english"] * 4 + ["german", "russian", "chinese"]
    for number in range(LOGS):
        dice = random.Random(number)
        form = forms[number % len(forms)]
        language = languages[number // len(forms) % len(languages)]
        words = logs.LANGUAGES[language]
        text, entries = logs.log(dice, form, words, dice.choice((4, 8, 15, 30, 60, 120)))
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "FAILURE_LOG.md")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            for entry in dice.sample(entries, min(ASKED, len(entries))):
                query = changed(dice, entry["error"], words)
                found = [match["line"] for match in ask(bizlog, path, query)]
                start = text[: text.index(entry["error"] if entry["error"] in text else logs.one_line(entry["error"]))].count("\n") + 1
                # The entry is the last one that begins at or before its error text.
                line = max((line for line in found if line <= start), default=0)
                rank = found.index(line) if line and start - line < 14 and is_entry(text, line, start) else None
                figures["first"].append(rank == 0)
                figures["among three"].append(rank is not None and rank < 3)
                by_form[f"{form}, {language}"].append(rank == 0)
                if is_shown and rank != 0:
                    print(f"MISSED {form} {language} entries={len(entries)} rank={rank}\n  {query!r}\n  {entry['error']!r}")
            for is_like in [False] * ASKED + [True]:
                query = logs.filled(dice, logs.message(dice, words, is_foreign=True, is_like=is_like))
                found = ask(bizlog, path, query)
                figures[SAME_SENTENCE if is_like else "nothing for foreign words"].append(not found)
                if is_shown and found and not is_like:
                    print(f"FOREIGN {form} {language} entries={len(entries)}\n  {query!r}\n  {found[0]['title']!r} {found[0]['because']}")
    return figures, by_form


def is_entry(text, line, start):
    """Whether no other entry begins between the line of a match and the error text."""
    between = text.split("\n")[line:start]
    return not any(re.match(r"##+ (\[|Lesson|20)|- \*\*20|\*\*\[20|\| \d", part) for part in between)


def cost(command, text=b""):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = clock.monotonic()
    subprocess.run(command, input=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = clock.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def measure_time(bizlog, seed):
    with open(seed, encoding="utf-8") as file:
        text = file.read()
    words = logs.LANGUAGES["english"]
    dice = random.Random(1)
    with tempfile.TemporaryDirectory() as directory:
        cases = {"the seed": seed}
        for name, log in (("10,000 entries like the seed's", canonical(text, 10_000)), ("10,000 short entries", logs.log(dice, "items", words, 10_000)[0])):
            cases[name] = os.path.join(directory, name.replace(" ", "-") + ".md")
            with open(cases[name], "w", encoding="utf-8") as file:
                file.write(log)
        query = "sync worker: reference file had a fabricated endpoint for custom functions"
        print("\n| log | size | seconds of user and system | of the clock | `list`: user and system |\n|---|---|---|---|---|")
        for name, path in cases.items():
            runs = [cost([bizlog, "seen", "--log", path, query]) for _ in range(7)]
            others = [cost([bizlog, "list", path])[0] for _ in range(7)]
            middle = sorted(runs)[3]
            print(f"| {name} | {os.path.getsize(path) / 1e6:.1f} MB | {middle[0]:.3f} | {sorted(run[1] for run in runs)[3]:.3f} | {sorted(others)[3]:.3f} |")
        print("\n| text on standard input | size | seconds of user and system |\n|---|---|---|")
        for count in (10_000, 20_000, 40_000, 80_000):
            lines = "\n".join(logs.filled(dice, logs.message(dice, words)).split("\n")[0] for _ in range(count)).encode()
            taken = cost([bizlog, "seen", "--log", cases["10,000 short entries"], "-"], lines)[0]
            print(f"| {count:,} lines | {len(lines) / 1e6:.1f} MB | {taken:.2f} |")


def main():
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    bizlog = os.path.abspath(arguments[0])
    figures, by_form = measure(bizlog, "--show" in arguments)
    is_met = True
    print("| what | measured | limit |\n|---|---|---|")
    for name, limit in LIMITS.items():
        share = sum(figures[name]) / len(figures[name])
        is_met = is_met and share >= limit
        print(f"| {name} | {share:.1%} of {len(figures[name])} | {limit:.0%} {'met' if share >= limit else 'MISSED'} |")
    others = figures[SAME_SENTENCE]
    print(f"| {SAME_SENTENCE} | {sum(others) / len(others):.1%} of {len(others)} | |")
    print("\n| form, language | first |\n|---|---|")
    for name, hits in sorted(by_form.items()):
        print(f"| {name} | {sum(hits) / len(hits):.0%} of {len(hits)} |")
    if "--time" in arguments:
        measure_time(bizlog, arguments[arguments.index("--time") + 1])
    sys.exit(0 if is_met else 1)


main()
