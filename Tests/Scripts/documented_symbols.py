#!/usr/bin/env python3
"""Fails if a catalogue leaves out a public symbol.

    documented_symbols.py GRAPH CATALOGUE

GRAPH is the symbol graph of a module (JSON of `swift package dump-symbol-graph`), CATALOGUE its `.docc` directory.
Every public top-level symbol of the module must be listed below a "Topics" heading of one of the catalogue's pages.
A symbol that is listed and does not exist is left to docc, which fails on links that lead nowhere.
"""

import json
import pathlib
import re
import sys


def top_level_symbols(graph):
    """The names of the public symbols that are not members of another one, each with the place of its declaration."""
    symbols = {}
    for symbol in json.loads(pathlib.Path(graph).read_text())["symbols"]:
        path = symbol["pathComponents"]
        if symbol["accessLevel"] not in ("public", "open") or len(path) != 1 or "swiftExtension" in symbol:
            continue
        location = symbol.get("location", {})
        place = location.get("uri", "").rsplit("/", 1)[-1]
        symbols[path[0]] = f"{place}:{location.get('position', {}).get('line', 0) + 1}"
    return symbols


def listed_symbols(catalogue):
    """The names of the symbols that stand in lists below a "Topics" heading, without the names of their members."""
    names = set()
    for page in sorted(pathlib.Path(catalogue).rglob("*.md")):
        in_topics = in_code = False
        for line in page.read_text().splitlines():
            if line.startswith("```"):
                in_code = not in_code
            elif in_code:
                continue
            elif re.match(r"#{1,2} ", line):
                in_topics = line == "## Topics"
            elif in_topics and (link := re.match(r"- ``([^`]+)``$", line)):
                names.add(link[1])
    return names


def main(graph, catalogue):
    symbols = top_level_symbols(graph)
    if not symbols:
        sys.exit(f"{graph} holds no public symbol")
    missing = sorted(symbols.keys() - listed_symbols(catalogue))
    for name in missing:
        print(f"{catalogue}: {name} ({symbols[name]}) is below no Topics heading; list it as - ``{name}``", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
