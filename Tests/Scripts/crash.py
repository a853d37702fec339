#!/usr/bin/env python3
"""Lets `bizlog learn` and `bizlog fold` die and fail at each system call that changes the disk, and runs many at once.

usage: crash.py BIZLOG [--every N] [--processes N] [--only COMMAND]

Each call (write, rename, link, unlink, sync, mode, owner, directory, creation of a file) of each command is met once by
SIGKILL and once by ENOSPC, EIO and EACCES, injected by strace. Then must hold:

  SIGKILL   after the next command all files are as before, or all are as they are without a fault; no other file is
            there; the command itself, run again, brings the others to the same state, and adds nothing twice
  an error  exit code 2, a message, and all files as before, the very same files; or, where the call could be made again or
            was not needed, exit code 0 and all files new. No other file is there.

With --every only each Nth call is tried. With --processes that many `learn` run at once (200; 0 for none): as many
consecutive ids, as many rules, no finding of `bizlog check`. Prints a line for each command and exits with 1 if
anything does not hold.
"""

import argparse
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"
FILES = {
    "bizos/FAILURE_LOG.md": "seed/FAILURE_LOG.md",
    "bizos/BIZOS_RULES.md": "rules/BIZOS_RULES.md",
    "cto-brain/FAILURE_LOG.md": "learn/cto-brain/FAILURE_LOG.input.md",
}
# How the names of files that wait begin.
QUEUED = "bizos/.bizlog/pending/2"
CALLS = (
    "write,writev,pwrite64,rename,renameat,renameat2,link,linkat,unlink,unlinkat,fsync,fdatasync,"
    "fchmod,fchmodat,chmod,fchown,fchownat,chown,mkdir,mkdirat,rmdir,ftruncate,truncate,openat,open"
)
ERRORS = ("ENOSPC", "EIO", "EACCES")
LEARN = [
    "learn", "--title", "The nightly sync stopped", "--severity", "important", "--layer", "System", "--entity", "Hippos",
    "--broke", "The sync stopped.", "--cause", "The token expired.", "--missed", "There was no alert.",
    "--lesson", "Watch tokens", "--rule", "Watch every token.", "--category", "CRM/Zoho", "--date", "2026-03-01",
]  # fmt: skip
CROSS = LEARN + ["--cross-system", "--other-category", "Integrations"]
CHECK = ["check", "--ignore", "missing-related-file"]


class Tree:
    """A directory with the logs, and what its files are."""

    def __init__(self, parent, bizlog, like=None):
        self.bizlog = bizlog
        self.path = pathlib.Path(tempfile.mkdtemp(dir=parent))
        if like:
            shutil.copytree(like.path, self.path, dirs_exist_ok=True)
            return
        for name, source in FILES.items():
            (self.path / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(FIXTURES / source, self.path / name)

    def run(self, arguments, prefix=()):
        return subprocess.run(
            [*prefix, self.bizlog, *arguments], cwd=self.path / "bizos", capture_output=True, text=True, stdin=subprocess.DEVNULL
        )

    def files(self):
        return {str(p.relative_to(self.path)): p for p in self.path.rglob("*") if p.is_file() or p.is_symlink()}

    def contents(self):
        """What the files hold; those that wait are alike, so their random names do not count."""
        waiting = [path.read_bytes() for name, path in self.files().items() if name.startswith(QUEUED)]
        rest = {n: p.read_bytes() for n, p in self.files().items() if not n.startswith(QUEUED)}
        return rest | {"waiting": sorted(waiting)}

    def identities(self):
        return {name: (path.stat().st_ino, path.stat().st_mode) for name, path in self.files().items()}

    def remove(self):
        shutil.rmtree(self.path)


class Trial:
    """One command, all its calls and all faults."""

    def __init__(self, arguments, bizlog, parent, pending):
        self.arguments, self.pending = arguments, pending
        self.failures = []
        self.start = Tree(parent, bizlog)
        for _ in range(pending):
            self.start.run(LEARN + ["--handoff"])
        self.before = self.start.contents()
        tree = self.tree()
        run = tree.run(self.arguments)
        self.after = tree.contents()
        if run.returncode != 0 or self.after == self.before:
            sys.exit(f"'{arguments[0]}' fails without a fault:\n{run.stdout}{run.stderr}")
        tree.remove()
        self.calls = self.trace()

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
        if check.returncode > 1:
            self.fail(call, "SIGKILL", f"the next command fails: {check.stderr.strip()}")
        elif contents not in (self.before, self.after):
            self.fail(call, "SIGKILL", f"neither old nor new: {self.differences(contents)}")
        elif contents == self.before or self.pending:
            again = tree.run(self.arguments)
            if again.returncode != 0 or tree.contents() != self.after:
                self.fail(call, "SIGKILL", f"run again: {again.stderr.strip()} {self.differences(tree.contents())}")
        tree.remove()

    def error(self, call, error):
        tree = self.tree()
        identities = tree.identities()
        run = self.inject(tree, call, f"error={error}")
        contents = tree.contents()
        if run.returncode == 0:
            if contents != self.after:
                self.fail(call, error, f"exit code 0, but not new: {self.differences(contents)}")
        elif run.returncode != 2 or not run.stderr.strip():
            self.fail(call, error, f"exit code {run.returncode}, message {run.stderr.strip()!r}")
        elif tree.identities() != identities or contents != self.before:
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
            f"{self.arguments[0]:6} {len(calls):4} calls ({', '.join(f'{n} {k}' for k, n in kinds.items())}), "
            f"{len(self.failures)} failures, {time.monotonic() - start:.0f} s"
        )
        return self.failures


def many(bizlog, parent, count):
    """Lets `learn` run many times at once, on one log."""
    tree = Tree(parent, bizlog)
    start = time.monotonic()
    processes = [
        subprocess.Popen(
            [bizlog, *LEARN],
            cwd=tree.path / "bizos", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(count)
    ]  # fmt: skip
    outputs = [process.communicate() for process in processes]
    seconds = time.monotonic() - start
    failures = [errors for process, (_, errors) in zip(processes, outputs) if process.returncode != 0]
    log, rules = (tree.path / name for name in list(FILES)[:2])
    ids = re.findall(r"^### \[F-BIZ-(\d+)\]", log.read_text(), re.M)
    seed = (FIXTURES / FILES["bizos/FAILURE_LOG.md"]).read_text()
    first = len(re.findall(r"^### \[F-BIZ-\d+\]", seed, re.M))
    if [int(i) for i in ids] != list(range(1, first + count + 1)):
        failures.append(f"{len(ids) - first} new entries with the ids {ids}")
    pattern = r"^#+ \[?R-BIZ-[A-Z]+-\d+"
    before = len(re.findall(pattern, (FIXTURES / FILES["bizos/BIZOS_RULES.md"]).read_text(), re.M))
    after = re.findall(pattern, rules.read_text(), re.M)
    if len(after) - before != count or len(set(after)) != len(after):
        failures.append(f"{len(after) - before} new rules, {len(set(after))} distinct ids")
    check = tree.run([*CHECK, "--strict", "--ignore", "near-duplicate"])
    if check.returncode != 0:
        failures.append(check.stdout[:2000] + check.stderr)
    others = set(tree.files()) - set(FILES)
    if others:
        failures.append(f"left: {others}")
    tree.remove()
    print(f"{count} learn at once: {len(failures)} failures, {seconds:.1f} s")
    return failures


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("bizlog", type=os.path.abspath)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--processes", type=int, default=200)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    failures = []
    with tempfile.TemporaryDirectory(dir=memory) as parent:
        for arguments, pending in ((CROSS, 0), (["fold"], 3)):
            if arguments[0].startswith(options.only):
                failures += Trial(arguments, options.bizlog, parent, pending).run(options.every)
    if options.processes and not options.only:
        # On the disk, where syncing takes its time.
        with tempfile.TemporaryDirectory() as parent:
            failures += many(options.bizlog, parent, options.processes)
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
