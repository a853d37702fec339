#!/usr/bin/env python3
"""Merges the same random branches by several tools, counts what they do wrong, and times bizlog beside git.

usage: merges.py BIZLOG [--histories N] [--seed S] [--no-times]

First N histories (200) of two branches, as in branches.py, merged by `git merge` with git's own merge of lines, with `merge=union`, with
git-merge-changelog of gnulib (where the shell finds it), and with bizlog's driver. A false conflict is one where nobody has changed the
same thing; what is lost or wrong is counted in the merges that the tool calls done. Then the time of a whole process that merges
logs of 1,000 and 10,000 entries with one added on each side. Prints tables in Markdown.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
SCRIPTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SCRIPTS / "branches"))

from branch_expect import faults  # noqa: E402 - nothing is to be written beside the scripts
from branch_history import History  # noqa: E402
from branch_model import Merge  # noqa: E402
from branch_world import LOG, RULES, Fault, World, memory  # noqa: E402
from merge_times import report_times  # noqa: E402

# The names of tools, and what merges by them: the attribute and its driver, if git has none of that name.
CHANGELOG = "git-merge-changelog"
TOOLS = {
    "git, by lines": ("text", None),
    "git, `merge=union`": ("union", None),
    f"`{CHANGELOG}`": ("changelog", f"{CHANGELOG} %O %A %B"),
    "bizlog": (None, None),
}
# What is counted of each kind of fault.
COLUMNS = {
    "lost or damaged entries": {"lost", "doubled", "field"},
    "ids twice": {"double id"},
    "wrong references": {"reference"},
    "wrong counters": {"counter"},
}


def merged(history, tool):
    """What one tool makes of a history: whether it says that it is done, and what is wrong."""
    attribute, driver = TOOLS[tool]
    world = history.world.copy(history.world.path.with_name(f"{history.seed}-{attribute}"))
    if attribute:
        (world.path / ".git/info").mkdir(exist_ok=True)
        (world.path / ".git/info/attributes").write_text(f"docs/*.md merge={attribute}\n", encoding="utf-8")
    if driver:
        world.git("config", f"merge.{attribute}.driver", driver)
    run = world.git("merge", "--no-edit", history.theirs, fails=True)
    model = Merge(*history.versions).model
    found = [] if run.returncode else list(faults(model, world.read(LOG), world.read(RULES)))
    shutil.rmtree(world.path)
    return run.returncode == 0, found


def trial(seed, options, parent, template, tools):
    """One history by all tools, or why it does not count."""
    history = History(seed, options.bizlog, parent / str(seed), template)
    try:
        history.grow()
        history.part()
        if Merge(*history.versions).conflicts:
            return "in which both sides have changed the same thing"
        return {tool: merged(history, tool) for tool in tools}
    except Fault:
        return "that could not be made, see `make branches`"
    finally:
        shutil.rmtree(history.world.path)


def compare(options, parent, tools):
    """Prints what each tool does wrong with the same histories."""
    template = World.template(options.bizlog, parent / "template")
    counts = {tool: collections.Counter() for tool in tools}
    left, seed, tried = collections.Counter(), options.seed, 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        while tried < options.histories:
            # Others take the place of those that do not count.
            seeds = range(seed, seed + options.histories - tried)
            seed = seeds.stop
            for results in pool.map(lambda seed: trial(seed, options, parent, template, tools), seeds):
                if isinstance(results, str):
                    left[results] += 1
                    continue
                tried += 1
                for tool, (is_done, found) in results.items():
                    counts[tool]["right"] += is_done and not found
                    counts[tool]["false conflicts"] += not is_done
                    # Of an entry several things may be wrong.
                    faulty = {(kind, re.split("[: ]", what)[0] if kind != "counter" else number) for number, (kind, what) in enumerate(found)}
                    for name, kinds in COLUMNS.items():
                        counts[tool][name] += len({entry for kind, entry in faulty if kind in kinds})
    print(f"{tried} merges of the histories {options.seed} to {seed - 1}")
    for reason, count in left.items():
        print(f"without {count} {reason}")
    print()
    print(f"| tool | right | false conflicts | {' | '.join(COLUMNS)} |")
    print(f"|------|{'------:|' * (2 + len(COLUMNS))}")
    for tool, count in counts.items():
        print(f"| {tool} | {' | '.join(str(count[name]) for name in ('right', 'false conflicts', *COLUMNS))} |")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("bizlog", type=os.path.abspath)
    parser.add_argument("--histories", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-times", action="store_true")
    options = parser.parse_args()
    tools = [tool for tool in TOOLS if CHANGELOG not in tool or shutil.which(CHANGELOG)]
    with tempfile.TemporaryDirectory(dir=memory()) as parent:
        compare(options, pathlib.Path(parent), tools)
        if len(tools) < len(TOOLS):
            print(f"\n{CHANGELOG} is left out: the shell does not find it (Debian's package {CHANGELOG}).")
        if not options.no_times:
            print()
            report_times(options.bizlog, pathlib.Path(parent))


if __name__ == "__main__":
    main()
