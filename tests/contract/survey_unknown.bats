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

# ---- One sampling unit ----

@test "unknown: contrasts with a group of one sampling unit" {
    for pair in a-b a-c c-a b/a; do
        rows_of gbv-survey lone.csv --psu p --mean y --by g --contrast $pair
        says ".[0] | $test | unique | tojson" '[null]'
        says '.[0].note' 'no test: a group has no two sampling units to tell a spread from'
        says '.[0].estimate != null' true
    done
    rows_of gbv-survey lone.csv --psu p --mean y --by g --contrast a-b --df inf
    says ".[0] | $test | unique | tojson" '[null]'
    printf 'g,y\na,1\nb,2\nb,4\n' > row.csv    # a group of one row
    rows_of gbv-survey row.csv --mean y --by g --contrast a-b
    says ".[0] | $test | unique | tojson" '[null]'
    # A total of one sampling unit differs from those of the others, which are 0:
    # svycontrast(svyby(~y, ~g, svydesign(~p, weights = ~rep(1, 8)), svytotal,
    # covmat = TRUE), c(1, -1, 0))
    rows_of gbv-survey lone.csv --psu p --total y --by g --contrast a-b
    near '.[0] | .estimate, .std_error' -1 12.261049438499679
}

@test "unknown: a domain of one sampling unit, by any rule for df" {
    for df in design inf 7; do
        rows_of gbv-survey lone.csv --psu p --mean y --by g --df $df
        says ".[:2] | map($error | unique) | tojson" '[[null],[null]]'
        says '.[0] | [.deff, .note] | tojson' \
            '[null,"no interval: no two sampling units to tell a spread from"]'
        says '.[2].std_error > 0' true
        rows_of gbv-prevalence lone.csv --psu p --of 'y=4' --by g --df $df
        says ".[0] | [$error, .note] | tojson" \
            '[[null,null,null],"no interval: no two sampling units to tell a spread from"]'
        says '.[1] | .estimate' 0    # all alike, of one unit: no exact interval either
        says ".[1] | $error | unique | tojson" '[null]'
        rows_of gbv-survey lone.csv --psu p --quantile y:0.5 --by g --df $df
        says ".[0] | [.estimate, $error, .note] | tojson" \
            '[2,[null,null,null],"no interval: no two sampling units to tell a spread from"]'
        rows_of gbv-tabulate lone.csv --psu p --by g --row y --df $df
        says "map(select(.g == \"a\") | $error | unique) | unique | tojson" '[[null]]'
    done
    # By the default rule too.
    rows_of gbv-survey lone.csv --psu p --quantile y:0.5 --by g
    says ".[0] | [.n, .estimate, .df, $error, .note] | tojson" \
        '[3,2,0,[null,null,null],"no interval: no degrees of freedom"]'
}

# ---- The greatest value ----

@test "unknown: a quantile at the greatest value has no upper limit" {
    seq 20 | sed 1iy > twenty.csv
    # F(20) = 1. Clopper & Pearson: at least 0.025^(1 / 20) = 0.8316 of 20 alike, the
    # quantile of which is 17.
    rows_of gbv-survey twenty.csv --quantile y:0.96
    says ".[0] | [.estimate, $error] | tojson" '[20,[null,17,null]]'
    says '.[0].note | startswith("the greatest value: the upper limit is beyond it")' true
    rows_of gbv-survey twenty.csv --quantile y:0.04    # at the other end as before
    says '.[0] | [.estimate, .std_error, .conf_low, .note] | tojson' \
        '[1,null,null,"a limit is beyond the values"]'
    rows_of gbv-survey twenty.csv --quantile y:0.5
    says '.[0] | .note' null
}

# ---- Which groups ----

@test "unknown: names of a contrast that can be read in two ways" {
    printf '%s\n' g,y 15-19,1 15-19,3 15,4 15,6 19-15,5 19-15,9 > ages.csv
    refuses 2 '"15" less "19-15"; "15-19" less "15"' \
        gbv-survey ages.csv --mean y --by g --contrast 15-19-15
    grep -qF "in braces: '{A}-{B}'" said.txt
    rows_of gbv-survey ages.csv --mean y --by g --contrast '{15-19}-{15}'
    says '.[0] | [.g, .reference, .estimate] | tojson' '["15-19","15",-3]'
    rows_of gbv-survey ages.csv --mean y --by g --contrast '{15}-{19-15}'
    says '.[0] | [.g, .reference, .estimate] | tojson' '["15","19-15",-2]'
    rows_of gbv-survey ages.csv --mean y --by g --contrast '15-19 / 19-15'    # one reading
    says '.[0] | [.g, .reference] | tojson' '["15-19","19-15"]'
}

@test "unknown: a contrast with no name, or with itself" {
    printf '%s\n' g,y a,1 a,3 ,4 ,6 b,5 b,9 > missing.csv
    refuses 2 '"a-" is not of two groups' gbv-survey missing.csv --mean y --by g --contrast a-
    grep -qF '{} (where it is missing)' said.txt
    refuses 2 '"-a" is not of two groups' gbv-survey missing.csv --mean y --by g --contrast -a
    rows_of gbv-survey missing.csv --mean y --by g --contrast 'a-{}'
    says '.[0] | [.reference, .estimate] | tojson' '[null,-3]'
    refuses 2 '"a-a" is one group' gbv-survey missing.csv --mean y --by g --contrast a-a
    refuses 2 '"a/a" is one group' gbv-survey missing.csv --mean y --by g --contrast a/a
}

# ---- Replicates without weight ----

@test "unknown: a group that weighs nothing in a replicate has no say in others" {
    # withReplicates(svrepdesign(weights = ~w, repweights = "r[1-4]", type = "JK1",
    # combined.weights = TRUE, data = d), …) of b and c; of the ratios SE() of both,
    # and of their quotient by the delta method from vcov()
    rows_of gbv-survey "${by_replicates[@]}" --mean y --by g --contrast b-c
    near '.[0] | .estimate, .std_error, .df' -1.5 2.6396469273505510 3
    rows_of gbv-survey "${by_replicates[@]}" --ratio y/x --by g --contrast b/c
    near '.[0] | .estimate, .std_error' 0.33333333333333331 0.14085118007504027
    rows_of gbv-survey "${by_replicates[@]}" --mean y --by g --contrast a-b
    says ".[0] | [.estimate, ($test | unique), .note] | tojson" \
        '[null,[null],"no contrast: a group has no estimate"]'
    rows_of gbv-survey "${by_replicates[@]}" --mean y --by g
    says '.[0].note' 'no estimate: a replicate weighs nothing here'
    rows_of gbv-survey "${by_replicates[@]}" --ratio y/x --by g
    says '.[0].note' 'no estimate: in a replicate the denominator adds up to 0'
    near '.[1:][] | .estimate, .std_error' 1 0.2846375212766555 3 0.6243524752202152
    sed '2,$s/,[0-9]*,0,/,0,0,/' weighted.csv > zero.csv    # x of a is 0
    rows_of gbv-survey zero.csv "${by_replicates[@]:1}" --ratio y/x --by g
    says '.[0].note' 'no estimate: the denominator adds up to 0'
}

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

@test "unknown: rows without weight are left out before the design, not by --where" {
    printf 'p,w,y\n1,1,1\n2,,2\n3,2,3\n4,0,7\n5,1,2\n' > bad.csv
    refuses 1 'the weight is missing' gbv-survey bad.csv --psu p --weight w --mean y
    grep -qF "gbv-select --where '{w} > 0'" said.txt
    gbv-select bad.csv --where '{w} > 0' | gbv-survey --psu p --weight w --mean y - > piped.csv
    [ "$(tail -1 piped.csv | grep -c '3 PSUs')" = 1 ]
    refuses 1 'the weight is missing' gbv-summarize bad.csv --weight w --value y --stat mean
    grep -qF "leave such rows out with --where '{w} >= 0'" said.txt
}
