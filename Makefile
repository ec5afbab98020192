# The commands of this project. Each installs what it needs and is missing; `make` lists them.

VENV := .venv
PYTHON_HERE := $(VENV)/bin/python
PIP := $(PYTHON_HERE) -m pip --disable-pip-version-check --quiet
PORT ?= 8000
# Random edit scripts that placing is tried on: half a minute. pytest by itself takes 500.
EDIT_SCRIPTS ?= 10000

# Tests and checks have a key of their own, and leave var/ alone.
FOR_TESTS := SECRET_KEY=only-for-tests-and-checks-on-this-machine
# The environment of a deployment, for the checks that Django makes of one.
DEPLOYED := SECRET_KEY=$$($(PYTHON_HERE) -c 'import secrets; print(secrets.token_urlsafe(64))') \
	DEBUG=0 HTTPS=1 ALLOWED_HOSTS=example.org

# So many processes more than there are cores, since a browser is mostly waited for. Each takes a file
# at a time, in the order that tests/conftest.py makes: what a file sets up is set up once.
MORE := 2
IN_PARALLEL := $(PYTHON_HERE) -m pytest -n $$(($$(nproc) + $(MORE))) --dist loadfile --no-loadscope-reorder

# Other targets of this file, where they are made at once.
AGAIN := $(MAKE) --no-print-directory

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run test postgresql lint format check deployable bench evaluate lighthouse messages clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s%s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.runtime ## serve the sample articles on http://127.0.0.1:8000/ (PORT=8123 for another)
	@.ci/provide pango || echo 'annotator: without them there is no PDF; everything else works' >&2
	@exec env KEEP_SECRET_KEY=1 $(PYTHON_HERE) manage.py serve --samples --port $(PORT)

test: $(VENV)/.development node_modules/.package-lock.json ## install what tests need, a browser too, and run all (ARGS='-k tally' for some)
	@.ci/provide browser java gettext pango redis
	node --test tests/js/*.test.js
	EDIT_SCRIPTS=$(EDIT_SCRIPTS) $(IN_PARALLEL) $(ARGS)

postgresql: $(VENV)/.development node_modules/.package-lock.json ## the same on PostgreSQL, but those in which no database has a part (ARGS='-m ""': these too)
	@.ci/provide browser java gettext postgresql redis
	PYTHON_HERE=$(PYTHON_HERE) .ci/postgresql $(IN_PARALLEL) --ignore=tests/text --ignore=tests/sources \
		-m 'not any_database' $(ARGS)

lint: $(VENV)/.development node_modules/.package-lock.json ## style and types of Python, templates and scripts
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(FOR_TESTS) $(VENV)/bin/mypy
	$(VENV)/bin/djlint --lint --quiet templates
	node_modules/.bin/tsc --project tsconfig.json

format: $(VENV)/.development ## put Python into its one format and mend what can be mended by itself
	$(VENV)/bin/ruff check --fix-only .
	$(VENV)/bin/ruff format .

deployable: $(VENV)/.development ## Django's checks of a deployment, static files, missing migrations
	$(DEPLOYED) $(PYTHON_HERE) manage.py check --deploy --fail-level WARNING
	$(FOR_TESTS) $(PYTHON_HERE) manage.py makemigrations --check --dry-run
	@directory=$$(mktemp -d) && trap 'rm -r "$$directory"' EXIT && \
	$(FOR_TESTS) STATIC_ROOT="$$directory" $(PYTHON_HERE) manage.py collectstatic --noinput

# All at once: while one waits the others go on. First what is installed, then what is asked. All tests
# are read beforehand, so that each of the processes which share them finds them compiled.
check: ## what must hold before a change lands: lint, deployable, and all tests on both databases
	@.ci/at-once '$(AGAIN) $(VENV)/.development && $(PYTHON_HERE) -m pytest --collect-only -q >/dev/null' \
		'.ci/provide node browser java gettext pango postgresql redis && $(AGAIN) node_modules/.package-lock.json'
	@.ci/at-once '$(AGAIN) test MORE=1' '$(AGAIN) postgresql MORE=1' '$(AGAIN) lint deployable'

bench: $(VENV)/.development ## measure, and print the tables (ARGS=tagging for one)
	@.ci/provide chromium wrk
	$(PYTHON_HERE) -m tests.benchmarks $(ARGS)

evaluate: $(VENV)/.development ## how well quotes and speakers are found in our own cases (ARGS=-v for each miss)
	$(PYTHON_HERE) -m tests.evaluation $(ARGS)

lighthouse: $(VENV)/.development node_modules/.package-lock.json ## what Lighthouse says of a phone's first visit; fails below our aims
	@.ci/provide chromium
	$(PYTHON_HERE) -m tests.lighthouse

messages: $(VENV)/.development ## gather what there is to translate, and compile the catalogues
	@.ci/provide gettext
	$(FOR_TESTS) $(PYTHON_HERE) -m tests.catalogues

clean: ## take away what tools made; articles, tags and the key in var/ stay
	rm -rf $(VENV) node_modules var/static var/static.collected var/tests .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find annotator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment whose Python has gone is made anew, whatever the file below says.
ifneq ($(shell test -x $(PYTHON_HERE) || echo gone),)
.PHONY: $(VENV)/.runtime
endif

$(VENV)/.runtime: requirements.txt
	@.ci/provide venv $(VENV)
	@echo 'annotator: installing requirements.txt into $(VENV)'
	@$(PIP) install --requirement requirements.txt
	@touch $@

$(VENV)/.development: tests/requirements.txt $(VENV)/.runtime
	@echo 'annotator: installing tests/requirements.txt into $(VENV)'
	@$(PIP) install --requirement tests/requirements.txt
	@touch $@

# npm writes this file last.
node_modules/.package-lock.json: package-lock.json package.json
	@.ci/provide node
	npm ci
	@touch $@
