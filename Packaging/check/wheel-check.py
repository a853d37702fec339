#!/usr/bin/env python3
"""Looks at a wheel as an installer does: names, sums, modes, tags; and lets auditwheel say what it finds in it.

    wheel-check.py WHEEL
"""

import base64
import csv
import hashlib
import io
import subprocess
import sys
import zipfile

wheel = sys.argv[1]
with zipfile.ZipFile(wheel) as archive:
    assert archive.testzip() is None
    names = archive.namelist()
    assert len(set(names)) == len(names)
    info = next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA"))
    rows = list(csv.reader(io.StringIO(archive.read(f"{info}/RECORD").decode())))
    assert sorted(row[0] for row in rows) == sorted(names), "RECORD names other files"
    for name, digest, size in rows:
        if name.endswith("/RECORD"):
            continue
        content = archive.read(name)
        assert digest == "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode(), name
        assert int(size) == len(content), name
    program = next(archive.getinfo(name) for name in names if name.endswith(".data/scripts/bizlog"))
    assert program.external_attr >> 16 == 0o100755
    tags = [line[5:] for line in archive.read(f"{info}/WHEEL").decode().splitlines() if line.startswith("Tag: ")]
    platforms = wheel.removesuffix(".whl").split("-")[-1].split(".")
    assert tags == [f"py3-none-{platform}" for platform in platforms], tags
    assert {entry.date_time for entry in archive.infolist()} == {program.date_time}

# auditwheel looks at the libraries that a wheel loads. This one loads none, and it says that in one of two ways.
run = subprocess.run([sys.executable, "-m", "auditwheel", "show", wheel], capture_output=True, text=True)
said = " ".join((run.stdout + run.stderr).split())
print("auditwheel:", said)
if run.returncode != 0 and "no ELF" not in said and "pure wheel" not in said:
    sys.exit(1)
