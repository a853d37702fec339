"""A repository that somebody has prepared, what lies outside of it, and how the command is run in it."""

import os
import pathlib
import re
import shutil
import stat
import subprocess
import tempfile

FIXTURES = pathlib.Path(__file__).resolve().parents[3] / "Fixtures"
# Stands in every file outside of the repository and in .git, and must never be printed or copied.
SENTINEL = "OUTSIDE-5f1c9e"
SECONDS = 20
MEBIBYTE = 1 << 20

LOG = f"""# Outside — Failure Log {SENTINEL}

**Last Updated:** 2026-01-01
**Total Failures Logged:** 7

---

## Entries

*   a bullet that `fmt` would change {SENTINEL}

### [F-OUT-001] {SENTINEL}
**Date:** 2026-01-01
**Severity:** High
**Root Cause:** {SENTINEL}
"""
RULES = f"""# Outside — Rules {SENTINEL}

**Last Updated:** 2026-01-01
**Total Rules:** 7

---

## System Rules (R-BIZ-SYS)

### [R-BIZ-SYS-002] {SENTINEL}
**Severity:** High
**Added:** 2026-01-01
**Origin:** Failure (F-BIZ-001)

**Rule:**   {SENTINEL}
"""
LEARN = [
    "learn", "--title", "The nightly sync stopped", "--severity", "important", "--layer", "System", "--entity", "Hippos",
    "--broke", "The sync stopped.", "--cause", "The token expired.", "--missed", "There was no alert.",
    "--lesson", "Watch tokens", "--rule", "Watch every token.", "--category", "CRM/Zoho", "--date", "2026-03-01",
]  # fmt: skip
CROSS = [*LEARN, "--cross-system", "--new-category"]


def waiting(title):
    """A post-mortem as `learn --handoff` queues it."""
    return (
        '{"format": "bizlog-postmortem", "version": 1, "postmortem": {"date": "2026-03-01", "rule": {"new": {"title": "%s", '
        '"fields": [{"label": "Rule", "value": {"text": "%s"}}]}, "layer": "System"}}}' % (title, title)
    )


class World:
    """Three directories: the repository in `repo`, somebody's home in `home`, and a clean copy of nothing else."""

    def __init__(self, parent, bizlog, template):
        self.bizlog = bizlog
        self.top = pathlib.Path(tempfile.mkdtemp(dir=parent))
        self.repo, self.home = self.top / "repo", self.top / "home"
        shutil.copytree(template, self.top, symlinks=True, dirs_exist_ok=True)

    @staticmethod
    def template(parent):
        """What each world begins with."""
        top = pathlib.Path(tempfile.mkdtemp(dir=parent))
        files = {
            "home/.ssh/authorized_keys": f"ssh-ed25519 {SENTINEL}\n",
            "home/.bashrc": f"# {SENTINEL}\n",
            "home/FAILURE_LOG.md": LOG,
            "home/RULES.md": RULES,
            "home/BIZOS_RULES.md": RULES,
            "home/cto-brain/FAILURE_LOG.md": LOG,
            "home/pending/20260101T000000.000000Z-a.json": waiting(SENTINEL),
            "home/queue/pending/20260101T000000.000000Z-a.json": waiting(SENTINEL),
            "home/empty/pending/.keep": "",
            "home/notes.txt": f"{SENTINEL}\n",
            "repo/.git/HEAD": "ref: refs/heads/main\n",
            "repo/.git/config": f"# {SENTINEL}\n[core]\n",
            "repo/.git/evil.md": RULES,
            "repo/.git/hooks/sample": f"# {SENTINEL}\n",
        }
        for name, text in files.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (top / "home/empty/pending/.keep").unlink()
        shutil.copyfile(FIXTURES / "seed/FAILURE_LOG.md", top / "repo/FAILURE_LOG.md")
        shutil.copyfile(FIXTURES / "rules/BIZOS_RULES.md", top / "repo/BIZOS_RULES.md")
        return top

    # What a case does to the repository.

    def write(self, name, text):
        path = self.repo / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def text(self, name="FAILURE_LOG.md"):
        return (self.repo / name).read_text()

    def remove(self, name):
        path = self.repo / name
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

    def link(self, name, target):
        """A symbolic link in the place of what is there."""
        path = self.repo / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or path.exists():
            self.remove(name)
        path.symlink_to(target)

    def hard_link(self, name, target):
        path = self.repo / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.hardlink_to(target)

    def pipe(self, name):
        path = self.repo / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    def rename_rules(self, name):
        """Lets the template and the list of the log name another rules file."""
        self.write("FAILURE_LOG.md", self.text().replace("BIZOS_RULES.md", str(name)))

    def related(self, *names):
        """Lets the log list further files, before all others."""
        items = "".join(f"- `{name}` — x\n" for name in names)
        mark = "- `BIZOS_RULES.md`"
        self.write("FAILURE_LOG.md", self.text().replace(mark, items + mark))

    def no_repository(self):
        """Takes `.git` away, as in an archive."""
        self.remove(".git")

    # What a run is measured by.

    def run(self, arguments, cwd="."):
        """Runs the command with closed input; an outcome of None is one that did not end."""
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "SECRET": SENTINEL}
        try:
            return subprocess.run(
                [self.bizlog, *arguments],
                cwd=self.repo / cwd, env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None

    def outside(self):
        """All that lies outside of the repository, and what belongs to git."""
        return snapshot(self.home) | snapshot(self.repo / ".git") | {"top": sorted(os.listdir(self.top))}

    def inside(self):
        return snapshot(self.repo)

    def copies(self):
        """The files of the repository that hold what was outside."""
        found = set()
        for path, (mode, *_, contents) in self.inside().items():
            if stat.S_ISREG(mode) and SENTINEL.encode() in contents and ".git" not in path.parts:
                if path.stat().st_nlink == 1:
                    found.add(path)
        return found

    def discard(self):
        shutil.rmtree(self.top)


def snapshot(directory):
    """Names, kinds, modes, inodes, times and bytes of what is in a directory and below it, links not followed."""
    found = {}
    paths = [directory]
    if directory.is_dir() and not directory.is_symlink():
        paths += [pathlib.Path(root) / name for root, names, files in os.walk(directory) for name in names + files]
    for path in paths:
        try:
            status = path.lstat()
        except FileNotFoundError:
            continue
        contents = b""
        if stat.S_ISLNK(status.st_mode):
            contents = os.fsencode(os.readlink(path))
        elif stat.S_ISREG(status.st_mode):
            contents = path.read_bytes() if status.st_size < 64 * MEBIBYTE else b"%d" % status.st_size
        found[path] = (status.st_mode, status.st_ino, status.st_mtime_ns, contents)
    return found


def difference(before, after):
    """What has changed between two snapshots, in words."""
    words = []
    for path in sorted(set(before) | set(after), key=str):
        if path not in after:
            words.append(f"{path} is gone")
        elif path not in before:
            words.append(f"{path} is new")
        elif before[path] != after[path]:
            words.append(f"{path} has changed")
    return "; ".join(words[:5])


# What makes a terminal do something.
CONTROLS = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
