#!/usr/bin/env python3
"""Runs `bizlog` many times at once on the same files.

usage: together.py BIZLOG [--learn N] [--mixed N] [--rounds N] [--seed N]

First N `learn` at once (200; 0 for none): as many consecutive ids, as many rules, no finding of `bizlog check`. Then
rounds (10) of N commands at once (60; 0 for none), in a random order: `learn`, `learn --handoff`, `fold`, `fmt` and `check --fix`
that write, `check`, `list`, `show`, `stats` and `export` that read, and two editors that append notes to the log and save them again
until they are there. Nothing may be lost, nothing recorded twice, no command may fail, and no reader may find anything
wrong, since the files agree at every moment. Prints a line for each round and exits with 1 if anything does not hold.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

from trees import FIXTURES, FILES, LEARN, Tree

CHECK = ["check", "--strict", "--ignore", "missing-related-file,near-duplicate"]
LOG, RULES = list(FILES)[:2]
# The commands of a round, each with its share of them.
WRITERS = (("learn", 18), ("learn --handoff", 6), ("fold", 4), ("fmt", 4), ("check --fix", 4))
READERS = (("check", 10), ("list", 5), ("show", 4), ("stats", 3), ("export", 2))
EDITORS, NOTES = 2, 8


class Round:
    """One tree and what is started in it."""

    def __init__(self, bizlog, parent):
        self.tree = Tree(parent, bizlog)
        self.directory = self.tree.path / "bizos"
        self.processes = []
        self.titles = []
        # The seed's own date is stale; from here on all files agree.
        self.tree.run([*CHECK, "--fix"])
        self.start = time.monotonic()

    def run(self, arguments):
        process = subprocess.Popen(
            [self.tree.bizlog, *arguments], cwd=self.directory,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.processes.append((arguments, process))

    def learn(self, *options):
        title = f"The nightly sync stopped on machine {len(self.titles)}"
        self.titles.append(title)
        self.run([*LEARN[:2], title, *LEARN[3:], *options])

    def start_command(self, name):
        if name.startswith("learn"):
            self.learn(*name.split()[1:])
        elif name == "check":
            self.run(CHECK)
        elif name == "check --fix":
            self.run([*CHECK, "--fix"])
        elif name == "show":
            self.run(["show", "F-BIZ-001"])
        else:
            self.run([name])

    def finish(self):
        """Waits for all; what failed or was found."""
        failures = []
        for arguments, process in self.processes:
            output, errors = process.communicate()
            if process.returncode != 0:
                name = " ".join(arguments[:2])
                failures.append(f"{name}: exit code {process.returncode}: {output[:1000]}{errors[:1000]}")
        return failures

    def expect(self, text, kind, pattern, seed):
        """Compares the ids of entries with those that there were and those that were recorded."""
        before = re.findall(pattern, (FIXTURES / FILES[seed]).read_text(), re.M)
        after = re.findall(pattern, text, re.M)
        if len(after) != len(before) + len(self.titles) or len(set(after)) != len(after):
            return [f"{len(after) - len(before)} new {kind}, {len(set(after))} distinct, of {len(self.titles)}"]
        return []

    def state(self):
        """What is wrong with the files when all is done."""
        log, rules = ((self.tree.path / name).read_text() for name in (LOG, RULES))
        failures = self.expect(log, "failures", r"^### \[(F-BIZ-\d+)\]", LOG)
        failures += self.expect(rules, "rules", r"^#+ \[?(R-BIZ-[A-Z]+-\d+)", RULES)
        numbers = [int(i) for i in re.findall(r"^### \[F-BIZ-(\d+)\]", log, re.M)]
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            failures.append(f"the ids are {numbers}")
        failures += [f"'{t}' {log.count(t)} times" for t in self.titles if len(re.findall(rf"\] {t}$", log, re.M)) != 1]
        check = self.tree.run(CHECK)
        if check.returncode != 0:
            failures.append(check.stdout[:2000] + check.stderr)
        others = set(self.tree.files()) - set(FILES)
        return failures + ([f"left: {others}"] if others else [])

    @property
    def seconds(self):
        return time.monotonic() - self.start


class Editor(threading.Thread):
    """A program that knows nothing of locks: it appends notes, and looks whether they are in the file of that name."""

    def __init__(self, path, name):
        super().__init__()
        self.path = path
        self.notes = [f"<!-- {name}, note {number} -->" for number in range(NOTES)]

    def run(self):
        for note in self.notes:
            while note not in self.path.read_text():
                with self.path.open("a") as file:
                    file.write(f"\n{note}\n")
                # A writer that has the file in hand puts it back.
                time.sleep(0.05)

    def lost(self):
        text = self.path.read_text()
        return [f"lost: {note}" for note in self.notes if note not in text]


def many(bizlog, parent, count):
    """Lets `learn` run many times at once, on one log."""
    test = Round(bizlog, parent)
    for _ in range(count):
        test.learn()
    failures = test.finish()
    seconds = test.seconds
    failures += test.state()
    print(f"{count} learn at once: {len(failures)} failures, {seconds:.1f} s")
    return failures


def mixed(bizlog, parent, count, generator):
    """Lets all kinds of commands run at once, and two editors."""
    test = Round(bizlog, parent)
    shares = WRITERS + READERS
    names = [name for name, share in shares for _ in range(max(1, share * count // sum(s for _, s in shares)))]
    generator.shuffle(names)
    editors = [Editor(test.tree.path / LOG, f"editor {number}") for number in range(EDITORS)]
    for editor in editors:
        editor.start()
    for name in names:
        test.start_command(name)
    failures = test.finish()
    for editor in editors:
        editor.join()
    seconds = test.seconds
    folded = test.tree.run(["fold"])
    if folded.returncode != 0:
        failures.append(f"fold at the end: {folded.stderr}")
    failures += [note for editor in editors for note in editor.lost()] + test.state()
    print(f"{len(names)} commands and {EDITORS} editors at once: {len(failures)} failures, {seconds:.1f} s")
    return failures


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("bizlog", type=os.path.abspath)
    parser.add_argument("--learn", type=int, default=200)
    parser.add_argument("--mixed", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    failures = []
    # On the disk, where syncing takes its time.
    with tempfile.TemporaryDirectory() as parent:
        if options.learn:
            failures += many(options.bizlog, parent, options.learn)
        for _ in range(options.rounds if options.mixed else 0):
            failures += mixed(options.bizlog, parent, options.mixed, generator)
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
