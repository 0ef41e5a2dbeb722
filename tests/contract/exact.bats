#!/usr/bin/env bats
# Sums of every kind of numbers, to the last bit.

@test "summarize and describe add as Python's fractions do" {
    python3 "$BATS_TEST_DIRNAME/exact.py" "$BATS_TEST_TMPDIR"
}
