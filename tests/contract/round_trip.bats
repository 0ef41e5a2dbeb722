#!/usr/bin/env bats
# What the suite writes, it reads.

@test "random texts and names are read from csv and tsv as they were written" {
    tables=150
    ! grep -q '__asan_init\|__tsan_init' "$BUILD/bin/gbv-select" || tables=40
    python3 "$BATS_TEST_DIRNAME/round_trip.py" "$BATS_TEST_TMPDIR" $tables
}

@test "a name with another delimiter leaves one reading" {
    cd "$BATS_TEST_TMPDIR"
    printf '"City, region",cases\n"Almaty, KZ",5\n"Osh, KG",7\n' | gbv-select - -o q.tsv
    gbv-select q.tsv | diff - <(printf '"City, region",cases\n"Almaty, KZ",5\n"Osh, KG",7\n')
    printf '"a;b",c\n"x;y",1\n' | gbv-select - -o q.csv
    gbv-select q.csv | diff - <(printf '"a;b",c\nx;y,1\n')
}
