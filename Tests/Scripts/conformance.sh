#!/usr/bin/env bash
# Downloads the examples of the specifications once, then measures formatting on them and on generated documents; and lets
# renderers of other dialects of Markdown look at what becomes of theirs (dialects.sh).
#
#   BIZLOG_GENERATED=2000   how many documents are generated
#
# .build-conformance then also holds the documents as gfm.json, commonmark.json and generated.json, each a list of
# {"id", "section", "markdown"}, for measuring other formatters on the same ones.
set -euo pipefail
cd "$(dirname "$0")/../.."

directory=$PWD/.build-conformance
if [ ! -e "$directory/spec/gfm.txt" ] || [ ! -e "$directory/spec/commonmark.txt" ]; then
    Tests/Scripts/dependencies.sh pip
    rm -rf "$directory/spec" "$directory"/marko-*
    mkdir -p "$directory/spec"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
        --require-hashes --requirement Tests/Scripts/requirements.txt --dest "$directory"
    tar -xzf "$directory"/marko-*.tar.gz -C "$directory/spec" --strip-components=3 \
        marko-2.2.4/tests/spec/gfm.txt marko-2.2.4/tests/spec/commonmark.txt
fi

Tests/Scripts/dependencies.sh require
BIZLOG_CONFORMANCE=$directory swift test --filter ConformanceTests
swift build --product bizlog
Tests/Scripts/dialects/dialects.sh .build/debug/bizlog
