# Every word sets up what it needs in $(VENV), once per change of its lock.

VENV ?= .venv
PYTHON ?= $(shell command -v python3.11 || command -v python3)
TESTS ?= tests
# Tests wait for clocks and children about as long as they work.
WORKERS ?= $(shell expr 2 \* $$(nproc))

UV := $(shell uv --version >/dev/null 2>&1 && command -v uv)
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

export UV_PYTHON_DOWNLOADS := never

ifneq ($(UV),)
CREATE = $(UV) venv --quiet --clear --python "$(PYTHON)" $(VENV)
INSTALL = $(UV) pip install --quiet --python $(BIN)/python --compile-bytecode
else ifeq ($(shell "$(PYTHON)" -m pip --version >/dev/null 2>&1 && echo yes),yes)
CREATE = "$(PYTHON)" -m venv --clear --without-pip $(VENV)
INSTALL = "$(PYTHON)" -m pip --quiet --disable-pip-version-check --python $(BIN)/python install
else
CREATE = "$(PYTHON)" -m venv --clear $(VENV)
INSTALL = $(BIN)/python -m pip --quiet --disable-pip-version-check install
endif

.PHONY: run demo test soak check format bench
.DEFAULT_GOAL := demo

run: $(RUNTIME)
	$(BIN)/python -m bot run

demo: $(RUNTIME)
	$(BIN)/python -m bot demo

test: $(DEV)
	$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

soak: $(DEV)
	$(BIN)/python -m soak
	$(BIN)/python -m soak.year
	$(BIN)/python -m soak.tempers
	$(BIN)/python -m soak.terms
	$(BIN)/python -m soak.documents

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m locales.lint

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV)
	for name in ready presses fanout figures papers; do $(BIN)/python -m bench.$$name || exit 1; done

$(RUNTIME): requirements.lock | $(BIN)/python
	$(INSTALL) --require-hashes -r $<
	@touch $@

$(DEV): requirements-dev.lock | $(BIN)/python
	$(INSTALL) --require-hashes -r $<
	@touch $@

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
		|| { echo "vekhi: Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/python3.11"; exit 2; }
	$(CREATE)
