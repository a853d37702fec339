#!/usr/bin/env bash
# Installs the program with its manual pages, completions and licences, or removes them, by the GNU conventions.
#
#   install.sh install|uninstall
#
# The environment says where: PREFIX (/usr/local), EXEC_PREFIX, BINDIR, DATADIR, MANDIR, DOCDIR, and before all of them DESTDIR.
# Nothing but the files named here is touched, and no directory is removed that holds anything else.
set -euo pipefail
cd "$(dirname "$0")/.."

PREFIX=${PREFIX:-/usr/local}
BINDIR=${BINDIR:-${EXEC_PREFIX:-$PREFIX}/bin}
DATADIR=${DATADIR:-$PREFIX/share}
MANDIR=${MANDIR:-$DATADIR/man}
DOCDIR=${DOCDIR:-$DATADIR/doc/bizlog}
DESTDIR=${DESTDIR:-}
built=.build-release

# Each file and its place, with its mode.
files() {
    local file
    echo "755 $built/bizlog $BINDIR/bizlog"
    (cd "$built/share/man" && find . -type f | LC_ALL=C sort) | while read -r file; do
        echo "644 $built/share/man/${file#./} $MANDIR/${file#./}"
    done
    for file in bash-completion/completions/bizlog zsh/site-functions/_bizlog fish/vendor_completions.d/bizlog.fish; do
        echo "644 $built/share/$file $DATADIR/$file"
    done
    for file in README.md CHANGELOG.md SECURITY.md LICENSE; do echo "644 $file $DOCDIR/$file"; done
    (cd "$built/licenses" && find . -type f | LC_ALL=C sort) | while read -r file; do
        echo "644 $built/licenses/${file#./} $DOCDIR/licenses/${file#./}"
    done
}

# Lines may not be taken apart at blanks in PREFIX: the mode and the file have none, the place is the rest.
each() {
    local mode file place
    files | while read -r mode file place; do "$@" "$mode" "$file" "$DESTDIR$place"; done
}

install_file() {
    mkdir -p "$(dirname "$3")"
    install -m "$1" "$2" "$3"
}

remove_file() {
    rm -f "$3"
    # The directories that only bizlog has.
    case $3 in "$DESTDIR$DOCDIR"/*) rmdir -p --ignore-fail-on-non-empty "$(dirname "$3")" 2>/dev/null || true ;; esac
}

if [ ! -x "$built/bizlog" ] || [ ! -d "$built/share" ] || [ ! -d "$built/licenses" ]; then
    echo "nothing is built yet; run 'make release' first" >&2
    exit 1
fi
case ${1:-} in
install) each install_file ;;
uninstall) each remove_file ;;
*)
    echo "usage: install.sh install|uninstall" >&2
    exit 64
    ;;
esac
