#!/usr/bin/env python3
"""Prints Debian's `copyright` for the program and all that is linked into it, from the folder of their licences."""

import pathlib
import sys

from components import linked

HOLDERS = {
    "cmark-gfm": "2014 John MacFarlane and others; see below",
    "gcc": "1988-2022 Free Software Foundation, Inc.",
    "glibc": "1991-2022 Free Software Foundation, Inc.",
    "swift": "2014-2026 Apple Inc. and the Swift project authors",
    "swift-argument-parser": "2020-2026 Apple Inc. and the Swift project authors",
    "swift-system": "2020-2026 Apple Inc. and the Swift project authors",
}
# Debian's base system has these texts, so a package must not bring them.
COMMON = {"Apache-2.0": "Apache-2.0", "LGPL-2.1-or-later": "LGPL-2.1", "GPL-3.0-or-later WITH GCC-exception-3.1": "GPL-3"}


def indented(text):
    return "\n".join(" " + line if line.strip() else " ." for line in text.rstrip().split("\n"))


def main(directory):
    print("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/")
    print("Upstream-Name: bizlog")
    print("Comment:")
    print(" The program is linked statically. This file names everything that is in it.")
    print("\nFiles: *\nCopyright: 2026 the authors of bizlog\nLicense: Apache-2.0")
    print(" On Debian systems the text of the Apache License, Version 2.0, is in")
    print(" /usr/share/common-licenses/Apache-2.0.")
    for component in linked():
        print(f"\nFiles: usr/bin/bizlog#{component.name}\nCopyright: {HOLDERS[component.name]}")
        print(f"License: {component.license}-as-in-{component.name}")
        print(f" {component.name} {component.version}, {component.homepage}, is linked into the program")
        print(f" under {component.license}.")
        if common := COMMON.get(component.license):
            print(f" On Debian systems the text is in /usr/share/common-licenses/{common}.")
        for name in component.texts:
            if name in ("LGPL-2.1.txt", "GPL-3.txt"):
                continue
            print(f" .\n This is what comes with {component.name}:\n .")
            text = (pathlib.Path(directory) / name).read_text()
            # The full text of the Apache License is common too; what these add to it is not.
            if "\n## Runtime Library Exception" in text:
                text = text[text.index("## Runtime Library Exception"):]
            print(indented(text))


if __name__ == "__main__":
    main(sys.argv[1])
