#!/usr/bin/env bash
# Installs each artefact of .build-dist in an empty Debian, without Swift and without cmark-gfm, and uses it: the archive, the wheel, the Debian package,
# `make install`; and the bare program in a root that holds nothing else. Then other programs look at the packages.
#
# Needs root, debootstrap, lintian and python3 with venv. The empty root is made once, in .build-dist-check. TWICE=1 builds everything a second
# time from a clone in another directory and compares the sums.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
dist=$root/.build-dist
work=$root/.build-dist-check
base=$work/base
seed=$root/Fixtures/seed/FAILURE_LOG.md

fail() {
    echo "dist-check: $*" >&2
    exit 1
}

[ "$(id -u)" = 0 ] || fail "run this as root; it makes roots of its own and changes into them"
[ -s "$dist/SHA256SUMS" ] || fail "nothing to check; run 'make dist' first"
(cd "$dist" && sha256sum --check --quiet SHA256SUMS) || fail "the sums are wrong"
version=$(sed -n 's/^ *static let number = "\(.*\)"$/\1/p' Sources/bizlog/Platform/Version.swift)

if [ ! -e "$base/.whole" ]; then
    rm -rf "$base"
    mkdir -p "$work"
    debootstrap --variant=minbase --include=man-db,bash-completion,python3-pip,python3-venv,make bookworm "$base" >"$work/debootstrap.log"
    touch "$base/.whole"
fi
for program in swift cmark-gfm bizlog; do
    [ ! -e "$base/usr/bin/$program" ] || fail "the empty root has $program"
done

# A root of its own for each artefact.
fresh() {
    local name=$1
    unmount
    rm -rf "${work:?}/$name"
    cp -a --reflink=auto "$base" "$work/$name"
    here=$work/$name
    mount -t proc proc "$here/proc"
    mkdir "$here/seed" "$here/dist"
    cp "$seed" "$here/seed/"
    cp "$dist"/* "$here/dist/"
}
unmount() { if [ -n "${here:-}" ] && mountpoint -q "$here/proc"; then umount "$here/proc"; fi; }
trap unmount EXIT
inside() { chroot "$here" /usr/bin/env -i HOME=/root PATH="${path:-/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}" LC_ALL=C.UTF-8 TERM=xterm-256color bash -c "$1"; }

# What each must be able to do. $1: where the manual pages and completions are found by themselves.
use() {
    local share=$1
    [ "$(inside 'bizlog --version' | head -n 1)" = "bizlog $version" ] || fail "$here: the version"
    inside 'cd /seed && bizlog fmt --check FAILURE_LOG.md && bizlog list >/dev/null' || fail "$here: fmt --check"
    if [ "$(inside 'cd /seed; bizlog check >/dev/null; echo $?')" != 1 ]; then fail "$here: check"; fi
    for page in bizlog bizlog-check "5 bizlog-log"; do
        inside "MANPATH=/$share/man man $page | grep -q NAME" || fail "$here: man $page"
    done
    "$root/Packaging/check/type.py" "$here" "/$share/bash-completion/completions/bizlog" "${path:-/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}" || fail "$here: completion"
    echo "$(basename "$here"): the version, fmt --check, check, man, completion in bash"
}

# minbase leaves documentation out of packages; here it is what is tested.
documented='rm -f /etc/dpkg/dpkg.cfg.d/docker /etc/dpkg/dpkg.cfg.d/excludes;'

fresh deb
inside "$documented dpkg -i /dist/*.deb" >/dev/null
use usr/share
inside 'dpkg --verify bizlog && dpkg -r bizlog >/dev/null && ! command -v bizlog' >/dev/null || fail "the package is not removed"

fresh tar
inside 'tar -C /usr/local --strip-components=1 -xzf /dist/*.tar.gz'
use usr/local/share

fresh wheel
inside 'python3 -m venv /opt/venv && /opt/venv/bin/pip install --quiet --no-index /dist/*.whl'
path=/opt/venv/bin:/usr/bin:/bin use opt/venv/share
inside '/opt/venv/bin/pip uninstall --quiet --yes bizlog && [ -z "$(find /opt/venv -name "*bizlog*")" ]' || fail "pip leaves something behind"

fresh make
make --quiet install DESTDIR="$here" PREFIX=/usr
use usr/share
make --quiet uninstall DESTDIR="$here" PREFIX=/usr
[ -z "$(find "$here/usr" -name '*bizlog*')" ] || fail "make uninstall leaves something behind"

# No C library at all, be it glibc or musl.
unmount
here=$work/bare
rm -rf "$here"
mkdir -p "$here"/{proc,tmp}
tar -C "$here" --strip-components=2 -xzf "$dist"/*.tar.gz --wildcards '*/bin/bizlog'
cp "$seed" "$here/"
mount -t proc proc "$here/proc"
chroot "$here" /bizlog fmt --check /FAILURE_LOG.md
chroot "$here" /bizlog --version
unmount

# What others say of the packages.
lintian --allow-root --fail-on error,warning "$dist"/*.deb
tools=$work/tools
[ -x "$tools/bin/twine" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet --disable-pip-version-check pre-commit twine auditwheel spdx-tools pipx uv; }
"$tools/bin/twine" check --strict "$dist"/*.whl
"$tools/bin/python" "$root/Packaging/check/wheel-check.py" "$dist"/*.whl
"$tools/bin/pyspdxtools" --infile "$dist"/*.spdx.json >/dev/null
# The README's other two ways to install a wheel.
scratch=$(mktemp -d)
PIPX_HOME=$scratch/pipx PIPX_BIN_DIR=$scratch/bin PIPX_MAN_DIR=$scratch/man "$tools/bin/pipx" install --quiet "$(echo "$dist"/*.whl)" >/dev/null
"$scratch/bin/bizlog" --version >/dev/null && man -l "$scratch/man/man1/bizlog.1" >/dev/null
UV_TOOL_DIR=$scratch/uv UV_TOOL_BIN_DIR=$scratch/uvbin UV_CACHE_DIR=$scratch/cache "$tools/bin/uv" tool install --quiet "$(echo "$dist"/*.whl)"
"$scratch/uvbin/bizlog" --version >/dev/null
rm -rf "$scratch"
echo "pipx and uv: installed, started"

if [ -n "${TWICE:-}" ]; then
    rm -rf "$work/elsewhere"
    git clone --quiet "$root" "$work/elsewhere"
    make --directory "$work/elsewhere" dist >"$work/elsewhere.log" 2>&1 || fail "the second build: see $work/elsewhere.log"
    diff "$dist/SHA256SUMS" "$work/elsewhere/.build-dist/SHA256SUMS" || fail "the second build has other bytes"
    echo "two builds in two directories: the same bytes"
fi
