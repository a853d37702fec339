#!/usr/bin/env bash
# Damages a copy of the reference log the way that people and tools do, lets bizlog bring it back, records a failure, merges two branches,
# and writes a report.
set -euo pipefail
cd "$(dirname "$0")/../.."

bizlog=$PWD/.build/debug/bizlog
seed=$PWD/Fixtures/seed
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"

# Shows a command and runs it; its exit status is shown if it is not 0, and stays in $status.
run() {
    local argument line='$ bizlog'
    for argument; do
        case $argument in *[' |']*) argument="'$argument'" ;; esac
        line+=" $argument"
    done
    printf '\n%s\n' "$line"
    status=0
    # Without a terminal, so that nothing is asked.
    "$bizlog" "$@" </dev/null || status=$?
    [ "$status" = 0 ] || echo "(exit status $status)"
}

# The lines of a log around an entry's head.
show() {
    printf '\n%s\n\n' "$1"
    sed -n '/^Logged Failures/,/What Broke/p; /^## Logged Failures/,/What Broke/p' FAILURE_LOG.md | sed 's/^/    /'
}

expect_reference() {
    if ! cmp -s "$seed/FAILURE_LOG.md" FAILURE_LOG.md; then
        echo "This is not the reference log:"
        diff "$seed/FAILURE_LOG.md" FAILURE_LOG.md || true
        exit 1
    fi
    printf '\n%s\n' "$1"
}

echo "1. A copy of Fixtures/seed/FAILURE_LOG.md, with headings, bullets, rules, tables, fields and dates in other"
echo "   spellings."

# What stands in code fences is content, not form.
awk '
    /^```/ { code = !code }
    code || /^```/ { print; next }
    /^## / { title = substr($0, 4); print title; gsub(/./, "-", title); print title; next }
    /^### / { sub(/\[/, ""); sub(/\]/, ":"); entry++ }
    /^\*\*Severity:\*\*/ { sub(/:.*/, ":** " (entry == 1 ? "important" : "Near miss")) }
    /^\*\*Date:\*\*/ { gsub(/-0?/, "/") }
    /^\*\*(Date|Severity|Layer|Entity):/ { if (entry == 1) sub(/^/, "- "); sub(/:\*\*/, "**:"); print; next }
    /^- / { print "*   " substr($0, 3); next }
    /^\|-/ { gsub(/-+/, "-"); print; next }
    /^\|/ { gsub(/ *\| */, "|"); print; next }
    /^---$/ { print "\n* * *   "; next }
    { print }
' "$seed/FAILURE_LOG.md" >FAILURE_LOG.md
show "The head of its first entry:"

run fmt --check FAILURE_LOG.md
run fmt --diff FAILURE_LOG.md >diff.txt
sed -n '1,24p' diff.txt
echo "… and so on, $(wc -l <diff.txt | tr -d ' ') lines."
run fmt FAILURE_LOG.md
run fmt --check FAILURE_LOG.md
show "The same lines now:"
expect_reference "The log equals the reference again, byte for byte."

echo
echo "2. The same log, pasted through a wrong code page: Fixtures/seed/FAILURE_LOG.mojibake.md."
cp "$seed/FAILURE_LOG.mojibake.md" FAILURE_LOG.md
echo
echo "    $(sed -n 1p FAILURE_LOG.md)"
run fmt FAILURE_LOG.md
cmp "$seed/FAILURE_LOG.mojibake.md" FAILURE_LOG.md
echo "No byte has changed: what looks like an encoding error is only touched on request."
run fmt --repair-encoding FAILURE_LOG.md 2>repairs.txt
sed -n '1,5p' repairs.txt
echo "… and so on, $(wc -l <repairs.txt | tr -d ' ') places."
expect_reference "The log equals the reference, byte for byte."

echo
echo "3. A failure and the rule that prevents it, in one step: Fixtures/rules/BIZOS_RULES.md lies beside the log now."
cp "$seed/../rules/BIZOS_RULES.md" .
run learn "The nightly sync stopped. Nobody noticed for two days."
failure=(
    --severity important --layer system --entity solartech --category CRM/Zoho
    --cause "The token had expired." --missed "No alert looks at the sync."
    --rule "Renew tokens a week before they expire." --lesson "What runs at night needs someone to tell"
)
run learn "The nightly sync stopped. Nobody noticed for two days." "${failure[@]}" --dry-run
run learn "The nightly sync stopped. Nobody noticed for two days." "${failure[@]}"
run list
run check

echo
echo "4. Two branches, each with another failure of the same number, and git, which asks bizlog to merge them."
git() { command git -c user.name=Demo -c user.email=demo@example.org -c init.defaultBranch=main "$@"; }
record() { run learn "$1" "${failure[@]:0:12}" --rule "$2" --lesson "What runs at night needs someone to tell"; }
git init -q .
run merge --install
git add .gitattributes FAILURE_LOG.md BIZOS_RULES.md && git commit -q -m "The log so far"
git checkout -q -b topic
record "The invoices went out twice." "Give every invoice a number before it is sent."
git commit -q -a -m "Invoices"
git checkout -q main
record "The shop showed prices of yesterday." "Show no price that is older than an hour."
git commit -q -a -m "Prices"
printf '\n$ git merge topic\n'
git merge topic 2>&1 | sed "s|$directory/||"
run list
run check

echo
echo "5. All of that as a page without script that fetches nothing, to open, mail and print; and as Markdown for GitHub."
page=$(mktemp -d)/report.html
run report -o "$page"
"$bizlog" report --format md | sed -n '1,5p' | sed 's/^/    /'
printf '\nOpen %s\n' "$page"
