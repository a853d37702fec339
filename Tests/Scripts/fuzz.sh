#!/usr/bin/env bash
# Builds the fuzz targets and runs each of them for FUZZ_SECONDS seconds.
#
#   FUZZ_SECONDS=60     how long each target runs
#   FUZZ_TARGETS="..."  which targets run (default: all of them)
#
# Everything that is built or found goes to .build-fuzz. The exit status is 1 if an input violates a law,
# crashes, hangs, or takes too much memory; the input is kept and the way to run it again is printed.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Swift's own trace of a crash gets in the way of the sanitizer's, and may hang.
export SWIFT_BACKTRACE=enable=no

seconds=${FUZZ_SECONDS:-60}
read -r -a targets <<<"${FUZZ_TARGETS:-parse edit format log repair record forms learn-forms convert merge}"
out=.build-fuzz
flags=(-O -swift-version 6 -package-name bizlog -enable-testing -sanitize=fuzzer,address -parse-as-library -warnings-as-errors
    -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility
    -I Sources/CMarkBridge -I "$out/modules")
[ "$(uname)" != Linux ] || flags+=(-use-ld=lld)
read -r -a cmark_flags <<<"$(pkg-config --cflags libcmark-gfm)"
read -r -a cmark_libraries <<<"$(pkg-config --libs libcmark-gfm)"
for flag in ${cmark_flags[@]+"${cmark_flags[@]}"}; do flags+=(-Xcc "$flag"); done

# Compiles a library target to one object file, if a source is newer than it or a target below it was compiled.
rebuilt=no
compile_module() {
    local name=$1 object=$out/modules/$1.o
    if [ "$rebuilt" = yes ] || [ ! -e "$object" ] ||
        [ -n "$(find "Sources/$name" Sources/CMarkBridge -newer "$object" -print -quit)" ]; then
        echo "compiling $name"
        find "Sources/$name" -name '*.swift' -print0 | sort -z |
            xargs -0 swiftc "${flags[@]}" -wmo -module-name "$name" -emit-object -o "$object" \
                -emit-module -emit-module-path "$out/modules/$name.swiftmodule"
        rebuilt=yes
    fi
}

compile_target() {
    local name=$1 modules=$out/modules
    local file
    # learn-forms → FuzzLearnForms.swift
    file=Tests/Fuzzing/Fuzz$(awk -F- '{ for (i = 1; i <= NF; i++) printf "%s", toupper(substr($i, 1, 1)) substr($i, 2) }' <<<"$name").swift
    if [ ! -e "$file" ]; then
        echo "no fuzz target '$name'; the targets are: parse edit format log repair record forms learn-forms convert merge" >&2
        exit 2
    fi
    if [ "$rebuilt" = yes ] || [ ! -e "$out/$name" ] ||
        [ "$file" -nt "$out/$name" ] || [ Tests/Fuzzing/Harness.swift -nt "$out/$name" ]; then
        echo "compiling fuzz target $name"
        swiftc "${flags[@]}" -wmo -module-name "Fuzz_${name//-/_}" "$file" Tests/Fuzzing/Harness.swift \
            "$modules"/*.o ${cmark_libraries[@]+"${cmark_libraries[@]}"} -o "$out/$name"
    fi
}

run_target() {
    local name=$1 log=$out/$1.log
    mkdir -p "$out/corpus/$name" "$out/findings"
    if "$out/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
        -dict=Tests/Fuzzing/markdown.dict -print_final_stats=1 -artifact_prefix="$out/findings/$name-" \
        "$out/corpus/$name" Tests/Fuzzing/corpus Fixtures >"$log" 2>&1; then
        echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $seconds s, no finding"
        return 0
    fi
    echo "$name: FOUND SOMETHING"
    grep -aE 'law violated|Fatal error|ERROR:|SUMMARY:' "$log" | sort -u | head -5 | sed 's/^/    /' || true
    local input
    input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -1)
    echo "    log:       $log"
    if [ -n "$input" ]; then
        echo "    input:     $input"
        echo "    reproduce: SWIFT_BACKTRACE=enable=no $out/$name $input"
        echo "    minimise:  SWIFT_BACKTRACE=enable=no $out/$name -minimize_crash=1 -max_total_time=60 $input"
    fi
    return 1
}

mkdir -p "$out/modules"
for module in ByteText SecretScan MarkdownAST MarkdownFormat TextRepair LogModel LogChecks; do compile_module "$module"; done
for target in "${targets[@]}"; do compile_target "$target"; done
failed=0
for target in "${targets[@]}"; do run_target "$target" || failed=1; done
exit "$failed"
