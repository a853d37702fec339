"""Attacks on the commands that run git: what its configuration, its attributes and names of revisions may hold."""

import os
import subprocess

PROGRAMS = [
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy", "diff.external", "diff.x.textconv",
    "diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process", "gpg.program", "merge.bizlog.driver", "uploadpack.packObjectsHook",
    "credential.helper", "sequence.editor", "interactive.diffFilter",
]  # fmt: skip
ASKS = [["check", "--against", "topic"], ["resolve", "--dry-run", "--ours", "main", "--theirs", "topic"], ["merge", "--status"]]
RESOLVES = [["resolve", "--ours", "main", "--theirs", "topic"]]


def repository(w, **config):
    """Makes git's own directory a real one, with two branches, and with a configuration."""
    w.remove(".git")
    environment = {"HOME": str(w.top), "PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments):
        run = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0", *arguments]
        subprocess.run(run, cwd=w.repo, env=environment, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    git("branch", "topic")
    for name, value in config.items():
        git("config", name, str(value))
    return git


def programs(w):
    """All that a configuration may name to be run leaves a trace at home."""
    repository(w)
    script = w.repo / ".git/run"
    script.write_text(f"#!/bin/sh\necho ran >>'{w.home}/ran'\ncat\n")
    script.chmod(0o755)
    lines = ""
    for name in PROGRAMS:
        section, _, key = name.rpartition(".")
        head = section.replace(".", ' "', 1) + '"' if "." in section else section
        lines += f"[{head}]\n\t{key} = {script}\n"
    with open(w.repo / ".git/config", "a", encoding="utf-8") as config:
        config.write(lines + "[log]\n\tshowSignature = true\n[core]\n\thooksPath = .git/hooks\n")
    for hook in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction"):
        os.link(script, w.repo / ".git/hooks" / hook)
    (w.repo / ".git/info").mkdir(exist_ok=True)
    (w.repo / ".git/info/attributes").write_text("*.md filter=x diff=x merge=x\n")


def elsewhere(w):
    repository(w)
    with open(w.repo / ".git/config", "a", encoding="utf-8") as config:
        config.write(f"[core]\n\tworktree = {w.home}\n")


def attributes(w):
    repository(w)
    w.link(".gitattributes", w.home / ".bashrc")


def cases(case):
    return [
        case("git is told to run programs", programs, ASKS, RESOLVES),
        case("git is told to stage by a filter", programs, ASKS, [[*RESOLVES[0], "--add"]], says="filter", refuses=True),
        case("git is told of a working tree at home", elsewhere, ASKS, [["merge", "--install"], *RESOLVES], says="working tree", refuses=True),
        case("git's attributes are a link to home", attributes, ASKS, [["merge", "--install"]], says=".gitattributes", refuses=True),
        case("git has no repository here", lambda w: None, ASKS, [["merge", "--install"], *RESOLVES], refuses=True),
        case(
            "a revision looks like an option", lambda w: repository(w) and None,
            [["check", "--against=--output=../home/x"], ["check", "--against=-O../home/x"], ["check", "--against=main:BIZOS_RULES.md"]],
            [["resolve", "--ours=--output=../home/x", "--theirs", "topic"]], says="revision", refuses=True,
        ),
    ]  # fmt: skip
