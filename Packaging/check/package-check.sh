#!/usr/bin/env bash
# Builds a package that depends on this one by its address and version, with the lines and the first example of the README, from a clone
# whose commit has the release's tag.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
version=$(sed -n 's/^ *static let number = "\(.*\)"$/\1/p' Sources/bizlog/Platform/Version.swift)
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

git clone --quiet "$root" "$directory/bizlog"
git -C "$directory/bizlog" tag "$version"

# The two lines, with the address of the clone.
package=$(sed -n 's|^\(\.package(url: \)"https://…/bizlog"\(, from: "[0-9.]*")\).*|\1"file://'"$directory"'/bizlog"\2|p' README.md)
product=$(sed -n 's|^\(\.product(name: "LogStore", package: "bizlog")\)$|\1|p' README.md)
[ -n "$package" ] && [ -n "$product" ] || {
    echo "the README has no such lines" >&2
    exit 1
}
mkdir -p "$directory/team/Sources/team"
cat >"$directory/team/Package.swift" <<MANIFEST
// swift-tools-version: 6.2
import PackageDescription
let package = Package(
    name: "team",
    dependencies: [$package],
    targets: [.executableTarget(name: "team", dependencies: [$product])]
)
MANIFEST
awk '/^```swift$/ { inside = 1; next } /^```$/ && inside { exit } inside' README.md >"$directory/team/Sources/team/Review.swift"
cat >"$directory/team/Sources/team/main.swift" <<'MAIN'
import LogStore
try review(CommandLine.arguments[1], FailureID("F-BIZ-001")!)
MAIN
cp "$root/Fixtures/seed/FAILURE_LOG.md" "$directory/team/"
cd "$directory/team"
echo "$package"
swift build --quiet
.build/debug/team .
grep -c 'Important' FAILURE_LOG.md
swift package show-dependencies --format flatlist
