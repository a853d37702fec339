#!/usr/bin/env bash
# Looks at what `bizlog fmt` makes of documents in other dialects of Markdown; see dialects.py.
#
#   dialects.sh BIZLOG [DOCUMENT …]   with the program to be tried
#
# The dialects' renderers come from PyPI, once, to .build-conformance/dialects.
set -euo pipefail

scripts=$(cd "$(dirname "$0")" && pwd)
directory=$scripts/../../../.build-conformance/dialects
wanted=$scripts/dialects-requirements.txt
if ! cmp --silent "$wanted" "$directory/installed.txt"; then
    "$scripts/../dependencies.sh" venv
    rm -rf "$directory"
    python3 -m venv "$directory"
    "$directory/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --no-deps --requirement "$wanted"
    cp "$wanted" "$directory/installed.txt"
fi

export PYTHONDONTWRITEBYTECODE=1
"$directory/bin/python" "$scripts/dialects.py" --self-test
"$directory/bin/python" "$scripts/dialects.py" "$@"
