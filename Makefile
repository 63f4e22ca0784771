# Everything happens in a virtual environment of the project's own; `make help` lists the targets.
# PYTHON names the interpreter it is made with; without it the first one on PATH that is 3.11 or newer.

VENV := .venv
BIN  := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 4000
ARGS ?=
# What these need is not everywhere, and what is slow takes seconds.
LEFT_OUT := chromium or javascript or jekyll or openssl or rougify or ruby or sandbox or slow

.DEFAULT_GOAL := help
.PHONY: help serve build test test-fast test-all test-ends fuzz gems check dist companions docs release format bench bench-build bench-highlight bench-liquid bench-markdown bench-preview clean fuzz-incremental fuzz-sites
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.installed ## preview the site of this folder (HOST, PORT, ARGS)
	$(BIN)/jekyll-py serve --host $(HOST) --port $(PORT) $(ARGS)

build: $(VENV)/.installed ## build the site of this folder into _site (ARGS)
	$(BIN)/jekyll-py build $(ARGS)

test: $(VENV)/.developed ## run the tests (ARGS="-k name")
	$(BIN)/python -m pytest -n auto $(ARGS)

test-fast: $(VENV)/.developed ## run what needs no Ruby, browser or suite and no patience (ARGS)
	$(BIN)/python -m pytest -n auto -m "not ($(LEFT_OUT) or shared)" $(ARGS)

fuzz: $(VENV)/.developed ## run the property tests and the random documents against Ruby, with new seeds each time (ARGS)
	HYPOTHESIS_PROFILE=random $(BIN)/python -m pytest -n auto -m hypothesis $(ARGS)
	seed=$$(date +%s); echo "JEKYLL_PY_FUZZ_SEED=$$seed"; \
	JEKYLL_PY_FUZZ=$(or $(DOCUMENTS),4000) JEKYLL_PY_FUZZ_SEED=$$seed LIQUID_EXAMPLES=$(or $(DOCUMENTS),4000) \
	$(BIN)/python -m pytest -n auto tests/kramdown/test_fuzz.py tests/liquid/test_differential.py

test-all: $(VENV)/.developed ## run the fast tests and the conformance suites on each Python that is installed (ARGS)
	$(BIN)/python -m tests.pythons $(or $(ARGS),-m "not ($(LEFT_OUT))")

test-ends: $(VENV)/.developed ## the same on the oldest and the newest, but for that of .venv, on which `make test` runs them too (ARGS)
	$(BIN)/python -m tests.pythons --ends $(or $(ARGS),-m "not ($(LEFT_OUT))")

gems: $(VENV)/.developed ## make the gems that tests use from git mirrors (MIRRORS, GEMS, ARGS=names); needs Ruby, git and npm
	$(BIN)/python -m tests.gems.make "$(MIRRORS)" "$(GEMS)" $(ARGS)

check: $(VENV)/.developed ## lint, type-check and look at the direction of the imports
	$(BIN)/ruff check . tests/sites/regenerate.py
	$(BIN)/ruff format --check . tests/sites/regenerate.py
	$(BIN)/mypy -p jekyll_py -p bench -p tests
	$(BIN)/mypy .ci/release.py .ci/companions.py
	$(BIN)/python -m pytest -q tests/test_imports.py

format: $(VENV)/.developed ## put the code into ruff's format
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

dist: $(VENV)/.developed ## build sdist and wheel into dist/, install each into an empty environment and build a site
	$(BIN)/python -m tests.dist

companions: $(VENV)/.developed ## make the wheels that carry Ruby and Dart Sass into build/companions/ with npm (ARGS="jekyll-py-ruby")
	$(BIN)/python .ci/companions.py build/companions $(ARGS)

docs: $(VENV)/.developed ## write the pages that are made from tables, build them into build/docs, and check all pages
	$(BIN)/python docs/generate.py
	$(BIN)/jekyll-py build --quiet --disable-disk-cache --source docs --destination build/docs
	$(BIN)/jekyll-py build --quiet --disable-disk-cache --source docs --destination build/docs/cn --config docs/_config.yml,docs/_config_cn.yml
	$(BIN)/jekyll-py check --source docs --built build/docs --fail-on warning
	$(BIN)/python -m pytest -q tests/docs

release: $(VENV)/.developed ## commit and tag a version (VERSION=1.2.0), see docs/releasing.md
	$(BIN)/python .ci/release.py "$(VERSION)"

bench: bench-build ## time builds against Jekyll and Hugo (ARGS)

bench-build bench-highlight bench-liquid bench-markdown bench-preview: bench-%: $(VENV)/.developed
	$(BIN)/python -m bench.$* $(ARGS)

fuzz-incremental: $(VENV)/.developed ## edit sites 10,000 times at random, and once with each kind of dependency switched off
	$(BIN)/python -m tests.incremental.fuzz $(ARGS)
	$(BIN)/python -m tests.incremental.mutations

fuzz-sites: $(VENV)/.developed ## edit public sites at random and compare each build with a clean one (ARGS="FOLDER ... --edits 50")
	$(BIN)/python -m tests.incremental.real_sites $(ARGS)

bench-liquid: ## time Liquid templates against Ruby Liquid
bench-highlight: ## time highlighting against Rouge
bench-markdown: ## time Markdown against kramdown
bench-preview: ## time a save until the browser shows it

clean: ## remove what building, testing and the set-up left behind
	rm -rf $(VENV) _site .jekyll-cache .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A Debian Python comes without ensurepip: there the pip that is installed fills the environment.
$(BIN)/python:
	@set -e; \
	for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$${found:-}" ]; then echo 'Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3' >&2; exit 1; fi; \
	echo "Making $(VENV) with $$("$$found" --version)"; \
	"$$found" -m venv $(VENV) >/dev/null 2>&1 \
	|| { "$$found" -m venv --clear --without-pip $(VENV) && "$$found" -m pip --python $(VENV) install --quiet pip; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed
