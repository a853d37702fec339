#!/usr/bin/env python3
"""Runs `bizlog` in repositories that somebody has prepared.

usage: attack.py BIZLOG [NAME...]

Each case of the table in attack_cases.py is a repository beside somebody's home. Whatever the command: it ends in time and by itself,
prints nothing that stands outside of the repository or in .git, copies none of it, and changes, makes and removes nothing there;
names, kinds, modes, inodes, times and bytes are compared. A command that reads changes nothing in the repository either.
NAME chooses the cases whose name contains it. Prints a line for each case that fails and one for all, and exits with 1 if one does.
"""

import concurrent.futures
import os
import sys
import tempfile
import time

from attack_cases import CASES
from attack_world import CONTROLS, SECONDS, SENTINEL, World, difference


def faults(case, world, arguments, is_reading):
    """What is wrong with one command in one world."""
    outside, inside, copies = world.outside(), world.inside(), world.copies()
    run = world.run(arguments)
    if run is None:
        yield f"did not end in {SECONDS} s"
        return
    output = run.stdout + run.stderr
    if run.returncode not in (0, 1, 2, 64):
        yield f"ended with {run.returncode}: {run.stderr[-200:]}"
    if case.sentinel and SENTINEL.encode() in output:
        yield f"printed what is outside: {output[:200]}"
    if outside != world.outside():
        yield f"changed what is outside: {difference(outside, world.outside())}"
    if world.copies() - copies and case.sentinel:
        yield f"copied what is outside: {world.copies() - copies}"
    if case.printable and CONTROLS.search(output):
        yield f"printed control characters: {output[:200]}"
    after = world.inside()
    if is_reading and after != inside:
        yield f"changed the repository: {difference(inside, after)}"
    for name in case.keeps:
        if after.get(world.repo / name) != inside.get(world.repo / name):
            yield f"changed {name}"
    if is_reading:
        return
    if case.refuses and run.returncode != 2:
        yield f"ended with {run.returncode} and not with 2: {run.stderr[:200]}"
    if case.says and case.says.encode() not in output:
        yield f"does not speak of {case.says}: {output[:300]}"


def attack(case, parent, bizlog, template):
    """All that is wrong with one case, each with its command."""
    found = []

    def prepare():
        world = World(parent, bizlog, template)
        case.build(world)
        return world

    world = prepare()
    for arguments in case.reads:
        found += [(arguments, fault) for fault in faults(case, world, arguments, True)]
    world.discard()
    for arguments in case.writes:
        world = prepare()
        found += [(arguments, fault) for fault in faults(case, world, arguments, False)]
        world.discard()
    return found


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    bizlog, names = os.path.abspath(sys.argv[1]), sys.argv[2:]
    cases = [case for case in CASES if not names or any(name in case.name for name in names)]
    start, failed, runs = time.monotonic(), 0, 0
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as parent, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        template = World.template(parent)
        for case, found in zip(cases, pool.map(lambda case: attack(case, parent, bizlog, template), cases)):
            runs += len(case.reads) + len(case.writes)
            failed += bool(found)
            for arguments, fault in found:
                print(f"FAIL {case.name}: bizlog {' '.join(arguments)[:60]}: {fault}")
    print(f"{len(cases)} attacks, {runs} commands, {failed} attacks succeeded, {time.monotonic() - start:.0f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
