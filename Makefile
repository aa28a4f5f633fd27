# Everything Marsad does, in one word each. `make` alone prints the list.
# Needed: Python 3.11 or newer with its venv module; all else is installed into .venv from constraints.txt.

PYTHON ?= python3
VENV   ?= .venv
JOBS   ?= 1
# Reports and claims by hand beside the project, for `make score` and `make bench`; neither needs them to be there.
SHARED ?= ../shared
# A saved run for `make gained`.
SAVED  ?= build/saved.jsonl

BIN     := $(VENV)/bin
STAMP   := $(VENV)/.installed
# The engine as machine code; MARSAD_COMPILE=no reads with plain Python, for work on the engine itself.
ENGINE  := $(foreach room,text mentions syntax identities attribution claims places lexicon,$(wildcard src/marsad/$(room)/*.py)) \
           src/marsad/reader.py src/marsad/wording/explain.py
MARSAD_COMPILE ?= yes
COMPILED := $(VENV)/.compiled-$(MARSAD_COMPILE)
PIP     := $(BIN)/python -m pip --disable-pip-version-check -qq
LEDGER  := demo/marsad.db
SAMPLES := samples/reports --manifest samples/reports.csv

REMOVE_COMPILED := find src \( -name '*.so' -o -name '*.pyd' \) -delete

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup plain demo test check bench score confidence save gained picture lock clean

help:
	@echo 'make demo     set up, read the sample reports into a ledger, print what they say'
	@echo 'make test     set up, run all tests and the examples in the documents'
	@echo 'make check    set up, check style, types, data and documents'
	@echo 'make bench    set up, measure speed, memory and sameness of output'
	@echo 'make score    score the reading against claims marked by hand in $(SHARED)'
	@echo 'make confidence   train the weights of confidence on those claims, and show how far it keeps its word'
	@echo 'make save     save what is read now to $(SAVED)'
	@echo 'make gained   claims gained and lost against that saved run'
	@echo 'make picture  put the output of today into the read-me files'
	@echo 'make setup    only set up: $(VENV)/bin/marsad'
	@echo 'make plain    read with plain Python again, for work on the engine; MARSAD_COMPILE=no keeps it so'
	@echo 'make lock     write constraints.txt anew from the newest versions'
	@echo 'make clean    delete what was made'

setup: $(STAMP) $(COMPILED)

$(STAMP): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Marsad needs Python 3.11 or newer; name one: make PYTHON=python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || \
	  { echo 'Python lacks its venv module; on Debian: apt-get install python3-venv' >&2; exit 1; }
	@echo 'setting up $(VENV) …'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --constraint constraints.txt setuptools
	@MARSAD_COMPILE=no $(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev,bench]'
	@$(PIP) check
	@touch $@

# Twice as fast where there is a C compiler with Python's headers; where there is none, the same claims more slowly.
$(VENV)/.compiled-yes: $(STAMP) setup.py $(ENGINE)
	@echo 'compiling the engine, about three minutes (MARSAD_COMPILE=no leaves it out) …'
	@rm -f $(VENV)/.compiled-no
	@MARSAD_COMPILE=yes $(BIN)/python setup.py -q build_ext --inplace >$(VENV)/compiling.log 2>&1 || \
	  { $(REMOVE_COMPILED); echo 'not compiled, so reading takes twice as long; why: $(VENV)/compiling.log' >&2; }
	@touch $@

$(VENV)/.compiled-no: $(STAMP)
	@$(REMOVE_COMPILED)
	@rm -f $(VENV)/.compiled-yes
	@touch $@

plain: $(STAMP)
	@$(REMOVE_COMPILED)
	@rm -f $(VENV)/.compiled-yes

# Few reports: not worth the minutes that compiling takes.
demo: $(STAMP)
	@rm -rf demo && mkdir demo
	@$(BIN)/marsad add $(SAMPLES) --ledger $(LEDGER) --jobs $(JOBS)
	@echo
	@$(BIN)/marsad overview --ledger $(LEDGER)
	@echo
	@echo 'The sample reports were composed by the project; their outlets are invented. Go on with:'
	@echo '  $(BIN)/marsad claims --status denied --ledger $(LEDGER)'
	@echo '  $(BIN)/marsad --help'

test: $(STAMP) $(COMPILED)
	@echo 'examples in docstrings and documents'
	@PY_IGNORE_IMPORTMISMATCH=1 $(BIN)/python -m pytest src/marsad README.md README.ar.md docs \
	  --doctest-modules --doctest-glob='*.md' --ignore=src/marsad/store/migrations
	@echo 'tests'
	@$(BIN)/python -m pytest tests

check: $(STAMP)
	$(BIN)/ruff check src tests tools benchmark
	$(BIN)/mypy --strict src
	$(BIN)/python tools/lint_data.py
	$(BIN)/python -m pytest tests/test_floors.py tests/test_documents.py tests/cli/test_docs.py

bench: $(STAMP) $(COMPILED)
	@$(BIN)/python benchmark/speed.py --shared $(SHARED)
	@if test -f $(SAVED); then $(MAKE) --no-print-directory gained; else echo 'no saved run to compare with: make save makes one'; fi

score: $(STAMP) $(COMPILED)
	@test -d $(SHARED) || { echo 'no $(SHARED): there is nothing to score against; name a folder: make score SHARED=…' >&2; exit 1; }
	@$(BIN)/python tools/check_scores.py --shared $(SHARED)

confidence: $(STAMP) $(COMPILED)
	@test -d $(SHARED) || { echo 'no $(SHARED): there is nothing to train on; name a folder: make confidence SHARED=…' >&2; exit 1; }
	@$(BIN)/python tools/train_confidence.py --shared $(SHARED) --write

save: $(STAMP) $(COMPILED)
	@$(BIN)/python benchmark/gained.py save $(SAVED) --shared $(SHARED)

gained: $(STAMP) $(COMPILED)
	@$(BIN)/python benchmark/gained.py compare $(SAVED) --shared $(SHARED)

# What stands between the picture comments of the read-me files is what this prints.
picture: demo
	@mkdir -p build
	@COLUMNS=100 $(BIN)/marsad overview --place النبطية --ledger $(LEDGER) --quiet | sed -e 's/ *$$//' -e '$$!b' -e '/^$$/d' >build/README.md
	@COLUMNS=100 $(BIN)/marsad overview --place النبطية --ledger $(LEDGER) --quiet --lang ar | sed -e 's/ *$$//' -e '$$!b' -e '/^$$/d' >build/README.ar.md
	@for page in README.md README.ar.md; do \
	  awk 'FNR == NR { picture = picture $$0 "\n"; next } \
	    /^<!-- picture -->/ { print; printf "```text\n%s```\n", picture; inside = 1; next } \
	    /^<!-- end of picture -->/ { inside = 0 } !inside' build/$$page $$page >build/new && cp build/new $$page; \
	done; rm -f build/new build/README.md build/README.ar.md

# From an environment of its own, so that nothing stray gets into the file.
lock:
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install --upgrade setuptools '.[dev,bench]'
	@{ echo '# Exact versions that Marsad is set up, tested and measured with: name==version, no more. `make lock` writes it anew.'; \
	   build/lock/bin/python -m pip list --format freeze --exclude pip --exclude marsad | LC_ALL=C sort -f; } > constraints.txt
	@rm -rf build/lock

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis src/*.egg-info
	$(REMOVE_COMPILED)
	find src tests tools benchmark -name __pycache__ -type d -prune -exec rm -rf {} +
