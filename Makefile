# Two commands do everything: `make demo` and `make test`.

PORT ?= 8000
PYTHON ?= python3
RUN = .venv/bin/python -m
# What WeasyPrint draws with; each package with a name of its library.
FOR_PDF = libpango-1.0-0=lib:libpango-1.0.so.0 libpangoft2-1.0-0=lib:libpangoft2-1.0.so.0 \
  libharfbuzz-subset0=lib:libharfbuzz-subset.so.0

.PHONY: setup demo test check lock manual

setup:  ## the environment in .venv, from the hash-locked list
	@tools/set_up requirements.lock $(PYTHON)

demo: setup  ## a demonstration on 127.0.0.1:$(PORT); FRESH=1 begins anew, CASES=10000 is a large one
	@tools/install_system $(FOR_PDF)
	@PORT=$(PORT) FRESH=$(FRESH) CASES="$(CASES)" $(RUN) tools.demo

test:  ## all tests on SQLite and PostgreSQL; ARGS= goes to pytest
	@tools/set_up requirements-dev.lock $(PYTHON)
	@tools/install_system chromium-headless-shell=/usr/bin/chromium-headless-shell postgresql=/usr/lib/postgresql $(FOR_PDF)
	@$(RUN) tools.run_tests $(ARGS)

check:  ## format, lint, types, contracts, migrations, settings, translations, diagram, truth table
	@tools/set_up requirements-dev.lock $(PYTHON)
	@tools/check

manual:  ## the manual's pictures anew, with what stands on each page
	@tools/set_up requirements-dev.lock $(PYTHON)
	@tools/install_system chromium-headless-shell=/usr/bin/chromium-headless-shell
	@VARSAM_TEST_MANUAL=renew $(RUN) pytest -q tests/manual

lock:  ## for maintainers: the locked lists anew from pyproject.toml
	@tools/lock $(PYTHON)
