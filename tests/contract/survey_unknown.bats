#!/usr/bin/env bats
# What a sample cannot tell is said, and is no zero: errors of one sampling unit,
# limits beyond the values, contrasts and margins that are not clear.

load statistics

setup() {
    cd "$BATS_TEST_TMPDIR"
    # Group a is in PSU 1 alone, b in 2, c in 3 and 4.
    printf '%s\n' p,g,y 1,a,1 1,a,2 1,a,4 2,b,3 2,b,5 3,c,1 3,c,9 4,c,4 > lone.csv
    cat > weighted.csv << 'END'
g,w,y,x,r1,r2,r3,r4
a,1,5,5,0,2,1,1
b,1,2,3,2,1,1,0
b,1,4,3,1,1,2,0.5
c,1,2,1,1,0.5,2,2
c,1,7,2,1,2,0.3,1
END
    by_replicates=(weighted.csv --weight w --replicates r1:r4 --replicate-type jk1)
}

error='[.std_error, .conf_low, .conf_high]'
test='[.std_error, .conf_low, .conf_high, .statistic, .p_value]'

# ---- Tables ----

@test "unknown: why a table has no test" {
    printf '%s\n' p,g,y,z 1,a,1,1 1,a,2,2 1,a,1,2 2,b,1,1 2,b,2,2 3,b,1,2 3,b,2,2 > table.csv
    rows_of gbv-tabulate table.csv --psu p --by g --row y --column z --test raoscott
    says 'map(select(.term == "rao_scott" and .g == "a").note) | .[0]' \
        'no test: no degrees of freedom'
    rows_of gbv-tabulate table.csv --psu p --row y --column g --test raoscott --where 'g == "b"'
    says 'map(select(.term == "rao_scott").note) | .[0]' \
        'no test: fewer than two categories, or none to compare'
    printf '%s\n' y,z 1,1 2,2 3,3 1,1 2,2 3,3 > diagonal.csv
    rows_of gbv-tabulate diagonal.csv --row y --column z --test raoscott
    says 'map(select(.term == "rao_scott").note) | .[0]' \
        'no test: so many cells are empty that the others determine each other'
}

# ---- Populations, weights ----

@test "unknown: populations that are listed twice, or 0" {
    printf 'g,population\na,10\nb,20\nc,5\na,3\n' > people.csv
    refuses 1 'people.csv:5: error: g "a" is listed twice, first on line 2' \
        gbv-survey lone.csv --psu p --mean y --poststratify g:people.csv
    printf 'p,population\n1,10\n2,20\n3,5\n1.0,3\n4,2\n' > numbers.csv
    refuses 1 'numbers.csv:5: error: p "1.0" is listed twice, first on line 2' \
        gbv-survey lone.csv --psu p --mean y --poststratify p:numbers.csv
    printf 'g,population\na,10\nb,0\nc,5\n' > people.csv
    for option in --poststratify --rake; do
        refuses 1 'people.csv:3: error: the population of g "b" is 0, and there are rows of it, as on line 5 of lone.csv' \
            gbv-survey lone.csv --psu p --mean y $option g:people.csv
    done
    printf 'g,population\na,10\nb,20\nc,5\nd,0\n' > people.csv    # nobody, and no row
    rows_of gbv-survey lone.csv --psu p --mean y --poststratify g:people.csv
    says '.[0].n' 8
}
