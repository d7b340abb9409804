# `make report` and `make test` need nothing but Python 3.11 (or later) and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report test check format example clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

report: $(VENV)/.installed ## install, then analyse the seed texts into reports/seeds.html
	$(BIN)/framing -q report -o reports/seeds.html
	@echo "report: $(CURDIR)/reports/seeds.html"

test: $(VENV)/.installed-dev ## run the tests
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.installed-dev ## formatter, linter, type checker, tests: what CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

format: $(VENV)/.installed-dev ## rewrite the code as the formatter and linter want it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

example: $(VENV)/.installed-dev ## renew the example and the pictures of the README
	rm -rf reports/example_files && mkdir -p reports/example_files
	$(BIN)/framing -q report -o reports/example.html
	$(BIN)/framing -q chart stance-map -o reports/example_files/stance-map.png --ppi 150
	$(BIN)/framing -q chart stance-dots -o reports/example_files/stance-dots.svg --for web
	$(BIN)/python tests/brief/pictures.py reports/example_files
	$(BIN)/python tests/report/pictures.py reports/example.html reports/example_files
	@echo "example: $(CURDIR)/reports/example.html"

clean: ## remove the environment, the caches and the generated pages
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -rf reports/seeds.html reports/seeds_files
	find framing tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make pip run again only when pyproject.toml has changed.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: Python 3.11 or later is needed; name one with PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed
