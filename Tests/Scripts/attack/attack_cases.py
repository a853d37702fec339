"""The table of attacks: what a repository may hold, and what is asked of the command beyond harming nothing.

Each case has a name, a function that prepares a `World`, and options:

  reads, writes   the commands that are run, those that must change nothing and those that may change the repository itself
  says            a text that one of the outputs of each writing command must hold
  refuses         whether each writing command must fail with exit code 2
  keeps           files of the repository that no command may change
  printable       whether the hostile text must not reach the terminal as it is
  sentinel        False if the outside file is the repository's own by a hard link, so that it is printed rightly
"""

import dataclasses
import os
import typing

import attack_git
import attack_journals
from attack_world import CROSS, LEARN, LOG, MEBIBYTE, RULES, SENTINEL, World, waiting

BRIEFS = [["brief", "--into", "AGENTS.md"]]
QUERIES = [
    ["list"], ["list", "."], ["brief"], ["show", "F-OUT-001", "R-BIZ-SYS-002"], ["stats"], ["export"], ["report"],
    ["report", "--format", "md"],
]  # fmt: skip
CHECKS = [["check"], ["check", "--format", "json", "."]]
FORMS = [["fmt", "--check"], ["fmt", "--diff", "."]]
DRY = [[*LEARN, "--dry-run"], [*LEARN, "--create-rules", "--dry-run"]]
FOLDS = [["fold", "--list"], ["fold", "--dry-run"]]
READS = [*QUERIES, *CHECKS, *FORMS, *DRY]
RECORDS = [LEARN, [*LEARN, "--create-rules"], [*LEARN, "--handoff"]]
CORRECTS = [["fmt", "."], ["check", "--fix", "."]]
WRITES = [*RECORDS, *CORRECTS]
QUEUE = ".bizlog/pending/20260101T000000.000000Z-b.json"


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    build: typing.Callable[[World], None]
    reads: list = dataclasses.field(default_factory=lambda: READS)
    writes: list = dataclasses.field(default_factory=lambda: WRITES)
    says: str = ""
    refuses: bool = False
    keeps: tuple = ()
    printable: bool = False
    sentinel: bool = True


def crossing(name, build, **options):
    """A case about the other system's log."""
    return Case(name, build, [[*CROSS, "--dry-run"], *QUERIES, *CHECKS], [CROSS, [*CROSS, "--handoff"]], **options)


def queueing(name, build, **options):
    """A case about the queue."""
    return Case(name, build, FOLDS, [["fold"], [*LEARN, "--handoff"]], **options)


def recording(name, build, **options):
    """A case about the rules file."""
    return Case(name, build, [*QUERIES, *CHECKS, *DRY], RECORDS, **options)


def chain(w):
    w.link("FAILURE_LOG.md", "one.md")
    w.link("one.md", "two.md")
    w.link("two.md", w.home / "FAILURE_LOG.md")


def nested(w):
    """A clone in a directory of clones."""
    w.no_repository()
    w.write("evil/.git/HEAD", "ref: refs/heads/main\n")
    w.link("evil/notes.md", "../private/log.md")
    w.link("evil/FAILURE_LOG.md", w.home / "FAILURE_LOG.md")
    w.write("private/.log.md", "x\n")


def spelled(number):
    """A name of the rules file, another one for each number below 1024."""
    return "".join("./" if number >> bit & 1 else "docs/../" for bit in range(10)) + "BIZOS_RULES.md"


def mentions(w, names):
    w.write("docs/x.md", "x\n")
    w.write("BIZOS_RULES.md", w.text("BIZOS_RULES.md") + "\nSome prose that is read again. \n" * (MEBIBYTE // 256))
    w.write("FAILURE_LOG.md", w.text().replace("in BIZOS_RULES.md", ""))
    w.related(*names)


def loop(w):
    w.related("a.md", "FAILURE_LOG.md", "twin.md", "./FAILURE_LOG.md")
    w.write("a.md", RULES.replace(SENTINEL, "inside") + "\n## Related\n\n- `FAILURE_LOG.md` — x\n- `a.md` — x\n")
    w.hard_link("twin.md", w.repo / "FAILURE_LOG.md")


def queue_of(w, name=QUEUE):
    w.write(name, waiting("waits inside"))
    return w


LINKS = [
    Case("the log is a link to a log at home", lambda w: w.link("FAILURE_LOG.md", w.home / "FAILURE_LOG.md"), refuses=True),
    Case("the log is a link, relative", lambda w: w.link("FAILURE_LOG.md", "../home/FAILURE_LOG.md"), refuses=True),
    Case("the log is a chain of links", chain, refuses=True),
    Case("the log is a link to .git/config", lambda w: w.link("FAILURE_LOG.md", ".git/config"), refuses=True),
    Case("the log is a link to a file that is none", lambda w: (w.remove("FAILURE_LOG.md"), w.write("README.md", "# R\n\n* a\n"), w.link("FAILURE_LOG.md", "README.md")), keeps=("README.md",)),
    Case("the log is a link that leads to itself", lambda w: w.link("FAILURE_LOG.md", "FAILURE_LOG.md"), refuses=True),
    Case("the log is a link to what home lacks", lambda w: w.link("FAILURE_LOG.md", w.home / "NEW.md"), refuses=True),
    Case("the log is a link to the environment", lambda w: w.link("FAILURE_LOG.md", "/proc/self/environ"), refuses=True),
    Case("the file for the brief is a link to home", lambda w: w.link("AGENTS.md", w.home / ".bashrc"), writes=BRIEFS, says="AGENTS.md", refuses=True),
    Case("the file for the brief is a link to what home lacks", lambda w: w.link("AGENTS.md", w.home / "new"), writes=BRIEFS, says="AGENTS.md", refuses=True),
    Case("the file for the brief is a link into .git", lambda w: w.link("AGENTS.md", ".git/config"), writes=BRIEFS, says="AGENTS.md", refuses=True),
    Case("the file for the brief is an endless device", lambda w: w.link("AGENTS.md", "/dev/zero"), writes=BRIEFS, says="AGENTS.md", refuses=True),
    Case("the log is a link to an endless device", lambda w: w.link("FAILURE_LOG.md", "/dev/zero"), refuses=True),
    Case("without a repository, the log is a link", lambda w: (w.no_repository(), w.link("FAILURE_LOG.md", w.home / "FAILURE_LOG.md")), refuses=True),
    Case("docs is a link to home", lambda w: (w.remove("FAILURE_LOG.md"), w.link("docs", w.home))),
    Case("the log in docs is a link to home", lambda w: (w.remove("FAILURE_LOG.md"), w.link("docs/FAILURE_LOG.md", w.home / "FAILURE_LOG.md")), refuses=True),
    Case("another log is a link to home", lambda w: w.link("notes.md", w.home / "FAILURE_LOG.md"), writes=CORRECTS, says="notes.md", refuses=True),
    Case("a directory is a link to home", lambda w: w.link("sub", w.home)),
    Case("directories are links upwards", lambda w: (w.link("up", ".."), w.link("root", "/"), w.link("self", "."))),
    Case("a clone among others has links out of itself", nested, writes=[["fmt", "evil"], ["check", "--fix", "evil"]], says="evil/FAILURE_LOG.md", refuses=True),
    Case("a clone among others is left out", nested, writes=CORRECTS),
    Case("what git ignores is a link to home", lambda w: w.link(".gitignore", w.home / "FAILURE_LOG.md")),
    Case("what git ignores is an endless device", lambda w: w.link(".gitignore", "/dev/zero")),
    Case(".git is a link to home", lambda w: (w.no_repository(), w.link(".git", w.home / "empty"), w.link("notes.md", w.home / "FAILURE_LOG.md")), writes=CORRECTS, refuses=True),
    Case("what a write is called meanwhile is a link to home", lambda w: w.link(".bizlog-new.tmp", w.home / ".bashrc")),
    Case("what a write is called meanwhile is a link to nothing", lambda w: w.link(".bizlog-new.tmp", w.home / "new")),
]  # fmt: skip

RULES_FILES = [
    recording("the rules file is a link to one at home", lambda w: w.link("BIZOS_RULES.md", w.home / "RULES.md"), says="--rules", refuses=True),
    recording("the rules file is a link to keys", lambda w: w.link("BIZOS_RULES.md", w.home / ".ssh/authorized_keys"), says="--rules", refuses=True),
    recording("the rules file is a link to what home lacks", lambda w: w.link("BIZOS_RULES.md", w.home / "NEW.md"), refuses=True),
    recording("the rules file is beside the repository", lambda w: w.rename_rules("../home/RULES.md"), says="--rules", refuses=True),
    recording("the rules file has an absolute path", lambda w: w.rename_rules(w.home / "RULES.md"), says="--rules", refuses=True),
    recording("the rules file is far up", lambda w: w.rename_rules("../" * 40 + str(w.home / "RULES.md")[1:]), says="--rules", refuses=True),
    recording("the rules file is behind a linked directory", lambda w: (w.link("sub", w.home), w.rename_rules("sub/RULES.md")), says="--rules", refuses=True),
    recording("the rules file goes in and out", lambda w: (w.write("docs/x.md", "x\n"), w.rename_rules("docs/../../home/RULES.md")), says="--rules", refuses=True),
    recording("the rules file is to be made at home", lambda w: w.rename_rules("../home/NEW_RULES.md"), refuses=True),
    recording("the rules file is to be made by an absolute path", lambda w: w.rename_rules(w.home / "NEW_RULES.md"), refuses=True),
    recording("the rules file is to be made behind a linked directory", lambda w: (w.link("sub", w.home / ".ssh"), w.rename_rules("sub/NEW_RULES.md")), refuses=True),
    recording("the rules file is to be made among git's hooks", lambda w: w.rename_rules(".git/hooks/post-commit.md"), refuses=True),
    recording("the rules file is one of git's", lambda w: w.rename_rules(".git/evil.md"), refuses=True),
    recording("the rules file is at ~", lambda w: w.rename_rules("~/RULES.md")),
    recording("the rules file is at $HOME", lambda w: w.rename_rules("$HOME/RULES.md")),
    recording("the rules file is prose", lambda w: (w.write("README.md", "# Prose\n\nNo rule.\n"), w.rename_rules("README.md")), says="--rules", refuses=True, keeps=("README.md",)),
    recording("the rules file has home's inode", lambda w: w.hard_link("BIZOS_RULES.md", w.home / "BIZOS_RULES.md"), sentinel=False),
    recording("without a repository, the rules file is above", lambda w: (w.no_repository(), w.rename_rules("../home/RULES.md")), says="--rules", refuses=True),
]  # fmt: skip

RELATED = [
    crossing("the other log is beside the repository", lambda w: w.write("FAILURE_LOG.md", w.text().replace("`cto-brain/", "`../home/cto-brain/")), says="--other-log", refuses=True),
    crossing("the other log is behind a linked directory", lambda w: w.link("cto-brain", w.home), says="--other-log", refuses=True),
    crossing("the other log is a link to home", lambda w: w.link("cto-brain/FAILURE_LOG.md", w.home / "FAILURE_LOG.md"), says="--other-log", refuses=True),
    crossing("the other log is a pipe", lambda w: w.pipe("cto-brain/FAILURE_LOG.md"), refuses=True),
    Case("related files are devices, pipes and what /proc has", lambda w: (w.related("/dev/zero", "/proc/self/environ", "zero.md", "env.md", "in.md", "pipe.md", "/dev/tty"), w.link("zero.md", "/dev/zero"), w.link("env.md", "/proc/self/environ"), w.link("in.md", "/proc/self/fd/0"), w.pipe("pipe.md"))),
    Case("related files are git's", lambda w: w.related(".git/config", ".git/evil.md", ".git/../.git/evil.md", ".git")),
    Case("related files are at home", lambda w: w.related("../home/FAILURE_LOG.md", w.home / "RULES.md", "../home/notes.txt", "~/RULES.md", "../home")),
    Case("a related file has 8 GiB of nothing", lambda w: (w.related("sparse.md"), w.write("sparse.md", ""), os.truncate(w.repo / "sparse.md", 8 << 30)), writes=CORRECTS),
    Case("a related file is not UTF-8", lambda w: (w.related("latin1.md"), w.write("latin1.md", b"# \xe9\n"))),
    Case("a thousand mentions of one file", lambda w: mentions(w, ["BIZOS_RULES.md"] * 1000), writes=[LEARN]),
    Case("a thousand names of one file", lambda w: mentions(w, [spelled(number) for number in range(1000)]), writes=[LEARN]),
    Case("files that list each other and themselves", loop, writes=[LEARN]),
    Case("related files with escapes in their names", lambda w: w.related("\x1b]0;owned\x07.md", "a\u202eb.md", "c\u009b2J.md"), printable=True),
]  # fmt: skip

FILES = [
    Case("the log is a pipe", lambda w: w.pipe("FAILURE_LOG.md"), refuses=True),
    Case("the log in docs is a pipe", lambda w: (w.remove("FAILURE_LOG.md"), w.pipe("docs/FAILURE_LOG.md")), refuses=True),
    Case("the rules file is a pipe", lambda w: w.pipe("BIZOS_RULES.md"), writes=RECORDS, refuses=True),
    Case("other files are pipes", lambda w: (w.pipe("notes.md"), w.pipe("docs/x.md"))),
    Case("log and rules are directories", lambda w: (w.remove("BIZOS_RULES.md"), w.write("BIZOS_RULES.md/x", ""), w.remove("FAILURE_LOG.md"), w.write("FAILURE_LOG.md/x", "")), writes=RECORDS, refuses=True),
    Case("the log has the inode of a log at home", lambda w: w.hard_link("FAILURE_LOG.md", w.home / "FAILURE_LOG.md"), sentinel=False),
    Case("files with line ends and escapes in their names", lambda w: (w.link("a\n::error::b.md", w.home / "FAILURE_LOG.md"), w.link("\x1b[2J/FAILURE_LOG.md", w.home / "FAILURE_LOG.md")), writes=CORRECTS, refuses=True, printable=True),
]  # fmt: skip

QUEUES = [
    queueing("the queue's parent is a link to home", lambda w: w.link(".bizlog", w.home / "queue"), says=".bizlog", refuses=True),
    queueing("the queue's parent is a link to keys", lambda w: w.link(".bizlog", w.home / ".ssh"), says=".bizlog", refuses=True),
    queueing("the queue is a link to home", lambda w: (w.write(".bizlog/x", ""), w.link(".bizlog/pending", w.home / "pending")), says=".bizlog/pending", refuses=True),
    queueing("the queue is a link to an empty directory", lambda w: (w.write(".bizlog/x", ""), w.link(".bizlog/pending", w.home / "empty/pending")), says=".bizlog/pending", refuses=True),
    queueing("the queue's parent is a link, and its end is empty", lambda w: w.link(".bizlog", w.home / "empty"), says=".bizlog", refuses=True),
    queueing("the queue's parent is a link to docs", lambda w: (queue_of(w, "docs/pending/a.json"), w.link(".bizlog", "docs")), says=".bizlog", refuses=True, keeps=("docs/pending/a.json",)),
    queueing("the queue's parent is a link to nothing", lambda w: w.link(".bizlog", w.home / "new"), says=".bizlog", refuses=True),
    queueing("the queue's parent is a file", lambda w: w.write(".bizlog", "x"), says=".bizlog", refuses=True),
    queueing("the queue is a pipe", lambda w: w.pipe(".bizlog/pending"), says=".bizlog/pending", refuses=True),
    Case("a file of the queue is a link to home", lambda w: queue_of(w).link(QUEUE, w.home / "pending/20260101T000000.000000Z-a.json"), FOLDS, [["fold"]], says=QUEUE, refuses=True, keeps=(QUEUE,)),
    Case("a file of the queue is a link to .git/config", lambda w: queue_of(w).link(QUEUE, "../../.git/config"), FOLDS, [["fold"]], says=QUEUE, refuses=True, keeps=(QUEUE,)),
    Case("a file of the queue is a link to an endless device", lambda w: w.link(QUEUE, "/dev/zero"), FOLDS, [["fold"]], says=QUEUE, refuses=True, keeps=(QUEUE,)),
    Case("a file of the queue is a pipe", lambda w: w.pipe(QUEUE), FOLDS, [["fold"]], says=QUEUE, refuses=True),
    Case("a file of the queue is a directory", lambda w: w.write(QUEUE + "/a.json", waiting("x")), FOLDS, [["fold"]], says=QUEUE, refuses=True, keeps=(QUEUE + "/a.json",)),
    Case("a file of the queue has the inode of one at home", lambda w: w.hard_link(QUEUE, w.home / "pending/20260101T000000.000000Z-a.json"), FOLDS, [["fold"]], says=QUEUE, refuses=True, keeps=(QUEUE,)),
    queueing("with a queue, the rules file is to be made at home", lambda w: queue_of(w).rename_rules("../home/NEW_RULES.md"), refuses=True, keeps=(QUEUE,)),
]  # fmt: skip

# Journals are the attacks on recovery, and git's the ones on what asks git; see there.
CASES = [*LINKS, *RULES_FILES, *RELATED, *FILES, *QUEUES, *attack_journals.cases(Case), *attack_git.cases(Case)]
