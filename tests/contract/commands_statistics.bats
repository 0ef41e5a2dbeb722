#!/usr/bin/env bats
# gbv-rate, prevalence, compare, trend against R 4.2.2: the call that made a
# value stands beside it, and values agree to 1e-9 unless said. In the calls
# z is qnorm(.975).

load statistics

setup() { cd "$BATS_TEST_TMPDIR"; }

women='sex == "women" && country in ("KAZ", "KGZ", "TJK", "UZB")'
interval='.[0] | .conf_low, .conf_high'

# ---- rate ----

@test "rate: Garwood's interval of a count, of 130,000 too" {
    printf 'x\n130000\n' > counts.csv
    rows_of gbv-rate counts.csv --events x
    near '.[0].estimate' 130000
    # qchisq(c(.025, .975), 260000 + c(0, 2)) / 2
    near "$interval" 129294.27256491985 130708.62445789055
    says '.[0].unit' count
    printf 'x\n0\n' > counts.csv
    rows_of gbv-rate counts.csv --events x
    near "$interval" 0 3.6888794541139354                   # poisson.test(0)
    says '.[0].std_error' null
    rows_of gbv-rate counts.csv --events x --ci normal
    says '.[0] | .estimate, .conf_high' $'0\nnull'
    says '.[0].note | contains("--ci exact")' true
}

# Below 0 are 1.96^2 events and fewer by normal; by byar one at a level of 0.999.
@test "rate: a lower limit that is cut to 0 is noted" {
    cut='the lower limit would be below 0, and is set to 0: --ci exact has one above it'
    printf 'x\n1\n3\n4\n' > counts.csv
    rows_of gbv-rate counts.csv --events x --by x --ci normal
    says 'map(.note)[]' "$cut"$'\n'"$cut"$'\n'null
    says 'map(.conf_low == 0) | @json' '[true,true,false]'
    rows_of gbv-rate counts.csv --events x --by x --ci byar
    says 'map(.note) | @json' '[null,null,null]'
    rows_of gbv-rate counts.csv --events x --by x --ci byar --level 0.999
    says '.[0].note' "$cut"
    rows_of gbv-rate counts.csv --events x --by x --level 0.999
    says 'map(.note) | @json' '[null,null,null]'
}

@test "rate: exact, byar, midp and normal intervals of a rate" {
    printf 'x,people\n11,800\n' > counts.csv
    rate() { rows_of gbv-rate counts.csv --events x --population people "$@"; }
    rate
    near '.[0].estimate' 1375
    says '.[0].unit' 'per 100000'
    near "$interval" 686.39504590460479 2460.2548141627444  # poisson.test(11, 800)
    rate --per 1000 --level 0.9
    near "$interval" 7.7112591117441525 22.759392812635699  # poisson.test(11, 800, conf.level = .9)
    rate --ci byar  # x (1 - 1/(9x) - z/(3 sqrt x))^3; (x+1) (1 - 1/(9(x+1)) + z/(3 sqrt(x+1)))^3
    near "$interval" 685.46127480624671 2460.4046395182983
    rate --ci normal                                        # 11 -+ z sqrt(11)
    near "$interval" 562.44185758383878 2187.5581424161614
    printf 'x\n5\n' > counts.csv
    # uniroot of ppois(5, l) - dpois(5, l) / 2 = .025 and of its fellow
    rows_of gbv-rate counts.csv --events x --ci midp
    near "$interval" 1.8319948085284166 11.0824156649920162
}

@test "rate: counts are added by group, missing rows counted, 20 regions are 938" {
    printf 'g,x,people\na,4,300\na,7,500\nb,3,\nb,,90\n' > counts.csv
    rows_of gbv-rate counts.csv --events x --population people --by g
    near '.[0] | .n, .n_missing, .events, .population, .estimate' 2 0 11 800 1375
    near '.[1] | .n, .n_missing' 0 2
    says '.[1] | .estimate, .conf_low, .note' $'null\nnull\nno row has a value'
    rows_of gbv-rate @offences-by-region-2022 --where 'article == "all"' --events domestic_sphere
    near '.[0] | .n, .estimate' 20 938
}

@test "rate: rows marked comparable = no stay in totals and get no row" {
    rows_of gbv-rate @offences-by-region-2022 --where 'article == "all"' --events domestic_sphere
    says '.[0].note | contains("KZ-10") and contains("KZ-63") and (contains("KZ-11") | not)' true
    grep -q KZ-10 notes.txt
    rows_of gbv-rate @offences-by-region-2022 --where 'article == "all"' --events domestic_sphere \
        --by iso3166_2
    says 'length' 14
    says '[.[].iso3166_2] | index("KZ-10")' null
    says '.[0].note' 'no row of its own (comparable = no): KZ-10, KZ-19, KZ-33, KZ-35, KZ-62, KZ-63'
    grep -q 'KZ-10, KZ-19' notes.txt
    [ "$(gbv-rate @offences-by-region-2022 --where 'article == "all"' --events domestic_sphere \
         --by iso3166_2 --quiet 2>&1 > /dev/null)" = "" ]
}

@test "rate: counts of overlapping periods are not added, unless allowed" {
    printf '%s\n' x,period_start,period_end 3,2020-01-01,2020-08-31 4,2020-03-01,2020-12-31 \
        > counts.csv
    refuses 1 'counts.csv:3' gbv-rate counts.csv --events x
    rows_of gbv-rate counts.csv --events x --allow-mixed
    near '.[0].estimate' 7
    says '.[0].note | length > 0' true
}

@test "rate: what is no count is an error with its place" {
    printf 'x,people\n5,10\n1.5,10\n' > counts.csv
    refuses 1 'counts.csv:3' gbv-rate counts.csv --events x
    printf 'x,people\n-5,10\n' > counts.csv
    refuses 1 'counts.csv:2' gbv-rate counts.csv --events x
    printf 'x,people\n5,0\n' > counts.csv
    refuses 1 'counts.csv:2' gbv-rate counts.csv --events x --population people
    printf 'x,people\n0,0\n' > counts.csv
    rows_of gbv-rate counts.csv --events x --population people
    says '.[0] | .estimate, .note' $'null\nno rate: the population is 0'
    printf 'x,n\n5,10\n' > counts.csv
    refuses 2 'gbv-select' gbv-rate counts.csv --events x --by n
}

@test "rate: columns it does not ask for may hold anything" {
    printf 'x,n,mixed\n5,10,abc\n7,12,3\n,9,–\n' > mixed.csv
    gbv-select mixed.csv --columns x,n > plain.csv
    [ "$(gbv-rate mixed.csv --events x --population n)" = \
      "$(gbv-rate plain.csv --events x --population n)" ]
    refuses 1 'mixed.csv:2' gbv-rate mixed.csv --events mixed
}

# ---- prevalence ----

@test "prevalence: six intervals of 81 of 263 (Newcombe 1998, table I)" {
    printf 'x,n\n81,263\n' > counts.csv
    share() { rows_of gbv-prevalence counts.csv --events x --n n "$@"; }
    share
    near '.[0] | .n, .events, .estimate' 263 81 0.30798479087452474   # 81 / 263
    says '.[0] | .unit, .term' $'proportion\nx'
    near "$interval" 0.25528851987827428 0.36620957698280016  # prop.test(81, 263, correct = FALSE)
    share --ci exact
    near "$interval" 0.25273674558527121 0.3676219226013514   # binom.test(81, 263)
    share --ci jeffreys
    near "$interval" 0.25452193499102344 0.36564749917408246  # qbeta(c(.025, .975), 81.5, 182.5)
    # m = 263 + z^2; q = (81 + z^2/2) / m; q -+ z sqrt(q (1-q) / m)
    share --ci agresti-coull
    near "$interval" 0.25522066518999675 0.36627743167107751
    # uniroot of pbinom(81, 263, q) - dbinom(81, 263, q) / 2 = .025 and its fellow
    share --ci midp
    near "$interval" 0.2544021049455224 0.36577347425777718
    share --ci wilson-cc
    near "$interval" 0.25350868229518525 0.36817620104300364  # prop.test(81, 263)
    share --as-percent
    near '.[0].estimate' 30.798479087452474
}

@test "prevalence: per cent of a hundred are the counts" {
    { echo k,x,n; for i in {0..100}; do echo "$i,$i,100"; done; } > counts.csv
    gbv-prevalence counts.csv --events x --n n --by k --as-percent |
        gbv-select --columns estimate | diff - <(echo estimate; seq 0 100)
}

@test "prevalence: none of 20, the Kazakh women of the index, no units" {
    printf 'x,n\n0,20\n' > counts.csv
    rows_of gbv-prevalence counts.csv --events x --n n --ci jeffreys
    near "$interval" 0 0.1166389829048754                     # qbeta(.975, .5, 20.5)
    says '.[0].std_error' null
    rows_of gbv-prevalence @gsni-2023 --where "$women" --events n_no_bias --n n --by country
    says '.[0].country' KAZ
    near '.[0] | .estimate, .conf_low, .conf_high' 0.087431693989071038 \
        0.066578699592859336 0.114018209751951996             # prop.test(48, 549, correct = FALSE)
    printf 'x,n\n0,0\n' > counts.csv
    rows_of gbv-prevalence counts.csv --events x --n n
    says '.[0] | .estimate, .note' $'null\nno share: there are no units'
}

@test "prevalence, rate: a total is not added to its parts" {
    refuses 1 '@gsni-2023:3: error: column "sex" is "women" here and "all" in line 2' \
        gbv-prevalence @gsni-2023 --events n_no_bias --n n
    refuses 1 "'sex == \"all\"' or 'sex != \"all\"'" \
        gbv-rate @homicide --where 'year >= 2008' --events victims
    rows_of gbv-prevalence @gsni-2023 --events n_no_bias --n n --allow-mixed
    says '.[0].note' 'mixed sex: the total "all" with its part "women"'
    rows_of gbv-prevalence @gsni-2023 --events n_no_bias --n n --by sex
    says '[.[].sex] | tostring' '["all","men","women"]'
}

@test "prevalence: more events than units are an error with its place" {
    printf 'x,n\n1,2\n9,5\n' > counts.csv
    refuses 1 'counts.csv:3' gbv-prevalence counts.csv --events x --n n
    printf 'x,n\n' > counts.csv
    refuses 1 'no rows' gbv-prevalence counts.csv --events x --n n
}

# ---- compare: shares ----

@test "compare: women without bias in four countries, pair by pair" {
    rows_of gbv-compare @gsni-2023 --where "$women" --group country --events n_no_bias --n n
    says 'length' 7
    says '.[0] | .term, .country, .reference' $'heterogeneity\nnull\nnull'
    # chisq.test(rbind(x, n - x)), x = 48 17 1 20, n = 549 665 606 862
    near '.[0] | .statistic, .df, .p_value, .estimate' 75.371974479719782 3 \
        3.0156448814140648e-16 0.960197407316068
    says '.[1] | .country, .reference, .term, .unit' $'KAZ\nKGZ\ndifference\nproportion'
    near '.[1] | .estimate, .conf_low, .conf_high' 0.061867784214634944 0.036184602778481102 \
        0.090115050600858115          # Newcombe (1998), method 10, in R
    near '.[1] | .rate, .reference_rate' 0.087431693989071038 0.025563909774436091
    # p.adjust(p, "holm"), p by chisq.test(correct = FALSE) of each pair in the order of the rows
    near '.[1:][].p_adjusted' 7.5167009049211207e-06 3.0459434722246881e-12 1.9845982075074116e-07 \
        0.00094094455370972530 0.76598399166505127 0.0012356850682780085
    says '.[1].method | contains("holm over 6 comparisons")' true
}

@test "compare: the adjustments, and none" {
    adjusted() {
        rows_of gbv-compare @gsni-2023 --where "$women" --group country --events n_no_bias --n n \
            --adjust "$1"
    }
    adjusted bh                       # p.adjust(p, "BH")
    near '.[1:][].p_adjusted' 3.7583504524605603e-06 3.0459434722246881e-12 1.190758924504447e-07 \
        0.00047047227685486265 0.76598399166505127 0.00074141104096680512
    adjusted bonferroni               # p.adjust(p, "bonferroni")
    near '.[1:][].p_adjusted' 1.1275051357381682e-05 3.0459434722246881e-12 2.381517849008894e-07 \
        0.0018818891074194506 1 0.0037070552048340255
    adjusted none
    says 'all(.[1:][]; .p_adjusted == .p_value)' true
}

@test "compare: difference of 56/70 and 48/80 by newcombe, mn and score; ratio by log" {
    printf 'g,x,n\na,56,70\nb,48,80\n' > counts.csv
    compare() { rows_of gbv-compare counts.csv --group g --events x --n n "$@"; }
    pair='.[1] | .conf_low, .conf_high'
    compare
    near "$pair" 0.052431472402364898 0.3338726540369059      # Newcombe (1998), table II (a)
    compare --method mn               # uniroot of the score of Miettinen & Nurminen (1985), in R
    near "$pair" 0.052829713245844706 0.3381729400158684
    compare --method score            # the same without the factor 150/149
    near "$pair" 0.053333849291325161 0.3377294637411413
    rows_of gbv-compare @gsni-2023 --where 'sex == "women" && country in ("KAZ", "KGZ")' \
        --group country --events n_no_bias --n n --measure ratio
    near '.[1] | .estimate, .conf_low, .conf_high' 3.4201221472195433 1.9900782727887032 \
        5.8777765989627362            # exp(log(ratio) -+ z sqrt(1/48 - 1/549 + 1/17 - 1/665))
}

@test "compare: shares against overall, taken as known" {
    rows_of gbv-compare @gsni-2023 --where "$women" --group country --events n_no_bias --n n \
        --reference overall
    says '.[1] | .country, .reference' $'KAZ\noverall'
    near '.[1] | .estimate, .conf_low, .conf_high, .p_value' 0.05536607131942152 \
        0.033102354589298194 0.082184898890823255 7.2824921133643202e-10
                                      # binom.test(48, 549, p = 86 / 2682), minus 86 / 2682
}

# ---- compare: rates ----

@test "compare: 237 against 168 crimes by exact, log and score" {
    printf 'year,x,people\n2019,168,1\n2020,237,1\n' > counts.csv
    change() {
        rows_of gbv-compare counts.csv --group year --events x --population people \
            --reference 2019 --measure percent "$@"
    }
    pair='.[1] | .conf_low, .conf_high'
    change
    near '.[1] | .estimate, .p_value' 41.071428571428571 0.00070851171133224646
    near "$pair" 15.280376703180032 72.94579966446355         # poisson.test(c(237, 168))
    says '.[1] | .year, .reference, .unit' $'2020\n2019\npercent'
    change --method log               # 100 (exp(log(237 / 168) -+ z sqrt(1/237 + 1/168)) - 1)
    near "$pair" 15.7686270353667 71.904500112141619
    change --method score             # w / (1 - w), w by prop.test(237, 405, correct = FALSE)
    near "$pair" 15.805728183431466 71.849426374324793
}

@test "compare: 14 comparable regions with the country of 938 offences" {
    gbv-select @population --where 'year == 2022 && sex == "all"' > people.csv
    gbv-join @offences-by-region-2022 people.csv --where 'article == "all"' --key iso3166_2 \
        --take population > joined.csv
    rows_of gbv-compare joined.csv --group iso3166_2 --events domestic_sphere \
        --population population --reference overall
    says 'length' 15
    near '.[1].reference_rate' 4.80947727493787
    region() { near ".[] | select(.iso3166_2 == \"$1\") | .estimate, .conf_low, .conf_high,
                     .p_adjusted" "${@:2}"; }
    # poisson.test(x, n, r = R / N), over R / N; p.adjust(p, "holm") over 14
    region KZ-55 2.446115065290237 1.9644312576202341 3.0101550744951813 1.9493640677077001e-12
    region KZ-75 0.36608130640971809 0.25775502374452264 0.50459485849852015 6.6492154336953642e-12
    region KZ-31 0.653161540248103245 0.462215980081131905 0.896515245145165895 0.035084633328643429
    region KZ-71 1.12329032235249349 0.87565991341978389 1.41920974566071179 0.51337872656652106
    # chisq.test(x, p = n / sum(n)) of the 14
    near '.[0] | .statistic, .p_value' 327.32056796953913 4.5233695059617048e-62
    says '.[0].note' 'no row of its own (comparable = no): KZ-10, KZ-19, KZ-33, KZ-35, KZ-62, KZ-63'
    grep -q 'KZ-10, KZ-19' notes.txt
    rows_of gbv-compare joined.csv --group iso3166_2 --events domestic_sphere \
        --population population --reference rest
    says '.[1].reference' rest        # poisson.test(c(x, R - x), c(n, N - n))
    near '.[] | select(.iso3166_2 == "KZ-55") | .estimate, .conf_low, .conf_high, .p_value' \
        2.5977101663630653 2.064107224537691 3.234708569374825 3.1144609063898456e-14
}

@test "compare: a total that is a row is no group and no part of the rest" {
    printf 'g,x,people\na,5,100\nb,9,120\nall,14,220\n' > counts.csv
    compare() { rows_of gbv-compare counts.csv --group g --events x --population people "$@"; }
    compare --reference overall --total-row all
    says '[.[].g] | tostring' '[null,"a","b"]'
    near '.[1].reference_rate' 6363.636363636364              # 14 / 220
    cp rows.json with_row.json
    compare --reference overall --where 'g != "all"'
    diff <(jq '.[1:][] | [.estimate, .p_value, .conf_low]' rows.json) \
         <(jq '.[1:][] | [.estimate, .p_value, .conf_low]' with_row.json)
    compare --reference rest --total-row all
    near '.[1].reference_rate' 7500                           # 9 / 120
    compare --total-row all
    says 'length' 2
    refuses 1 'did you mean "all"' gbv-compare counts.csv --group g --events x \
        --population people --reference overall --total-row alll
}

@test "compare: a total among its parts is named, or refused" {
    printf 'sex,x,n\nall,14,220\nwomen,5,100\nmen,9,120\n' > counts.csv
    compare() { rows_of gbv-compare counts.csv --group sex --events x --n n "$@"; }
    for reference in pairwise overall rest all; do
        refuses 1 '--total-row' gbv-compare counts.csv --group sex --events x --n n \
            --reference "$reference"
    done
    compare --reference overall --total-row all
    near '.[1].reference_rate' 0.063636363636363636           # 14 / 220
    compare --where 'sex != "all"'
    says 'length' 2
    compare --allow-mixed
    says '.[0].note' 'mixed sex: the total "all" with its part "men"'
}

@test "compare: without events on a side, the ratio's interval has one side" {
    printf 'g,x,people\na,0,1\nb,5,1\nc,0,1\n' > counts.csv
    rows_of gbv-compare counts.csv --group g --events x --population people
    near '.[1] | .estimate, .conf_low, .conf_high, .p_value' 0 0 1.0912791051825459 0.0625
                                                              # poisson.test(c(0, 5))
    says '.[2] | .estimate, .note' $'null\nno events on either side: the ratio has no value'
    near '.[1].p_adjusted' 0.125                              # p.adjust(c(.0625, NA, .0625))
    says '.[2].p_adjusted' null
    says '.[3] | .estimate, .conf_high, (.conf_low > 0)' $'null\nnull\ntrue'
    says '.[3].note' 'no events in the reference: the ratio has no upper limit'
}

# ---- compare: estimates ----

@test "compare: estimates with their standard errors" {
    printf 'g,e,se\na,0.17,0.01\nb,0.12,0.012\nc,0.2,0.03\n' > estimates.csv
    compare() { rows_of gbv-compare estimates.csv --group g --estimate e --se se "$@"; }
    compare
    # w = 1/se^2; m = sum(w e) / sum(w); sum(w (e - m)^2); pchisq; (Q - 2) / Q
    near '.[0] | .statistic, .df, .p_value, .estimate' 12.904273504273512 2 0.0015771485901491724 \
        0.845012584448271431
    # d -+ z sqrt(se^2 + se^2), 2 pnorm(-|d / se|)
    near '.[1] | .estimate, .std_error, .conf_low, .conf_high, .statistic, .p_value' 0.05 \
        0.0156204993518133089 0.0193843838499146784 0.0806156161500853619 3.2009219983224004 \
        0.0013698861047725219
    compare --measure ratio           # exp(log(a/b) -+ z sqrt((se/a)^2 + (se/b)^2))
    near '.[1] | .estimate, .conf_low, .conf_high, .p_value' 1.4166666666666667 \
        1.1285293539610419 1.7783715039402748 0.0026805840701134994
    compare --reference overall --total-row c                 # c taken as known: se = 0.01
    near '.[1] | .estimate, .conf_low, .conf_high, .p_value' -0.03 -0.0495996398454005352 \
        -0.0104003601545994626 0.0026997960632601892
}

@test "compare: misuse and unfit rows are errors" {
    printf 'g,e,se,x,n\na,1,1,2,3\nb,2,1,2,3\na,3,1,2,3\n' > some.csv
    refuses 1 'lines 2 and 4' gbv-compare some.csv --group g --estimate e --se se
    refuses 2 '--events with --n' gbv-compare some.csv --group g --estimate e --events x --n n
    refuses 2 '--total-row' gbv-compare some.csv --group g --estimate e --se se --reference rest
    refuses 2 'exact' gbv-compare some.csv --group g --events x --n n --method exact
    refuses 1 'no group "c"' gbv-compare some.csv --group g --events x --n n --reference c
    printf 'g,x,n,unit\na,1,2,women\nb,1,2,men\n' > some.csv
    refuses 1 'unit' gbv-compare some.csv --group g --events x --n n
    gbv-compare some.csv --group g --events x --n n --allow-mixed > /dev/null
}

@test "compare: counts of periods of unequal length are not compared, shares are" {
    printf '%s\n' g,x,n,period_start,period_end a,1,9,2019-01-01,2019-12-31 \
        b,1,9,2020-01-01,2020-06-30 > some.csv
    refuses 1 'some.csv:3' gbv-compare some.csv --group g --events x --population n
    rows_of gbv-compare some.csv --group g --events x --n n
    says '.[1].note | contains("periods")' true
}

@test "compare: one set of comparisons for each group of --by" {
    rows_of gbv-compare @gsni-2023 --where 'sex != "all" && country in ("KAZ", "KGZ", "UZB")' \
        --group sex --by country --events n_no_bias --n n
    says '[.[] | .country + "/" + .term] | join(" ")' 'KAZ/heterogeneity KAZ/difference '\
'KGZ/heterogeneity KGZ/difference UZB/heterogeneity UZB/difference'
    says 'all(.[] | select(.term == "difference"); .p_adjusted == .p_value)' true
}

# ---- trend ----

homicides='sex == "women" && year >= 2008 && country == "KAZ"'
trend() { rows_of gbv-trend @homicide --where "$homicides" --time year "$@"; }

@test "trend: women killed in Kazakhstan 2008-2020, by four models" {
    trend --value rate_per_100000 --model loglinear,mann-kendall,sen,linear
    of() { near ".[] | select(.model == \"$1\" and .term == \"$2\") | $3" "${@:4}"; }
    of loglinear intercept '.estimate' 185.6895316142963      # lm(log(rate) ~ year)
    of loglinear slope '.estimate, .std_error, .statistic, .df, .p_value' -0.091686938625725883 \
        0.0095912512965106028 -9.5594345087259409 8 1.1870237037107454e-05
    of loglinear slope '.conf_low, .conf_high' -0.113804403777261656 -0.06956947347419011
    of loglinear apc '.estimate, .conf_low, .conf_high' -8.7609260862107856 -10.7567504762649975 \
        -6.720467339864145                                    # 100 (exp(slope) - 1)
    of mann-kendall tau '.estimate, .p_value, .n' -0.8666666666666667 0.00011518959435626102 10
    of mann-kendall S '.estimate' -39                         # cor.test(method = "kendall")
    of sen sen_slope '.estimate, .conf_low, .conf_high' -0.2544631155 -0.41021585708557878 \
        -0.20430810329567253          # median of all pairs; between ranks (45 -+ z sqrt(125)) / 2
    of sen sen_intercept '.estimate' 515.54001008675004       # median(rate - slope year)
    of linear slope '.estimate, .conf_low, .conf_high, .p_value' -0.2717602531697394 \
        -0.35115458807197653 -0.19236591826750224 4.8095148512890556e-05
    says '[.[] | select(.term == "slope") | .unit] | unique | join(",")' 'per year'
}

@test "trend: counts weigh by their events in the loglinear model" {
    trend --events victims            # lm(log(victims) ~ year, weights = victims)
    near '.[] | select(.term == "apc") | .estimate, .conf_low, .conf_high' -7.4092229861663856 \
        -9.5248845491202268 -5.2440889928469847
    says '.[0] | has("model"), .unit' $'false\nlog'
}

@test "trend: of months, slopes are monthly and the percent change is annual" {
    printf '%s\n' month,x,people 2020-01,5,100 2020-02,6,110 2020-03,9,100 2020-05,12,100 \
        > months.csv
    rows_of gbv-trend months.csv --time month --events x --population people
    # lm(log(x / people) ~ t, weights = x), t = 0 1 2 4; 100 (exp(12 slope) - 1)
    near '.[1] | .estimate, .conf_low, .conf_high' 0.22791303001342475 0.034397063611975032 \
        0.421428996414874468
    near '.[2] | .estimate, .conf_low, .conf_high' 1440.9070971881456 51.098954399640853 \
        15614.170171454483
    says '.[1] | .unit, .note' $'per month\nfewer than 8 points'
}

@test "trend: standard errors weigh the points" {
    printf 'year,y,se\n2010,10,1\n2011,12,2\n2012,15,1\n2013,14,0.5\n2014,,1\n' > points.csv
    rows_of gbv-trend points.csv --time year --value y --se se --model linear,loglinear
    near '.[1] | .estimate, .conf_low, .conf_high, .p_value' 1.2216494845363577 \
        -1.0845540084 3.5278529774724525 0.15028106768902177  # lm(y ~ year, weights = 1 / se^2)
    near '.[3] | .estimate, .conf_low, .conf_high' 0.087889409894688089 -0.139723846083826764 \
        0.31550266587320297           # lm(log(y) ~ year, weights = (y / se)^2)
    near '.[0] | .n, .n_missing' 4 1
}

@test "trend: the series, its band, and a step further" {
    trend --value rate_per_100000 --series --predict 1
    says 'length' 11
    near '.[0] | .year, .observed' 2008 4.424240009
    near '.[0] | .fitted, .conf_low, .conf_high' 4.865448272997944 4.2568765184386406 \
        5.5610226875693893                               # exp(predict(interval = "confidence"))
    near '.[10] | .year, .fitted, .conf_low, .conf_high' 2021 1.4773185466707728 \
        1.2150282324839226 1.7962299393453169
    # exp(predict(interval = "prediction"))
    near '.[10] | .pred_low, .pred_high' 1.0779954807681702 2.0245633003788059
    says '.[10].observed' null
    says '[.[].year] | map(tostring) | join(" ")' \
        '2008 2009 2010 2011 2012 2013 2014 2015 2017 2020 2021'
    trend --value rate_per_100000 --series --model sen,linear
    says '[.[].model] | unique | length' 2
    says '.[0].conf_low' null
}

@test "trend: months go on in their own words" {
    printf 'month,y\n2020-10,5\n2020-12,9\n2020-11,6\n' > months.csv
    gbv-trend months.csv --time month --value y --model linear --series --predict 2 |
        cut -d, -f1 > times.txt
    diff times.txt <(printf '%s\n' month 2020-10 2020-11 2020-12 2021-01 2021-02)
}

@test "trend: two values of one time are an error that names both lines" {
    printf 'year,y\n2010,1\n2011,2\n2010,3\n2012,9\n' > some.csv
    refuses 1 'lines 2 and 4' gbv-trend some.csv --time year --value y
    printf 'year,y,g\n2010,1,a\n2011,2,a\n2010,3,b\n2012,9,a\n' > some.csv
    rows_of gbv-trend some.csv --time year --value y --by g
    says '.[] | select(.g == "b" and .term == "slope") |
          .estimate, (.note | contains("a line needs 3"))' $'null\ntrue'
}

@test "trend: a zero has no logarithm" {
    printf 'year,x\n2010,4\n2011,0\n2012,3\n2013,1\n2014,1\n' > some.csv
    refuses 1 'some.csv:3' gbv-trend some.csv --time year --events x
    refuses 1 'has no logarithm' gbv-trend some.csv --time year --events x
    rows_of gbv-trend some.csv --time year --events x --model linear
    near '.[1].n' 5
}

@test "trend: too few points, misuse" {
    printf 'year,y\n2010,1\n2011,2\n' > some.csv
    refuses 1 'a line needs 3' gbv-trend some.csv --time year --value y
    refuses 1 'ranks need 4' gbv-trend some.csv --time year --value y --model sen
    refuses 2 '--value or --events' gbv-trend some.csv --time year
    refuses 2 'mann-kendall' gbv-trend some.csv --time year --value y --model mann-kendall --series
    refuses 2 '--series' gbv-trend some.csv --time year --value y --predict 2
    refuses 2 '--population' gbv-trend some.csv --time year --value y --population y
}

@test "trend: counts in a series are of equal periods; marked rows are left out" {
    printf '%s\n' period_start,period_end,x 2018-01-01,2018-12-31,5 2019-01-01,2019-12-31,6 \
        2020-01-01,2020-12-31,8 2021-01-01,2021-03-31,2 > some.csv
    refuses 1 'some.csv:5' gbv-trend some.csv --time period_start --events x --model linear
    gbv-trend some.csv --time period_start --events x --model linear \
        --where 'period_start < 2021-01-01' > /dev/null
    printf 'year,y,comparable\n2010,1,yes\n2011,2,yes\n2012,9,no\n2013,2,yes\n' > some.csv
    rows_of gbv-trend some.csv --time year --value y --model linear
    near '.[0].n' 3
    says '.[0].note | contains("left out (comparable = no): 2012")' true
    grep -q 2012 notes.txt
}

# ---- All four ----

@test "results do not depend on the order of rows" {
    turn() { head -1 "$1"; tail -n +2 "$1" | sort -r; }
    turn "$GBVSTAT_DATA/gsni-2023.csv" > shares.csv
    turn "$GBVSTAT_DATA/homicide.csv" > counts.csv
    # same DATASET FILE COMMAND…: the command says the same of both.
    same() {
        "${@:3}" "@$1" > straight.csv
        "${@:3}" "$2" > turned.csv
        [ "$(wc -l < straight.csv)" -gt 3 ]
        cmp straight.csv turned.csv
    }
    same gsni-2023 shares.csv gbv-prevalence --where "$women" --events n_no_bias --n n --by country
    same gsni-2023 shares.csv gbv-compare --group country --events n_no_bias --n n \
        --where 'sex == "women" && country in ("ARM", "KAZ", "KGZ")'
    same homicide counts.csv gbv-trend --where "$homicides" --time year --events victims
}
