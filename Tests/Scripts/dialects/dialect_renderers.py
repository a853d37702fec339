"""What the dialects' own programs make of a document: for each dialect functions from its text to something comparable.

Two results are equal when a reader sees the same. HTML is compared as a sequence of tags and texts, in which runs of blanks
count as one outside of code.
"""

import functools
import html.parser
import json
import re
import tomllib

import docutils.core
import jinja2
import liquid
import markdown
import mistune
import myst_parser.parsers.docutils_
import pypandoc
import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins import attrs, container, deflist, footnote, front_matter, gfm

VERBATIM = {"pre", "textarea", "script", "style"}
BLOCKS = set(
    "address article aside blockquote body br caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4"
    " h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
CONTAINERS = "note tip info warning danger caution important details code-group mermaid columns".split()


class Seen(html.parser.HTMLParser):
    """The tags and texts of HTML, without the blanks that no reader sees."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.parts = [("block", "", ())]
        self.verbatim = 0
        self.feed(text)
        self.close()
        self.trim()

    def trim(self):
        """Takes away the blanks at the end of a text before a block."""
        if self.parts[-1][0] == "text" and not self.verbatim:
            text = self.parts.pop()[1].rstrip()
            if text:
                self.parts.append(("text", text, ()))

    def tag(self, kind, tag, attributes):
        if tag in BLOCKS:
            self.trim()
        self.parts.append((kind, tag, tuple(sorted(attributes, key=str))))

    def handle_starttag(self, tag, attrs):
        self.tag("start", tag, attrs)
        self.verbatim += tag in VERBATIM

    def handle_endtag(self, tag):
        self.verbatim = max(0, self.verbatim - (tag in VERBATIM))
        self.tag("end", tag, ())

    def handle_comment(self, data):
        self.tag("comment", data, ())

    def handle_data(self, data):
        if not self.verbatim:
            data = re.sub(r"\s+", " ", data)
            if self.parts[-1][1] in BLOCKS or self.parts[-1][0] == "block":
                data = data.lstrip()
        if data and self.parts[-1][0] == "text":
            self.parts[-1] = ("text", self.parts[-1][1] + data, ())
        elif data:
            self.parts.append(("text", data, ()))


def seen(text):
    return Seen(text).parts


@functools.cache
def markdown_it_gfm():
    """GitHub's dialect: tables, alerts, task lists, footnotes, mathematics."""
    return MarkdownIt("gfm-like", {"linkify": False}).use(gfm.gfm_plugin, dollarmath=True, front_matter=True)


@functools.cache
def markdown_it_site():
    """What VitePress and Docusaurus render with or are near to: containers, attributes, footnotes, definition lists."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(front_matter.front_matter_plugin).use(footnote.footnote_plugin).use(deflist.deflist_plugin)
    parser.use(attrs.attrs_plugin).use(attrs.attrs_block_plugin)
    for name in CONTAINERS:
        parser.use(container.container_plugin, name)
    return parser


def github(text):
    return seen(markdown_it_gfm().render(text))


def site(text):
    return seen(markdown_it_site().render(text))


def mistune_html(text):
    plugins = ["strikethrough", "footnotes", "table", "task_lists", "def_list", "abbr", "math"]
    return seen(mistune.create_markdown(escape=False, plugins=plugins)(text))


def python_markdown(text):
    """MkDocs with the extensions that its themes recommend."""
    extensions = (
        "abbr admonition attr_list def_list footnotes md_in_html meta tables toc pymdownx.arithmatex pymdownx.betterem"
        " pymdownx.caret pymdownx.critic pymdownx.details pymdownx.blocks.admonition pymdownx.blocks.details pymdownx.blocks.tab"
        " pymdownx.inlinehilite pymdownx.keys pymdownx.mark pymdownx.smartsymbols pymdownx.snippets"
        " pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde"
    ).split()
    settings = {
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.snippets": {"base_path": []},
        "pymdownx.arithmatex": {"generic": True},
    }
    return seen(markdown.markdown(without_front_matter(text), extensions=extensions, extension_configs=settings))


# What a Jekyll site may know; of all else a template says nothing.
SITE = {
    "page": {"title": "A page", "date": "2025-11-03", "draft": True, "sponsor": "Ana"},
    "site": {
        "baseurl": "/docs",
        "data": {"actions": [{"title": "Look"}, {"title": "Ask"}]},
        "services": [{"name": "a", "url": "/a", "state": "up"}, {"name": "b", "state": "down"}],
    },
}


def kramdown_like(text):
    """Jekyll, with a site and with none: Liquid first, then Markdown with `{: }` attributes, as python-markdown reads them."""
    extensions = "abbr attr_list def_list fenced_code footnotes md_in_html tables toc".split()
    texts = [liquid_text(without_front_matter(text), data) for data in (SITE, {})]
    return [seen(markdown.markdown(text, extensions=extensions)) for text in texts]


def liquid_text(text, data):
    """Jekyll's tags that python-liquid lacks are marked, so that their places and contents are compared."""
    text = re.sub(r"(?s){%-?\s*(include|link|post_url|gist|seo)\b(.*?)-?%}", r"[\1: \2]", text)
    text = re.sub(r"(?s){%-?\s*highlight\b(.*?)-?%}(.*?){%-?\s*endhighlight\s*-?%}", r"<pre title='\1'>\2</pre>", text)
    return liquid.Environment(tolerance=liquid.Mode.STRICT).from_string(text).render(**data)


class AnyValue(jinja2.ChainableUndefined):
    """A value that nobody set: its name is its text, it can be called, and there is one thing in it."""

    truth = True

    def __str__(self):
        return f"[{self._undefined_name}]"

    def __iter__(self):
        return iter([self])

    def __call__(self, *arguments, **named):
        return self

    def __bool__(self):
        return self.truth

    def __add__(self, other):
        return f"{self}+{other}"

    def __sub__(self, other):
        return f"{self}-{other}"

    def __mul__(self, other):
        return f"{self}*{other}"

    def __radd__(self, other):
        return f"{other}+{self}"

    def __rsub__(self, other):
        return f"{other}-{self}"


class NothingSet(AnyValue):
    """A value for which conditions are false."""

    truth = False


def jinja(text):
    """The documents that the template makes where all conditions hold and where none does. One that strips blanks by hand is
    not meant for an environment that does so by itself."""
    results = []
    for undefined in (AnyValue, NothingSet):
        for trims in (False,) if re.search(r"{[%{#]-|-[%}#]}", text) else (False, True):
            environment = jinja2.Environment(undefined=undefined, trim_blocks=trims, lstrip_blocks=trims)
            environment.filters["to_nice_yaml"] = lambda value: str(value)
            results.append(github(environment.from_string(text).render()))
    return results


def pandoc(text, source="markdown"):
    """Pandoc's own tree, metadata included. Where a line of a paragraph ends says nothing."""
    tree = pypandoc.convert_text(text, "json", format=source, extra_args=["--sandbox", "--quiet"])
    return json.loads(tree.replace('"SoftBreak"', '"Space"'))


def pandoc_gfm(text):
    return pandoc(text, "gfm+tex_math_dollars+alerts+footnotes")


def pandoc_commonmark(text):
    return pandoc(text, "commonmark_x")


def myst(text):
    """MyST as Sphinx reads it, with all its extensions. Names that only Sphinx knows are errors in both."""
    extensions = "amsmath attrs_block attrs_inline colon_fence deflist dollarmath fieldlist strikethrough substitution tasklist"
    settings = {
        "myst_enable_extensions": extensions.split(),
        "myst_substitutions": {"version": "4.2", "product": "Atlas"},
        "report_level": 5,
        "halt_level": 6,
    }
    parser = myst_parser.parsers.docutils_.Parser()
    tree = docutils.core.publish_string(text, parser=parser, writer="pseudoxml", settings_overrides=settings).decode()
    return re.sub(r' bullet="."', "", tree).split("\n")


FRONT_MATTER = (
    (r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", yaml.safe_load),
    (r"\A\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", tomllib.loads),
    (r"\A\s*;;;[ \t]*\n(?=\{)(.*?)\n;;;[ \t]*(?:\n|\Z)", json.loads),
    (r"\A\s*;;;[ \t]*\n(.*?)\n;;;[ \t]*(?:\n|\Z)", lambda members: json.loads("{" + members + "}")),
    (r"\A\s*(\{[ \t]*\n.*?\n\})[ \t]*(?:\n|\Z)", json.loads),
)


def without_front_matter(text):
    return next((text[match.end() :] for form, _ in FRONT_MATTER if (match := re.match(form, text, re.S))), text)


def data_in_front(text):
    """The values of the front matter, and its bytes."""
    for form, load in FRONT_MATTER:
        match = re.match(form, text, re.S)
        if match:
            return match[0].strip(), repr(load(match[1]))
    raise ValueError("no front matter")


def body(text):
    return github(without_front_matter(text))


def slides(text):
    """Each slide on its own. A line of three dashes ends a slide; what follows may be settings of the next."""
    return [github(slide) for slide in re.split(r"(?m)^---[ \t]*$", text)]


# For each dialect those that render it. Dialects without a program on PyPI are read as what they are nearest to, and the law
# of lines holds for them all.
RENDERERS = {
    "docusaurus": [site, pandoc_commonmark],
    "front-matter": [data_in_front, body],
    "github": [github, pandoc_gfm],
    "gitlab": [github],
    "hugo": [data_in_front, body],
    "jekyll": [kramdown_like],
    "jinja": [jinja],
    "mkdocs": [python_markdown],
    "myst": [myst],
    "obsidian": [github],
    "pandoc": [pandoc],
    "plain": [github, mistune_html, pandoc_commonmark],
    "slides": [slides],
    "vitepress": [site],
}
