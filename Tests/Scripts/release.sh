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
    local flags=() library
    # A folder that holds the archives and no shared libraries, looked at first, makes the linker take the archives.
    mkdir -p "$directory/archives"
    library=$(pkg-config --variable=libdir libcmark-gfm)
    for name in libcmark-gfm.a libcmark-gfm-extensions.a; do
        [ -e "$library/$name" ] || fail "$library/$name is missing: install cmark-gfm with its static libraries"
        ln -sf "$library/$name" "$directory/archives/$name"
    done
    flags+=(-Xlinker -L"$directory/archives" -Xswiftc -cross-module-optimization)
    if [ "$(uname)" = Linux ]; then
        flags+=(--static-swift-stdlib -Xswiftc -static-executable)
    else
        flags+=(-Xlinker -dead_strip)
    fi
    swift build --configuration release --scratch-path "$directory" --product bizlog "${flags[@]}"
    cp "$directory/release/bizlog" "$program.new"
    # What is proven by names is proven before the names are gone.
    nm "$program.new" >"$directory/symbols"
    strip "$program.new"
    mv "$program.new" "$program"
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
    echo "$program: $(($(wc -c <"$program") >> 10)) KiB; loads no library; holds no ICU, no Foundation but what JSON needs"
}

[ "${1:-}" = prove ] || build
prove
