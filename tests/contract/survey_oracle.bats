#!/usr/bin/env bats
# What the survey commands print of the estimates that R's survey 4.1-1 (R 4.2.2)
# makes of its own example data, where commands_survey.bats does not ask for it
# already: the call that made a value stands beside it, values agree to 1e-9.

load statistics

setup() {
    cd "$BATS_TEST_TMPDIR"
    data=$BATS_TEST_DIRNAME/../oracle/data
    strat=("$data/apistrat.csv" --strata stype --weight pw --fpc fpc)
    clus1=("$data/apiclus1.csv" --psu dnum --weight pw --fpc fpc)
    lonely=("$data/ucla_lonely.csv" --strata str --psu clu --weight wt)
}

@test "the shares of strata are fixed by the design" {
    # svymean(~stype, strat): standard errors 0
    rows_of gbv-tabulate "${strat[@]}" --row stype
    near '.[] | .estimate, .std_error' 0.713755237068 0 0.121892157602 0 0.16435260533 0
    rows_of gbv-prevalence "${strat[@]}" --of stype=E
    near '.[0] | .estimate, .std_error, .conf_low, .conf_high' \
        0.713755237068 0 0.713755237068 0.713755237068
    says '.[0].std_error' 0
    says '.[0].n_effective' null
    printf 's,w,y\n1,1.3,0.1\n1,2.7,0.1\n2,1.9,0.1\n2,4,0.1\n' > equal.csv
    rows_of gbv-survey equal.csv --strata s --weight w --mean y
    says '.[0].std_error' 0
}

@test "coefficients of variation, standard errors of totals of a table" {
    rows_of gbv-survey "${strat[@]}" --mean api00
    near '.[0] | .std_error / .estimate' 0.0142067346082    # cv(svymean(~api00, strat))
    rows_of gbv-survey "$data/apisrs.csv" --fpc fpc --mean enroll
    near '.[0] | .estimate, .std_error' 584.61 27.3683652477
    rows_of gbv-tabulate "${clus1[@]}" --row sch.wide --column stype    # svytable
    near '.[].weight' 406.163955688 101.540988922 270.775970459 \
        4467.80351257 372.316959381 575.398937225
}

@test "intervals of a rare answer" {
    # The upper limit is that of svyciprop(~I(ell == 0), method = "asin"); the
    # lower angle is below 0, from where svyciprop turns back to a share of 0.0003.
    rows_of gbv-prevalence "${clus1[@]}" --of ell=0 --ci asin
    near '.[0] | .conf_low, .conf_high' 0 0.0955767363668
    printf 'p,y\n1,1\n1,1\n2,0\n2,0\n3,1\n' > arcs.csv    # angles -0.7238 and 2.4960
    rows_of gbv-prevalence --of y --psu p --ci asin arcs.csv
    near '.[0] | .estimate, .conf_low, .conf_high' 0.6 0 1
    rows_of gbv-prevalence "${clus1[@]}" --of ell=0 --ci mean
    near '.[0] | .conf_low, .conf_high' -0.0266624079578 0.0703782549523
}

@test "lonely strata: named, and in ratios" {
    refuses 1 'a stratum with one PSU: 2' gbv-survey "${lonely[@]}" --mean ue91
    rows_of gbv-survey "${lonely[@]}" --ratio ue91/lab91 --lonely adjust
    near '.[0] | .estimate, .std_error' 0.128479062832 0.00289472662968
    rows_of gbv-survey "${lonely[@]}" --ratio ue91/lab91 --lonely average
    near '.[0] | .estimate, .std_error' 0.128479062832 0.00314170211722
}

@test "shares by group, their differences and ratio" {
    rows_of gbv-prevalence "${clus1[@]}" --of awards=No,awards=Yes --by stype    # svyby
    near '.[] | .estimate, .std_error' \
        0.229166666667 0.0290458694008 0.770833333333 0.0290458694008 \
        0.571428571429 0.145649974809 0.428571428571 0.145649974809 \
        0.48 0.116635529593 0.52 0.116635529593
    rows_of gbv-prevalence "${clus1[@]}" --of awards=No
    near '.[0].estimate' 0.289617486339
    awk -F, -v OFS=, 'NR > 1 { $4 = $4 == "Yes" } 1' "$data/apiclus1.csv" > won.csv
    won=(won.csv "${clus1[@]:1}" --mean awards --by stype)
    rows_of gbv-survey "${won[@]}" --contrast E-H           # svycontrast
    near '.[0] | .estimate, .std_error' 0.342261904762 0.132168143519
    # of vcov(svyby(…, covmat = TRUE)): the sum of two variances less two covariances
    rows_of gbv-survey "${won[@]}" --contrast E-M
    near '.[0].std_error | . * .' 0.016994239807949
    rows_of gbv-survey "${won[@]}" --contrast H-M
    near '.[0].std_error | . * .' 0.04071601766098
    rows_of gbv-survey "${won[@]}" --contrast E/H --df inf  # svycontrast of log(E / H)
    near '.[0] | .estimate | log' 0.587014762124
    near '.[0] | (.conf_high / .conf_low | log) / 2 / 1.959963984540054' 0.320977164324
}

# 2023 Gender Social Norms Index: counts remade from the published shares
@test "shares of counts, and their tests" {
    { echo g,x,n; printf '%s\n' KAZ,922,989 KAZw,48,549 KGZw,17,665 UZBw,20,862 TJKw,1,606 \
        KAZm,19,440; } > counts.csv
    rows_of gbv-prevalence counts.csv --events x --n n --by g    # Wilson
    near '.[] | .estimate * 100, .conf_low * 100, .conf_high * 100' \
        93.2254802831 91.4861122179 94.6303560665 4.31818181818 2.78163449029 6.64548368201 \
        8.74316939891 6.65786995929 11.4018209752 2.55639097744 1.60210989786 4.05565224018 \
        0.16501650165 0.029135405991 0.928729746698 2.32018561485 1.50690519718 3.55654589702
    printf 'c,b,k\nKAZ,no,48\nKAZ,yes,501\nKGZ,no,17\nKGZ,yes,648\n' > table.csv
    rows_of gbv-tabulate table.csv --row c --column b --counts k --test chisq
    near '.[-1] | .statistic, .p_value' 22.7147737492 1.87917522623e-06
    rows_of gbv-tabulate table.csv --row c --column b --counts k --test exact
    near '.[-1].p_value' 2.26661281537e-06                  # fisher.test
}

@test "Miettinen and Nurminen's difference of shares" {
    { echo g,x,n; printf '%s\n' a,20,101 b,10,105; } > some.csv
    rows_of gbv-compare some.csv --group g --events x --n n --method mn
    near '.[-1] | .estimate, .conf_low, .conf_high' 0.102781706742 0.0064051736636 0.202917191889
    { echo g,x,n; printf '%s\n' a,0,101 b,0,105; } > none.csv
    rows_of gbv-compare none.csv --group g --events x --n n --method mn
    near '.[-1] | .estimate, .conf_low, .conf_high' 0 -0.0354601381198 0.0368128015294
}

@test "items of the index" {
    rows_of gbv-gsni "$data/gsni_synthetic.csv"
    near '.[] | select(.term == "indicator_4" or .term == "indicator_6") | .n, .estimate * 100' \
        382 56.0209424084 382 32.4607329843
    # 393 of 398 respondents whose answers decide are biased, of 400
    rows_of gbv-gsni "$data/gsni_synthetic.csv" --bounds
    near '.[0] | .kleene, .bound_low / .kleene * 400' 0.98743718593 398
}
