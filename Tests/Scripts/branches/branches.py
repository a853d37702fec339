#!/usr/bin/env python3
"""Brings random branches together with the real git, and compares the logs with a plain model.

usage: branches.py BIZLOG [--histories N] [--seed S] [--keep DIRECTORY] [--verbose]

Each of N histories (400) is a repository with a log and its rules file, and two branches on which people record, edit and remove
failures, and take over from each other what they did. Of four histories three come together by `git merge`, `git rebase` and
`git cherry-pick` of all commits with the driver of bizlog, and one without it: by a merge of lines, by `merge=union` or by a merge
commit with whatever a website leaves, and `bizlog resolve`.

No entry may be lost or doubled, no id be there twice, every reference must name the entry that it named, counters must be true,
`bizlog check` must find nothing, and there must be a conflict if, and only if, both sides have changed the same thing. History number
n is that of seed S + n (S is 1). Prints what fails and how to see it again, and exits with 1 if anything does. With --keep the
repositories of histories that fail stay in the directory, with the base, both sides and the result beside them.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True

from branch_history import WITH_DRIVER, WITHOUT_DRIVER, History, way  # noqa: E402 - nothing is to be written beside the scripts
from branch_world import LOG, RULES, Fault, World, memory  # noqa: E402


def trial(seed, options, parent, template):
    """Runs one history: what is wrong, whether both sides have changed the same, and the seconds that it took."""
    start = time.monotonic()
    history = History(seed, options.bizlog, parent / str(seed), template)
    try:
        history.grow()
        found = history.join()
    except Fault as fault:
        found = [("fault", str(fault))]
    except (AttributeError, IndexError, KeyError, ValueError) as error:
        # Files that have no place for what is looked for.
        found = [("unreadable", "".join(traceback.format_exception(error)))]
    if found and options.keep:
        keep(history, pathlib.Path(options.keep) / str(seed), found)
    shutil.rmtree(history.world.path)
    return seed, found, history, time.monotonic() - start


def keep(history, directory, found):
    """Saves the repository, the versions of the files, and what was done."""
    shutil.rmtree(directory, ignore_errors=True)
    shutil.copytree(history.world.path, directory / "repository")
    for label, revision in zip(("base", "ours", "theirs"), history.merged_revisions):
        for path, text in zip((LOG, RULES), history.world.at(revision)):
            (directory / f"{label}-{pathlib.Path(path).name}").write_text(text, encoding="utf-8")
    lines = [*history.steps, "", *(f"{kind}: {what}" for kind, what in found)]
    (directory / "story.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("bizlog", type=os.path.abspath)
    parser.add_argument("--histories", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=os.path.abspath)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    counts, conflicts, seconds, failed = collections.Counter(), 0, 0, 0
    with tempfile.TemporaryDirectory(dir=memory()) as parent:
        parent = pathlib.Path(parent)
        template = World.template(options.bizlog, parent / "template")
        seeds = range(options.seed, options.seed + options.histories)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for seed, found, history, taken in pool.map(lambda seed: trial(seed, options, parent, template), seeds):
                counts[way(seed)] += 1
                seconds += taken
                failed += bool(found)
                conflicts += bool(history.conflicts)
                if found:
                    report(seed, found)
                if options.verbose:
                    print(f"{seed}: {'; '.join(history.steps)}", flush=True)
    ways = ", ".join(f"{counts[name]} {name}" for name in (*WITH_DRIVER, *WITHOUT_DRIVER) if counts[name])
    print(
        f"{options.histories} histories ({ways}): {failed} failed, {conflicts} with a conflict that both sides have made, "
        f"{seconds / max(1, options.histories):.2f} s each"
    )
    sys.exit(1 if failed else 0)


def report(seed, found):
    for kind, what in found:
        print(f"seed {seed}: {kind}: {what}", file=sys.stderr)
    print(
        f"  see it again: {sys.argv[0]} {sys.argv[1]} --histories 1 --seed {seed} --verbose --keep DIRECTORY", file=sys.stderr, flush=True
    )


if __name__ == "__main__":
    main()
