"""Logs in which everything tries to be more than text."""

ATTACKS = [
    "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', '" onmouseover="alert(1)', "' autofocus onfocus='alert(1)",
    "[click](javascript:alert(1))", "[click](JaVaScRiPt&colon;alert(1))", "[click](java&#10;script:alert(1))",
    "[click](&#1;javascript:alert(1))", "[click](data:text/html;base64,PHNjcmlwdD4=)", "[click](vbscript:x)", "[click](//evil.example/x)",
    "[click](\\\\\\\\evil.example\\\\x)", "[click](/\\\\evil.example)", "[click](file:///etc/passwd)", "[ok](https://example.org/?a=b&c=<d>)",
    "[mail](mailto:a@example.org)", "[beside](../notes/a b.md)", "<javascript:alert(1)>", "<https://example.org>",
    "![pixel](https://evil.example/p.png)", "[![in](https://evil.example/p.png)](https://example.org)", "![](data:image/svg+xml;base64,AAAA)",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;b&#62;", "</style></svg></title></textarea>", "]]>", "<!--", "-->", "<![CDATA[x]]>",
    "<svg/onload=alert(1)>", "\u202egnp.exe\u202c", "a\u200bb\u2066c\u2069", "\x1b[31mred\x07", "\x00\x01\x7f\x85", "\ufdd0\ufffe\U0001ffff",
    "<p><b><table><tr><td>", "{{ 7*7 }}", '"];\n n9-->n1["', '"] --> x["end', "```\n%%{init: {}}%%", "end", "#quot;#35;", "| a | b |",
    "`code <b>`", "~~x~~ **y** _z_", "@everyone #1 :smile:", "Ünïcödé 日本語 עברית العربية 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ⚠️", "x" * 400, "\\`\\*\\_", "<?php ?>", "<a href=//evil.example>x</a>",
]  # fmt: skip


def own_form():
    """A log in bizlog's own form: each attack is a title, a value, a cause, a lesson, a text, a rule and a path."""
    parts = ["# <script>alert(0)</script> & \u202elog\n\n**Last Updated:** 2026-03-01\n\n## Failures\n\n"]
    for number, attack in enumerate(ATTACKS, 1):
        line = attack.replace("\n", " ")
        parts.append(
            f"### [F-{number:03}] {line}\n**Date:** 2026-{number % 12 + 1:02}-{number % 28 + 1:02}\n**Severity:** {line}\n"
            f"**Status:** {'Open' if number % 2 else line}\n**Category:** {line}\n\n**What Broke:**\n{attack}\n\n> {line}\n\n1. {line}\n\n"
            f"```{line.split()[0] if '`' not in line else ''}\n{line if '`' not in line else 'x'}\n```\n\n"
            f"| {line.replace('|', '/')} | b |\n|---|---|\n| {line.replace('|', '/')} | c |\n\n#### {line}\n\n**Root Cause:**\n{attack}\n\n"
            f"**Preventive Rule Added:**\n[R-{number:03}]\n\n**Lessons:**\n- The same class as F-{max(1, number - 3):03}: {line}\n\n---\n\n"
        )
    for number, attack in enumerate(ATTACKS, 1):
        line = attack.replace("\n", " ")
        parts.append(
            f"### [R-{number:03}] {line}\n**Added:** 2026-01-01\n**Origin:** F-{number:03}\n\n**Rule:** {line}\n\n"
            f"**Enforced by:** `{line.replace('`', '')}`, {line}\n\n---\n\n"
        )
    return "".join(parts)


def rows():
    """The same as rows of a table."""
    lines = ["# Log\n\n| ID | Date | Issue | Cause | Severity | Status |\n|----|------|-------|-------|----------|--------|\n"]
    for number, attack in enumerate(ATTACKS, 1):
        cell = attack.replace("\n", " ").replace("|", "\\|").replace("`", "")
        lines.append(f"| P-{number} | 2026-01-{number % 28 + 1:02} | {cell} | {cell} | {cell} | {cell} |\n")
    return "".join(lines)


def deep():
    """Marks in marks, quotes in quotes, and headings of all levels."""
    return (
        "# Log\n\n### [F-001] Deep\n**Date:** 2026-01-01\n\n**What Broke:**\n" + "*a **b " * 300 + "c" + "** d*" * 300 + "\n\n"
        + "> " * 90 + "deep\n\n###### Six\n\n#### Four\n\n###### Six\n\n##### Five\n\n**Lessons:**\n- x\n"
    )  # fmt: skip


def secrets():
    """Credentials in titles, values and texts, and once more without their names."""
    return (
        "# Log\n\n### [F-001] Key AKIAQ3EGPLXM7TUNB5WJ in a title\n**Date:** 2026-01-01\n\n**What Broke:**\n"
        "password: Tr0ub4dor-Zebra-917-quux\n\nIt was Tr0ub4dor-Zebra-917-quux all the time, `Tr0ub4dor-Zebra-917-quux`.\n\n"
        "**Root Cause:**\npassword: Tr0ub4dor-Zebra-917-quux\n\n**Lessons:**\n- [x](https://user:Tr0ub4dor-Zebra-917-quux@example.org/)\n"
    )


SECRETS = ("AKIAQ3EGPLXM7TUNB5WJ", "Tr0ub4dor", "Zebra-917")
