#!/usr/bin/env bash
# Runs the hooks of this commit with the real pre-commit from PyPI on a repository with a damaged log: they fail, fix it, and pass. The program
# comes from the wheel in .build-dist.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
wheels=$root/.build-dist
ls "$wheels"/bizlog-*.whl >/dev/null 2>&1 || {
    echo "there is no wheel; run 'make dist' first" >&2
    exit 1
}

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
tools=$root/.build-dist-check/tools
[ -x "$tools/bin/pre-commit" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet --disable-pip-version-check pre-commit; }

# pre-commit clones what is committed.
git clone --quiet "$root" "$directory/bizlog"
commit=$(git -C "$directory/bizlog" rev-parse HEAD)
export PRE_COMMIT_HOME=$directory/cache PIP_FIND_LINKS=$wheels PIP_DISABLE_PIP_VERSION_CHECK=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

git init --quiet "$directory/team"
cd "$directory/team"
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: file://$directory/bizlog
    rev: $commit
    hooks:
      - id: bizlog-fmt
      - id: bizlog-check
CONFIG
mkdir docs
# The reference log names a rules file that it does not bring, and a day that is too early.
sed -e 's/^- /* /' -e 's/^## Logged Failures/## Logged Failures   /' "$root/Fixtures/seed/FAILURE_LOG.md" >docs/FAILURE_LOG.md
git add --all

expect() {
    local wanted=$1 status=0
    shift
    "$tools/bin/pre-commit" run --all-files "$@" >"$directory/out" 2>&1 || status=$?
    cat "$directory/out"
    [ "$status" = "$wanted" ] || {
        echo "pre-commit ended with $status instead of $wanted" >&2
        exit 1
    }
}

echo "--- a damaged log: both hooks fail, and fmt puts the form right"
expect 1
grep -q 'files were modified by this hook' "$directory/out"
grep -q 'stale-last-updated' "$directory/out"
git diff --quiet && exit 1

echo "--- what the check can correct is corrected by --fix"
git add --all
environment=$(find "$PRE_COMMIT_HOME" -path '*/bin/bizlog' -type f)
"$environment" check --fix docs || true
git add --all

echo "--- now they pass"
expect 0
git diff --quiet
