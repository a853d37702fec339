"""What a log and its rules file are to say, by a word in the text of each entry that never changes, whatever its id is."""

import copy
import dataclasses


@dataclasses.dataclass
class Entry:
    """A failure or a rule."""

    title: str
    # One-line fields and text, by label.
    fields: dict = dataclasses.field(default_factory=dict)
    lessons: list = dataclasses.field(default_factory=list)
    # The word of the rule that a failure names.
    rule: str | None = None


@dataclasses.dataclass
class Model:
    failures: dict = dataclasses.field(default_factory=dict)
    rules: dict = dataclasses.field(default_factory=dict)

    def copy(self):
        return copy.deepcopy(self)

    @property
    def lacks_rule(self):
        """Whether a failure names a rule that is not there."""
        return any(failure.rule and failure.rule not in self.rules for failure in self.failures.values())


class Merge:
    """The three-way merge of two models, and what both sides have changed in different ways."""

    def __init__(self, base, ours, theirs):
        self.conflicts = []
        self.model = Model(
            self._entries(base.failures, ours.failures, theirs.failures),
            self._entries(base.rules, ours.rules, theirs.rules),
        )

    def _entries(self, base, ours, theirs):
        result = {}
        for word in sorted({*ours, *theirs}):
            old, our, their = base.get(word), ours.get(word), theirs.get(word)
            if our and their:
                result[word] = self._entry(word, old, our, their)
            elif not old:
                result[word] = copy.deepcopy(our or their)
            elif old != (our or their):
                # One side removed what the other one changed.
                self.conflicts.append(f"{word} is removed and changed")
                result[word] = copy.deepcopy(our or their)
        return result

    def _entry(self, word, old, our, their):
        def one(what, base, ours, theirs):
            if theirs in (ours, base):
                return ours
            if ours != base:
                self.conflicts.append(f"{word}: {what}")
            return theirs

        kept = old.lessons if old else []
        added = [lesson for lesson in their.lessons if lesson not in our.lessons and lesson not in kept]
        return Entry(
            title=one("title", old and old.title, our.title, their.title),
            fields={
                label: one(label, old and old.fields.get(label), our.fields.get(label), their.fields.get(label))
                for label in {**our.fields, **their.fields}
            },
            lessons=[lesson for lesson in our.lessons if lesson not in kept or lesson in their.lessons] + added,
            rule=one("rule", old and old.rule, our.rule, their.rule),
        )
