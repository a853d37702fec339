"""Attacks on recovery: journals that were forged or copied, and what is planted for them to move.

A true journal says of which file it is: its inode and time of birth, which nobody chooses. All that can come with a clone,
an archive or a copy is tried here, in the form of today and in that of earlier versions, which did not say it.
"""

import os
import re
import subprocess

from attack_world import LEARN

# What writes beside the journal, so that it must be refused.
WRITES = [LEARN, ["check", "--fix", "."]]
MASK = (1 << 64) - 1
LOG = "FAILURE_LOG.md"
JOURNAL = ".bizlog-journal"
PLANTED = "### [F-BIZ-001] planted\n"


def checksum(data):
    """The checksum of journals: words of eight bytes, the rest, and the size."""
    value = 0xCBF29CE484222325
    whole = len(data) // 8 * 8
    words = [int.from_bytes(data[at : at + 8], "little") for at in range(0, whole, 8)]
    for word in [*words, int.from_bytes(data[whole:], "big"), len(data)]:
        value = (value ^ word) * 0x9E3779B97F4A7C15 & MASK
        value ^= value >> 32
    return value


def mark(text):
    return f"{len(text.encode())} {checksum(text.encode()):x}"


def journal(*steps, state="unfinished", version=2, origin="origin 2 born 1 1"):
    """The bytes of a journal, sealed as a true one."""
    lines = [f"bizlog journal {version}", *([origin] if version > 1 else []), "id e", f"state {state}", *steps]
    body = "".join(f"{line}\n" for line in lines).encode()
    return body + f"end {checksum(body):x}\n".encode()


def origin(path):
    """What a true journal in this file would say of it."""
    number, born = subprocess.check_output(["stat", "-c", "%i %w", path], text=True).split(" ", 1)
    seconds = subprocess.check_output(["stat", "-c", "%W", path], text=True).strip()
    fraction = re.search(r"\.(\d+)", born)
    return f"origin {number} born {seconds} {int(fraction[1]) if fraction else 0}"


def true_journal(path, *steps):
    """Writes a journal that is true of its own file."""
    path.write_bytes(b"")
    with path.open("r+b") as file:
        file.write(journal(*steps, origin=origin(path)))


def forged(*steps, directory="", files=(), **options):
    """A repository with a journal and files with the names that its steps use."""

    def build(w):
        w.write(f"{directory}{LOG}", w.text())
        for name, text in files:
            w.write(directory + name, text)
        w.write(directory + JOURNAL, journal(*steps, **options))

    return build


def git_directory(version):
    """A directory that would become a repository of its own, with a hook that git runs."""
    files = [(".bizlog-e-0.old/hooks/post-checkout", "#!/bin/sh\n"), (".bizlog-e-0.old/config", "[core]\n")]
    return forged("remove .git", directory="docs/", files=files, version=version)


def beside(w):
    """Another clone beside this one, with its half of the same transaction."""
    w.write(JOURNAL, journal("directory ../home", version=1))
    (w.home / JOURNAL).write_bytes(journal("main ../repo", "remove .ssh", version=1))
    (w.home / ".bizlog-e-0.old").write_text("planted\n")


def copied(w):
    """A journal that was true of the file it was written in, copied with all that a copy keeps."""
    path = w.repo / "true"
    true_journal(path, f"replace {LOG} {mark(w.text())}")
    w.write(".bizlog-e-0.old", PLANTED)
    subprocess.run(["cp", "-a", "true", JOURNAL], cwd=w.repo, check=True)


def another_users(w):
    """A journal that is true of its file, and another user's, as in a directory that is shared."""
    true_journal(w.repo / JOURNAL, f"replace {LOG} {mark(w.text())}")
    w.write(".bizlog-e-0.old", PLANTED)
    if os.geteuid() == 0:
        os.chown(w.repo / JOURNAL, 12345, 12345)
    else:
        w.write(JOURNAL, (w.repo / JOURNAL).read_bytes() + b"\n")


def linked(w):
    w.write("true", journal(f"replace {LOG} {mark(w.text())}"))
    w.write(".bizlog-e-0.old", PLANTED)
    w.link(JOURNAL, "true")


def in_queue(w):
    w.write(".bizlog/pending/.bizlog-e-0.old", PLANTED)
    w.write(f".bizlog/pending/{JOURNAL}", journal("remove 20260101T000000.000000Z-b.json", version=1))


def swapped(version):
    def build(w):
        forged(f"replace {LOG} {mark(w.text())}", files=[(".bizlog-e-0.old", PLANTED)], version=version)(w)

    return build


def unmade(version):
    def build(w):
        forged(f"make {LOG} {mark(w.text())}", version=version)(w)
        os.link(w.repo / LOG, w.repo / ".bizlog-e-0.tmp")

    return build


def swapped_at_place(w):
    status, directory = (w.repo / LOG).stat(), w.repo.stat()
    forged(
        f"replace {LOG} {mark(w.text())}",
        files=[(".bizlog-e-0.old", PLANTED)],
        origin=f"origin {status.st_ino} at {status.st_dev} {directory.st_ino}",
    )(w)


def cases(case):
    """The cases, made with the constructor of the table's rows."""

    def refused(name, build, **options):
        return case(name, build, writes=WRITES, refuses=True, says=JOURNAL, **options)

    found = []
    for version in (1, 2, 3):
        kept = forged("remove x", state="done", files=[(".bizlog-e-0.old", "kept\n")], version=version)
        found += [
            case(f"journal {version} moves a directory to .git", git_directory(version)),
            refused(f"journal {version} swaps the log", swapped(version)),
            refused(f"journal {version} removes the log", unmade(version)),
            refused(f"journal {version} is done and removes files", kept, keeps=(".bizlog-e-0.old",)),
        ]
    return [
        *found,
        refused("journal of many steps", forged(*(f"remove x{number}" for number in range(300_000)), version=1)),
        refused("journal with an invented origin of place", swapped_at_place),
        refused("journal that reaches a directory beside", beside),
        refused("journal that leads to the root", forged("directory /", "main /", version=1)),
        refused("journal that was copied", copied),
        refused("journal of another user", another_users),
        refused("journal that is a link", linked),
        refused("journal that is a link to outside", lambda w: w.link(JOURNAL, w.home / "notes.txt")),
        refused("journal that is a pipe", lambda w: w.pipe(JOURNAL)),
        refused("journal that is a directory", lambda w: w.write(f"{JOURNAL}/x", "")),
        refused("journal that is empty", lambda w: w.write(JOURNAL, "")),
        refused("journal that is torn", lambda w: w.write(JOURNAL, journal("remove x")[:30])),
        refused("journal that is prose", lambda w: w.write(JOURNAL, "Dear diary\n" * 9)),
        case(
            "journal in the queue", in_queue, [["fold", "--list"], ["fold", "--dry-run"], ["list"]], [["fold"]],
            keeps=(".bizlog/pending/.bizlog-e-0.old",),
        ),
    ]  # fmt: skip
