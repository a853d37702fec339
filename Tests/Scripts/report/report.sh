#!/usr/bin/env bash
# Writes reports on fixtures and has them validated, and looked at by a real browser (report_check.py).
#
# The validator html5lib and Mermaid, in a package of PyPI, are downloaded once, to .build-report; Chromium and tidy come from Debian. The pictures stay in
# .build-report/pictures; with PICTURES=yes those of the README are made anew.
set -euo pipefail
cd "$(dirname "$0")/../../.."

directory=$PWD/.build-report
Tests/Scripts/dependencies.sh report
if [ ! -e "$directory/lib/html5lib" ] || [ ! -e "$directory/lib/artoo_mermaid" ]; then
    Tests/Scripts/dependencies.sh pip
    rm -rf "$directory"
    mkdir -p "$directory"
    python3 -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        --only-binary :all: --ignore-requires-python --target "$directory/lib" \
        --requirement Tests/Scripts/report/requirements.txt
fi

swift build --product bizlog
PYTHONPATH=$directory/lib PYTHONDONTWRITEBYTECODE=1 Tests/Scripts/report/report_check.py .build/debug/bizlog "$directory" \
    ${PICTURES:+--pictures}
