# `make` lists the targets. Each sets up what it needs in .venv; a second run installs nothing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

.DEFAULT_GOAL := help
.PHONY: help site serve test check lint format gate bench golden lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST) | sort

site: $(VENV)/.site ## set up, and build both editions of the site into site/
	@$(BIN)/dossier build
	@echo "The site is in site/. To read it: make serve, then open http://127.0.0.1:8000/"

serve: $(VENV)/.site ## set up, show both editions at http://127.0.0.1:8000/ and follow changes
	@$(BIN)/dossier serve

test: $(VENV)/.dev ## set up, and run the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/.site ## say what is wrong with what people wrote in seeds/ and docs/
	@$(BIN)/dossier check

lint: $(VENV)/.dev ## check the code: style and types
	@$(BIN)/ruff check scripts tests benchmarks
	@$(BIN)/ruff format --check scripts tests benchmarks
	@$(BIN)/mypy

format: $(VENV)/.dev ## put the code into the project's format
	@$(BIN)/ruff check --fix scripts tests benchmarks
	@$(BIN)/ruff format scripts tests benchmarks

gate: $(VENV)/.dev ## measure what the build makes of the annotated articles, and put the figures into the method pages
	@$(BIN)/python tests/gate.py
	@$(BIN)/python tests/links.py
	@$(BIN)/python tests/unknown.py
	@$(BIN)/python tests/quotations.py
	@$(BIN)/python tests/happened.py
	@$(BIN)/python tests/occurrences.py
	@$(BIN)/python tests/trust.py --write

bench: $(VENV)/.dev ## measure the build stage by stage beside MkDocs (SIZES="100 1000 10000")
	@$(BIN)/python benchmarks/run.py $(SIZES)

golden: $(VENV)/.dev ## record the expected pages of tests/cases anew (read the diff before you commit it)
	@$(BIN)/python -m pytest --record-golden tests

lock: $(VENV)/.dev ## pin the requirements anew, with hashes, for every platform
	@$(LOCK) requirements/dossier.in -o requirements/dossier.txt
	@$(LOCK) requirements/suggest.in -c requirements/dossier.txt -o requirements/suggest.txt
	@$(LOCK) requirements/search.in -o requirements/search.txt
	@$(LOCK) requirements/dev.in -c requirements/dossier.txt -o requirements/dev.txt

clean: ## remove what the build and the set-up made
	@if [ -x $(BIN)/dossier ]; then $(BIN)/dossier clean; fi
	@rm -rf $(VENV) .dossier/kept build scripts/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/dossier.txt requirements/search.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up in $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dossier.txt
	@if grep -Eq '^ +search: *pagefind' mkdocs.yml; then \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/search.txt; fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	@echo "Setting up the tests in $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
