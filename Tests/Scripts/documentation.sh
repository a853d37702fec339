#!/usr/bin/env bash
# Builds the documentation of the libraries from their comments, and the examples of the README. A link that leads
# nowhere fails, and so do an example that does not compile and a document that is not in canonical form.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Symbol graphs are made of every module, those of the tests too.
swift build --build-tests --quiet
swift package dump-symbol-graph --skip-synthesized-members --minimum-access-level public >/dev/null

examples=.build/examples
rm -rf "$examples"
mkdir -p "$examples"
awk -v directory="$examples" '
    /^```/ { inside = /^```swift$/; if (inside) { name = directory "/README-line-" NR ".swift" } ; next }
    inside { print >name }
' README.md
for example in "$examples"/*.swift; do
    swiftc -typecheck -swift-version 6 -parse-as-library -warnings-as-errors \
        -I .build/debug/Modules -I Sources/CMarkBridge "$example"
done

# No build takes in the fuzz targets, so they are checked here.
for target in Tests/Fuzzing/Fuzz*.swift; do
    swiftc -typecheck -swift-version 6 -parse-as-library -warnings-as-errors \
        -I .build/debug/Modules -I Sources/CMarkBridge "$target" Tests/Fuzzing/Harness.swift
done

.build/debug/bizlog fmt --check README.md ARCHITECTURE.md CHANGELOG.md SECURITY.md Sources/LogModel/LogModel.docc/*.md

docc=$(dirname "$(command -v swift)")/docc
if [ ! -x "$docc" ]; then docc=$(command -v docc || xcrun --find docc); fi

rm -rf .build/documentation
for library in MarkdownAST MarkdownFormat TextRepair LogModel LogStore; do
    graph=$(find .build/*/symbolgraph -name "$library.symbols.json" -print -quit)
    if [ -z "$graph" ]; then
        echo "no symbol graph of $library was written" >&2
        exit 1
    fi
    graphs=.build/documentation/symbol-graphs/$library
    mkdir -p "$graphs"
    cp "${graph%.symbols.json}"*.symbols.json "$graphs/"

    catalogue=Sources/$library/$library.docc
    if [ ! -d "$catalogue" ]; then catalogue=; fi
    "$docc" convert $catalogue --additional-symbol-graph-dir "$graphs" \
        --fallback-display-name "$library" --fallback-bundle-identifier "bizlog.$library" \
        --warnings-as-errors --output-path ".build/documentation/$library.doccarchive"
done
echo "documentation: .build/documentation/*.doccarchive"
