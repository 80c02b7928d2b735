# make serve   build the knowledge base and browse it at http://127.0.0.1:8001/
# make watch   the same, and build again at every save
# make test    the linters and the quick tests; make test-all runs the slow ones too
# make check   find every mistake in sources/
# make help    all of it
#
# Works on a machine with Python 3.11 or newer, make and a package index. TEXTS names a folder with texts of
# articles (see README); by default texts/ is used when it exists.

PYTHON ?= python3
PORT ?= 8001
TEXTS ?=
VENV := .venv
BIN := $(VENV)/bin
BUILD := $(BIN)/python build_db.py $(if $(TEXTS),--texts $(TEXTS))

.DEFAULT_GOAL := help
.PHONY: help serve watch build check test test-all lint format docs bench screenshots lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: build ## build, then serve; says the address
	@echo "Browse it at http://127.0.0.1:$(PORT)/ (Ctrl-C ends it)"
	@$(BIN)/datasette serve . --port $(PORT)

watch: $(VENV)/installed-dev ## build and serve; build again whenever a source was saved
	@$(BIN)/python build_db.py serve --watch --port $(PORT)

build: $(VENV)/installed ## build rare_earths.db
	@$(BUILD)

check: $(VENV)/installed ## find every mistake in sources/, write nothing
	@$(BIN)/python build_db.py check $(if $(TEXTS),--texts $(TEXTS))

test: $(VENV)/installed-dev lint ## linters, types and the quick tests
	@$(BIN)/python -m pytest -m "not slow"

test-all: test ## the same, then the slow tests: killed builds, memory, browser, crawl, wheel
	@$(BIN)/python -m pytest -m slow

lint: $(VENV)/installed-dev ## linters and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: $(VENV)/installed-dev ## put the code into the common form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

docs: $(VENV)/installed ## renew the computed parts of the documents
	@$(BIN)/python -m tools.data_dictionary
	@$(BIN)/python -m tools.coverage
	@$(BIN)/python -m tools.worked_examples

bench: $(VENV)/installed-dev build ## what a build, pages, serving and the verdicts on DuckDB cost: 10,000 claims, two minutes
	@$(BIN)/python benchmarks/run.py --claims 10000 --keep build/bench
	@$(BIN)/python benchmarks/pages_at_scale.py rare_earths.db build/bench/synthetic.db --times 1
	@$(BIN)/python benchmarks/verdicts_on_duckdb.py build/bench/synthetic.db --claims 1000000
	@if command -v ab >/dev/null; then $(BIN)/python benchmarks/serve.py build/bench/synthetic.db --clients 0; \
		else echo "left out: what serving costs, which needs ab (Debian: apache2-utils)"; fi

screenshots: $(VENV)/installed-dev build ## make the pictures of the README (needs chromium)
	@$(BIN)/python -m tests.browser.screenshots docs

lock: $(VENV)/installed-dev ## write the exact versions of all dependencies
	@$(BIN)/pip-compile --quiet --allow-unsafe --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --allow-unsafe --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --extra dev --constraint requirements.txt \
		--output-file requirements-dev.txt pyproject.toml

clean: ## remove what was built
	rm -rf $(VENV) rare_earths.db build dist *.egg-info

$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "installing (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
