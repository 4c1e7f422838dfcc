# Council News. `make help` lists the targets; every target sets up .venv itself (needs python3 and make only).

PYTHON ?= python3
VENV   ?= .venv
RAW    ?= data/raw
OUT    ?= data/extracted/records.jsonl
JOBS   ?= 1
GOLD   ?= tests/gold
PY     := $(VENV)/bin/python
NEWS   := $(VENV)/bin/council-news

# One thread for each process, as the command has it: NumPy's products are small here.
export OPENBLAS_NUM_THREADS ?= 1

.DEFAULT_GOAL := help

.PHONY: help install extract report tables test lint check eval gate weights golden compare bench soak clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.run: pyproject.toml
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || { echo "cannot make a virtual environment: is python3-venv installed?" >&2; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[formats,excel,report]'
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[test,check]'
	@touch $@

install: $(VENV)/.run ## set up .venv with the command council-news

extract: $(VENV)/.run ## data/raw -> data/extracted/records.jsonl (RAW= OUT= JOBS=)
	@$(NEWS) extract '$(RAW)' -o '$(OUT)' --jobs $(JOBS) || [ $$? -eq 3 ]

report: extract ## a site to browse in data/extracted/site, of what is in data/raw
	@$(NEWS) report '$(OUT)' -o data/extracted/site

tables: extract ## the records as CSV files in data/extracted/tables
	@$(NEWS) tables '$(OUT)' -o data/extracted/tables

test: $(VENV)/.dev ## run the whole test suite
	@$(PY) -m pytest

lint: $(VENV)/.dev ## style, types, rule files
	@$(PY) -m ruff check pipeline tests
	@$(PY) -m mypy
	@$(NEWS) patterns check

check: lint test ## what CI runs: style, types, rule files, tests (the gate among them)

eval: $(VENV)/.dev ## scores of the sample articles against their annotation (ERRORS=1 lists each miss)
	@$(PY) -m tests.gate eval $(if $(ERRORS),--errors)

gate: $(VENV)/.dev ## fail when a score falls below its floor (RAISE=1, LOWER=1 set the floors anew)
	@$(PY) -m tests.gate check $(if $(RAISE),--raise) $(if $(LOWER),--lower)

weights: $(VENV)/.dev ## fit the weights of words anew on the annotated articles (patterns/*.weights.json)
	@$(PY) -m tests.weigh

golden: $(VENV)/.dev ## renew tests/golden/expected.jsonl; read its diff before you commit it
	@$(PY) -m tests.golden

compare: $(VENV)/.dev ## facts gained and lost: make compare OLD=a.jsonl NEW=b.jsonl
	@$(PY) -m tests.gate compare $(OLD) $(NEW)

bench: $(VENV)/.dev ## speed against bare tokenisation, workers, memory (BENCH=FILE for your own articles, DASK=1, PROFILE=1 for shares)
	@$(PY) -m tests.bench $(BENCH) $(if $(DASK),--dask) $(if $(PROFILE),--profile)

soak: $(VENV)/.dev ## memory over a long run, 300,000 generated articles; fails when it grows (ARTICLES= JOBS= override)
	@$(PY) -m tests.soak $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(filter-out 1,$(JOBS)),--jobs $(JOBS))

clean: ## remove the virtual environment, caches and extracted records
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis data/extracted/*
	find pipeline tests -name __pycache__ -prune -exec rm -rf {} +
