#!/usr/bin/env bash
# Builds a Debian package from a tree that `make install` has made with PREFIX=/.
#
#   deb.sh STAGE DIRECTORY VERSION
#
# DEB_MAINTAINER is who answers for the package: the one who publishes it.
set -euo pipefail
stage=$1 out=$2 version=$3
here=$(dirname "$0")
architecture=$(dpkg --print-architecture)
root=$out/deb
doc=$root/usr/share/doc/bizlog

rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr"
cp -a "$stage/." "$root/usr/"

# As Debian has them: pages and changelogs packed, zsh's completions in a folder of its own, licences in one file.
find "$root/usr/share/man" -type f -exec gzip --best --no-name {} +
mkdir -p "$root/usr/share/zsh/vendor-completions"
mv "$root/usr/share/zsh/site-functions/_bizlog" "$root/usr/share/zsh/vendor-completions/"
rmdir "$root/usr/share/zsh/site-functions"
gzip --best --no-name "$doc/CHANGELOG.md"
day=$(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")
maintainer=${DEB_MAINTAINER:-the maintainers of bizlog <maintainers@bizlog.invalid>}
printf 'bizlog (%s) unstable; urgency=medium\n\n  * Version %s; CHANGELOG.md.gz says what is new.\n\n -- %s  %s\n' \
    "$version" "$version" "$maintainer" "$day" | gzip --best --no-name >"$doc/changelog.gz"
"$here/copyright.py" "$doc/licenses" >"$doc/copyright"
rm -r "$doc/licenses" "$doc/LICENSE"

mkdir -p "$root/usr/share/lintian/overrides"
cp "$here/lintian-overrides" "$root/usr/share/lintian/overrides/bizlog"

find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -exec chmod 644 {} +
chmod 755 "$root/usr/bin/bizlog"

cat >"$root/DEBIAN/control" <<CONTROL
Package: bizlog
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du --apparent-size -sk "$root/usr" | cut -f 1)
Built-Using: $("$here/materials.py" built-using)
Suggests: git
Section: utils
Priority: optional
Description: keeper of failure logs in Markdown
 bizlog reads the failure log that a team keeps as Markdown in git, in
 whatever form its entries are, brings it into one canonical form, finds the
 counters and references that are not true, records a failure together with
 the rule that prevents it, and merges what two branches have added.
 .
 The program is linked statically and needs nothing else; git is asked by the
 verbs that merge and compare.
CONTROL
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod 644 "$root/DEBIAN/control" "$root/DEBIAN/md5sums"

find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$root" "$out/bizlog_${version}_$architecture.deb" >/dev/null 2>&1 ||
    dpkg-deb --root-owner-group -Zxz --build "$root" "$out/bizlog_${version}_$architecture.deb" >/dev/null
rm -rf "$root"
echo "bizlog_${version}_$architecture.deb"
