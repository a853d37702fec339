#!/usr/bin/env bash
# Checks every fixture of `bizlog check`, and validates the SARIF that comes of it against the schema of SARIF 2.1.0.
#
# The schema is taken from the tests of compose-lint, a package on PyPI; it is downloaded once, to .build-sarif.
set -euo pipefail
cd "$(dirname "$0")/../.."

directory=$PWD/.build-sarif
schema=$directory/sarif-schema-2.1.0.json
if [ ! -e "$schema" ] || [ ! -e "$directory/lib/jsonschema" ]; then
    Tests/Scripts/dependencies.sh pip
    rm -rf "$directory"
    mkdir -p "$directory"
    python3 -m pip install --quiet --disable-pip-version-check --target "$directory/lib" jsonschema
    echo "compose-lint==0.36.2 --hash=sha256:30949d1ef6be45d91f93b3b525b189696b670fc7e906340a6f4f771e3e3f7305" >"$directory/requirements.txt"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
        --require-hashes --requirement "$directory/requirements.txt" --dest "$directory"
    tar -xzf "$directory"/compose_lint-*.tar.gz -C "$directory" --strip-components=3 \
        compose_lint-0.36.2/tests/fixtures/sarif-schema-2.1.0.json
fi

swift build --product bizlog
log=$directory/check.sarif
status=0
.build/debug/bizlog check --format sarif Fixtures/seed Fixtures/check/codes/*.md >"$log" || status=$?
if [ "$status" -gt 1 ]; then
    echo "the fixtures could not be checked: exit status $status" >&2
    exit 1
fi
PYTHONPATH=$directory/lib python3 - "$schema" "$log" <<'PYTHON'
import json
import sys

import jsonschema

schema, log = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
errors = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(log))
for error in errors:
    print(f"{error.json_path}: {error.message}", file=sys.stderr)
results = sum(len(run["results"]) for run in log["runs"])
print(f"{results} results, {len(errors)} violations of the schema")
sys.exit(1 if errors or results == 0 else 0)
PYTHON
