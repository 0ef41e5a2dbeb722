#!/usr/bin/env bats
# A spread that is small beside the values: standard errors, design effects and
# contrasts of y + C are those of y, and of ratios (y + C x) / x those of y / x,
# whatever C. The values are of R 4.2.2, survey 4.1-1, of y itself; the call that
# made a value stands beside it. There d is far.csv, and
#
#   rows    svydesign(~1, weights = ~rep(1, 10), data = d)
#   weights svydesign(~1, weights = ~w, data = d)
#   strata  svydesign(~1, strata = ~h, weights = ~w, fpc = ~N, data = d)
#   psus    svydesign(~p, strata = ~h, weights = ~w, data = d)

load statistics

setup() {
    cd "$BATS_TEST_TMPDIR"
    cat > far.csv << 'END'
h,p,g,w,N,t,y,x
1,1,a,1.5,40,2,1,3
1,1,b,2.5,40,1,-2.5,4
1,2,a,1.25,40,3,0.75,2
1,2,b,4,40,1,3,7
1,3,a,1,40,2,-1.5,5
2,4,b,2.75,60,1,2.25,6
2,4,a,3.5,60,2,-3,3
2,5,b,1.75,60,4,0.5,8
2,5,a,2,60,1,1.75,2
2,6,b,1.1,60,2,-0.25,9
END
    designs=('' '--weight w' '--weight w --strata h --fpc N' '--weight w --strata h --psu p')
}

# Runs a check for every distance; far.csv as it is, moved.csv y + C, scaled.csv
# y + C x. All of them are exact as numbers.
at_any_distance() {
    for c in 0 1000000 -100000000 1000000000 1000000000000; do
        awk -F, -v OFS=, -v c=$c 'NR > 1 { $7 = sprintf("%.17g", $7 + c) } 1' far.csv > moved.csv
        awk -F, -v OFS=, -v c=$c 'NR > 1 { $7 = sprintf("%.17g", $7 + c * $8) } 1' far.csv \
            > scaled.csv
        "$@" || { echo "at $c"; return 1; }
    done
}

means() {
    local expected=(0.6333333333333333 0.91213510002591236 0.90882597305984536
                    0.82808542274765073)                # SE(svymean(~y, …))
    for i in 0 1 2 3; do
        rows_of gbv-survey moved.csv --mean y ${designs[i]}
        near '.[0].std_error' "${expected[i]}" || return 1
    done
}
@test "far: means" { at_any_distance means; }

means_by_domain() {
    local expected=('0.83466560170326098 0.91469484893414965'
                    '1.1421151197830588 1.0806627391933823'
                    '1.130829901138277 1.0731287385686448'
                    '1.2752435418058319 1.2529748980468973')    # SE(svyby(~y, ~g, …, svymean))
    for i in 0 1 2 3; do
        rows_of gbv-survey moved.csv --mean y --by g ${designs[i]}
        near '.[].std_error' ${expected[i]} || return 1
    done
}
@test "far: means of domains" { at_any_distance means_by_domain; }

contrasts() {
    # svycontrast(svyby(~y, ~g, …, svymean, covmat = TRUE), c(1, -1))
    local expected=('-0.8 1.2382783747337809' '-1.6915624301987937 1.5723418530071682'
                    '-1.6915624301987937 1.550359092456099'
                    '-1.6915624301987937 2.0518604970604333')
    for i in 0 1 2 3; do
        rows_of gbv-survey moved.csv --mean y --by g --contrast a-b ${designs[i]}
        near '.[0] | .estimate, .std_error' ${expected[i]} || return 1
    done
}
@test "far: contrasts" { at_any_distance contrasts; }

ratios() {
    local expected=(0.12825576598241184 0.1798696644561317 0.17913176358329486
                    0.16340896959647092)                # SE(svyratio(~y, ~x, …))
    for i in 0 1 2 3; do
        rows_of gbv-survey scaled.csv --ratio y/x ${designs[i]}
        near '.[0].std_error' "${expected[i]}" || return 1
    done
}
@test "far: ratios" { at_any_distance ratios; }

totals() {
    rows_of gbv-survey moved.csv --total y              # SE(svytotal(~y, rows))
    near '.[0].std_error' 6.3333333333333339 || return 1
    rows_of gbv-survey moved.csv --total y --strata h   # strata, weights 1
    near '.[0].std_error' 6.7151880092816461
}
@test "far: totals" { at_any_distance totals; }

@test "far: totals where weights differ" {
    awk -F, -v OFS=, 'NR > 1 { $7 = sprintf("%.17g", $7 + 1000000) } 1' far.csv > moved.csv
    rows_of gbv-survey moved.csv --total y --weight w   # SE(svytotal(~I(y + 1e6), weights))
    near '.[0].std_error' 3260072.926007071
    rows_of gbv-survey moved.csv --total y ${designs[3]}
    near '.[0].std_error' 5848935.2475213483
}

design_effects() {
    rows_of gbv-survey moved.csv --mean y
    near '.[0].deff' 1 || return 1                      # equal weights, every row alone
    rows_of gbv-survey moved.csv --mean y --weight w    # deff(svymean(…, deff = "replace"))
    near '.[0].deff' 1.5057991600426377 || return 1
    rows_of gbv-survey moved.csv --mean y ${designs[3]}
    near '.[0].deff' 1.2410777603567724 || return 1
    rows_of gbv-survey scaled.csv --ratio y/x --weight w
    near '.[0].deff' 1.4825529529022989
}
@test "far: design effects" { at_any_distance design_effects; }

# Rows that stand for several: the same rows, t times each.
counts() {
    rows_of gbv-survey moved.csv --mean y --counts t --weight w --strata h
    near '.[0].std_error' 0.62192354880060896 || return 1
    rows_of gbv-survey moved.csv --mean y --counts t --weight w --strata h --by g
    near '.[].std_error' 0.72410929673669411 0.73758401214466784 || return 1
    rows_of gbv-survey scaled.csv --ratio y/x --counts t --weight w --strata h
    near '.[0].std_error' 0.12375552780000243
}
@test "far: rows that are counts" { at_any_distance counts; }

poststrata() {
    # postStratify(weights, ~h, data.frame(h = 1:2, Freq = c(30, 70)))
    rows_of gbv-survey moved.csv --mean y --weight w --poststratify h:people.csv
    near '.[0].std_error' 0.92737707452999174 || return 1
    rows_of gbv-survey moved.csv --mean y --weight w --poststratify h:people.csv \
        --where 'g == "a"'
    near '.[0].std_error' 1.302530668174545 || return 1
    rows_of gbv-survey scaled.csv --ratio y/x --weight w --poststratify h:people.csv
    near '.[0].std_error' 0.18504499043489861
}
@test "far: calibrated weights" {
    printf 'h,population\n1,30\n2,70\n' > people.csv
    at_any_distance poststrata
}

# One PSU of three of a stratum out in each replicate: as.svrepdesign(psus, type =
# "JKn", compress = FALSE), whose scales are all 2 / 3.
replicated() {
    awk -F, 'BEGIN { OFS = "," } {
        for (r = 1; r <= 6; r++)
            $(NF + 1) = NR == 1 ? "r" r : $2 == r ? 0 : $4 * ($1 == (r > 3) + 1 ? 1.5 : 1)
        print }' "$1" > replicated.csv
}
replicates() {
    local of=(replicated.csv --weight w --replicates r1:r6 --replicate-type jkn
              --replicate-scale scale.csv)
    replicated moved.csv
    rows_of gbv-survey "${of[@]}" --mean y
    near '.[0].std_error' 0.91666875891021471 || return 1
    rows_of gbv-survey "${of[@]}" --mean y --by g --contrast a-b
    near '.[0] | .estimate, .std_error' -1.6915624301987937 2.4016493565278396 || return 1
    replicated scaled.csv
    rows_of gbv-survey "${of[@]}" --ratio y/x
    near '.[0].std_error' 0.18473643371703727
}
@test "far: replicate weights" {
    { echo scale; yes 0.66666666666666663 | head -6; } > scale.csv
    at_any_distance replicates
}

@test "far: the examples that brought it up" {
    seq 100000001 100000004 | sed 1iy > one.csv
    rows_of gbv-survey one.csv --mean y                 # sqrt(var(1:4) / 4)
    near '.[0] | .estimate, .std_error, .deff' 100000002.5 0.64549722436790280 1
    printf 's,y\n1,100000001\n1,100000002\n1,100000003\n2,100000014\n2,100000024\n' > two.csv
    rows_of gbv-survey two.csv --mean y --by s --contrast 2-1    # as of 1:3 and c(14, 24)
    near '.[0] | .estimate, .std_error' 17 3.9878287046684666
    # sqrt(5 / 4 * sum((y - R x)^2)) / sum(x) in fractions: Python's fractions of
    # these numbers as doubles.
    printf 'y,x\n1000000.1,1000\n2000000.2,2000\n2999999.7,3000\n3999999.9,4000\n5000000.3,5000\n' \
        > three.csv
    rows_of gbv-survey three.csv --ratio y/x
    near '.[0].std_error' 3.583225664314095e-05
    says '.[0].std_error | . * 1e10 | round' 358323
}

@test "far: an effect of the sampling unit that groups share leaves their contrast" {
    # y is 1e6 p and what differs within units: svycontrast of what is left of it.
    printf 'p,g,y\n1,a,1\n1,b,2.5\n2,a,3\n2,b,3.5\n3,a,2\n3,b,5\n4,a,1.5\n4,b,2\n' > shared.csv
    awk -F, -v OFS=, 'NR > 1 { $3 = sprintf("%.17g", $3 + 1e6 * $1) } 1' shared.csv > far.csv
    for file in shared far; do    # sd(c(-1.5, -0.5, -3, -0.5)) / 2
        rows_of gbv-survey $file.csv --psu p --mean y --by g --contrast a-b
        near '.[0] | .estimate, .std_error' -1.375 0.59072695328157598
    done
}

@test "far: values that are very small" {
    printf '%s\n' y 1e-50 2e-50 3e-50 4e-50 > small.csv
    for design in '' '--psu y'; do                      # sqrt(var(1:4) / 4)
        rows_of gbv-survey small.csv --mean y $design
        near '.[0] | .estimate * 1e50, .std_error * 1e50, .deff' 2.5 0.64549722436790280 1
    done
}

@test "far: strata that are far from each other" {
    for c in 0 1000000000; do    # sqrt(var(1:3) / 3 * 0.6^2 + var(c(14, 24)) / 2 * 0.4^2)
        { echo s,y; printf '1,%s\n' 1 2 3; printf "2,%s\n" $((c + 14)) $((c + 24)); } > apart.csv
        rows_of gbv-survey apart.csv --strata s --mean y
        near '.[0].std_error' 2.0297783130184439
    done
}
