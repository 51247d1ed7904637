# Two commands do everything: `make report` and `make test`. Both make their own environment in .venv.
PYTHON ?= python3
BIN := .venv/bin
PYTEST_FLAGS ?=

.PHONY: report test lint types notebooks docs clean

report: .venv/base
	$(BIN)/framing report seeds -o reports/seeds.html

test: .venv/test lint types
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

lint: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/test
	$(BIN)/mypy

notebooks: .venv/test
	$(BIN)/jupyter lab notebooks

docs: .venv/test
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[docs]'
	$(BIN)/mkdocs build --strict

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "framing needs Python 3.11 to 3.13; found $$($(PYTHON) --version). Say which: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv .venv

.venv/base: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/test: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch .venv/base $@

clean:
	rm -rf .venv build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
