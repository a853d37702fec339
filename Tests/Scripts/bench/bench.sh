#!/usr/bin/env bash
# Makes the logs of the benchmarks, then runs the package in Benchmarks on them. It takes the arguments of `swift package benchmark`.
#
#   BIZLOG_BENCH_SIZES="1000 10000 100000"   the numbers of entries
set -euo pipefail
cd "$(dirname "$0")/../../.."

export BIZLOG_BENCH_SIZES=${BIZLOG_BENCH_SIZES:-1000 10000 100000}
export BIZLOG_BENCH_LOGS=$PWD/.build-bench/logs
for size in $BIZLOG_BENCH_SIZES; do
    for form in canonical messy; do
        mkdir -p "$BIZLOG_BENCH_LOGS/$form-$size"
        python3 Tests/Scripts/bench/sample_logs.py "$form" "$size" Fixtures/seed/FAILURE_LOG.md \
            >"$BIZLOG_BENCH_LOGS/$form-$size/FAILURE_LOG.md"
    done
done
cd Benchmarks
# A benchmark that fails is only told in words.
output=$(mktemp)
trap 'rm -f "$output"' EXIT
swift package --scratch-path ../.build-bench/benchmarks --disable-sandbox benchmark "$@" 2>&1 | tee "$output"
if grep -a -q '^Benchmark .* failed with' "$output"; then exit 1; fi
