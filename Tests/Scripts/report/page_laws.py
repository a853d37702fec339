"""What must hold for the HTML of each report, whatever the log says."""

import re

import html5lib

ELEMENTS = set(
    """a article bdi blockquote body br caption circle code dd defs del desc details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head
    header hr html li line main meta nav ol p pattern pre rect section small span strong style summary svg table tbody td text th thead title tr
    ul""".split()
)
ATTRIBUTES = set(
    """aria-hidden aria-label aria-labelledby charset class content cx cy data-label dir dx height href http-equiv id lang name patternTransform
    patternUnits preserveAspectRatio r rel role rx scope start tabindex viewBox width x x1 x2 y y1 y2""".split()
)
CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def faults(page):
    """What is wrong with a page; empty if nothing is."""
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    root = parser.parse(page.decode("utf-8"))
    found = [f"line {place[0]}: {name} {values}" for place, name, values in parser.errors]
    if not page.startswith(b"<!DOCTYPE html>\n"):
        found.append("the page is no HTML by its first line")
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    if any(not isinstance(element.tag, str) for element in root.iter()):
        found.append("there is a comment")
    found += _parts(elements) + _links(elements) + _structure(elements)
    style = "".join(element.text or "" for element in elements if _name(element) == "style")
    if re.search(r"@import|expression\(|url\((?!#)", style):
        found.append("the style asks for something")
    return found


def _name(element):
    return element.tag.rsplit("}", 1)[-1]


def _parts(elements):
    found = []
    for element in elements:
        if _name(element) not in ELEMENTS:
            found.append(f"element {_name(element)}")
        for attribute in element.attrib:
            if str(attribute).rsplit("}", 1)[-1] not in ATTRIBUTES:
                found.append(f"attribute {attribute} of {_name(element)}")
    if [element.get("content") for element in elements if element.get("http-equiv")] != [CONTENT_POLICY]:
        found.append("the policy of the page is another one")
    return found


def _links(elements):
    found = []
    ids = [element.get("id") for element in elements if element.get("id")]
    if len(ids) != len(set(ids)):
        found.append("an id stands there twice")
    for element in elements:
        link = element.get("href")
        if link is None:
            continue
        if _name(element) != "a":
            found.append(f"{_name(element)} leads somewhere")
        elif link.startswith("#"):
            if link[1:] not in ids:
                found.append(f"{link} leads nowhere")
        elif re.search(r"[\x00-\x20\x7f\\]", link) or link.startswith("//"):
            found.append(f"link {link!r}")
        elif re.match(r"[^/?#]*:", link) and not re.match(r"(https?|mailto):", link, re.I):
            found.append(f"link {link!r}")
        elif "noopener" not in (element.get("rel") or ""):
            found.append(f"link {link!r} tells where it was followed from")
    for element in elements:
        for name in (element.get("aria-labelledby") or "").split():
            if name not in ids:
                found.append(f"{name} labels something and is not there")
    return found


def _structure(elements):
    found = []
    level = 0
    for element in elements:
        name = _name(element)
        if re.fullmatch("h[1-6]", name):
            if int(name[1]) > level + 1:
                found.append(f"a heading {name} stands under a heading of level {level}")
            level = int(name[1])
        if name == "th" and element.get("scope") not in ("col", "row"):
            found.append("a table header without a scope")
        if name == "svg" and element.get("role") == "img":
            names = [_name(child) for child in element]
            if names[:2] != ["title", "desc"]:
                found.append("a picture without a title and a description")
        elif name == "svg" and element.get("aria-hidden") != "true":
            found.append("a picture that says nothing and is not hidden")
        if name == "html" and element.get("lang") != "en":
            found.append("a page without a language")
    return found
