"""Directories with logs, in which the scripts run the command."""

import pathlib
import shutil
import subprocess
import tempfile

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"
FILES = {
    "bizos/FAILURE_LOG.md": "seed/FAILURE_LOG.md",
    "bizos/BIZOS_RULES.md": "rules/BIZOS_RULES.md",
    "cto-brain/FAILURE_LOG.md": "learn/cto-brain/FAILURE_LOG.input.md",
}
# How the names of files that wait begin.
QUEUED = "bizos/.bizlog/pending/2"
# What a process that died may leave, and the next one that writes removes: it is no file of the user's.
TEMPORARY = ".bizlog-new.tmp"
LEARN = [
    "learn", "--title", "The nightly sync stopped", "--severity", "important", "--layer", "System", "--entity", "Hippos",
    "--broke", "The sync stopped.", "--cause", "The token expired.", "--missed", "There was no alert.",
    "--lesson", "Watch tokens", "--rule", "Watch every token.", "--category", "CRM/Zoho", "--date", "2026-03-01",
]  # fmt: skip


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
        # The other system's log belongs to the log because both lie in one repository.
        (self.path / ".git").mkdir()

    def run(self, arguments, prefix=()):
        return subprocess.run(
            [*prefix, self.bizlog, *arguments],
            cwd=self.path / "bizos", capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def files(self):
        return {str(p.relative_to(self.path)): p for p in self.path.rglob("*") if p.is_file() or p.is_symlink()}

    def leftovers(self):
        return [name for name in self.files() if name.endswith(TEMPORARY)]

    def contents(self):
        """What the files hold; those that wait are alike, so their random names do not count."""
        files = {n: p for n, p in self.files().items() if not n.endswith(TEMPORARY)}
        waiting = [path.read_bytes() for name, path in files.items() if name.startswith(QUEUED)]
        rest = {n: p.read_bytes() for n, p in files.items() if not n.startswith(QUEUED)}
        return rest | {"waiting": sorted(waiting)}

    def identities(self):
        return {name: (path.stat().st_ino, path.stat().st_mode) for name, path in self.files().items()}

    def remove(self):
        shutil.rmtree(self.path)
