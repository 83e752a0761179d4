# What can be done here: make demo, make test, make check, make lock. Each does its own set-up.

PORT ?= 8000
DEMO ?= demo
MAKEFLAGS += --no-print-directory

.PHONY: demo test check lock words clean
.DEFAULT_GOAL := demo

demo: .venv/base  ## real records and a worked case at http://127.0.0.1:8000
	@.venv/bin/ombud demo $(DEMO) --port $(PORT)

test: .venv/dev  ## every test, on SQLite and on PostgreSQL
	@sh set-up/programs chromium default-jre-headless ffmpeg fonts-dejavu-core libharfbuzz-subset0 libpangoft2-1.0-0 postgresql
	@sh set-up/tests

check: .venv/dev  ## types, style and the direction of imports
	@.venv/bin/ruff check src tests
	@.venv/bin/mypy
	@.venv/bin/lint-imports

.venv/base: requirements/base.txt pyproject.toml
	@sh set-up/python base

.venv/dev: requirements/dev.txt pyproject.toml
	@sh set-up/python dev

# The lock files hold no index and no address, so that they install from any mirror: a hash is a hash.
LOCK = CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --build-deps-for editable
lock: .venv/dev  ## write the lock files anew
	@$(LOCK) --extra postgres --extra maps --output-file requirements/base.txt pyproject.toml
	@$(LOCK) --all-extras --constraint requirements/base.txt --output-file requirements/dev.txt pyproject.toml

clean:  ## take away what the others made
	@rm -rf .venv demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
