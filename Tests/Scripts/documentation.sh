#!/usr/bin/env bash
# Builds the documentation of the libraries from their comments and catalogues. A link that leads nowhere fails, and so do
# a public symbol that no catalogue lists, an example of the README or of an article that does not compile, and a document
# that is not in canonical form.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Symbol graphs are made of every module, those of the tests too.
swift build --build-tests --quiet
swift package dump-symbol-graph --skip-synthesized-members --minimum-access-level public >/dev/null

typecheck() {
    swiftc -typecheck -swift-version 6 -parse-as-library -warnings-as-errors \
        -I .build/debug/Modules -I Sources/CMarkBridge -I Sources/SystemBridge \
        -I .build/checkouts/swift-system/Sources/CSystem/include "$@"
}

examples=.build/examples
rm -rf "$examples"
mkdir -p "$examples"
# Each example of the README stands alone; those of an article are one file.
awk -v directory="$examples" '
    /^```/ { inside = /^```swift$/; if (inside) { name = directory "/README-line-" NR ".swift" } ; next }
    inside { print >name }
' README.md
awk -v directory="$examples" '
    FNR == 1 { inside = 0; name = FILENAME; gsub(/^Sources\/|\.md$/, "", name); gsub(/\//, "-", name) }
    /^```/ { inside = /^```swift$/; next }
    inside { print >(directory "/" name ".swift") }
' Sources/*/*.docc/*.md
for example in "$examples"/*.swift; do typecheck "$example"; done

# No build takes in the fuzz targets, so they are checked here. Some use what only the package sees, whose name is that of its directory.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]')
for target in Tests/Fuzzing/Fuzz*.swift; do
    typecheck -package-name "$package" "$target" Tests/Fuzzing/Harness.swift
done

.build/debug/bizlog fmt --check README.md ARCHITECTURE.md CHANGELOG.md CONTRIBUTING.md SECURITY.md Packaging/*.md Sources/*/*.docc/*.md

docc=$(dirname "$(command -v swift)")/docc
if [ ! -x "$docc" ]; then docc=$(command -v docc || xcrun --find docc); fi

products=$(sed -n 's/^ *\.library(name: "\([A-Za-z]*\)".*/\1/p' Package.swift)
rm -rf .build/documentation
for library in MarkdownFormat TextRepair $products; do
    graph=$(find .build/*/symbolgraph -name "$library.symbols.json" -print -quit)
    if [ -z "$graph" ]; then
        echo "no symbol graph of $library was written" >&2
        exit 1
    fi
    graphs=.build/documentation/symbol-graphs/$library
    mkdir -p "$graphs"
    cp "${graph%.symbols.json}"*.symbols.json "$graphs/"

    # Only products have a catalogue.
    catalogue=Sources/$library/$library.docc
    if [ -d "$catalogue" ]; then
        Tests/Scripts/documented_symbols.py "$graph" "$catalogue"
    else
        catalogue=
    fi
    "$docc" convert $catalogue --additional-symbol-graph-dir "$graphs" \
        --fallback-display-name "$library" --fallback-bundle-identifier "bizlog.$library" \
        --warnings-as-errors --output-path ".build/documentation/$library.doccarchive"
done
echo "documentation: .build/documentation/*.doccarchive"
