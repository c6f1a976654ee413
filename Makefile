# Everything a developer runs. Needs only Python ≥ 3.11 and make; the rest goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?=

.PHONY: help demo test check eval bench train docs clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,server]'
	touch $@

demo: $(VENV)/installed  ## trace the bundled story in four languages and write its report
	$(BIN)/muasal demo

test: $(VENV)/developing  ## all tests, style and types
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

check: $(VENV)/developing  ## style, types, layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layout.py

eval: $(VENV)/developing  ## scores on the bundled stories, and with DATA=folder on treebanks, against their floors
	$(BIN)/python evaluation/run.py
	$(if $(DATA),$(BIN)/python evaluation/analysis.py $(DATA))

bench: $(VENV)/developing  ## speed and memory, and other libraries beside Muasal, as ratios (DATA=folder adds corpora)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[peers]'
	$(BIN)/python benchmarks/run.py $(DATA)
	$(BIN)/python benchmarks/comparing.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/peers.py $(DATA)

train: $(VENV)/installed  ## train a language's parser anew: LANG=id DATA=folder [WORDS=list]
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement training/requirements.txt
	$(BIN)/python -m training.train $(LANG) $(DATA) $(if $(WORDS),--words $(WORDS))

docs: $(VENV)/installed  ## rewrite docs/cli.md from --help
	$(BIN)/python tools/write_cli_docs.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis
