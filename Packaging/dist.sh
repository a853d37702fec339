#!/usr/bin/env bash
# Packs what `make release` has built: an archive, a wheel, a Debian package, a bill of materials and their sums, in .build-dist.
# Nothing is fetched. The same commit gives the same bytes, wherever and whenever it is built with the same tools.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C TZ=UTC
umask 022

out=.build-dist
stage=$out/stage
version=$(sed -n 's/^ *static let number = "\(.*\)"$/\1/p' Sources/bizlog/Platform/Version.swift)
architecture=$(uname -m)
name=bizlog-$version-linux-$architecture

fail() {
    echo "$*" >&2
    exit 1
}

[ "$(uname)" = Linux ] || fail "make dist builds for Linux only"
grep -q "^## $version\b" CHANGELOG.md || fail "CHANGELOG.md has no section for $version"
# All dates are the commit's.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) || fail "no commit to take the date from; set SOURCE_DATE_EPOCH"
fi
export SOURCE_DATE_EPOCH

# What is packed is what this commit says.
built=$(.build-release/bizlog --version | sed -n 's/^commit //p')
if commit=$(git rev-parse --verify --quiet HEAD) && [ "${built%+}" != "$commit" ]; then
    fail "the program was built from another commit, ${built:-none}; run 'make dist' again"
fi
case $built in *+) echo "the sources have changes that no commit holds; do not publish what is built of them" >&2 ;; esac

# A tree whose files have one date, and in which nothing depends on who built it.
settle() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

rm -rf "$out"
mkdir -p "$out"

# 1. The tree, as `make install` makes it.
DESTDIR=$PWD/$stage PREFIX=/ Packaging/install.sh install
cp .build-release/bizlog.spdx.json "$stage/share/doc/bizlog/"

# 2. The archive: untar it anywhere, or over /usr/local.
mkdir "$out/$name"
cp -a "$stage/." "$out/$name/"
settle "$out/$name"
tar --create --directory "$out" --sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mode=u+rw,go+r,go-w \
    --mtime="@$SOURCE_DATE_EPOCH" "$name" | gzip --best --no-name >"$out/$name.tar.gz"
rm -rf "${out:?}/$name"

# 3. The wheel.
Packaging/wheel.py "$stage" "$out" "$architecture" "$(Packaging/materials.py expression)"

# 4. The Debian package.
if command -v dpkg-deb >/dev/null; then
    Packaging/deb.sh "$stage" "$out" "$version"
else
    echo "no dpkg-deb here, so no Debian package is built" >&2
fi

# 5. What is in them, and their sums.
cp .build-release/bizlog.spdx.json "$out/bizlog-$version-linux-$architecture.spdx.json"
rm -rf "$stage"
(cd "$out" && sha256sum -- *.tar.gz *.whl *.deb *.json 2>/dev/null >SHA256SUMS) || [ -s "$out/SHA256SUMS" ]
cat "$out/SHA256SUMS"
