#!/usr/bin/env python3
"""Prints a regular expression that matches all tests in suites with one of some tags, as `swift test --skip` takes it.

usage: suites.py TAG...
"""

import pathlib
import re
import sys

SUITE = re.compile(r"^@Suite\((.*?)\)\n(?:struct|final class) (\w+)", re.DOTALL | re.MULTILINE)


def main(tags):
    root = pathlib.Path(__file__).resolve().parents[1]
    names = []
    for path in sorted(root.rglob("*.swift")):
        for traits, name in SUITE.findall(path.read_text()):
            if any(re.search(rf"\.tags\([^)]*\.{tag}\b", traits) for tag in tags):
                names.append(name)
    if not tags or not names:
        sys.exit(__doc__.split("\n\n")[1] if not tags else f"no suite has one of the tags {' '.join(tags)}")
    print(rf"\.({'|'.join(names)})/")


if __name__ == "__main__":
    main(sys.argv[1:])
