"""Formatters that break a law each, which the script must find out, and changes that it must allow.

A formatter here takes a fixture and puts one text in place of another. It is found out if exactly the laws named are broken.
"""

import dialect_lines

# (document, text, what takes its place, laws that this breaks)
WRONG = (
    ("docusaurus/admonitions", ":::note", ":::warning", "lines kept rendered"),
    ("front-matter/json-semicolons-object", '"* a"', '"- a"', "lines kept rendered"),
    ("front-matter/yaml-blank-first-line", "list:\n\n\n", "list:\n\n", "kept rendered"),
    ("front-matter/toml-blank-first-line", '"+ one"', '"- one"', "lines kept rendered"),
    ("github/math-block", "+ \\epsilon", "- \\epsilon", "kept rendered"),
    ("github/math-block", ">b", "> b", "kept rendered"),
    ("github/alerts", "because the caches", "> because the caches", "lines"),
    ("github/alerts", "[!NOTE]", "\\[!NOTE]", "lines rendered"),
    ("gitlab/math-and-toc", "[[_TOC_]]", "\\[\\[*TOC*]]", "lines kept"),
    ("hugo/json", '\n  "tags"', '\n"tags"', "lines kept rendered"),
    ("hugo/toml", "* not a list", "- not a list", "kept rendered"),
    ("jekyll/toc", "* Contents\n{:toc}", "* Contents\n  {:toc}", "lines kept"),
    ("jekyll/attributes", "{: .table .wide }", "| {: .table .wide } |", "lines kept"),
    ("jekyll/attributes", "{: .warning #first }", "{: .warning }", "lines kept rendered"),
    ("jekyll/loops", "{% endfor %}\n\n|", "  {% endfor %}\n\n|", "lines kept"),
    ("jinja/set-with-markers", "  + tax", "  - tax", "kept rendered"),
    ("jinja/table-loop", "{%- endfor %}", "| {%- endfor %} |", "lines kept rendered"),
    ("mkdocs/admonition", "    * check the signature", "* check the signature", "lines kept rendered"),
    ("mkdocs/tabs", '=== "macOS"', '=== "Linux"', "lines kept rendered"),
    ("mkdocs/four-blanks", "    Tell support.", "  Tell support.", "lines rendered"),
    ("myst/colon-fences", ":::\n\n::::{warning}", "  :::\n\n::::{warning}", "lines kept"),
    ("myst/math-and-substitution", "\n+ b\n", "\n- b\n", "kept rendered"),
    ("obsidian/block-ids", "^list-id", "  ^list-id", "lines kept"),
    ("pandoc/pipe-table-widths", "|----|--------|", "|---|---|", "rendered"),
    ("pandoc/line-blocks", "\n  Ellen", "\nEllen", "lines kept rendered"),
    ("plain/source-below-table", "Source: the annual report", "| Source: the annual report |", "lines kept rendered"),
    ("plain/one-dash-underline", "**Timeline:**\n-", "## **Timeline:**", "lines kept"),
    ("plain/hard-breaks", "Operations  \n", "Operations\n", "rendered"),
    ("plain/hard-breaks", "Operations  \n", "Operations\\\n", "lines"),
    ("plain/indented-code", "    * not an item  ", "    - not an item  ", "lines rendered"),
    ("plain/crlf", "code  ", "code", "lines rendered"),
    ("plain/email", "Until noon.", "Until\nnoon.", "lines"),
    ("slides/marp", "theme: gaia\n", "theme: uncover\n", "lines kept rendered"),
    ("vitepress/containers", "::: danger STOP", "::: warning STOP", "lines kept rendered"),
)

# What may become of lines, and what may not.
ALLOWED = (
    ("* a\n* b", "- a\n- b"),
    ("*   a\n\n    b\n      c\nlazy", "- a\n\n  b\n    c\nlazy"),
    ("*  a\n   1.  b\n       c", "- a\n  1. b\n     c"),
    (">a\n>* b\nlazy", "> a\n> - b\nlazy"),
    ("Title\n===", "# Title"),
    ("#   Title  ##", "# Title"),
    ("> Title\n> -----\n\n* Item\n  ====", "> ## Title\n\n- # Item"),
    ("***\n\n\n\n_ _ _", "---\n\n---"),
    ("~~~~ js\na  \n~~~~", "```js\na  \n```"),
    ("|a|b |\n|:-|-|\n|1|2", "| a | b |\n|:---|---|\n| 1 | 2 |"),
    ("a    \nb  ", "a  \nb"),
)
FORBIDDEN = (
    ("* a\nlazy", "- a\n  lazy"),
    (">a\nlazy", "> a\n> lazy"),
    ("*   a\n\n    b\n      c", "- a\n\n  b\n  c"),
    ("* a\n    * b", "- a\n  - b"),
    ("1. a\n2. b", "1. a\n1. b"),
    ("1. a\n2. b", "1) a\n2) b"),
    ("a\n  b", "a\nb"),
    ("a\n-", "## a"),
    ("a\n--", "## a"),
    ("a\nb\n---", "## a b"),
    ("* a\n===", "- # a"),
    (" * a\n\n   * b", "- a\n\n   - b"),
    ("* a\n+ b", "- a\n* b"),
    ("a", "a\n\nb"),
    ("a\n1. b", "a\n\n1. b"),
    ("a\n\nb", "a\nb"),
    ("a\n\nb", "a"),
    ("a * b", "a \\* b"),
    ("*a*", "_a_"),
    ("    code", "```\ncode\n```"),
    ("\tcode", "    code"),
    ("```\n* a\n```", "```\n- a\n```"),
    ("```\na\n\n\nb\n```", "```\na\n\nb\n```"),
    ("|a|\n|-|\n|1|\nx", "| a |\n|---|\n| 1 |\n| x |"),
    ("|a|\n|:-|\n|1|", "| a |\n|---|\n| 1 |"),
    ("|a|\n|-|\n|1|", "| a |\n|---|\n| 2 |"),
    ("|a\n|b", "| a |\n| b |"),
    ("***", "---\n\n\n"),
    ("a  \nb", "a\\\nb"),
    ("# a", "## a"),
    ("~~~ js\n~~~", "```ts\n```"),
)


def replacing(text, other):
    def format(data):
        end = "\r\n" if b"\r\n" in data else "\n"
        return data.replace(text.replace("\n", end).encode(), other.replace("\n", end).encode(), 1)

    return format


def unsettled(data):
    return data.replace(b"* ", b"- ") if b"* " in data else data.replace(b"- ", b"* ")


def run(document_type, judge, fixtures):
    """The exit code: 0 if every wrong formatter is found out, and the changes allowed are allowed."""
    mistakes = []
    for name, text, other, laws in WRONG:
        document = document_type(fixtures / f"{name}.md")
        format = replacing(text, other)
        if format(document.bytes) == document.bytes:
            mistakes.append(f"{name}: '{text}' is not in it")
            continue
        found = {law for law, _, _ in judge(document, format)[0]} - {"formatted", "ends", "settled"}
        if found != set(laws.split()):
            mistakes.append(f"{name}: '{text}' became '{other}': {sorted(found)} broken instead of {laws}")
    for name, format, law in (
        ("plain/lazy-lines", lambda data: data, "formatted"),
        ("plain/no-final-newline", lambda data: data.replace(b"***", b"---"), "formatted"),
        ("plain/lazy-lines", unsettled, "settled"),
        ("plain/lazy-lines", lambda data: data if b"\r" in data else data.replace(b"* ", b"- "), "ends"),
        ("plain/bom", lambda data: data.replace(b"* ", b"- "), "ends"),
        ("plain/crlf", lambda data: data.replace(b"\r\n", b"\n"), "ends"),
        ("plain/mixed-line-ends", lambda data: data.replace(b"\n", b"\r\n").replace(b"\r\r", b"\r"), "ends"),
        ("plain/no-final-newline", lambda data: data.replace(b"* ", b"- "), "ends"),
    ):
        failures, _ = judge(document_type(fixtures / f"{name}.md"), format)
        if law not in {law for law, _, _ in failures}:
            mistakes.append(f"{name}: that {law} is broken was not found out")
    for pairs, is_allowed in ((ALLOWED, True), (FORBIDDEN, False)):
        for before, after in pairs:
            violations = dialect_lines.Comparison(before, after).run().violations
            if bool(violations) == is_allowed:
                mistakes.append(f"{before!r} became {after!r}: {violations or 'nothing found'}")
    for mistake in mistakes:
        print(mistake)
    print(f"{len(WRONG) + 8 + len(FORBIDDEN)} wrong formatters and {len(ALLOWED)} right ones: {len(mistakes)} mistakes")
    return 1 if mistakes else 0
