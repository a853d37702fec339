#!/usr/bin/env bash
# Damages a copy of the reference log the way that people and tools do, and lets bizlog bring it back.
set -euo pipefail
cd "$(dirname "$0")/../.."

bizlog=$PWD/.build/debug/bizlog
reference=$PWD/Fixtures/seed/FAILURE_LOG.md
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
log=FAILURE_LOG.md

# Runs bizlog where the log lies and shows the command; its status stays in $status.
run() {
    printf '\n$ bizlog %s\n' "$*"
    status=0
    (cd "$directory" && "$bizlog" "$@") || status=$?
}

# Nothing within code fences is touched: that is content, not form.
awk '
    /^```/ { code = !code }
    code || /^```/ { print; next }
    /^## / { title = substr($0, 4); print title; gsub(/./, "-", title); print title; next }
    /^\*\*Severity:\*\* .* Important$/ { print "- **Severity**: important"; next }
    /^\*\*Layer:\*\*/ { sub(/:\*\*/, "**:"); print; next }
    /^\*\*Date:\*\*/ { gsub(/-0?/, "/"); print; next }
    /^- / { print "*   " substr($0, 3); next }
    /^\|-/ { gsub(/-+/, "-"); print; next }
    /^\|/ { gsub(/ *\| */, "|"); print; next }
    /^---$/ { print "\n* * *   "; next }
    { print }
' "$reference" >"$directory/$log"

echo "A copy of Fixtures/seed/FAILURE_LOG.md was damaged: other bullets, headings, rules and tables,"
echo "fields and dates in other spellings. The first lines that differ:"
echo
(diff "$reference" "$directory/$log" || true) | sed -n '1,24p'

run fmt --check "$log"
echo "(exit status $status: it would change)"

run fmt --diff "$log" >"$directory/diff" 2>&1
sed -n '1,40p' "$directory/diff"
echo "… ($(wc -l <"$directory/diff" | tr -d ' ') lines in all)"

run fmt "$log"
[ "$status" = 0 ] || exit "$status"

run fmt --check "$log"
echo "(exit status $status: nothing left to do)"

echo
if cmp "$reference" "$directory/$log"; then
    echo "The log equals the reference again, byte for byte."
else
    echo "The log differs from the reference:"
    diff "$reference" "$directory/$log" || true
    exit 1
fi
