#!/usr/bin/env bash
# Installs the programs that bizlog is measured against into .build-bench, then measures; see bench_peers.py.
set -euo pipefail
cd "$(dirname "$0")/../../.."

directory=$PWD/.build-bench
Tests/Scripts/dependencies.sh bench
if [ ! -x "$directory/peers/bin/mdformat" ] || [ ! -x "$directory/peers/bin/rumdl" ]; then
    rm -rf "$directory/peers"
    python3 -m venv "$directory/peers"
    "$directory/peers/bin/pip" install --quiet --disable-pip-version-check rumdl mdformat mdformat-gfm
fi
"$directory/peers/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -E '^(rumdl|mdformat|mdformat-gfm) '
cmark-gfm --version | head -n 1
hyperfine --version
exec Tests/Scripts/bench/bench_peers.py .build-release/bizlog Fixtures/seed/FAILURE_LOG.md "$directory" "$@"
