# A fresh clone needs Python 3.11 or newer, git and make; everything else goes into .venv/.

SHELL  := /bin/sh
BIN    := .venv/bin
PYTHON ?=
JOBS   := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
DEMO   := build/demo

.DEFAULT_GOAL := help
.PHONY: help setup demo documents test lint bench bench-reading bench-deciding bench-grading alterations fuzz soundness round-trip clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1  /p' Makefile | awk '{ name = $$1; $$1 = ""; printf "make %-15s%s\n", name, $$0 }'

setup:  ## .venv/ with everything the demo and the tests need
	@PYTHON='$(PYTHON)' sh .ci/setup

demo: setup  ## build all proofs, grade the example with wrong answers
	@mkdir -p $(DEMO)
	$(BIN)/symderiv build proofs/ift6135_hw3 --out $(DEMO)/proofs --jobs $(JOBS)
	$(BIN)/symderiv grade examples/answers_wrong.md --against proofs/ift6135_hw3 --format html --out $(DEMO)/report.html --jobs $(JOBS) --exit-zero
	$(BIN)/symderiv grade examples/answers_wrong.md --against proofs/ift6135_hw3 --jobs $(JOBS) --exit-zero
	@echo
	@echo 'The proofs, as Markdown, LaTeX, HTML and JSON:  $(DEMO)/proofs/'
	@echo 'The report above as a page:                     $(DEMO)/report.html'

documents: setup  ## write the documents that are kept beside the proofs anew
	@for set in proofs/*/; do \
		$(BIN)/symderiv build $$set --out $${set}build --format md,tex,html --jobs $(JOBS) || exit $$?; \
	done

test: lint  ## lint, then every test
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: setup  ## ruff, mypy, and the direction of imports
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

bench: bench-reading bench-deciding bench-grading  ## all three benchmarks

bench-reading bench-deciding bench-grading: bench-%: setup  ## one benchmark
	@$(call run,benchmarks/bench_$*.py)

alterations: setup  ## every step of every proof altered: what is false then fails the build
	ALTERATIONS=all $(BIN)/python -m pytest -n $(JOBS) tests/proofs/test_alterations.py

fuzz: setup  ## odd documents: none may crash or hang
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install -q 'atheris>=2.3' \
		|| echo 'atheris cannot be installed here: fuzzing by mutation alone' >&2
	@$(call run,benchmarks/fuzz.py)

soundness: setup  ## no rule, and no prover, proves what a model refutes
	@$(call run,benchmarks/soundness.py)

round-trip: setup  ## what is printed is read back: 100 000 terms of all sorts
	@$(call run,benchmarks/round_trip.py)

clean:  ## what was built; .venv/ stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# $(1) is a script; it stands in for its target until it is written.
define run
if [ -f $(1) ]; then $(BIN)/python $(1); \
else echo 'make: $@ is not built yet: there is no $(1)' >&2; exit 2; fi
endef
