"""Lets Mermaid itself draw the diagrams of a report in Markdown."""

import json
import re

PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body><script src="{}"></script></body></html>'

# What Mermaid says of a diagram: an error, or what its picture must not hold.
DRAW = """(async text => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  try {
    const { svg } = await mermaid.render('d' + Math.random().toString(36).slice(2), text);
    const page = new DOMParser().parseFromString('<body>' + svg, 'text/html');
    const bad = [];
    for (const element of page.querySelectorAll('*')) {
      if (['SCRIPT', 'IFRAME', 'IMG', 'OBJECT', 'IMAGE', 'USE', 'A'].includes(element.tagName.toUpperCase())) bad.push(element.tagName);
      for (const attribute of element.attributes) if (/^on|^href$|^src$/i.test(attribute.name)) bad.push(attribute.name);
    }
    return { bad, text: page.body.textContent };
  } catch (error) { return { bad: [String(error)], text: '' }; }
})(%s)"""


def diagrams(markdown):
    """The diagrams of a text. A report fences nothing else as such."""
    return re.findall(r"(?m)^```mermaid\n(.*?)^```$", markdown, re.S)


def faults(browser, markdown, expected=()):
    """What is wrong with the diagrams of a report.

    `expected` are texts that one of the pictures must show just so.
    """
    found = []
    shown = ""
    for diagram in diagrams(markdown):
        drawn = browser.value(DRAW % json.dumps(diagram))
        found += [f"diagram {diagram.splitlines()[0]}: {what}" for what in drawn["bad"]]
        shown += drawn["text"]
    return found + [f"no diagram shows {text}" for text in expected if text not in shown]
