#!/usr/bin/env bats
# gbv-summarize against the univariate sets of NIST's Statistical Reference
# Datasets (StRD, https://www.itl.nist.gov/div898/strd/): certified to 15
# digits from the data as they are printed. Data read as doubles have less to
# give: exact arithmetic on them (Python's fractions) reaches the digits named
# beside each set, and so must we.

setup() {
    nist=$BATS_TEST_DIRNAME/data/nist
    cd "$BATS_TEST_TMPDIR" || return 1
}

# The sets NumAcc are written by their definition.
make_sets() {
    printf 'x\n10000001\n10000003\n10000002\n' > numacc1.csv
    alternate 1.2 1.1 1.3 > numacc2.csv
    alternate 1000000.2 1000000.1 1000000.3 > numacc3.csv
    alternate 10000000.2 10000000.1 10000000.3 > numacc4.csv
    cp "$nist"/*.csv .
}
alternate() {
    printf 'x\n%s\n' "$1"
    for ((i = 0; i < 500; i++)); do printf '%s\n%s\n' "$2" "$3"; done
}

# Digits that a value, rounded to 15 of them, shares with the certified one:
# -log10 of the relative error (LRE, McCullough 1998), at most 15.
digits_of() {
    awk -v value="$1" -v certified="$2" 'BEGIN {
        error = sprintf("%.15g", value) - certified
        if (error < 0) error = -error
        if (certified < 0) certified = -certified
        digits = error == 0 ? 15 : -log(error / certified) / log(10)
        printf "%.3f\n", digits < 15 ? digits : 15 }'
}

reaches() {
    local digits
    digits=$(digits_of "$2" "$3")
    awk -v digits="$digits" -v wanted="$4" 'BEGIN { exit !(digits >= wanted) }' ||
        { echo "$1: $2 has $digits digits of $3, wanted $4" && return 1; }
}

# NAME N MEAN SD R1, and the digits that sd and r1 can reach
sets() {
    cat << 'END'
lew       200  -177.435          277.332168044316      -0.307304800605679    15      15
lottery   218  518.958715596330  291.699727470969      -0.120948622967393    15      15
mavro     50   2.00185600000000  0.000429123454003053  0.937989183438248     13.126  13.931
michelson 100  299.852400000000  0.0790105478190518    0.535199668621283     13.857  13.450
pidigits  5000 4.53480000000000  2.86733906028871      -0.00355099287237972  15      15
numacc1   3    10000002          1                     -0.5                  15      15
numacc2   1001 1.2               0.1                   -0.999                15      15
numacc3   1001 1000000.2         0.1                   -0.999                9.456   12.234
numacc4   1001 10000000.2        0.1                   -0.999                8.252   11.030
END
}

@test "nist: n, mean and sd of the nine univariate sets, as far as doubles can have them" {
    make_sets
    while read -r name n mean sd _ sd_digits _; do
        for threads in 1 2; do
            IFS=, read -r got_n got_mean got_sd _ < <(
                gbv-summarize "$name.csv" --value x --stat n,mean,sd --threads $threads | tail -n 1)
            [ "$got_n" = "$n" ]
            reaches "$name, mean" "$got_mean" "$mean" 15
            reaches "$name, sd" "$got_sd" "$sd" "$sd_digits"
        done
    done < <(sets)
}

@test "nist: the first autocorrelation of the nine univariate sets" {
    make_sets
    while read -r name _ _ _ acf1 _ digits; do
        got=$(gbv-summarize "$name.csv" --value x --stat acf1 | tail -n 1)
        reaches "$name, acf1" "${got%,}" "$acf1" "$digits"
    done < <(sets)
}
