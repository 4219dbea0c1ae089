# Everything the project does, from a machine with only Python and git.
# `make build` writes the site; `make test` runs every check and all tests but those of `make proof`.

PYTHON ?= python3
CHECK_FORMAT ?= text
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# One process more than there are cores, as many tests wait for a browser or a server; one that has no
# tests left takes some from another.
PROCESSES := $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
PYTEST := $(BIN)/python -m pytest --numprocesses=$(PROCESSES) --dist=worksteal

.PHONY: build serve test proof quick lint provided compiled check bench fuzz mutants shots lock words faces docs fingerprints dist clean

# Tests start hundreds of processes of Python; told to keep no modules, each compiles all it imports.
unexport PYTHONDONTWRITEBYTECODE
# Another checkout that stands there would be built and tested instead of this one.
unexport PYTHONPATH

build: $(STAMP)
	$(BIN)/planhandbok build --format $(CHECK_FORMAT)

serve: $(STAMP)
	$(BIN)/planhandbok serve --edit

test: $(STAMP)
	$(MAKE) --jobs=3 lint provided compiled
	$(PYTEST) -m "not proof" --hypothesis-profile=quick

# The same tests with further widths, sizes and engines, rehearsals, and each property with twice as
# many examples. pytest fails if there are none.
proof: $(STAMP)
	$(MAKE) --jobs=2 provided compiled
	$(PYTEST) -m "proof or hypothesis"

provided: $(STAMP)
	$(BIN)/python tests/tools/provide.py

# Each process of the tests would compile all modules for itself; the checks of the code leave a
# core free for it before. A mistake is told when the tests run.
compiled: $(STAMP)
	$(BIN)/python -m pytest --collect-only --quiet > /dev/null || true

# What to run while writing: all checks of the code, and the tests that need no engine, browser,
# git or PDF. A test is one of them unless it is marked as slow. One of a property tries fewer examples.
quick: $(STAMP) lint
	$(PYTEST) --quiet --ignore=tests/browser -m "not slow and not proof" --hypothesis-profile=quick

lint: $(STAMP)
	$(BIN)/ruff format --check generator tests
	$(BIN)/ruff check generator tests
	$(BIN)/mypy

check: $(STAMP)
	$(BIN)/planhandbok check --format $(CHECK_FORMAT)

fuzz: $(STAMP)
	$(PYTEST) --quiet -m "hypothesis or fuzzed" --hypothesis-profile=fuzz
	$(BIN)/python -m tests.records.editing.random_changes 100000
	$(BIN)/python -m tests.changing.edits.writers
	$(BIN)/python -m tests.writing.many_writers

bench: $(STAMP)
	$(BIN)/python -m tests.bench

# Change the figures' code one small thing at a time, and list what no test notices: hours.
mutants: $(STAMP)
	$(BIN)/python -m tests.tools.mutants $(WHAT)

# A picture of each kind of page in shots/, and the figures of how much stands on the pages.
shots: $(STAMP) provided
	$(BIN)/python -m tests.browser.shots

# Gather the site's words into the catalogues.
words: $(STAMP)
	$(BIN)/python -m tests.tools.words

# List in each wing what other wings use of it.
faces: $(STAMP)
	$(BIN)/python -m tests.tools.faces

# Remember the base handbook of the version that is released: see CONTRIBUTING.md.
fingerprints: $(STAMP)
	$(BIN)/python -m tests.tools.earlier

# The wheel and the source distribution, in dist/.
dist: $(STAMP)
	$(BIN)/hatchling build

# Write the generated parts of docs/.
docs: $(STAMP)
	$(BIN)/python -m tests.tools.docs

# Pin the newest versions that pyproject.toml allows, with the hashes of their files.
lock: $(STAMP)
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
		--group dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) site dist shots .mutants

# The lock holds every package, the build's own included; the project itself is installed
# from the checkout, without asking any registry for more. pip brings uv, which installs the rest
# in a tenth of the time; where only pip can reach a registry, pip does it all.
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	awk '/^[^ ]/ { is_uv = /^uv==/ } is_uv' requirements.lock > $(VENV)/uv.lock
	$(BIN)/python -m pip install --quiet --require-hashes --requirement $(VENV)/uv.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements.lock || \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
