# `make help` lists the targets. Each target sets up what it needs.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
BENCH := .venv-bench
PORT ?= 8080
SECONDS ?= 60
# Every public type of these is complete; pyright finds them by the Python on PATH.
TYPED := bpx_api bpx_auth bpx_client bpx_sandbox
.DEFAULT_GOAL := help
.PHONY: help setup demo test coverage test-peers test-oldest test-pythons generate generator-drift surface check format drift contract-live regeneration soak soak-streams fuzz sandbox bench bench-sandbox bench-streams build clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/ready ## Create .venv with the project and its development tools

$(VENV)/ready: pyproject.toml generator-config.yaml tools/setup
	@PYTHON="$(PYTHON)" sh tools/setup "$(VENV)"

demo: setup ## Start a local exchange and run examples/quickstart.py against it
	@$(BIN)/python examples/demo.py

test: setup ## Run every test, in parallel; needs no network
	$(BIN)/python -m pytest

test-peers: setup $(PEERS)/ready ## Run other clients for the exchange on the local exchange; the first time needs PyPI
	PEERS_PYTHON=$(CURDIR)/$(PEERS)/bin/python $(BIN)/python -m pytest -n 0 tests/peers

$(PEERS)/ready: tests/peers/requirements.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install -qq --disable-pip-version-check -r $<
	@touch $@

test-oldest: setup ## Run the tests with the oldest version of every dependency; the first time needs PyPI
	$(BIN)/python -m tools.test_oldest

coverage: setup ## Run the tests on the newest Python that is installed and hold each package to its branch coverage
	$(BIN)/python -m tools.test_pythons --newest

test-pythons: setup ## Run the tests on every other supported Python that is installed; the first time needs PyPI
	$(BIN)/python -m tools.test_pythons

generate: setup ## Write generated/bpx_api from openapi.yaml, and list what changed for users since the last commit
	$(BIN)/python -m tools.codegen

generator-drift: setup ## Generate with the newest openapi-python-client and compare; GENERATOR=… for a version; needs PyPI
	@$(BIN)/python -m tools.generator_drift $(GENERATOR)

surface: setup ## List what changed for users between two revisions: FROM=v1 TO=HEAD; by default since the last commit
	@$(BIN)/python -m tools.surface $(or $(FROM),HEAD) $(TO)

check: setup ## Lint, check types, openapi.yaml, generated/ and the dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/openapi-spec-validator openapi.yaml
	$(BIN)/python -m tools.codegen --check
	$(BIN)/mypy
	$(BIN)/pyright
	@for package in $(TYPED); do \
	  report=$$(PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pyright --ignoreexternal --verifytypes $$package) \
	    || { echo "$$report"; exit 1; }; done
	$(BIN)/python tools/check_supply.py

format: setup ## Format the code
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .

drift: setup ## Compare openapi.yaml with the exchange's documentation page, or with SPEC=<file or URL>
	@$(BIN)/python -m tools.drift $(SPEC)

contract-live: setup ## Compare the responses of a running exchange with openapi.yaml, read-only; BASE_URL=… for another one
	@$(BIN)/python -m tools.contract_live

sandbox: setup ## Run the local exchange until Ctrl-C; PORT=8080 by default
	$(BIN)/python -m bpx_sandbox --port $(PORT)

soak: setup ## Send 2,000 orders with faults in each of 15 ways, then 216,000 requests; about half an hour
	$(BIN)/python -m tests.faults.soak

regeneration: setup ## Edit openapi.yaml in 1,000 ways and judge what is generated; EDITS="words of names" for some
	@$(BIN)/python -m tests.regeneration $(EDITS)

fuzz: setup ## Fuzz the reading of responses and frames, and the signing, SECONDS=60 each
	$(BIN)/python -m pip install -qq --disable-pip-version-check --group fuzz
	$(BIN)/python -m tools.fuzz responses -max_total_time=$(SECONDS)
	$(BIN)/python -m tools.fuzz signing -max_total_time=$(SECONDS)
	$(BIN)/python -m tools.fuzz frames -max_total_time=$(SECONDS)

bench: setup $(BENCH)/ready ## Measure this and other clients, and write docs/benchmarks; BENCH_OPTIONS=--quick for a trial
	@$(BENCH)/ours/bin/python -m benchmarks --with-tests $(BENCH_OPTIONS)

$(BENCH)/ready: benchmarks/requirements.txt pyproject.toml
	$(PYTHON) -m venv $(BENCH)/ours
	$(BENCH)/ours/bin/python -m pip install -qq --disable-pip-version-check --editable .
	$(PYTHON) -m venv $(BENCH)/peers
	$(BENCH)/peers/bin/python -m pip install -qq --disable-pip-version-check -r $<
	@touch $@

bench-sandbox: setup ## Measure the local exchange: signed orders a second, and matching in a deep book
	$(BIN)/python benchmarks/sandbox.py

bench-streams: setup ## Measure the streams: book tickers and a book, from the socket on, beside the bare library
	$(BIN)/python -m benchmarks.streams

build: setup ## Build the wheel and the source distribution into dist/
	$(BIN)/python -m build

clean: ## Remove the virtual environments and all files that tools create
	rm -rf $(VENV) $(PEERS) $(BENCH) .venv-oldest .venv-generator .venv-3.* dist .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
