"""Compares what a log and its rules file say with what they are to say."""

import json
import re

from branch_files import MARKER, Text
from branch_world import FIXTURES, LOG, RULES

# What a person would not call wrong here: words that are alike, files that the fixtures lack, dates and numbers of a random history.
IGNORED = (
    "near-duplicate", "recurrence", "category-sum", "out-of-order", "id-gap", "failure-without-rule", "stale-last-updated",
    "missing-related-file",
)  # fmt: skip
SEED = Text((FIXTURES / "seed/FAILURE_LOG.md").read_text(encoding="utf-8"))
SEED_RULES = Text((FIXTURES / "rules/BIZOS_RULES.md").read_text(encoding="utf-8"))


def faults(model, log, rules):
    """What is wrong with two files, each fault as its kind and what it is about."""
    found = [("markers", name) for name, file in (("log", log), ("rules", rules)) if MARKER.search(file.text)]
    entries = {}
    for file, words, seed in ((log, model.failures, SEED), (rules, model.rules, SEED_RULES)):
        entries |= located(file, words, seed, found)
        ids = [section.id for section in file.sections]
        found += [("double id", id) for id in sorted(set(ids)) if ids.count(id) > 1]
        if file.total != len(words) + len(seed.sections):
            found.append(("counter", f"total {file.total} and not {len(words) + len(seed.sections)}"))
    for word, entry in {**model.failures, **model.rules}.items():
        if word in entries:
            found += differences(word, entry, entries)
    return found


def located(file, words, seed, found):
    """The entries of a file by their words. What is lost, doubled or nobody's is added to what was found."""
    entries, known = {}, {section.text.strip(): section for section in file.sections}
    for word in words:
        sections = file.all(word)
        if not sections:
            found.append(("lost", word))
            continue
        entries[word] = sections[0]
        if len(sections) > 1:
            found.append(("doubled", word))
    for section in seed.sections:
        if section.text.strip() not in known:
            found.append(("lost", f"{section.id} of the seed is not as it was"))
    count = len(words) + len(seed.sections)
    if len(file.sections) > count:
        found.append(("doubled", f"{len(file.sections)} entries and not {count}"))
    return entries


def differences(word, entry, entries):
    """What is wrong with one entry that is there."""
    section = entries[word]
    if section.title != entry.title:
        yield "field", f"{word}: title: {section.title!r} and not {entry.title!r}"
    for label, value in entry.fields.items():
        if section.fields.get(label) != value:
            # Without its text an entry is as good as lost.
            kind = "lost" if label in ("What Broke", "Rule") else "field"
            yield kind, f"{word}: {label}: {section.fields.get(label)!r} and not {value!r}"
    if entry.lessons and sorted(section.lessons) != sorted(entry.lessons):
        yield "field", f"{word}: lessons: {section.lessons} and not {entry.lessons}"
    if word.startswith("r"):
        named, wanted = re.findall(r"F-BIZ-\d+", section.fields.get("Origin", "")), entries.get(word[1:])
    else:
        named = re.findall(r"R-BIZ-[A-Z]+-\d+", section.fields.get("Preventive Rule Added", ""))
        wanted = entries.get(entry.rule) if entry.rule else None
    if named != ([wanted.id] if wanted else []):
        yield "reference", f"{word} names {named} and not {wanted and wanted.id}"


def checked(world):
    """What `bizlog check` says, but for what does not count."""
    run = world.command("check", "--format", "json", "--ignore", ",".join(IGNORED), LOG, RULES, fails=True)
    return [
        ("check", f"{file['path']}:{found['start']['line']}: {found['message']} [{found['code']}]")
        for file in json.loads(run.stdout)["files"]
        for found in file["diagnostics"]
    ]


def missing(models, text):
    """The words of entries that are in no file, although a conflict is to lose nothing."""
    base, ours, theirs = models
    for kind in ("failures", "rules"):
        old, our, their = (getattr(model, kind) for model in (base, ours, theirs))
        for word in sorted({*our, *their}):
            is_kept = word in our and word in their or word not in old or old[word] != (our.get(word) or their.get(word))
            if is_kept and not re.search(rf"called {word}[ ,]", text):
                yield "lost", f"{word}, in a conflict"
