#!/usr/bin/env python3
"""Writes reports on fixtures and on hostile logs, and looks whether they are what they must be.

usage: report_check.py BIZLOG DIRECTORY [--pictures]

Each page is validated by html5lib and tidy and looked through for whatever could act or be fetched (page_laws.py). Chromium then shows it in
windows of 360 and 1280 pixels, in light and in dark: nothing may be wider than the window, be asked for, be logged as an error, or have a contrast
below 4.5. Mermaid draws the diagrams of the same reports in Markdown. --pictures makes the pictures of the README anew.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import diagrams
import hostile_logs
from browser import Browser
from page_laws import faults

ROOT = pathlib.Path(__file__).resolve().parents[3]
FIXTURES = (
    ["seed/FAILURE_LOG.md", "report/team/FAILURE_LOG.md", "rules/BIZOS_RULES.md", "learn/forms/german.input.md"]
    + [f"convert/{name}.md" for name in "dates file home ids items leads numbers plain rows".split()]
    + ["logs/foreign-chinese.input.md", "logs/foreign-korean.input.md", "forms/dates-russian.md"]
)
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
CONTRAST = 4.5

# What is wider than the window, but for what may be moved in a frame of its own. Texts that wait to be looked at are laid out first.
OVERFLOW = """(() => {
  for (const article of document.querySelectorAll('article')) article.style.contentVisibility = 'visible';
  const wide = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) wide.push('the page: ' + document.documentElement.scrollWidth);
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.scroll, .skip, .hidden, .defs') || element.closest('.stack thead')) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.right > width + 1 || box.left < -1)) wide.push(element.tagName + '.' + element.className + ' ' + box.right);
  }
  return wide.slice(0, 5);
})()"""

# The texts whose contrast with what is behind them is too low. A text of a picture stands on the square before it, or on the page.
FAINT = """(limit => {
  const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
  const light = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4); };
  const luminance = c => 0.2126 * light(c[0]) + 0.7152 * light(c[1]) + 0.0722 * light(c[2]);
  const ratio = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = element => {
    for (; element; element = element.parentElement) {
      const colour = parse(getComputedStyle(element).backgroundColor);
      if (colour[3] > 0) return colour;
    }
    return [255, 255, 255, 1];
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest('title, desc, style, .hidden')) continue;
    const style = getComputedStyle(element);
    const svg = element.closest('svg');
    let ground = behind(svg ?? element);
    const before = element.previousElementSibling;
    if (svg && element.classList.contains('cell')) ground = parse(getComputedStyle(before).fill);
    const found = ratio(parse(svg ? style.fill : style.color), ground);
    if (found < limit) faint.add(element.tagName + '.' + (element.className?.baseVal ?? element.className) + ' ' + found.toFixed(2));
  }
  return [...faint].slice(0, 5);
})(%s)"""


# A page that breaks the laws, each in its way, so that it is known that they are looked at.
BROKEN = b"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>x</title></head><body style="background: #fff"><h3 id="a">x</h3><p id="a">
<a href="javascript:x">y</a><script>1</script><img src="https://example.invalid/p.png" alt=""><b onclick="x">z</b>&nosuch;
<p style="color: #aaa">faint</p><div style="width: 3000px">wide</div><table><tr><th>x</th></tr></table></body></html>
"""
BROKEN_LAWS = (
    "element script", "element img", "attribute onclick", "a heading h3", "link 'javascript:x'", "an id stands there twice", "scope", "policy",
    "wider than the window", "contrast below", "asks for https://example.invalid/p.png", "expected-named-entity",
)  # fmt: skip


def report(bizlog, log, *options):
    result = subprocess.run([bizlog, "report", *options, log], capture_output=True, cwd=log.parent)
    if result.returncode != 0:
        raise SystemExit(f"{log}: exit status {result.returncode}: {result.stderr.decode()}")
    return result.stdout


def tidied(page):
    """What tidy complains of."""
    result = subprocess.run(
        ["tidy", "-quiet", "-errors", "-utf8", "--drop-empty-elements", "no", "--warn-proprietary-attributes", "no"],
        input=page, capture_output=True,
    )  # fmt: skip
    return [line for line in result.stderr.decode().splitlines() if "Error:" in line]


def seen(browser, page, pictures):
    """What is wrong with a page in the windows."""
    found = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            browser.open(page.as_uri(), width, scheme)
            place = f"{width} {scheme}"
            found += [f"{place}: wider than the window: {what}" for what in browser.value(OVERFLOW)]
            found += [f"{place}: contrast below {CONTRAST}: {what}" for what in browser.value(FAINT % CONTRAST)]
            for event in browser.events:
                if event.get("method") == "Network.requestWillBeSent":
                    url = event["params"]["request"]["url"]
                    if url != page.as_uri():
                        found.append(f"{place}: asks for {url}")
                if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown", "Page.javascriptDialogOpening"):
                    found.append(f"{place}: {event['params']}")
            height = browser.value("document.documentElement.scrollHeight")
            browser.picture(pictures / f"{page.stem}-{width}-{scheme}.png", width, min(height, 4000))
    browser.open(page.as_uri(), 800, "dark", media="print")
    found += [f"print: contrast below {CONTRAST}: {what}" for what in browser.value(FAINT % CONTRAST)]
    return found


# Texts that a diagram must show, so that it is known that what is written by numbers is read.
EXPECTED = {"report-team-FAILURE_LOG.md": ("2025-01", "came back although it was there", "came back; there is no rule", "Won't fix")}


def logs(directory):
    """The logs to report on: copies of fixtures would lack what belongs to them, so those stay where they are."""
    yield from ((name.replace("/", "-"), ROOT / "Fixtures" / name) for name in FIXTURES)
    made = {
        "hostile": hostile_logs.own_form(), "hostile-rows": hostile_logs.rows(), "deep": hostile_logs.deep(), "secrets": hostile_logs.secrets(),
        "empty": "", "title": "# Log\n",
    }  # fmt: skip
    for name, text in made.items():
        path = directory / name / "FAILURE_LOG.md"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        yield name, path


def main():
    bizlog, output = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    pages, pictures = output / "pages", output / "pictures"
    for directory in (pages, pictures):
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(parents=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    count = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        browser = Browser(program, f"{scratch}/profile")
        broken = pathlib.Path(scratch) / "broken.html"
        broken.write_bytes(BROKEN)
        told = "\n".join(faults(BROKEN) + seen(browser, broken, pathlib.Path(scratch)))
        if missed := [law for law in BROKEN_LAWS if law not in told]:
            raise SystemExit(f"a broken page passes: {missed}\n{told}")
        drawing = pathlib.Path(scratch) / "diagrams.html"
        drawing.write_text(diagrams.PAGE.format((output / "lib/artoo_mermaid/assets/mermaid.min.js").as_uri()))
        browser.open(drawing.as_uri(), 1280, "light")
        if not diagrams.faults(browser, "```mermaid\npie\n  \"a\" b\n```\n"):
            raise SystemExit("a broken diagram passes")
        for name, log in logs(pathlib.Path(scratch)):
            page = report(bizlog, log)
            found = faults(page) + tidied(page)
            if page != report(bizlog, log):
                found.append("the same log gives other bytes")
            markdown = report(bizlog, log, "--format", "md")
            found += [f"shows {word}" for word in hostile_logs.SECRETS if word.encode() in page + markdown]
            path = pages / f"{name.removesuffix('.md')}.html"
            path.write_bytes(page)
            path.with_suffix(".md").write_bytes(markdown)
            found += seen(browser, path, pictures)
            browser.open(drawing.as_uri(), 1280, "light")
            found += diagrams.faults(browser, markdown.decode(), EXPECTED.get(name, ()))
            count += 1
            failed += bool(found)
            print(f"{'FAILED' if found else 'ok'}  {name}")
            for fault in found[:20]:
                print(f"    {fault}")
        if "--pictures" in sys.argv:
            for scheme in SCHEMES:
                browser.open((pages / "report-team-FAILURE_LOG.html").as_uri(), 900, scheme)
                browser.picture(ROOT / f"Fixtures/report/report-{scheme}.png", 900, 1180)
        browser.close()
    print(f"{count} reports, each in {len(WIDTHS) * len(SCHEMES)} windows and for print; {failed} with faults")
    sys.exit(1 if failed else 0)


main()
