"""Times merges of large logs, to which each of two branches has added one entry."""

import os
import shutil
import statistics
import subprocess
import sys
import time

from branch_world import FIXTURES, LOG, environment
from sample_logs import canonical

RUNS = {1000: 21, 10_000: 11}


class Large:
    """A repository with a log of so many entries and one more on each of its branches."""

    def __init__(self, bizlog, path, count):
        self.bizlog, self.path = bizlog, path
        (path / "docs").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        seed = (FIXTURES / "seed/FAILURE_LOG.md").read_text(encoding="utf-8")
        (path / LOG).write_text(canonical(seed, count), encoding="utf-8")
        self.run([bizlog, "merge", "--install"])
        self.commit("base")
        for branch, date in (("ours", "2026-03-01"), ("theirs", "2026-03-02")):
            self.git("checkout", "-q", "-b", branch, "main")
            self.learn(branch, date)
            self.commit(branch)
        self.git("branch", "base", "main")
        for name in ("base", "ours", "theirs"):
            (path / f".git/{name}.md").write_text(self.git("show", f"{name}:{LOG}"), encoding="utf-8")
        self.git("checkout", "-q", "ours")
        self.start, self.other = (self.git("rev-parse", name).strip() for name in ("ours", "theirs"))

    def run(self, command):
        run = subprocess.run(
            command, cwd=self.path, env=environment(self.path), stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if run.returncode:
            sys.exit(f"{' '.join(map(str, command))}: exit {run.returncode}: {run.stderr}")
        return run.stdout

    def git(self, *arguments):
        return self.run(["git", *arguments])

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def learn(self, title, date):
        self.run(
            [self.bizlog, "learn", "--log", LOG, "--title", title, "--severity", "critical", "--date", date, "--layer", "System",
             "--entity", "Hippos", "--category", "Automation", "--broke", f"The machine of {title} broke.", "--cause", "It was old.",
             "--missed", "Nobody looked.", "--lesson", "Look.", "--field", "Preventive Rule Added=None, it cannot come back"]
        )  # fmt: skip

    def commands(self):
        """What is timed, by its name: a command, and variables for it."""
        base, ours, theirs = (f".git/{name}.md" for name in ("base", "ours", "theirs"))
        driver = [self.bizlog, "merge", "--driver", base, ".git/merged.md", theirs, "-L", "7", "-P", LOG]
        labels = ["-S", "base", "-X", "HEAD", "-Y", "theirs"]
        merge = ["merge", "-q", "--no-edit", "theirs"]
        return {
            "`git merge-file -p`": (["git", "merge-file", "-p", ours, base, theirs], {}),
            "`bizlog merge BASE OURS THEIRS`": ([self.bizlog, "merge", base, ours, theirs], {}),
            "`bizlog merge --driver`, as git calls it": (driver + labels, {f"GITHEAD_{self.other}": "theirs"}),
            "`git merge`, by lines": (["git", *merge], {}),
            "`git merge`, with the driver": (["git", *merge], {}),
        }

    def prepare(self, name):
        """Puts back what the last run has changed."""
        shutil.copyfile(self.path / ".git/ours.md", self.path / ".git/merged.md")
        self.git("reset", "-q", "--hard", self.start)
        attributes = self.path / ".git/info/attributes"
        attributes.parent.mkdir(exist_ok=True)
        attributes.write_text("docs/*.md merge=text\n" if "by lines" in name else "", encoding="utf-8")


def measured(command, path, variables):
    """The seconds that a command took, and those of the processors for it and all that it ran."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=path, env=environment(path) | variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, wall, usage.ru_utime + usage.ru_stime


def report_times(bizlog, parent):
    """Prints the medians of each command in milliseconds; the commands take turns."""
    print("| merge, one entry added on each side | entries | time | processor time |\n|---|------:|------:|------:|")
    for count, runs in RUNS.items():
        large = Large(bizlog, parent / f"large-{count}", count)
        times = {}
        for _ in range(runs):
            for name, (command, variables) in large.commands().items():
                large.prepare(name)
                status, *taken = measured(command, large.path, variables)
                # Lines conflict, entries do not.
                if status > (0 if "bizlog" in name or "driver" in name else 127):
                    sys.exit(f"{' '.join(command)}: exit {status}")
                times.setdefault(name, []).append(taken)
        for name, taken in times.items():
            wall, processor = (statistics.median(values) * 1000 for values in zip(*taken))
            print(f"| {name} | {count:,} | {wall:,.0f} ms | {processor:,.0f} ms |", flush=True)
