#!/usr/bin/env bash
# What the build needs besides Swift: pkg-config, cmark-gfm's libraries and headers, and for the tests its program.
#
#   dependencies.sh install   installs what is missing with apt-get; installs nothing if nothing is
#   dependencies.sh require   says what is missing and fails
#   dependencies.sh pip       installs pip, which only the conformance test needs
#   dependencies.sh venv      installs Python's venv, which the renderers of other dialects need
#   dependencies.sh bench     installs hyperfine and Python's venv, which only the comparison with other programs needs
#   dependencies.sh report    installs Chromium and tidy, which only look at what `report` writes
set -euo pipefail

minimum_swift=6.2

fail() {
    echo "$*" >&2
    exit 1
}

# The header of the extensions comes in a package of its own on Debian, and parser.h not with every installation, so
# the library alone does not prove that they are there.
has_library() {
    pkg-config --exists libcmark-gfm 2>/dev/null || return 1
    local include
    include=$(pkg-config --variable=includedir libcmark-gfm)
    [ -e "$include/cmark-gfm.h" ] && [ -e "$include/cmark-gfm-core-extensions.h" ] &&
        { [ -e "$include/cmark-gfm/parser.h" ] || [ -e "$include/parser.h" ]; }
}

missing() {
    command -v pkg-config >/dev/null || echo pkg-config
    has_library || echo libcmark-gfm
    command -v cmark-gfm >/dev/null || echo cmark-gfm
}

require_swift() {
    command -v swift >/dev/null ||
        fail "swift is missing: install Swift $minimum_swift or later, see https://www.swift.org/install"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
    if [ "$(printf '%s\n' "$minimum_swift" "$version" | sort -V | head -n 1)" != "$minimum_swift" ]; then
        fail "Swift $version is too old: install Swift $minimum_swift or later, see https://www.swift.org/install"
    fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "not root and no sudo: run as root: $*"
    fi
}

# Installs packages by Debian's names for them; where there is no apt-get, the second argument says what to install by hand.
install_packages() {
    if command -v apt-get >/dev/null; then
        as_root apt-get update
        # shellcheck disable=SC2086 # a list of packages
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $1
    else
        fail "apt-get is not here. Install by hand, in this system's names for them: $2"
    fi
}

case "${1:-}" in
install)
    require_swift
    found=$(missing)
    if [ -n "$found" ]; then
        echo "missing: $(echo $found)"
        install_packages \
            "pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev cmark-gfm" \
            "pkg-config; cmark-gfm 0.29.0.gfm.6 with its program, its libraries (cmark-gfm, cmark-gfm-extensions) and headers"
        found=$(missing)
        [ -z "$found" ] || fail "still missing after the installation: $(echo $found)"
    fi
    ;;
require)
    require_swift
    found=$(missing)
    [ -z "$found" ] || fail "missing: $(echo $found). 'make deps' installs it."
    ;;
pip)
    python3 -m pip --version >/dev/null 2>&1 || install_packages python3-pip "Python 3 with pip"
    ;;
venv)
    python3 -c 'import tomllib' 2>/dev/null || install_packages python3 "Python 3.11 or later"
    python3 -c 'import tomllib' || fail "Python 3.11 or later is needed for the dialects of Markdown"
    python3 -m ensurepip --version >/dev/null 2>&1 || install_packages python3-venv "Python 3 with venv"
    ;;
bench)
    command -v hyperfine >/dev/null || install_packages hyperfine "hyperfine"
    python3 -m ensurepip --version >/dev/null 2>&1 || install_packages python3-venv "Python 3 with venv"
    ;;
report)
    { command -v chromium || command -v chromium-browser; } >/dev/null || install_packages chromium "Chromium"
    command -v tidy >/dev/null || install_packages tidy "HTML Tidy"
    ;;
*)
    fail "usage: dependencies.sh install | require | pip | venv | bench | report"
    ;;
esac
