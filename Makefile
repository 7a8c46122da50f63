# Every target sets up what it needs: dependencies when the lockfile is newer than what is installed, a build when a source
# is newer than the last one. Works as root and as an ordinary user; needs Node 20.19 or newer with npm, make and sh.

NODE ?= node
NPM ?= npm
STRATAL = $(NODE) dist/bundle/main.js

# npm writes this file last, so it is as old as the installation.
INSTALLED = node_modules/.package-lock.json
BUILT = dist/.built
SOURCES := $(shell find src web/src web/public web/index.html web/vite.config.ts -type f 2>/dev/null) \
	tools/bundle.ts package.json web/package.json tsconfig.json tsconfig.build.json web/tsconfig.json

export NPM_CONFIG_UPDATE_NOTIFIER := false

.DEFAULT_GOAL := help
.PHONY: help install build demo up test check format lint types unit integration e2e bench chaos failpoints mutants sql api docs clean distclean ci node-version

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

install: $(INSTALLED) ## Install the dependencies (npm ci)

build: $(BUILT) ## Compile the server, the worker, the CLI and the web page

demo: $(BUILT) ## Start everything on free ports, run examples/data-pipeline.yaml, show the result
	@$(STRATAL) demo

up: $(BUILT) ## Start database, server and worker on http://127.0.0.1:8080 and keep running
	@$(STRATAL) up

test: $(BUILT) ## Run all tests: unit, integration, end to end
	@npx vitest run $(VITEST_FLAGS)

check: $(BUILT) ## Everything that CI checks, without installing system packages
	@$(NPM) run --silent check

format: $(INSTALLED) ## Rewrite all files in the project's format
	@$(NPM) run --silent format

lint: $(INSTALLED) ## ESLint, no warnings allowed
	@$(NPM) run --silent lint

types: $(INSTALLED) ## Check the types of everything
	@$(NPM) run --silent types

unit: $(INSTALLED) ## Run the unit tests
	@$(NPM) run --silent test:unit

integration: $(BUILT) ## Run the tests that need PostgreSQL (an embedded one is started)
	@$(NPM) run --silent test:integration

e2e: $(BUILT) ## Run the tests that start the built program and a browser
	@$(NPM) run --silent test:e2e

bench: $(BUILT) ## Measure throughput and latency
	@$(NPM) run --silent bench

chaos: SECONDS ?= 60
chaos: $(BUILT) ## Break a whole Stratal for SECONDS=60 and check what is left (SEED=… repeats one)
	@$(NPM) run --silent chaos -- --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

mutants: $(BUILT) ## Plant faults in the engine and see that chaos notices each
	@$(NPM) run --silent mutants

failpoints: $(BUILT) ## Break a whole Stratal at each failpoint in each way (LIMIT=… stops after so many seconds)
	@$(NPM) run --silent failpoints -- $(if $(LIMIT),--seconds $(LIMIT)) $(if $(SEED),--seed $(SEED))

sql: $(INSTALLED) ## Generate the types of src/store/**/*.sql and schema.sql
	@$(NPM) run --silent sql:generate

api: $(INSTALLED) ## Generate api/openapi.json, api/insomnia.json and the types of the client
	@$(NPM) run --silent api:generate

docs: $(INSTALLED) ## Generate docs/reference and .env.example
	@$(NPM) run --silent docs:generate

ci: ## What CI runs: system packages, then everything
	@.ci/run

clean: ## Remove what a build or a test run made
	rm -rf dist web/dist test-results coverage

distclean: clean ## Also remove the dependencies and the local data of `make up`
	rm -rf node_modules .stratal

$(INSTALLED): package-lock.json | node-version
	@echo "Installing dependencies"
	@$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT): $(INSTALLED) $(SOURCES)
	@echo "Building"
	@rm -rf dist
	@$(NPM) run --silent build:server
	@$(NPM) run --silent build:web
	@touch $@

node-version:
	@$(NODE) -e 'const [major, minor] = process.versions.node.split(".").map(Number); if (major < 20 || (major === 20 && minor < 19)) { console.error("Stratal needs Node 20.19 or newer; this is " + process.version); process.exit(1); }'
