#!/usr/bin/env bash
# Builds the command as it is meant to be installed, .build-release/bizlog: optimised across modules, stripped, and with all that
# it needs within it, so that starting it loads nothing. Then proves that by looking at the file.
#
#   release.sh        builds and proves
#   release.sh prove  proves what was built before
#
# On Linux the program is wholly static, glibc included. Elsewhere it brings all but the system's own libraries.
set -euo pipefail
cd "$(dirname "$0")/../.."

directory=$PWD/.build-release
program=$directory/bizlog

fail() {
    echo "$*" >&2
    exit 1
}

build() {
    local flags=() library commit
    # A folder that holds the archives and no shared libraries, looked at first, makes the linker take the archives.
    mkdir -p "$directory/archives"
    library=$(pkg-config --variable=libdir libcmark-gfm)
    for name in libcmark-gfm.a libcmark-gfm-extensions.a; do
        [ -e "$library/$name" ] || fail "$library/$name is missing: install cmark-gfm with its static libraries"
        ln -sf "$library/$name" "$directory/archives/$name"
    done
    flags+=(-Xlinker -L"$directory/archives" -Xswiftc -cross-module-optimization)
    # No path of this machine is to stand in the program: the same sources give the same bytes anywhere.
    flags+=(-Xswiftc -file-prefix-map -Xswiftc "$PWD=." -Xcc "-ffile-prefix-map=$PWD=.")
    if [ "$(uname)" = Linux ]; then
        flags+=(--static-swift-stdlib -Xswiftc -static-executable)
        # The map says from which archives the program is made.
        flags+=(-Xlinker "-Map=$directory/link-map" -Xlinker --build-id=none)
    else
        flags+=(-Xlinker -dead_strip)
    fi
    # The program names its commit, with a + behind it if the sources were changed since.
    if commit=$(git rev-parse --verify --quiet HEAD); then
        [ -z "$(git status --porcelain)" ] || commit+=+
        export BIZLOG_COMMIT=$commit
    fi
    swift build --configuration release --scratch-path "$directory" --product bizlog "${flags[@]}"
    cp "$directory/release/bizlog" "$program.new"
    # What is proven by names is proven before the names are gone.
    nm "$program.new" >"$directory/symbols"
    # Hashes by which a compiler knows its own output again; they are of its arguments, paths among them, and nothing reads them later.
    if [ "$(uname)" = Linux ]; then strip --remove-section=.swift_modhash "$program.new"; else strip "$program.new"; fi
    mv "$program.new" "$program"
    # What belongs beside it: manual pages, completions, licences and a list of what is linked in.
    [ -n "${SOURCE_DATE_EPOCH:-}" ] || SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
    export SOURCE_DATE_EPOCH
    Packaging/share.sh "$program" "$directory/share"
    rm -rf "$directory/licenses"
    if [ "$(uname)" = Linux ]; then
        Packaging/materials.py licenses "$directory/licenses"
        Packaging/materials.py sbom "$program" >"$directory/bizlog.spdx.json"
    else
        mkdir "$directory/licenses"
    fi
}

prove() {
    local found
    if [ "$(uname)" = Linux ]; then
        found=$(ldd "$program" 2>&1 || true)
        case $found in
        *"not a dynamic executable"* | *"statically linked"*) ;;
        *) fail "$program loads shared libraries:"$'\n'"$found" ;;
        esac
    else
        found=$(otool -L "$program" | tail -n +2 | grep -v -E '^\s/(usr/lib|System)/' || true)
        [ -z "$found" ] || fail "$program loads shared libraries:"$'\n'"$found"
    fi
    for name in 'ICU: (u|ucol|udat|unum)_[a-zA-Z]+_[0-9]+$' \
        'Foundation: \$s10Foundation[0-9A-Z]' \
        'FoundationInternationalization: \$s30FoundationInternationalization'; do
        if grep -E -q " ${name#*: }" "$directory/symbols"; then fail "$program holds ${name%%: *}"; fi
    done
    "$program" --version >/dev/null
    prove_without_proc
    echo "$program: $(($(wc -c <"$program") >> 10)) KiB; loads no library; holds no ICU, no Foundation but what JSON needs"
}

# Where the system does not tell a program its arguments, the command says so. Only a static program needs /proc to start.
prove_without_proc() {
    local hidden="mount -t tmpfs none /proc" said status=0
    unshare -r -m sh -c "$hidden" 2>/dev/null || return 0
    said=$(unshare -r -m sh -c "$hidden; exec \"\$0\" fmt --check" "$program" 2>&1) || status=$?
    case $status:$said in
    2:*"cannot read the arguments"*) ;;
    *) fail "$program without /proc ends with $status: $said" ;;
    esac
}

[ "${1:-}" = prove ] || build
prove
