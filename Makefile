# `make` alone lists the targets.

# What `make fuzz` runs, and for how many seconds each.
FUZZ_TARGETS ?= parse edit format log repair record forms learn-forms convert merge
FUZZ_SECONDS ?= 60

SCRIPTS = Tests/Scripts
SOURCES = Package.swift Sources Tests

export FUZZ_TARGETS FUZZ_SECONDS

# Where `make install` puts things, as GNU has it: `make install PREFIX=/usr DESTDIR=/tmp/root`. The names in small letters work too.
prefix ?= /usr/local
PREFIX ?= $(prefix)
INSTALL_PLACES = DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" EXEC_PREFIX="$(or $(EXEC_PREFIX),$(exec_prefix))" \
	BINDIR="$(or $(BINDIR),$(bindir))" DATADIR="$(or $(DATADIR),$(datadir),$(datarootdir))" MANDIR="$(or $(MANDIR),$(mandir))" \
	DOCDIR="$(or $(DOCDIR),$(docdir))"

.PHONY: help deps demo build test test-fast test-long compare lint format docs check goldens conformance sarif fuzz hostile scaling release bench ratios bench-peers bench-merge seen-bench report-check crash attack together branches install uninstall dist dist-check hooks-check package-check clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install the C library cmark-gfm and its program, if they are missing
	@$(SCRIPTS)/dependencies.sh install

demo: deps ## Show what bizlog does, on a damaged copy of the reference log
	@swift build --product bizlog
	@$(SCRIPTS)/demo.sh

build: ## Build the libraries and the command
	@$(SCRIPTS)/dependencies.sh require
	swift build

test: ## Run all tests, properties on some of their seeds
	@$(SCRIPTS)/dependencies.sh require
	swift test

test-fast: ## Run the tests that need no other program and little time, for use while writing
	@$(SCRIPTS)/dependencies.sh require
	swift test --skip "$$($(SCRIPTS)/suites.py process slow)"

test-long: ## Run all tests in their long form: all seeds, hostile texts of full size, the example package by itself
	@$(SCRIPTS)/dependencies.sh require
	BIZLOG_TESTS=long swift test

compare: ## Compare the command of another commit, OLD=program, with this one on all documents, and on those in CORPUS=directory
	@$(SCRIPTS)/dependencies.sh require
	swift build --configuration release --product bizlog
	@$(SCRIPTS)/compare.py --self-test .build/release/bizlog
	@$(SCRIPTS)/compare.py "$(OLD)" .build/release/bizlog $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(ALLOW),--allow "$(ALLOW)")

lint: ## Check the style of the sources
	swift format lint --strict --recursive $(SOURCES)

format: ## Bring the sources into the project's style
	swift format --in-place --recursive $(SOURCES)

docs: ## Build the documentation; a warning is an error
	@$(SCRIPTS)/documentation.sh

check: lint docs test ## All that must hold before a change lands: style, documentation, tests

goldens: ## Record the golden files anew; fails on purpose, so look at the diff and run the tests
	@$(SCRIPTS)/dependencies.sh require
	BIZLOG_RECORD_GOLDENS=1 swift test --filter Golden

conformance: ## Measure formatting on the examples of the specifications and on documents of other dialects
	@$(SCRIPTS)/conformance.sh

sarif: ## Validate what `check --format sarif` writes against the schema of SARIF 2.1.0
	@$(SCRIPTS)/dependencies.sh require
	@$(SCRIPTS)/sarif.sh

fuzz: ## Feed the libraries random input, FUZZ_SECONDS for each of FUZZ_TARGETS
	@$(SCRIPTS)/fuzz.sh

hostile: ## Feed the command files that ask for too much; each must be done or refused in 2 s and 256 MiB
	@$(SCRIPTS)/dependencies.sh require
	swift build --configuration release --product bizlog
	@$(SCRIPTS)/hostile.py .build/release/bizlog

scaling: ## Measure the command on logs of 1,000 to 16,000 entries; the time must grow with the size and no faster
	@$(SCRIPTS)/dependencies.sh require
	swift build --configuration release --product bizlog
	@$(SCRIPTS)/bench/scaling.py .build/release/bizlog Fixtures/seed/FAILURE_LOG.md

release: ## Build the command to be installed, .build-release/bizlog: optimised, stripped, without shared libraries
	@$(SCRIPTS)/dependencies.sh require
	@$(SCRIPTS)/release.sh

install: ## Install what `make release` builds, below PREFIX (/usr/local), with DESTDIR before it
	@[ -x .build-release/bizlog ] && [ -d .build-release/share ] || $(MAKE) release
	@$(INSTALL_PLACES) Packaging/install.sh install

uninstall: ## Remove what `make install` has installed there
	@$(INSTALL_PLACES) Packaging/install.sh uninstall

dist: release ## Build what is published, in .build-dist: an archive, a wheel, a Debian package, a bill of materials, their sums
	@Packaging/dist.sh

dist-check: ## Install each of these in an empty root, use it, and let twine, auditwheel and lintian look at it
	@Packaging/check/dist-check.sh

hooks-check: ## Run the hooks of .pre-commit-hooks.yaml with the real pre-commit on a damaged log
	@Packaging/check/hooks-check.sh

package-check: ## Build a package that depends on a clone of this one by the lines of the README
	@Packaging/check/package-check.sh

bench: ## Measure the library on logs of 1,000, 10,000 and 100,000 entries
	@$(SCRIPTS)/dependencies.sh require
	@$(SCRIPTS)/bench/bench.sh

ratios: ## Measure list, stats and export beside `fmt --check` on a log of 10,000 entries; COUNT=instructions counts those
	@$(SCRIPTS)/dependencies.sh require
	swift build --configuration release --product bizlog
	@$(SCRIPTS)/bench/ratios.py .build/release/bizlog Fixtures/seed/FAILURE_LOG.md $(if $(COUNT),--$(COUNT))

seen-bench: ## Measure what `seen` finds in 200 logs, what it does not, and its time
	@$(SCRIPTS)/dependencies.sh require
	swift build --configuration release --product bizlog
	@$(SCRIPTS)/seen/seen_bench.py .build/release/bizlog --time Fixtures/seed/FAILURE_LOG.md

report-check: deps ## Validate what `report` writes, and look at it in a browser in light and dark at 360 and 1280 pixels; PICTURES=yes makes those of the README
	@$(SCRIPTS)/report/report.sh

bench-peers: release ## Time the command beside cmark-gfm, rumdl and mdformat on the same logs
	@$(SCRIPTS)/bench/bench-peers.sh

bench-merge: ## Merge the same branches by git's lines, merge=union, git-merge-changelog and the command, count what is wrong, and time it
	@$(SCRIPTS)/dependencies.sh require
	swift build --configuration release --product bizlog
	@$(SCRIPTS)/bench/merges.py .build/release/bizlog

crash: ## Kill each verb that writes at each call that changes the disk, and let each call fail
	@$(SCRIPTS)/dependencies.sh require
	swift build --product bizlog
	@$(SCRIPTS)/crash.py .build/debug/bizlog

together: ## Run 200 `learn` at once, and ten times 60 commands that write and read, with editors among them
	@$(SCRIPTS)/dependencies.sh require
	swift build --product bizlog
	@$(SCRIPTS)/together.py .build/debug/bizlog

branches: ## Bring 400 histories of two branches together with the real git; HISTORIES=number, SEED=first
	@$(SCRIPTS)/dependencies.sh require
	swift build --configuration release --product bizlog
	@$(SCRIPTS)/branches/branches.py .build/release/bizlog $(if $(HISTORIES),--histories $(HISTORIES)) $(if $(SEED),--seed $(SEED))

attack: ## Run the command in repositories that somebody has prepared; nothing outside may be read into its output or changed
	@$(SCRIPTS)/dependencies.sh require
	swift build --product bizlog
	@$(SCRIPTS)/attack/attack.py .build/debug/bizlog

clean: ## Remove all that was built or downloaded
	rm -rf .build .build-conformance .build-sarif .build-fuzz .build-release .build-bench .build-report .build-dist .build-dist-check
