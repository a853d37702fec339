#!/usr/bin/env python3
"""Compares two builds of the command: each verb must say the same of each file, byte for byte.

usage: compare.py OLD NEW [--corpus DIRECTORY] [--allow FILE] [--documents DIRECTORY]
       compare.py --self-test BIZLOG

OLD and NEW are programs. They read all fixtures, two long logs and many short ones, the documents that `make conformance`
leaves as JSON in .build-conformance (or DIRECTORY: the examples of the specifications and generated documents), and the
Markdown files of the corpus. Standard output, standard error and the exit code count; nothing is changed but the programs' own
paths. Each difference is printed with its first line that differs. FILE lists differences that are intended, one a
line: a verb, a pattern of paths, and why, such as

    stats fixtures/logs/dates-*    # counts a date in a title

Exits with 1 if there is any other difference, with 2 if something is missing that is to be compared.
"""

import argparse
import concurrent.futures
import contextlib
import fnmatch
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLLECTIONS = {"gfm": 600, "commonmark": 600, "generated": 2000}

# How many short logs the long untidy one is cut into, besides.
SHORT_LOGS = 100

# What is asked of each file, whose path is $1. Each verb has files of its own for what it writes.
SCRIPT = """
out=$1; shift
ask() {
    name=$1; shift
    "$bizlog" "$@" >"$out/$number.$name" 2>"$out/$number.$name.err" <"$input"
    echo "exit $?" >>"$out/$number.$name.err"
}
while [ $# -gt 0 ]; do
    number=$1 file=$2; shift 2
    input=$file;    ask fmt fmt -
    input=/dev/null
    ask check check "$file"
    ask list list --json "$file"
    ask stats stats --json "$file"
    ask export export "$file"
    ask learn learn --dry-run --draft --date 2026-03-04 --log "$file" --title 'Sync stopped' 'It stopped. Late.'
    ask learn-rule learn --dry-run --draft --date 2026-03-04 --log "$file" --severity critical --cause 'A token' \\
        --lesson 'Look twice' --rule 'Look twice at tokens.' 'It stopped.'
done
"""
VERBS = ("fmt", "check", "list", "stats", "export", "learn", "learn-rule")


class Missing(Exception):
    """Something that is to be compared is not there."""


def lay_out(place, documents, corpus):
    """Copies all files below `place` and answers their paths within it."""
    shutil.copytree(ROOT / "Fixtures", place / "fixtures", ignore=shutil.ignore_patterns("ExamplePackage"))
    (place / "fixtures/.git").mkdir()
    if corpus:
        if not corpus.is_dir():
            raise Missing(f"{corpus} is no directory; name the directory of the corpus")
        shutil.copytree(corpus, place / "corpus", ignore=shutil.ignore_patterns(".git"))
        (place / "corpus/.git").mkdir()
    if documents:
        for name, least in COLLECTIONS.items():
            source = documents / f"{name}.json"
            examples = json.loads(source.read_bytes()) if source.exists() else []
            if len(examples) < least:
                raise Missing(f"{source} holds {len(examples)} documents, not {least}; run 'make conformance'")
            (place / name).mkdir()
            for example in examples:
                text = example["markdown"].encode()
                (place / name / f"{example['id']:04}.md").write_bytes(text)
    seed = place / "fixtures/seed/FAILURE_LOG.md"
    (place / "long").mkdir()
    for kind in ("canonical", "messy"):
        maker = ROOT / "Tests/Scripts/bench/sample_logs.py"
        text = subprocess.run([maker, kind, "300", seed], capture_output=True, check=True).stdout
        (place / f"long/{kind}.md").write_bytes(text)
    if documents:
        head, *entries = re.split(rb"(?m)^(?=#+ .?F-BIZ-\d)", text)
        if len(entries) < SHORT_LOGS:
            raise Missing(f"the untidy log has {len(entries)} entries, not {SHORT_LOGS}; see sample_logs.py")
        for at in range(SHORT_LOGS):
            (place / f"long/{at:03}.md").write_bytes(head + b"".join(entries[at::SHORT_LOGS]))
    return sorted(str(path.relative_to(place)) for path in place.rglob("*.md") if path.is_file())


def ask(program, place, out, numbered):
    """What a program says of some files: by number and verb, its output and its errors."""
    arguments = [word for number, name in numbered for word in (str(number), name)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "bizlog": str(program), "TZ": "UTC"}
    shell = ["bash", "-c", SCRIPT, "ask", str(out), *arguments]
    subprocess.run(shell, cwd=place, env=environment, check=True, stdin=subprocess.DEVNULL)
    said = {}
    for number, name in numbered:
        for verb in VERBS:
            texts = []
            for path in (out / f"{number}.{verb}", out / f"{number}.{verb}.err"):
                texts.append(path.read_bytes().replace(str(program).encode(), b"bizlog"))
                path.unlink()
            said[name, verb] = tuple(texts)
    return said


def first_difference(old, new):
    """The first line in which two outputs differ, of the errors if the outputs are equal."""
    for before, after in zip(old, new):
        if before != after:
            lines = (before.split(b"\n"), after.split(b"\n"))
            at = next((n for n, (a, b) in enumerate(zip(*lines)) if a != b), min(map(len, lines)))
            shown = [repr(text[at].decode(errors="replace"))[1:-1] if at < len(text) else "(end)" for text in lines]
            start = max(0, len(os.path.commonprefix(shown)) - 30)
            return at + 1, *(text[start : start + 90] for text in shown)
    return None


def differences(old, new, place, names):
    """Each verb and file of which the two programs say different things."""
    numbered = list(enumerate(names))
    chunks = [numbered[at : at + 20] for at in range(0, len(numbered), 20)]
    with tempfile.TemporaryDirectory(dir=place.parent) as outputs:
        directories = [pathlib.Path(outputs, side) for side in ("old", "new")]
        for directory in directories:
            directory.mkdir()

        def compare(chunk):
            before, after = (ask(*side, chunk) for side in ((old, place, directories[0]), (new, place, directories[1])))
            if sum(len(text) for texts in before.values() for text in texts) == 0:
                raise Missing(f"{old} says nothing at all")
            return [(key, before[key], after[key]) for key in before if before[key] != after[key]]

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return [found for chunk in pool.map(compare, chunks) for found in chunk]


def allowances(path):
    """The verb and the pattern of each line that is no comment."""
    lines = (line.split("#")[0].split() for line in path.read_text().splitlines()) if path else ()
    return [tuple(words) for words in lines if words]


def report(found, allowed, count):
    """Prints what differs; the number of differences that are not allowed."""
    used, bad = set(), 0
    for (name, verb), old, new in found:
        reason = next((a for a in allowed if verb == a[0] and fnmatch.fnmatch(name, a[1])), None)
        if reason:
            used.add(reason)
            continue
        bad += 1
        line, before, after = first_difference(old, new)
        print(f"{verb} {name}, line {line}:\n  - {before}\n  + {after}")
    for allowance in set(allowed) - used:
        print(f"allowed, but the same: {' '.join(allowance)}")
    print(f"{count} files, {len(VERBS)} questions each: {bad} differences, {len(found) - bad} more are allowed")
    return bad


def self_test(program):
    """Whether a program equals itself, and differs from one that changes one byte of one verb."""
    with tempfile.TemporaryDirectory() as scratch:
        place = pathlib.Path(scratch, "files")
        names = [name for name in lay_out(place, None, None) if name.startswith("fixtures/seed/")]
        if not names or differences(program, program, place, names):
            return "the program differs from itself"
        for verb, change in (("stats", "sed 's/1/2/'"), ("check", "cat >&2"), ("list", "cat; exit 3")):
            wrapper = pathlib.Path(scratch, "wrapper")
            wrapper.write_text(
                f"#!/bin/bash\nset -o pipefail\nif [ \"$1\" = {verb} ]; then '{program}' \"$@\" | "
                f"({change}); else exec '{program}' \"$@\"; fi\n")
            wrapper.chmod(0o755)
            found = differences(program, wrapper, place, names)
            if not found or {key[1] for key, _, _ in found} != {verb}:
                return f"a change to what {verb} says is not found"
            with contextlib.redirect_stdout(io.StringIO()):
                counts = [report(found, allowed, len(names)) for allowed in ([(verb, "*")], [])]
            if counts != [0, len(found)]:
                return "differences are allowed, or not, against what is said"
    return None


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    parser.add_argument("programs", nargs="+", type=pathlib.Path)
    parser.add_argument("--corpus", type=pathlib.Path)
    parser.add_argument("--allow", type=pathlib.Path)
    parser.add_argument("--documents", type=pathlib.Path, default=ROOT / ".build-conformance")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if len(options.programs) != (1 if options.self_test else 2):
        parser.error("two programs are compared; a self test takes one")
    programs = [program.resolve() for program in options.programs]
    for program in programs:
        if not os.access(program, os.X_OK):
            raise Missing(f"{program} is no program; build it first")
    if options.self_test:
        fault = self_test(programs[0])
        print(fault or "a changed byte, message or exit code of one verb is found")
        return 1 if fault else 0
    with tempfile.TemporaryDirectory() as scratch:
        place = pathlib.Path(scratch, "files")
        names = lay_out(place, options.documents, options.corpus)
        allowed = allowances(options.allow)
        return 1 if report(differences(*programs, place, names), allowed, len(names)) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as missing:
        print(f"compare.py: {missing}", file=sys.stderr)
        sys.exit(2)
