"""A repository with a log and its rules file, the branches `main` and `topic`, and what people do on them."""

import os
import pathlib
import shutil
import subprocess

from branch_files import Text
from branch_model import Entry, Merge, Model

FIXTURES = pathlib.Path(__file__).resolve().parents[3] / "Fixtures"
LOG, RULES = "docs/FAILURE_LOG.md", "docs/BIZOS_RULES.md"
BRANCHES = ("main", "topic")
SEVERITIES = {"important": "🟡 Important", "critical": "🔴 Critical"}
CATEGORIES = ("CRM/Zoho", "Entity Ops", "Automation", "PTL/Performance", "Documentation")
LAYERS = ("System", "Process", "Model")
DRIVER = "merge.bizlog"


class Fault(Exception):
    """What the product did and must not."""


class World:
    """One repository, beside what each of its commits is to say."""

    def __init__(self, bizlog, path, template):
        self.bizlog = bizlog
        self.path = pathlib.Path(path)
        shutil.copytree(template, self.path)
        self.models = {}
        self.seconds = 0

    @classmethod
    def template(cls, bizlog, path):
        """The repository with which all histories begin, in which git asks the command."""
        (path / "docs").mkdir(parents=True)
        shutil.copyfile(FIXTURES / "seed/FAILURE_LOG.md", path / LOG)
        shutil.copyfile(FIXTURES / "rules/BIZOS_RULES.md", path / RULES)
        empty = path.parent / "no-template"
        empty.mkdir()
        run(path, ["git", "init", "-q", "-b", "main", f"--template={empty}"])
        run(path, [bizlog, "merge", "--install"])
        return path

    def copy(self, path):
        """Another repository with the same files and commits."""
        other = World(self.bizlog, path, self.path)
        other.models, other.seconds = self.models, self.seconds
        return other

    # MARK: Running

    def git(self, *arguments, fails=False):
        self.seconds += 1
        return run(self.path, ["git", *arguments], fails, self.seconds)

    def command(self, *arguments, fails=False):
        return run(self.path, [self.bizlog, *arguments], fails)

    def read(self, name):
        return Text((self.path / name).read_text(encoding="utf-8"))

    def write(self, name, text):
        (self.path / name).write_text(text, encoding="utf-8")

    def at(self, revision):
        """The log and the rules of a revision."""
        return [self.git("show", f"{revision}:{name}").stdout for name in (LOG, RULES)]

    def commit(self, message, model, *options):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, *options)
        self.models[self.revision()] = model

    def revision(self, name="HEAD"):
        return self.git("rev-parse", name).stdout.strip()

    def remove_driver(self):
        """From here on git merges by lines, as websites do."""
        self.git("config", "--remove-section", DRIVER)

    # MARK: What people do

    def learn(self, word, model, dice):
        """Records a failure, with a new rule, with a known one or with none."""
        severity = dice.choice(sorted(SEVERITIES))
        title = f"Failure number {word[1:]}"
        fields = {
            "What Broke": f"The machine that is called {word} stood still for an hour and a half.",
            "Root Cause": f"The reason of it was something with the word {word}.",
            "Why We Didn't Catch It": f"Nobody had thought of {word}, and no test asked for it.",
        }
        date, lesson = f"2026-03-{dice.randint(10, 24)}", f"Lesson one of {word}"
        arguments = [
            "learn", "--log", LOG, "--title", title, "--severity", severity, "--date", date, "--layer", dice.choice(LAYERS),
            "--entity", "Hippos", "--category", dice.choice(CATEGORIES), "--broke", fields["What Broke"],
            "--cause", fields["Root Cause"], "--missed", fields["Why We Didn't Catch It"], "--lesson", lesson,
        ]  # fmt: skip
        rule, known = None, sorted(model.rules)
        kind = dice.choice(["new", "known", "none"])
        if kind == "new":
            rule = f"r{word}"
            model.rules[rule] = Entry(
                f"Rule against {word}", {"Rule": f"Always look twice at what is called {rule}, every morning."}
            )
            arguments += ["--rule", model.rules[rule].fields["Rule"], "--rule-title", model.rules[rule].title]
        elif kind == "known" and known:
            rule = dice.choice(known)
            arguments += ["--existing-rule", self.read(RULES).one(rule).id]
        else:
            arguments += ["--field", "Preventive Rule Added=None, it cannot come back"]
        self.command(*arguments)
        fields |= {"Severity": SEVERITIES[severity], "Date": date}
        model.failures[word] = Entry(title, fields, [lesson], rule)
        return f"learn {word} with rule {rule}"

    def edit(self, number, model, dice):
        """Changes the title or a field of a failure, or the title of a rule, in an editor."""
        words = sorted(model.failures) + sorted(model.rules)
        if not words:
            return None
        word = dice.choice(words)
        if word in model.rules:
            return self._edit_title(RULES, word, model.rules[word], f"Another rule {number}")
        failure, log = model.failures[word], self.read(LOG)
        kind = dice.choice(["title", "severity", "cause", "lesson"])
        if kind == "title":
            return self._edit_title(LOG, word, failure, f"Another title {number}")
        if kind == "severity":
            old = failure.fields["Severity"]
            new = next(value for value in SEVERITIES.values() if value != old)
            self.write(LOG, log.with_line(word, f"**Severity:** {old}", [f"**Severity:** {new}"]))
            failure.fields["Severity"] = new
        elif kind == "cause":
            new = f"It was {number} in truth, as somebody found out about {word}."
            self.write(LOG, log.with_line(word, failure.fields["Root Cause"], [new]))
            failure.fields["Root Cause"] = new
        else:
            last, new = log.one(word).lessons[-1], f"Lesson {number} of {word}"
            self.write(LOG, log.with_line(word, f"- {last}", [f"- {last}", f"- {new}"]))
            failure.lessons.append(new)
        return f"edit the {kind} of {word}"

    def _edit_title(self, name, word, entry, title):
        file = self.read(name)
        id = file.one(word).id
        self.write(name, file.with_line(word, f"### [{id}] {entry.title}", [f"### [{id}] {title}"]))
        entry.title = title
        return f"edit the title of {word}"

    def remove(self, model, dice):
        """Removes a failure that no rule names, in an editor that corrects the total."""
        words = sorted(word for word in model.failures if f"r{word}" not in model.rules)
        if not words:
            return None
        word = dice.choice(words)
        self.write(LOG, self.read(LOG).without(word))
        del model.failures[word]
        return f"remove {word}"

    def pick(self, other, model):
        """Takes over what the other branch did last; None if that conflicts or leaves a failure without its rule."""
        commit = self.revision(other)
        if commit == self.revision("base"):
            return None
        merge = Merge(self.models[self.revision(f"{commit}^")], model, self.models[commit])
        if merge.model.lacks_rule:
            return None
        run = self.git("cherry-pick", "--keep-redundant-commits", commit, fails=True)
        if run.returncode:
            if not merge.conflicts:
                raise Fault(f"false conflict: cherry-pick of {other}: {run.stderr}")
            self.git("cherry-pick", "--abort")
            return None
        if merge.conflicts:
            raise Fault(f"missed conflict: cherry-pick of {other}: {merge.conflicts}")
        self.models[self.revision()] = merge.model
        return merge.model


def memory():
    """Where files are in memory, if there is such a place: nothing here has to do with a disk."""
    return "/dev/shm" if os.path.isdir("/dev/shm") else None


def environment(path, seconds=0):
    """The variables of a command: nobody's configuration, and dates that are the same in each run."""
    date = f"2026-03-26T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"
    return {
        "PATH": os.environ["PATH"], "HOME": str(path), "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_EDITOR": "true", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date,
    }  # fmt: skip


def run(path, command, fails=False, seconds=0):
    """Runs a command that must end well, unless it may fail; whatever it is, it must end by itself."""
    try:
        result = subprocess.run(
            command, cwd=path, env=environment(path, seconds), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
        )
    except subprocess.TimeoutExpired as error:
        raise Fault(f"exit: {error}") from error
    if result.returncode and not (fails and result.returncode in (1, 2)):
        raise Fault(f"exit: {' '.join(map(str, command))}: {result.returncode}: {result.stdout}{result.stderr}")
    return result
