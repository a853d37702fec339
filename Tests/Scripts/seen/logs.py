"""Makes logs in many forms, and error texts for their entries."""

from words import CHINESE, CHINESE_FOREIGN, FILLER, FOREIGN, GERMAN, GERMAN_FOREIGN, OWN, RUSSIAN, RUSSIAN_FOREIGN, VERBS


class Words:
    """The words of one language, and how messages are made of them."""

    def __init__(self, nouns, foreign, messages, others, joiner=" "):
        self.nouns, self.foreign, self.messages, self.others, self.joiner = nouns, foreign, messages, others, joiner


def number(dice):
    return str(dice.randint(2, 99999))


def path(dice, name):
    folders = "/".join(dice.choice(("srv", "app", "opt", "home", "build", "releases", "v" + number(dice), "data")) for _ in range(dice.randint(2, 4)))
    return f"/{folders}/{name}"


def time(dice):
    return f"20{dice.randint(20, 29)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}T{dice.randint(0, 23):02}:{dice.randint(0, 59):02}:{dice.randint(0, 59):02}Z"


def address(dice):
    return ".".join(str(dice.randint(1, 254)) for _ in range(4)) + f":{dice.randint(1024, 65000)}"


def hexadecimal(dice):
    return f"0x{dice.getrandbits(48):012x}"


def uuid(dice):
    text = f"{dice.getrandbits(128):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


# What stands for what differs each time, and how it is made.
CHANGING = {"{n}": number, "{t}": time, "{a}": address, "{x}": hexadecimal, "{u}": uuid}

ENGLISH_MESSAGES = (
    "{Camel}Error: {noun} {noun} did not {verb} within {n} ms while {noun} {noun} was locked by {u}",
    "could not {verb} {noun} '{noun}': {noun} {noun} refused by {a} after {n} attempts",
    "{t} ERROR [{noun}-{n}] {snake}: {noun} of {noun} {noun} is {n} bytes, expected {noun} to {verb}",
    'Traceback (most recent call last):\n  File "{path:{snake}.py}", line {n}, in {snake}\n    {snake}({noun})\n{Camel}Exception: {noun} {noun} cannot {verb} the {noun}',
    "Exception in thread \"main\" com.acme.{noun}.{Camel}Exception: {noun} {noun} {verb} at {x}\n\tat com.acme.{noun}.{Camel}.{snake}({Camel}.java:{n})",
    "panic: {noun} {noun}: {noun} must not {verb} (goroutine {n}, {x})",
    "fatal: {noun} {path:{noun}.yaml} has no {noun} for {noun} {noun}; {verb} it first",
    "FAILED {noun}/{snake}_test.ts > {noun} {verb} > expected {noun} {n} to equal {noun} {n} in {noun}",
    "{noun} {noun} returned {n} from https://{noun}.example.com/v{n}/{noun}: {noun} {noun} {verb}",
)
GERMAN_MESSAGES = (
    "{noun} {noun} antwortet nicht innerhalb von {n} Sekunden, {noun} bleibt gesperrt für {noun} {u}",
    "{t} FEHLER {noun}: {noun} der {noun} hat {n} Bytes, {noun} erwartet von {a}",
    "Die {noun} konnte {noun} nicht öffnen: {noun} {noun} in {path:{noun}.xml} fehlt",
)
RUSSIAN_MESSAGES = (
    "{noun} {noun} не отвечает {n} секунд, {noun} {noun} заблокирован {u}",
    "{t} ОШИБКА {noun}: {noun} {noun} имеет {n} байт, нужен {noun} от {a}",
    "не удалось открыть {noun}: {noun} {noun} в {path:{noun}.xml} отсутствует",
)
CHINESE_MESSAGES = (
    "{noun}{noun}在{n}毫秒内没有响应，{noun}{noun}被{u}锁定",
    "{t} 错误 {noun}：{noun}{noun}大小为{n}，{noun}来自{a}",
    "无法打开{noun}：{path:{n}.xml}中缺少{noun}{noun}",
)

# Messages that have only everyday words in common with those above.
ENGLISH_OTHERS = (
    "the {noun} was not hot when the {noun} went in, and nobody had looked for {n} minutes",
    "error: cannot bake {noun} with {noun}, since the {noun} is too wet for it ({n} g)",
    "{Camel}Error: {noun} grew no {noun} since {t}",
    'Traceback (most recent call last):\n  File "{path:{snake}.py}", line {n}, in {snake}\n    {snake}({noun})\n{Camel}Exception: {noun} withered',
    "{t} ERROR harvest of {noun} and {noun} failed at {a}: a {noun} ate the {noun}",
    "Exception in thread \"main\" org.garden.{noun}.{Camel}Exception: {noun} frozen\n\tat org.garden.{Camel}.{snake}({Camel}.java:{n})",
)
GERMAN_OTHERS = (
    "der {noun} war nicht heiß, als die {noun} hineinkam, und niemand sah {n} Minuten lang hin",
    "{t} FEHLER Ernte der {noun}: {noun} erfroren, {noun} verwelkt bei {a}",
)
RUSSIAN_OTHERS = (
    "{noun} не была горячей, когда {noun} упала, и никто не смотрел {n} минут",
    "{t} ОШИБКА урожай {noun}: {noun} замёрзла, {noun} засохла {a}",
)
CHINESE_OTHERS = ("{noun}不够热，{noun}放进去{n}分钟没人看", "{t} 收成{noun}：{noun}冻坏，{noun}枯萎{a}")

LANGUAGES = {
    "english": Words(OWN, FOREIGN, ENGLISH_MESSAGES, ENGLISH_OTHERS),
    "german": Words(GERMAN, GERMAN_FOREIGN, GERMAN_MESSAGES, GERMAN_OTHERS),
    "russian": Words(RUSSIAN, RUSSIAN_FOREIGN, RUSSIAN_MESSAGES, RUSSIAN_OTHERS),
    "chinese": Words(CHINESE, CHINESE_FOREIGN, CHINESE_MESSAGES, CHINESE_OTHERS, ""),
}


def message(dice, words, is_foreign=False, is_like=False):
    """A message in which what differs each time still stands as `{n}` and the like.

    A foreign one is made of words that no log has, in sentences of its own or, if it is to be like the others, in theirs.
    """
    nouns = words.foreign if is_foreign else words.nouns
    verbs = [noun + "ate" for noun in FOREIGN] if is_foreign else VERBS
    text = dice.choice(words.others if is_foreign and not is_like else words.messages)
    makers = {
        "{noun}": lambda: dice.choice(nouns),
        "{verb}": lambda: dice.choice(verbs),
        "{Camel}": lambda: "".join(dice.choice(nouns).title() for _ in range(2)),
        "{snake}": lambda: "_".join(dice.choice(nouns) for _ in range(2)),
    }
    for mark, make in makers.items():
        while mark in text:
            text = text.replace(mark, make(), 1)
    return text


def filled(dice, text):
    """The message as it is printed once."""
    while "{path:" in text:
        start = text.index("{path:")
        end = start + 6
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        text = text[:start] + path(dice, text[start + 6 : end - 1]) + text[end:]
    for mark, make in CHANGING.items():
        while mark in text:
            text = text.replace(mark, make(dice), 1)
    return text


def prose(dice, words, count):
    """Sentences that hold some words of the trade."""
    if words.joiner:
        return " ".join(dice.choice(words.nouns) if dice.random() < 0.25 else dice.choice(FILLER) for _ in range(count)) + "."
    return "".join(dice.choice(words.nouns) + dice.choice("的了在和被") for _ in range(count // 3)) + "。"


def one_line(text):
    return " ".join(text.split()).replace("|", "/")


def day(dice, index):
    return f"2025-{1 + index * 11 // 400 % 12:02}-{1 + index % 28:02}"


def entry(dice, words, index):
    text = filled(dice, message(dice, words))
    return {"n": index + 1, "day": day(dice, index), "title": one_line(prose(dice, words, 6))[:-1], "error": text, "why": prose(dice, words, 30), "fix": prose(dice, words, 15)}


def fenced(text):
    return f"```\n{text}\n```"


HOME = """# Log

**Last Updated:** 2025-12-01
**Total Failures Logged:** {count}

"""

FORMS = {
    "home": (HOME, lambda e: f"### [F-BIZ-{e['n']:03}] {e['title']}\n**Date:** {e['day']}\n**Severity:** 🟡 Important\n\n**What Broke:**\n{e['error']}\n\n**Root Cause:**\n{e['why']}\n\n**Lessons:**\n- {e['fix']}\n\n---\n\n"),
    "dates": ("# Incidents\n\n", lambda e: f"## {e['day']} — {e['title']}\n\n**What happened:** {one_line(e['error'])}\n\n**Root cause:** {e['why']}\n\n**Fix:** {e['fix']}\n\n"),
    "numbers": ("# Lessons\n\n", lambda e: f"## Lesson {e['n']}: {e['title']}\n\nDate: {e['day']}\n\n### Problem\n\n{fenced(e['error'])}\n\n### Root cause\n\n{e['why']}\n\n### Fix\n\n{e['fix']}\n\n"),
    "learnings": ("# Errors\n\n", lambda e: f"## [ERR-{e['day'].replace('-', '')}-{e['n']:03}] {e['title']}\n\n**Logged**: {e['day']}T10:00:00Z\n**Priority**: high\n**Status**: pending\n\n### Summary\n{e['fix']}\n\n### Error\n{fenced(e['error'])}\n\n### Suggested Fix\n{e['why']}\n\n---\n\n"),
    "table": ("# Failures\n\n| # | Date | What broke | Cause | Fix |\n|---|------|-----------|-------|-----|\n", lambda e: f"| {e['n']} | {e['day']} | {one_line(e['error'])} | {one_line(e['why'])} | {one_line(e['fix'])} |\n"),
    "items": ("# Gotchas\n\n", lambda e: f"- **{e['day']}: {e['title']}** — {one_line(e['error'])}. Fix: {one_line(e['fix'])}\n"),
    "leads": ("# Notes\n\n", lambda e: f"**[{e['day']}] {e['title']}**\n{one_line(e['error'])}\n{e['why']}\n\n"),
}


def log(dice, form, words, count):
    head, write = FORMS[form]
    entries = [entry(dice, words, index) for index in range(count)]
    return head.replace("{count}", str(count)) + "".join(write(entry) for entry in entries), entries
