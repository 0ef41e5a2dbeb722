# gbvstat: `make demo` runs the main job, `make test` every test; each installs
# what the machine lacks (tools/deps). A new source file needs no edit here.
#
# B       build folder                    make B=/tmp/elsewhere
# SAN     sanitizers                      make test SAN=address,undefined
# CC      gcc or clang
# SUITES  only the tests of this pattern  make test SUITES='csv|number'

B ?= build
PREFIX ?= /usr/local
CC = gcc
SAN =
SUITES =
DESTDIR =

.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := all

# What needs no compiler must not ask for one, and no packages.
LIGHT := clean help deps bench-deps uninstall
ifeq ($(filter-out $(LIGHT),$(or $(MAKECMDGOALS),all)),)
else
include $(B)/config.mk
endif

# Made after the packages are there, so that the first make on a bare machine
# has the flags of every library. (libcsv has no .pc file.)
$(B)/config.mk: tools/deps tools/configure
	@mkdir -p $(B)
	@tools/deps
	@tools/configure > $@

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wvla -Wformat=2 -Wno-missing-field-initializers -Werror
OPTIMIZE ?= -O2
CFLAGS = -std=c17 $(OPTIMIZE) -g $(WARNINGS) $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
CPPFLAGS = -D_GNU_SOURCE -include lib/base/banned.h -MMD -MP
LDFLAGS = $(if $(SAN),-fsanitize=$(SAN)) -Wl,--as-needed -Wl,-z,relro,-z,now

SOVERSION = 0
LIBS = $(B)/lib/libgbvstat.so $(B)/lib/libgbvplot.so

stat_sources := $(wildcard lib/base/*.c lib/data/*.c lib/stats/*.c lib/fold/*.c lib/out/*.c)
plot_sources := $(wildcard plots/*.c plots/marks/*.c)
cli_sources  := $(filter-out cli/gbv.c,$(wildcard cli/*.c))
commands     := $(patsubst cli/commands/%.c,%,$(wildcard cli/commands/*.c))
object = $(patsubst %.c,$(B)/o/%.o,$(1))

programs := $(commands:%=$(B)/bin/gbv-%) $(B)/bin/gbv
manuals  := $(commands:%=$(B)/man/gbv-%.1) $(B)/man/gbv.1

.PHONY: all
all: $(LIBS) $(programs) $(B)/share/gbvstat

# ---- Libraries ----

$(B)/o/lib/%.o: lib/%.c | $(B)/config.mk
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Ilib $(STAT_CFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden -c -o $@ $<

$(B)/o/plots/%.o: plots/%.c | $(B)/config.mk
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Ilib -Iplots $(PLOT_CFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden -c -o $@ $<

$(B)/lib/libgbvstat.so: $(call object,$(stat_sources))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libgbvstat.so.$(SOVERSION) -o $@.$(SOVERSION) $^ $(STAT_LIBS) -lm
	ln -sf $(@F).$(SOVERSION) $@

$(B)/lib/libgbvplot.so: $(call object,$(plot_sources)) $(B)/lib/libgbvstat.so
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libgbvplot.so.$(SOVERSION) -Wl,-rpath,'$$ORIGIN' \
	    -o $@.$(SOVERSION) $(filter %.o,$^) -L$(B)/lib -lgbvstat $(PLOT_LIBS) -lm
	ln -sf $(@F).$(SOVERSION) $@

$(B)/share/gbvstat:
	@mkdir -p $(@D)
	ln -sfn $(abspath datasets) $@

# ---- Programs: one a command, and the front door that knows them all ----

$(B)/o/cli/%.o: cli/%.c | $(B)/config.mk
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Ilib -Icli -Iplots -I$(B)/gen $(CFLAGS) -fPIE -c -o $@ $<

$(B)/bin/gbv-%: $(B)/o/cli/commands/%.o $(call object,$(cli_sources)) $(B)/lib/libgbvstat.so
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -pie -Wl,-rpath,'$$ORIGIN/../lib' -o $@ $(filter %.o,$^) -L$(B)/lib -lgbvstat $(GSL_LIBS) -lm -ldl

# The list of commands is read from the commands themselves. One that is taken
# away leaves no program behind.
gone = $(filter-out $(programs),$(wildcard $(B)/bin/*)) $(filter-out $(manuals),$(wildcard $(B)/man/*))
$(B)/gen/commands: FORCE
	@mkdir -p $(@D)
	@rm -f $(gone)
	@echo '$(sort $(commands))' | cmp -s - $@ || echo '$(sort $(commands))' > $@
.PHONY: FORCE

$(B)/gen/commands.inc: $(commands:%=$(B)/bin/gbv-%) $(B)/gen/commands
	@mkdir -p $(@D)
	@for program in $(sort $(filter $(B)/bin/%,$^)); do ASAN_OPTIONS=detect_leaks=0 $$program --help=row || exit 1; done > $@

$(B)/o/cli/gbv.o: $(B)/gen/commands.inc
front_sources := $(wildcard cli/help*.c cli/option*.c) cli/common.c cli/columns.c $(wildcard cli/output_*.c)

$(B)/bin/gbv: $(B)/o/cli/gbv.o $(call object,$(front_sources)) $(B)/lib/libgbvstat.so
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -pie -Wl,-rpath,'$$ORIGIN/../lib' -o $@ $(filter %.o,$^) -L$(B)/lib -lgbvstat -lm

.PHONY: man
man: $(manuals)
$(B)/man/%.1: $(B)/bin/%
	@mkdir -p $(@D)
	$< --man > $@

# ---- Verbs ----

.PHONY: demo
demo: all
	@mkdir -p $(B)/demo
	@cd $(B)/demo && PATH='$(abspath $(B)/bin)':"$$PATH" sh '$(abspath examples/demo.sh)'

.PHONY: test check
test check: all $(B)/tests/list man
	@tests/run $(abspath $(B)) '$(SUITES)'

.PHONY: golden
golden: all
	@UPDATE=$(UPDATE) tests/golden/run $(abspath $(B))

.PHONY: bench bench-deps
bench: all
	@tests/bench/run $(abspath $(B))
bench-deps:
	@tools/deps bench
	@npm install --no-fund --no-audit --loglevel=error --prefix build/bench @duckdb/node-api

include tests/tests.mk

.PHONY: install uninstall
install: all man
	@tools/install install $(B) '$(DESTDIR)' '$(PREFIX)' $(SOVERSION)
uninstall:
	@tools/install uninstall $(B) '$(DESTDIR)' '$(PREFIX)' $(SOVERSION)

.PHONY: deps clean format help
deps:
	@tools/deps
clean:
	rm -rf $(B)
format:
	clang-format -i $$(git ls-files '*.c' '*.h')
help:
	@echo 'make [all]     build everything into build/'
	@echo 'make demo      run the main job, pictures and tables into build/demo/'
	@echo 'make test      build and run every test'
	@echo 'make golden    compare printed output (UPDATE=1: accept it)'
	@echo 'make bench     measure, beside other programs (make bench-deps installs them)'
	@echo 'make fuzz      fuzz the readers for a minute (clang)'
	@echo 'make install   PREFIX=$(PREFIX) DESTDIR='
	@echo 'make uninstall'
	@echo 'make clean'

-include $(shell find $(B)/o -name '*.d' 2>/dev/null)
