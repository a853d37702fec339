#!/usr/bin/env python3
"""Lets each verb of `bizlog` that writes die and fail at each system call that changes the disk.

usage: crash.py BIZLOG [--every N] [--only COMMAND]

Each call (write, rename, swap of names, link, unlink, sync, mode, owner, attribute, directory, creation of a file) of each command is met
once by SIGKILL and once by ENOSPC, EIO and EACCES, injected by strace. Then must hold:

  SIGKILL   after the next command all files are as before, or all are as they are without a fault; no other file is
            there but a temporary one that the next command that writes removes; the command itself, run again, brings the
            others to the same state, and adds nothing twice
  an error  exit code 2, a message, and all files as before, the very same files; or, where the call could be made again or
            was not needed, exit code 0 and all files new. No other file is there.

With --every only each Nth call is tried. Prints a line for each command and exits with 1 if anything does not hold.
"""

import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile
import time

from trees import LEARN, Tree

CALLS = (
    "write,writev,pwrite64,rename,renameat,renameat2,link,linkat,unlink,unlinkat,fsync,fdatasync,fchmod,fchmodat,chmod,"
    "fchown,fchownat,chown,fsetxattr,fremovexattr,mkdir,mkdirat,rmdir,ftruncate,truncate,openat,open"
)
ERRORS = ("ENOSPC", "EIO", "EACCES")
CHECK = ["check", "--ignore", "missing-related-file"]


class Trial:
    """One command, all its calls and all faults.

    `between` makes, in a tree, a state that is neither old nor new and as good as both: git's own merge, before it is improved.
    """

    def __init__(self, arguments, bizlog, parent, prepare=None, between=None):
        self.arguments = arguments
        # `fold` is done when it is run again, whatever it found.
        self.can_run_again = arguments[0] == "fold"
        self.failures = []
        self.start = Tree(parent, bizlog)
        if prepare:
            prepare(self.start)
        self.before = self.start.contents()
        tree = self.tree()
        run = tree.run(self.arguments)
        self.after = tree.contents()
        if run.returncode != 0 or self.after == self.before:
            sys.exit(f"'{arguments[0]}' fails without a fault:\n{run.stdout}{run.stderr}")
        tree.remove()
        self.states = [self.before, self.after]
        if between:
            tree = self.tree()
            between(tree)
            self.states.append(tree.contents())
            tree.remove()
        self.calls = self.trace()

    @property
    def name(self):
        return " ".join(a for a in self.arguments[:1] + self.arguments[-1:] if a.isalpha() or a.startswith("--"))

    def tree(self):
        return Tree(self.start.path.parent, self.start.bizlog, like=self.start)

    def trace(self):
        """The calls that change the disk, each as a name, the number among those of its name, and its line."""
        tree = self.tree()
        log = tree.path.parent / (tree.path.name + ".trace")
        tree.run(self.arguments, ("strace", "-qq", "-s", "80", "-o", str(log), "-e", f"trace={CALLS}"))
        tree.remove()
        calls, counts = [], collections.Counter()
        for line in log.read_text().splitlines():
            match = re.match(r"(\w+)\((.*)", line)
            if not match:
                continue
            name = match[1]
            counts[name] += 1
            if name.startswith("open") and "O_CREAT" not in line:
                continue
            calls.append((name, counts[name], line))
        log.unlink()
        return calls

    def inject(self, tree, call, fault):
        name, number, _ = call
        prefix = ("strace", "-qq", "-o", "/dev/null", "-e", f"inject={name}:{fault}:when={number}")
        return tree.run(self.arguments, prefix)

    def fail(self, call, fault, message):
        self.failures.append(f"{self.arguments[0]}, {fault} at {call[2]}\n    {message}")

    def kill(self, call):
        tree = self.tree()
        self.inject(tree, call, "signal=KILL")
        check = tree.run(CHECK)
        contents = tree.contents()
        if check.returncode > 1 and "no failure log" not in check.stderr:
            self.fail(call, "SIGKILL", f"the next command fails: {check.stderr.strip()}")
        elif contents not in self.states:
            self.fail(call, "SIGKILL", f"neither old nor new: {self.differences(contents)}")
        elif contents == self.before or self.can_run_again:
            again = tree.run(self.arguments)
            if again.returncode != 0 or tree.contents() != self.after:
                self.fail(call, "SIGKILL", f"run again: {again.stderr.strip()} {self.differences(tree.contents())}")
            elif contents == self.before and tree.leftovers():
                self.fail(call, "SIGKILL", f"left: {tree.leftovers()}")
        tree.remove()

    def error(self, call, error):
        tree = self.tree()
        identities = tree.identities()
        run = self.inject(tree, call, f"error={error}")
        contents = tree.contents()
        if run.returncode == 0:
            if contents != self.after or tree.leftovers():
                self.fail(call, error, f"exit code 0, but not new: {self.differences(contents)} {tree.leftovers()}")
        elif run.returncode != 2 or not run.stderr.strip():
            self.fail(call, error, f"exit code {run.returncode}, message {run.stderr.strip()!r}")
        elif (tree.identities() != identities or contents != self.before) and contents not in self.states[2:]:
            self.fail(call, error, f"not as before: {self.differences(contents)} ({run.stderr.strip()})")
        tree.remove()

    def differences(self, contents):
        names = sorted(set(contents) | set(self.before) | set(self.after))
        words = []
        for name in names:
            states = [s for s, of in (("old", self.before), ("new", self.after)) if of.get(name) == contents.get(name)]
            words.append(f"{name}: {'/'.join(states) or 'neither'}")
        return ", ".join(words)

    def run(self, every):
        start = time.monotonic()
        calls = self.calls[::every]
        for call in calls:
            self.kill(call)
            # What cannot be printed is another matter: the files are written by then.
            if not re.match(r"write\([12],", call[2]):
                for error in ERRORS:
                    self.error(call, error)
        kinds = collections.Counter(call[0] for call in calls)
        print(
            f"{self.name:16} {len(calls):4} calls ({', '.join(f'{n} {k}' for k, n in kinds.items())}), "
            f"{len(self.failures)} failures, {time.monotonic() - start:.0f} s"
        )
        return self.failures


def queue(tree):
    for _ in range(3):
        tree.run(LEARN + ["--handoff"])


def damage(tree):
    """Makes a log that `fmt` has to format and `check --fix` to correct."""
    log = tree.path / "bizos/FAILURE_LOG.md"
    text = log.read_text().replace("\n---\n", "\n\n\n***\n").replace("Logged:** 2", "Logged:** 7")
    log.write_text(text)


def leave_rules(tree):
    """Leaves no log to be in the way of a new one."""
    (tree.path / "bizos/FAILURE_LOG.md").unlink()
    (tree.path / "bizos/BIZOS_RULES.md").unlink()


def branches(tree):
    """Makes a repository in which two branches have each recorded a failure."""
    script = """
        export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
        rm -rf .git && git init -q -b main . && git config user.email a@example.org && git config user.name A && git config gc.auto 0
        git add -A && git commit -q -m first && git checkout -q -b topic && cd bizos
        "$@" --title Theirs --rule "Look twice." && git commit -q -a -m theirs && git checkout -q main
        "$@" --title Ours --rule "Look once." && git commit -q -a -m ours
        cd .. && for side in main~1:base main:ours topic:theirs; do
            git show "${side%:*}:bizos/FAILURE_LOG.md" >"${side#*:}.md" && git show "${side%:*}:bizos/BIZOS_RULES.md" >"${side#*:}.rules.md"
        done
    """
    learn = [a for i, a in enumerate(LEARN) if "--title" not in LEARN[max(0, i - 1) : i + 1] and "--rule" not in LEARN[max(0, i - 1) : i + 1]]
    subprocess.run(["bash", "-ec", script, "-", tree.bizlog, *learn], cwd=tree.path, check=True, capture_output=True)


def versions(tree):
    """Leaves three versions of a log that a merge of lines cannot merge, and one of entries can."""
    branches(tree)
    theirs = tree.path / "theirs.md"
    theirs.write_text(theirs.read_text().replace("F-BIZ-003", "F-BIZ-004").replace("R-BIZ-SYS-003", "R-BIZ-SYS-004"))


def merge_by_lines(tree):
    """Leaves a merge in conflict."""
    branches(tree)
    subprocess.run(["git", "merge", "-q", "topic"], cwd=tree.path, capture_output=True)


def text_merge(tree):
    """What git itself makes of the three files of the driver."""
    labels = ["-L", "ours", "-L", "base", "-L", "theirs"]
    subprocess.run(["git", "merge-file", "-q", *labels, "ours.md", "base.md", "theirs.md"], cwd=tree.path, capture_output=True)


def rule_in_log(tree):
    """Puts a rule into the log itself, so that a change of two rules is one of two files."""
    with open(tree.path / "bizos/FAILURE_LOG.md", "a") as log:
        log.write("\n### [R-BIZ-SYS-900] Ask the owner first\n**Added:** 2026-02-12\n\n**Rule:** Ask.\n")


def export(tree):
    run = tree.run(["export", "../cto-brain/FAILURE_LOG.md"])
    (tree.path / "bizos/log.json").write_text(run.stdout)


def agents(tree):
    """Leaves a file with a brief that is stale."""
    text = "# For agents\n\n<!-- bizlog-brief-start -->\nold\n<!-- bizlog-brief-end -->\n\nMore.\n"
    (tree.path / "bizos/AGENTS.md").write_text(text)


TRIALS = (
    (LEARN + ["--other-category", "Integrations", "--cross-system"], None),
    (LEARN + ["--handoff"], None),
    (["fold"], queue),
    (["init", "--system", "BizOS"], leave_rules),
    (["fmt"], damage),
    (["check", "FAILURE_LOG.md", "--fix"], damage),
    (["status", "F-BIZ-001", "resolved", "--note", "verified"], None),
    (["supersede", "R-BIZ-SYS-001", "--by", "R-BIZ-PROC-001"], None),
    (["supersede", "R-BIZ-SYS-001", "--by", "R-BIZ-SYS-900"], rule_in_log),
    (["retire", "R-BIZ-SYS-001", "--because", "nobody needs it"], None),
    (["brief", "--into", "AGENTS.md"], agents),
    (["brief", "--into", "NEW.md"], None),
    (["import", "log.json", "--output", "NEW.md"], export),
    (["import", "log.json", "--output", "FAILURE_LOG.md", "--force"], export),
    (["renumber", "F-BIZ-001", "F-BIZ-777"], None),
    (["resolve"], merge_by_lines),
    (["merge", "--driver", "../base.md", "../ours.md", "../theirs.md", "-L", "7"], versions, text_merge),
)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("bizlog", type=os.path.abspath)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    failures = []
    with tempfile.TemporaryDirectory(dir=memory) as parent:
        for arguments, *preparation in TRIALS:
            if arguments[0].startswith(options.only):
                failures += Trial(arguments, options.bizlog, parent, *preparation).run(options.every)
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
