#!/usr/bin/env bats
# Whichever allocation fails, a command prints what it always prints or says that
# memory ran out: never a number less, or another.

setup() {
    ! grep -q '__asan_init\|__tsan_init' "$BUILD/bin/gbv-summarize" ||
        skip "sanitizers have an allocator of their own"
    cd "$BATS_TEST_TMPDIR" || return 1
    # Sums that need more than machine integers, and texts among the numbers.
    printf '%s\n' g,v,w a,1,2 a,2.5,1 b,1e30,3 b,-1e30,1 b,7,2 a,9,1 a,3,2 > rows.csv
}

# starve COMMAND…: with each of its allocations failing in turn.
starve() {
    local n=0 status
    "$@" > wanted
    [ -s wanted ]
    until [ -e enough ]; do
        n=$((n + 1)) status=0
        STARVE_AT=$n STARVE_END=enough LD_PRELOAD=$BUILD/tests/starve.so "$@" > got 2> err ||
            status=$?
        if [ "$status" = 0 ]; then
            cmp wanted got
        else
            [ "$status" = 1 ] && [ ! -s got ] && grep -q memory err
        fi || { echo "allocation $n, exit code $status"; diff wanted got; cat err; return 1; }
    done
    [ "$n" -gt 100 ]
}

@test "summarize" {
    starve gbv-summarize rows.csv --by g --value v --stat n,sum,sd,skewness,kurtosis,median
}

@test "summarize, with weights" { starve gbv-summarize rows.csv --by g --value v --weight w; }

@test "describe" { starve gbv-describe rows.csv; }

@test "tabulate" { starve gbv-tabulate rows.csv --row g --column w; }

@test "prevalence, by weights" { starve gbv-prevalence rows.csv --of g=a --by w --weight w; }

@test "survey, with a contrast" {
    starve gbv-survey rows.csv --mean w --by g --contrast a-b
}

@test "survey, ratios by weights, of numbers that fill more than a window" {
    sed s/1e30/1e20/ rows.csv > wide.csv
    starve gbv-survey wide.csv --ratio v/w --weight w
    rm enough
    starve gbv-survey wide.csv --ratio v/w --by g --contrast a/b
}

@test "survey, with replicates and counts" {
    printf '%s\n' g,v,w,t,r,s a,1,2,1,2,3 a,2.5,1,2,1,4 b,1e20,3,1,5,2 b,-1,1,3,2,1 > replicates.csv
    starve gbv-survey replicates.csv --mean v --by g --weight w --counts t --replicates r,s \
        --replicate-type jk1
    rm enough
    starve gbv-survey replicates.csv --quantile v:0.5 --weight w --replicates r,s \
        --replicate-type jk1
    rm enough
    starve gbv-tabulate replicates.csv --row g --column t --weight w --replicates r,s \
        --replicate-type jk1
}

@test "survey, with known populations" {
    printf '%s\n' g,population a,10 b,20 > people.csv
    sed s/1e30/1e20/ rows.csv > wide.csv
    starve gbv-survey wide.csv --total v --weight w --poststratify g:people.csv
}
