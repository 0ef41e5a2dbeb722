# Tests: each tests/unit/test_NAME.c and tests/oracle/test_NAME.c is a program,
# its main made from the lines `TEST(name)` of the file. They are linked with
# the objects of the library, not with the library, so that a test also sees
# what the library hides. A new test file needs no edit here.

test_names := $(patsubst tests/%.c,%,$(wildcard tests/unit/test_*.c tests/oracle/test_*.c))
test_programs := $(test_names:%=$(B)/tests/%)
stat_objects := $(call object,$(stat_sources))
plot_objects := $(call object,$(plot_sources))
cli_objects := $(call object,$(filter-out cli/main.c,$(cli_sources)))

# An archive, so that a test takes what it needs of it: what belongs to a whole
# program wants a `command`.
cli_archive := $(B)/tests/cli.a
$(cli_archive): $(cli_objects)
	@mkdir -p $(@D)
	@rm -f $@
	ar rcs $@ $^

TEST_LIBS = $(STAT_LIBS) -lcmocka -lm

# The packages that only tests need.
$(B)/tests/packages: tools/deps
	@mkdir -p $(@D)
	@tools/deps test
	@touch $@

$(B)/gen/tests/%.main.c: tests/%.c tests/unit/make_main
	@mkdir -p $(@D)
	@tests/unit/make_main $< > $@

$(B)/o/tests/%.o: tests/%.c | $(B)/config.mk $(B)/tests/packages
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Ilib -Icli -Iplots -Itests/unit $(STAT_CFLAGS) $(CFLAGS) -fPIE -c -o $@ $<

$(B)/o/tests/%.main.o: $(B)/gen/tests/%.main.c | $(B)/config.mk $(B)/tests/packages
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS) -fPIE -c -o $@ $<

# Chart tests see the charts too, tests of the programs' own code that code.
$(filter $(B)/tests/unit/test_plot_% $(B)/tests/oracle/test_plot_%,$(test_programs)): $(plot_objects)
$(filter $(B)/tests/unit/test_plot_% $(B)/tests/oracle/test_plot_%,$(test_programs)): TEST_LIBS += $(PLOT_LIBS)
$(filter $(B)/tests/unit/test_cli_%,$(test_programs)): $(cli_archive)

$(test_programs): $(B)/tests/%: $(B)/o/tests/%.o $(B)/o/tests/%.main.o \
                  $(B)/o/tests/unit/support.o $(stat_objects)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -pie -o $@ $(filter %.o,$^) $(filter %.a,$^) $(TEST_LIBS)

# ---- Fuzzing: tests/fuzz/fuzz_NAME.c with its corpus, tests/fuzz/corpus/NAME/ ----

# The ordinary test replays the corpus through each target; `make fuzz` looks
# for more. The sanitizers and the fuzzer's own main come with clang.
FUZZ_SECONDS ?= 60
fuzz_names := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
replays := $(fuzz_names:%=$(B)/tests/fuzz/replay_%)

$(replays): $(B)/tests/fuzz/replay_%: $(B)/o/tests/fuzz/fuzz_%.o $(B)/o/tests/fuzz/replay.o \
            $(cli_archive) $(stat_objects)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -pie -o $@ $(filter %.o,$^) $(filter %.a,$^) $(STAT_LIBS) -lm

.PHONY: fuzz fuzz-targets
fuzz: | $(B)/tests/packages
	@$(MAKE) --no-print-directory fuzz-targets B=$(B)/fuzz CC=clang SAN=fuzzer-no-link,address,undefined
	@tests/fuzz/run $(abspath $(B))/fuzz $(FUZZ_SECONDS)
fuzz-targets: $(fuzz_names:%=$(B)/fuzz_%)
$(B)/fuzz_%: $(B)/o/tests/fuzz/fuzz_%.o $(cli_archive) $(stat_objects)
	$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $(filter %.o,$^) $(filter %.a,$^) $(STAT_LIBS) -lm

# ---- What tests/run runs ----

# Files of statistical programs for the tests of programs.
$(B)/tests/write_statfile: $(B)/o/tests/contract/write_statfile.o $(stat_objects)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -pie -o $@ $(filter %.o,$^) $(STAT_LIBS) -lm

# Rows without end.
$(B)/tests/pour: $(B)/o/tests/contract/pour.o
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -pie -o $@ $^

# Memory that runs out.
$(B)/tests/starve.so: tests/contract/starve.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -fPIC -shared -o $@ $<

$(B)/tests/list: FORCE $(B)/tests/packages $(test_programs) $(replays) $(B)/tests/write_statfile \
                 $(B)/tests/pour $(B)/tests/starve.so
	@printf '%s\n' $(test_names) > $@
