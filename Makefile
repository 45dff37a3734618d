# The verbs of the project. Each works alone on a bare machine and does only what is still to be done.
BIN := .venv/bin
# What tests share lies beside them.
OF_TESTS := PYTHONPATH=$(CURDIR)/tests $(BIN)/python

# Tests start Python hundreds of times; where nothing that it compiles may be kept, each one compiles all modules anew, for a third of a second.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup build test quick look soak reach same mutants archive bench growth costs lint fmt lock docs picture fidelity reliability glyphs clean

help:
	@echo "make setup    install what is missing: type faces, libraries, the virtual environment"
	@echo "make build    build every issue of issues/ into build/"
	@echo "make test     check the code and run all tests"
	@echo "make quick    check the code and run the tests that start no process"
	@echo "make look     draw ISSUE=2024/12 into build/look: PDF left, DOCX right; and print the lines that differ"
	@echo "make soak     run the tests of pages at every height, then judge issues thrown by chance: SEED=1 COUNT=2000"
	@echo "make soak     with SEED=1:37 judge one of them, made as small as it still fails"
	@echo "make reach    measure by branch what the tests reach, and the command line in the processes that they start; there are floors"
	@echo "make mutants  change the program at 200 single points and count those that a test notices: SEED=1 COUNT=200 ROOM=text"
	@echo "make same     compare the files that a checkout makes with ours, issue by issue: BEFORE=folder"
	@echo "make archive  measure runs over an archive of COUNT=712 generated issues, and write docs/archive.md anew"
	@echo "make bench    measure the speed against other tools, and against a checkout of an earlier commit: BEFORE=folder"
	@echo "make growth   measure how the cost grows with the work, and write it into docs/speed.md and its picture"
	@echo "make costs    measure what checking an archive costs, and what fidelity does"
	@echo "make lint     check the code without running it"
	@echo "make fmt      put the code into its form"
	@echo "make lock     resolve the dependencies anew and write the lock files"
	@echo "make docs     write the tables of docs/templates.md, docs/gb9704.md and docs/rules.zh-CN.md anew"
	@echo "make fidelity write docs/fidelity.md anew: how far PDF and DOCX are the same page"
	@echo "make reliability write docs/reliability.md anew: what is promised, how it is tested, the figures"
	@echo "make glyphs   compare what the stand-in faces draw with Noto; suspects are listed and drawn"
	@echo "make picture  draw the README's picture anew from the sample issue"
	@echo "make clean    remove what build and test leave behind"

setup:
	@sh setup/run

build: setup
	@$(BIN)/bulletin build

define check
$(BIN)/ruff check
$(BIN)/ruff format --check
$(BIN)/mypy
$(BIN)/lint-imports
$(BIN)/vulture
endef

lint: setup
	$(check)

# One at a time more than there are processors: tests wait for disks, for LibreOffice, for what they kill.
PYTEST = $(BIN)/pytest -n $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )) --dist worksteal

test:
	@sh setup/run test
	$(check)
	$(PYTEST)

# Which tests start processes is found out by tests/processes.py.
quick:
	@sh setup/run test
	$(check)
	$(PYTEST) -m "not process"

ISSUE ?= 2024/12
look:
	@sh setup/run test
	@$(OF_TESTS) tests/fidelity/look.py $(ISSUE)

SEED ?= 1
COUNT ?= 2000

# make test tries texts where a page turns within them, make soak behind as many lines as a page has; it kills more builds, too. And what is thrown
# by chance is the same in each make test, and other each time in make soak.
HEIGHTS := tests/copyfit tests/typesetting tests/writers tests/fidelity tests/test_killed.py \
	tests/markdown tests/composition tests/records tests/text tests/manuscripts tests/layout tests/fonts

soak:
	@sh setup/run test
	@case "$(SEED)" in *:*) ;; *) HEIGHTS=every $(PYTEST) $(HEIGHTS) ;; esac
	@$(OF_TESTS) tests/fidelity/soak.py $(SEED) $(COUNT)
	@case "$(SEED)" in *:*) ;; *) $(MAKE) --no-print-directory reach ;; esac

# Tracing slows tests down, so what they reach is measured apart: all of them in their own process, then the command line in those that they start,
# each of which leaves a file of its own.
reach:
	@sh setup/run test
	$(PYTEST) --cov --cov-report=term:skip-covered
	$(PYTEST) tests/cli tests/wayback --cov --cov-config=tests/processes.toml

# Two checkouts, each with its .venv: whether they make the same files of the same issues.
same:
	@sh setup/run test
	@$(OF_TESTS) tests/fidelity/sameness.py $(BEFORE) $(CURDIR)

archive: COUNT = 712
# How many points the program is changed at, unless COUNT says so; in all rooms, unless ROOM does.
mutants: COUNT = 200
mutants:
	@sh setup/run test
	@$(OF_TESTS) tests/mutants/trying.py $(SEED) $(COUNT) $(ROOM)

# Generated issues; takes minutes.
archive:
	@sh setup/run test
	@$(OF_TESTS) benchmarks/archive/measure.py $(COUNT)

bench:
	@sh setup/run bench
	@$(BIN)/python benchmarks/speed.py --before "$(BEFORE)"

growth: setup
	@$(BIN)/python benchmarks/growth.py

costs: setup
	@$(BIN)/python benchmarks/check.py
	@$(BIN)/python benchmarks/fidelity.py

fmt: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock:
	@sh setup/lock

# 16 colours are what black, red and their edges on white need; a grey line stands for the paper's edge.
define draw
import sys
from PIL import Image, ImageOps
page = Image.open(sys.stdin.buffer).quantize(16, dither=Image.Dither.NONE).convert("RGB")
ImageOps.expand(page, 1, "silver").quantize(17).save("docs/first-page.png", optimize=True)
endef
export draw

docs: setup
	@$(BIN)/python docs/tables.py

fidelity:
	@sh setup/run test
	@$(OF_TESTS) tests/fidelity/report.py

reliability:
	@sh setup/run test
	@$(OF_TESTS) tests/corpus/figures.py

glyphs:
	@sh setup/run test
	@$(BIN)/python setup/glyphs.py

picture: setup
	@$(BIN)/bulletin build 2024/12 --to pdf
	@pdftoppm -r 100 -f 1 -l 1 build/2024/12.pdf | $(BIN)/python -c "$$draw"

clean:
	rm -rf build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
