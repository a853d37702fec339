#!/usr/bin/env python3
"""Writes a wheel that holds the program, for pip, pipx, uv and pre-commit.

    wheel.py STAGE DIRECTORY ARCHITECTURE LICENSE-EXPRESSION

STAGE is a tree as `make install` makes it with PREFIX=/. The program, the manual pages and the completions go where pip puts data files, below
the environment's `bin` and `share`. The wheel is written as a zip of stored order and time, so the same input gives the same bytes.
"""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

SUMMARY = "Keeps failure logs in Markdown true: formats, checks, records, merges and queries them"


def check_static(program):
    """The tags of the wheel say that it runs beside any glibc since 2.17 and any musl since 1.2, which is true of what loads neither."""
    headers = subprocess.run(["readelf", "--program-headers", "--dynamic", "--wide", str(program)], check=True, capture_output=True, text=True).stdout
    if "INTERP" in headers or "NEEDED" in headers:
        raise SystemExit(f"{program} loads shared libraries, so no wheel can promise where it runs")


def metadata(name, version, license, texts):
    readme = f"""\
# bizlog

{SUMMARY}. This wheel holds one program, `bizlog`, which needs neither Python nor any library to run, with its manual
pages and completions.

```sh
bizlog fmt --check    # for CI: names what would change
bizlog check          # what is wrong in FAILURE_LOG.md and the files that belong to it
bizlog list           # its failures
```

`bizlog help` lists the verbs.
"""
    lines = [
        "Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", f"Summary: {SUMMARY}", "Keywords: markdown,post-mortem,failure log,incident,linter,formatter",
        f"License-Expression: {license}", *[f"License-File: {text}" for text in texts],
        "Classifier: Environment :: Console", "Classifier: Intended Audience :: Developers", "Classifier: Operating System :: POSIX :: Linux",
        "Classifier: Topic :: Documentation", "Classifier: Topic :: Text Processing :: Markup :: Markdown",
        "Requires-Python: >=3.8", "Description-Content-Type: text/markdown", "", readme,
    ]
    return "\n".join(lines)


def main(stage, directory, architecture, license):
    stage = pathlib.Path(stage)
    program = stage / "bin/bizlog"
    check_static(program)
    version = re.search(r"^bizlog (\S+)$", subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout, re.M)[1]
    day = time.gmtime(max(int(os.environ["SOURCE_DATE_EPOCH"]), 315532800))[:6]
    tag = f"py3-none-manylinux_2_17_{architecture}.musllinux_1_2_{architecture}"
    info, data = f"bizlog-{version}.dist-info", f"bizlog-{version}.data"

    doc = stage / "share/doc/bizlog"
    texts = ["LICENSE"] + sorted(f"licenses/{path.name}" for path in (doc / "licenses").iterdir())
    files = [(f"{data}/scripts/bizlog", program.read_bytes(), 0o755)]
    for path in sorted((stage / "share").rglob("*")):
        if path.is_file() and doc not in path.parents:
            files.append((f"{data}/data/{path.relative_to(stage)}", path.read_bytes(), 0o644))
    for text in texts:
        files.append((f"{info}/licenses/{text}", (doc / text).read_bytes(), 0o644))
    files.append((f"{info}/sboms/bizlog.spdx.json", (doc / "bizlog.spdx.json").read_bytes(), 0o644))
    files.append((f"{info}/METADATA", metadata("bizlog", version, license, texts).encode(), 0o644))
    tags = "".join(f"Tag: py3-none-{platform}\n" for platform in tag.removeprefix("py3-none-").split("."))
    files.append((f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: bizlog ({version})\nRoot-Is-Purelib: false\n{tags}".encode(), 0o644))

    record = ""
    for name, content, _ in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(content)}\n"
    files.append((f"{info}/RECORD", f"{record}{info}/RECORD,,\n".encode(), 0o644))

    wheel = pathlib.Path(directory) / f"bizlog-{version}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content, mode in files:
            entry = zipfile.ZipInfo(name, day)
            entry.create_system = 3
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    print(wheel.name)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
