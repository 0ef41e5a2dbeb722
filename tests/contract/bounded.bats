# Memory grows with the groups, and not with the rows: 2 GiB through a pipe,
# and two million groups.

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    # Sanitizers take their time, and memory of their own.
    mebibytes=2048 limit=$((64 * 1024)) groups=2000000
    ! grep -q '__asan_init\|__tsan_init' "$BUILD/bin/gbv-summarize" ||
        { mebibytes=64 limit=$((1024 * 1024)) groups=100000; }
}

pour() {
    "$BUILD/tests/pour" "$mebibytes" "$@" > got 2> peak
    echo "peak $(tail -n 1 peak) KiB"
    [ "$(tail -n 1 peak)" -le "$limit" ]
}

@test "summarize: 2 GiB through a pipe in less than 64 MiB, with the right sums" {
    pour gbv-summarize --by region --value reports,weight --stat n,sum,max
    "$BUILD/tests/pour" 1 cat 2> peak | awk -F, -v times="$mebibytes" '
        NR > 1 { n[$3]++; reports[$3] += $7; weight[$3] += $8; if ($8 > max[$3]) max[$3] = $8 }
        END { for (r in n)
                  printf "%s,%d,%d,6,%d,%.10g,%.10g,\n", r, times * n[r], times * reports[r],
                         times * n[r], times * weight[r], max[r] }' | LC_ALL=C sort > wanted
    tail -n +2 got | cmp wanted -
}

@test "describe: 2 GiB through a pipe in less than 64 MiB" {
    pour gbv-describe --quiet
    [ "$(cut -d, -f1,3 got | sed -n 4p)" = "region,$((mebibytes * 16384))" ]
}

@test "summarize: as many groups as there are, each with its own rows" {
    awk -v n="$groups" 'BEGIN { print "id,h,x"
        for (time = 1; time <= 2; time++)
            for (i = 0; i < n; i++) printf "k%d,%d,%d\n", i, i % 3, i % 10 + time }' > groups.csv
    gbv-summarize --by id,h --value x --stat n,sum groups.csv |
        awk -F, -v n="$groups" 'NR > 1 { i = substr($1, 2); wrong += seen[i]++ || $2 != i % 3 ||
                                         $3 != 2 || $4 != 2 * (i % 10) + 3 }
                                END { print NR - 1, wrong + 0; exit wrong || NR - 1 != n }'
}

@test "where memory runs out, that is an error" {
    ! grep -q '__asan_init\|__tsan_init' "$BUILD/bin/gbv-summarize" || skip "sanitizers map too much"
    awk 'BEGIN { print "k,x"; for (i = 0; i < 300000; i++) printf "key%d,%d\n", i, i % 7 }' > keys.csv
    failed=0
    for kibibytes in 40000 60000 80000 100000 120000 160000 200000; do
        for threads in 1 2; do
            status=0
            (ulimit -v "$kibibytes"
             gbv-summarize --by k --value x --stat n,sum,sd,median --threads "$threads" keys.csv) \
                > out 2> err || status=$?
            [ "$status" = 0 ] && continue
            failed=$((failed + 1))
            [ "$status" = 1 ] && [ ! -s out ] && grep -q 'out of memory' err
        done
    done
    [ "$failed" -gt 2 ]
}

@test "a row of 45 MiB is a row, whatever follows it" {
    { printf 'a,b,c\n'
      for end in , , '\n'; do head -c 15728640 /dev/zero | tr '\0' x; printf "$end"; done
      yes 1,2,3 | head -n 5000000; } > long.csv
    [ "$(gbv-summarize long.csv | tail -n 1)" = 5000001, ]
}
