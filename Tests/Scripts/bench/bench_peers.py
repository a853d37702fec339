#!/usr/bin/env python3
"""Times `bizlog` beside other programs for Markdown on the same files in one run.

usage: bench_peers.py BIZLOG SEED_LOG DIRECTORY [--quick]

DIRECTORY gets the inputs, and results.json; in DIRECTORY/peers/bin are rumdl and mdformat, cmark-gfm and hyperfine are
where the shell finds them. Prints the median of each command with its throughput and peak memory, how time and memory
grow with the log, and each target with the ratio that was measured. Exits with 1 if a target is missed. --quick leaves
out the log of 100,000 entries. The least memory that shows is that of the Python that measures, 11 MiB.
"""

import json
import math
import os
import platform
import subprocess
import sys

sys.dont_write_bytecode = True

from sample_logs import FORMS  # noqa: E402 - nothing is to be written beside the scripts

MEBIBYTE = 1 << 20
EXTENSIONS = ["--extension", "table", "--extension", "strikethrough", "--extension", "tasklist"]


class Bench:
    """The commands, by a name for each, and what was measured of them."""

    def __init__(self, bizlog, seed_path, directory, sizes):
        self.bizlog = os.path.abspath(bizlog)
        self.peers = os.path.join(directory, "peers", "bin")
        self.directory = directory
        with open(seed_path, encoding="utf-8") as file:
            self.seed = file.read()
        self.files = {"seed": os.path.abspath(seed_path)}
        for form in FORMS:
            for size in sizes:
                self.files[f"{form} {size}"] = self.made(form, size)
        self.results = {}

    def made(self, form, size):
        """A log in a directory of its own, so that no program finds another one beside it."""
        path = os.path.join(self.directory, "logs", f"{form}-{size}", "FAILURE_LOG.md")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(FORMS[form](self.seed, size))
        return path

    def command(self, program, file):
        path = self.files[file]
        bizlog, cmark = self.bizlog, ["cmark-gfm", *EXTENSIONS]
        return {
            "bizlog fmt --check": [bizlog, "fmt", "--check", path],
            # Writes what it formats to standard output, as cmark-gfm does.
            "bizlog fmt -": [bizlog, "fmt", "-"],
            "bizlog check": [bizlog, "check", path],
            "cmark-gfm": [*cmark, path],
            "cmark-gfm -t commonmark": [*cmark, "-t", "commonmark", path],
            "rumdl fmt --check": [os.path.join(self.peers, "rumdl"), "fmt", "--check", "--no-cache", path],
            "mdformat --check": [os.path.join(self.peers, "mdformat"), "--check", path],
        }[program]

    def measure(self, file, programs, runs, warmup=1):
        """Times programs on one file, one after the other, in one run of hyperfine."""
        export = os.path.join(self.directory, "hyperfine.json")
        commands = [self.command(program, file) for program in programs]
        # hyperfine 1.15 gives no input to what it runs, so a command that reads one goes through env.
        lines = [" ".join(command) for command in commands]
        for index, program in enumerate(programs):
            if program.endswith(" -"):
                lines[index] = f"sh -c 'exec {lines[index]} <{self.files[file]}'"
        timing = ["--warmup", str(warmup), "--runs", str(runs), "--ignore-failure", "--style", "none"]
        subprocess.run(
            ["hyperfine", "--shell=none", *timing, "--export-json", export, *lines],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        with open(export, encoding="utf-8") as results:
            measured = json.load(results)["results"]
        for program, command, result in zip(programs, commands, measured, strict=True):
            if not set(result["exit_codes"]) <= {0, 1}:
                sys.exit(f"{' '.join(command)}: exit statuses {sorted(set(result['exit_codes']))}")
            memory = self.peak(command, self.files[file] if program.endswith(" -") else os.devnull)
            self.results[program, file] = {"seconds": result["median"], "bytes": memory}
            self.report(program, file)

    @staticmethod
    def peak(command, source):
        """The most memory that a command had at once, in bytes."""
        with open(source, "rb") as stdin:
            process = subprocess.Popen(
                [sys.executable, "-S", "-c", MEASURING, *command], stdin=stdin, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            kilobytes = int(process.communicate()[0])
        return kilobytes * (1 if sys.platform == "darwin" else 1024)

    def report(self, program, file):
        result = self.results[program, file]
        size = os.path.getsize(self.files[file])
        print(
            f"| {program} | {file} | {result['seconds'] * 1000:,.1f} ms | {size / MEBIBYTE / result['seconds']:,.1f} MiB/s "
            f"| {result['bytes'] / MEBIBYTE:,.1f} MiB |",
            flush=True,
        )

    def ratio(self, what, left, right, file, other=None):
        return self.results[left, file][what] / self.results[right, other or file][what]

    def exponent(self, what, program, form, small, large):
        """How a figure grows: 1 if it is ten times as much for a log ten times as long."""
        growth = self.results[program, f"{form} {large}"][what] / self.results[program, f"{form} {small}"][what]
        return math.log(growth) / math.log(large / small)


# A process of its own for each, so that its children's peak is that of the one command.
MEASURING = """
import os, resource, subprocess, sys
subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure(bench, sizes):
    print("| command | log | median | throughput | peak memory |")
    print("|---------|-----|--------|------------|-------------|")
    bench.measure("seed", ["bizlog fmt --check", "cmark-gfm", "rumdl fmt --check", "mdformat --check"], 60, 5)
    bench.measure("canonical 1000", ["bizlog fmt --check", "bizlog check", "cmark-gfm"], 20, 2)
    bench.measure("canonical 1000", ["mdformat --check"], 3)
    bench.measure("canonical 10000", ["bizlog fmt --check", "cmark-gfm", "bizlog check"], 15)
    bench.measure("canonical 10000", ["rumdl fmt --check"], 3)
    bench.measure("canonical 10000", ["mdformat --check"], 1, 0)
    bench.measure("messy 1000", ["bizlog fmt -"], 20, 2)
    bench.measure("messy 10000", ["bizlog fmt -", "cmark-gfm -t commonmark", "bizlog check"], 11)
    for size in sizes[2:]:
        bench.measure(f"canonical {size}", ["bizlog fmt --check", "bizlog check"], 3)
        bench.measure(f"messy {size}", ["bizlog fmt -"], 3)


def targets(bench, sizes):
    """What is asked for: a name, the figure, the sign, and the bound."""
    fmt, check, cmark = "bizlog fmt --check", "bizlog check", "cmark-gfm"
    large = "canonical 10000"
    yield "fmt --check, canonical, against cmark-gfm: time", bench.ratio("seconds", fmt, cmark, large), "≤", 0.45
    yield "fmt --check, canonical, against cmark-gfm: memory", bench.ratio("bytes", fmt, cmark, large), "≤", 0.3
    messy = bench.ratio("seconds", "bizlog fmt -", "cmark-gfm -t commonmark", "messy 10000")
    yield "fmt, messy, against cmark-gfm -t commonmark: time", messy, "≤", 0.7
    yield "check, canonical, against cmark-gfm: time", bench.ratio("seconds", check, cmark, large), "≤", 0.6
    yield "times faster than rumdl fmt --check", bench.ratio("seconds", "rumdl fmt --check", fmt, large), "≥", 20
    yield "times faster than mdformat --check", bench.ratio("seconds", "mdformat --check", fmt, large), "≥", 200
    yield "the seed, whole process, against cmark-gfm: time", bench.ratio("seconds", fmt, cmark, "seed"), "≤", 4
    yield "the seed, whole process, against rumdl: time", bench.ratio("seconds", fmt, "rumdl fmt --check", "seed"), "≤", 0.25
    for small, large in zip(sizes, sizes[1:]):
        for program, form in ((fmt, "canonical"), (check, "canonical"), ("bizlog fmt -", "messy")):
            for what, name in (("seconds", "time"), ("bytes", "memory")):
                exponent = bench.exponent(what, program, form, small, large)
                yield f"{program}, {form}, {small:,} to {large:,} entries: exponent of {name}", exponent, "≤", 1.05


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--quick"]
    bizlog, seed_path, directory = arguments
    sizes = [1000, 10_000] if "--quick" in sys.argv else [1000, 10_000, 100_000]
    bench = Bench(bizlog, seed_path, os.path.abspath(directory), sizes)
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors\n")
    measure(bench, sizes)
    print("\n| target | asked | measured | |")
    print("|--------|-------|----------|---|")
    missed = 0
    for name, figure, sign, bound in targets(bench, sizes):
        is_met = figure <= bound if sign == "≤" else figure >= bound
        missed += not is_met
        print(f"| {name} | {sign} {bound} | {figure:.2f} | {'met' if is_met else '**not met**'} |")
    with open(os.path.join(bench.directory, "results.json"), "w", encoding="utf-8") as file:
        json.dump([{"command": c, "log": f, **r} for (c, f), r in bench.results.items()], file, indent=2)
    print(f"\n{missed} missed" if missed else "\nall met")
    sys.exit(1 if missed else 0)


main()
