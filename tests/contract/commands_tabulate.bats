#!/usr/bin/env bats
# gbv-tabulate against R 4.2.2 (the call stands beside the value; they agree to
# 1e-9), and against awk, which shares no code with it.

load statistics

oracle_data=$BATS_TEST_DIRNAME/../oracle/data

setup() { cd "$BATS_TEST_TMPDIR"; }

# counted FILE ROW… : a table of counts, columns a, b, k, from its rows.
counted() {
    echo a,b,k > "$1"
    local i=0 row j
    for row in "${@:2}"; do
        i=$((i + 1)) j=0
        for k in ${row//,/ }; do
            j=$((j + 1))
            echo "$i,$j,$k" >> "$1"
        done
    done
}

# Rows with every kind of missing: empty, a word, a code.
gaps() { printf 'a,b\n1,x\n2,y\nNA,x\n-9,y\n,x\n1,\n10,x\n1,x\nN/A,\n'; }

# 60,000 rows: categories, gaps, weights, 90 sampling units in 6 strata.
people() {
    awk 'BEGIN { srand(7); print "id,age,answer,region,stratum,psu,w"
        for (i = 1; i <= 60000; i++) {
            psu = int(rand() * 90); age = 15 + 5 * int(rand() * 7)
            answer = rand() < 0.03 ? "" : rand() < 0.1 + 0.002 * age ? "yes" : "no"
            if (rand() < 0.02) age = rand() < 0.5 ? "NA" : 999
            printf "%d,%s,%s,r%d,%d,%d,%.6f\n", i, age, answer, 1 + rand() * 3, psu % 6, psu,
                   0.2 + rand() * 3
        } }'
}

# ---- Counts and shares ----

@test "a category written in several ways has the plainest of them" {
    printf 'k\n1.0\n+1\n1\n-0\n0\n' > x.csv
    [ "$(gbv-tabulate --row k x.csv | cut -d, -f1,3 | tr '\n' ' ')" = 'k,n 0,2 1,3 ' ]
    [ "$(gbv-summarize --by k x.csv | cut -d, -f1,2 | tr '\n' ' ')" = 'k,n 0,2 1,3 ' ]
}

@test "tabulate counts every row once, as awk does" {
    people > people.csv
    gbv-tabulate people.csv --row answer | tail -n +2 | awk -F, '{ print $1 "," $3 }' > ours
    awk -F, 'NR > 1 { n[$3]++ } END { for (a in n) if (a != "") print a "," n[a] | "sort"
        close("sort"); print "," n[""] }' people.csv > theirs
    diff theirs ours
    [ "$(gbv-tabulate people.csv --row age --column answer --by region --na age=999 \
         --format tsv | awk -F'\t' 'NR > 1 { n += $5 } END { print n }')" = 60000 ]
}

@test "tabulate: shares of the row, the column and the total, with Wilson's intervals" {
    # prop.test(38, 427, correct = FALSE)$conf.int
    rows_of gbv-tabulate @gsni-patterns-nzl --row sex --column q189 --counts respondents
    near '.[] | select(.sex == "men" and .q189 == 1) |
          .n, .n_base, .estimate, .conf_low, .conf_high' \
        38 427 0.0889929742388759 0.06552287326306576 0.11979229821378654
    says '.[0].unit' proportion
    rows_of gbv-tabulate @gsni-patterns-nzl --row sex --column q189 --counts respondents \
        --share column
    near '.[] | select(.sex == "men" and .q189 == 1) | .n_base, .estimate' 62 0.612903225806452
    rows_of gbv-tabulate @gsni-patterns-nzl --row sex --column q189 --counts respondents \
        --share total
    near '.[] | select(.sex == "men" and .q189 == 1) | .n_base, .estimate' 1007 0.0377358490566038
    rows_of gbv-tabulate @gsni-patterns-nzl --row sex --counts respondents
    near '.[] | select(.sex == "women") | .n, .n_base' 594 1034
}

@test "tabulate lists each kind of missing, out of the shares or in them" {
    gaps > gaps.csv
    rows_of gbv-tabulate gaps.csv --row a --na=a=-9
    says '[.[] | "\(.a // "-") \(.missing // "-") \(.n) \(.n_base // "-")"] | join("; ")' \
        '1 - 3 5; 2 - 1 5; 10 - 1 5; - a: empty 1 -; - a: word 2 -; - a: code 1 -'
    rows_of gbv-tabulate gaps.csv --row a --na=a=-9 --missing include
    near '.[] | .n_base' 9 9 9 9 9 9
    near '[.[] | .estimate] | add' 1
    rows_of gbv-tabulate gaps.csv --row a --column b --na=a=-9
    says '[.[] | select(.missing) | "\(.a // "-") \(.b // "-") \(.missing) \(.n)"] | join("; ")' \
        '1 - b: empty 1; - x a: empty 1; - x a: word 1; - - a: word; b: empty 1; - y a: code 1'
}

@test "tabulate: a pair that does not occur has n 0 and an interval" {
    printf 'a,b\n1,x\n1,x\n2,y\n' > pairs.csv
    rows_of gbv-tabulate pairs.csv --row a --column b
    # 0 of 2: Wilson's upper limit is z^2 / (2 + z^2)
    near '.[1] | .n, .estimate, .conf_low, .conf_high' 0 0 0 0.657619772493347
}

@test "tabulate --wide: a row for each of --row, a column for each of --column" {
    gaps > gaps.csv
    gbv-tabulate gaps.csv --row a --column b --na=a=-9 --wide > wide.csv
    diff - wide.csv <<- END
	a,missing,n,x,y,b: empty,note
	1,,3,2,0,1,
	2,,1,0,1,0,
	10,,1,1,0,0,
	,a: empty,1,1,0,0,
	,a: word,2,1,0,1,
	,a: code,1,0,1,0,
	END
    gbv-tabulate gaps.csv --row a --column b --na=a=-9 --wide --share column --as-percent |
        cut -d, -f1,4,5 > wide.csv
    diff - <(head -n 4 wide.csv) <<- END
	a,x,y
	1,66.66666666666666,0
	2,0,100
	10,33.33333333333333,0
	END
    { echo a,b; for i in {1..7}; do echo x,u; done; for i in {1..93}; do echo y,u; done; } > shares.csv
    gbv-tabulate shares.csv --row a --column b --wide --share column --as-percent |
        gbv-select --columns a,u - | diff - <(printf 'a,u\nx,7\ny,93\n')
}

@test "tabulate --counts: rows stand for units, and must be counts of one kind" {
    printf 'a,k,measure\nx,3,m\ny,0,m\nx,4,m\n' > units.csv
    rows_of gbv-tabulate units.csv --row a --counts k
    near '.[] | .n, .estimate' 7 1 0 0
    printf 'a,k,measure\nx,3,m\ny,2,other\n' > units.csv
    refuses 1 measure gbv-tabulate units.csv --row a --counts k
    rows_of gbv-tabulate units.csv --row a --counts k --allow-mixed
    near '.[] | .n' 3 2
    printf 'a,k,comparable\nx,3,yes\ny,2,no\n' > units.csv
    rows_of gbv-tabulate units.csv --row a --counts k
    near '.[] | .n, .n_base' 3 5 2 5
    says '.[1].estimate' null
    says '.[1].note' \
        'with rows marked comparable = no: y (line 3); no estimate of its own (comparable = no)'
    grep -q 'y' notes.txt
    printf 'a,k\nx,3\ny,2.5\n' > units.csv
    refuses 1 units.csv:3 gbv-tabulate units.csv --row a --counts k
    printf 'a,k\nx,3\ny,\n' > units.csv
    refuses 1 'the count is missing' gbv-tabulate units.csv --row a --counts k
}

# ---- The same digits ----

@test "tabulate: any number of threads, any order of rows, a pipe: the same bytes" {
    people > people.csv
    (head -n 1 people.csv; tail -n +2 people.csv | sort -t, -k7) > turned.csv
    design="--weight w --strata stratum --psu psu --test raoscott"
    for options in "--test trend" "--test chisq --by region" "$design" \
                   "$design --by region --share total" "--weight w --missing include"; do
        gbv-tabulate people.csv --row age --column answer --na age=999 $options --threads 1 > one
        for threads in 2 8; do
            gbv-tabulate people.csv --row age --column answer --na age=999 $options \
                --threads $threads | cmp - one
        done
        gbv-tabulate turned.csv --row age --column answer --na age=999 $options | cmp - one
        cat turned.csv | gbv-tabulate --row age --column answer --na age=999 $options | cmp - one
    done
}

@test "tabulate: a number is one category however it is written" {
    printf 'a\n1.0\n1\n2\n1.00\n' > written.csv
    printf 'a\n1.00\n2\n1.0\n1\n' > turned.csv
    [ "$(gbv-tabulate written.csv --row a | cut -d, -f1-4)" = "a,missing,n,n_base
1,,3,4
2,,1,4" ]
    gbv-tabulate turned.csv --row a | cmp - <(gbv-tabulate written.csv --row a)
}

# ---- By design ----

@test "tabulate: shares and the Rao-Scott test of a cluster sample" {
    # dclus1 <- svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)
    # svychisq(~sch.wide + stype, dclus1)
    design="--psu dnum --weight pw --fpc fpc"
    rows_of gbv-tabulate "$oracle_data/apiclus1.csv" --row sch.wide --column stype $design \
        --test raoscott
    near '.[] | select(.term == "rao_scott") | .statistic, .df, .df2, .p_value' \
        5.19336954147 1.49463977771 20.9249568879 0.0217474623708
    # The shares are those of gbv-prevalence, which has oracles of its own.
    rows_of gbv-tabulate "$oracle_data/apiclus1.csv" --row stype $design
    ours=$(jq -c '[.[1] | .n, .estimate, .std_error, .conf_low, .conf_high, .df, .deff]' rows.json)
    rows_of gbv-prevalence "$oracle_data/apiclus1.csv" --of stype=H $design
    near '.[0] | .estimate, .std_error, .conf_low, .conf_high, .df, .deff' \
        "$(jq -r '.[1:] | join(" ")' <<< "$ours")"
    rows_of gbv-tabulate "$oracle_data/apiclus1.csv" --row sch.wide --column stype $design
    ours=$(jq -c '[.[4] | .estimate, .std_error, .conf_low, .conf_high, .df]' rows.json)
    rows_of gbv-prevalence "$oracle_data/apiclus1.csv" --of stype=H $design \
        --where '{sch.wide} == "Yes"'
    near '.[0] | .estimate, .std_error, .conf_low, .conf_high, .df' \
        "$(jq -r 'join(" ")' <<< "$ours")"
}

@test "tabulate: Rao-Scott of strata with clusters and gaps, and of strata of rows" {
    rows_of gbv-tabulate "$oracle_data/nhanes.csv" --row HI_CHOL --column race \
        --strata SDMVSTRA --psu SDMVPSU --weight WTMEC2YR --nest --test raoscott
    # svychisq(~HI_CHOL + race, svydesign(~SDMVPSU, strata = ~SDMVSTRA, nest = TRUE, …))
    near '.[-1] | .statistic, .df, .df2, .p_value' \
        3.15133862171 1.92297667944 30.7676268711 0.0586747436855
    rows_of gbv-tabulate "$oracle_data/apistrat.csv" --row sch.wide --column stype \
        --strata stype --weight pw --fpc fpc --test raoscott
    # svychisq(~sch.wide + stype, svydesign(~1, strata = ~stype, fpc = ~fpc, …))
    near '.[-1] | .statistic, .df, .df2, .p_value' \
        17.2474439639 1.82867150416 360.24828632 2.03504635947e-07
}

@test "tabulate: weight is the sum of the weights, and weights make shares" {
    printf 'a,w\nx,1\ny,2.5\nx,0.5\ny,4\n' > weighted.csv
    rows_of gbv-tabulate weighted.csv --row a --weight w
    near '.[] | .n, .weight, .estimate' 2 1.5 0.1875 2 6.5 0.8125
    rows_of gbv-tabulate weighted.csv --row a --weight w --where 'w > 0.7'
    near '.[] | .n, .weight' 1 1 2 6.5
}

@test "tabulate: replicate weights, as gbv-prevalence has them" {
    design="--weight pw --replicates r1,r2,r3 --replicate-type bootstrap"
    printf '%s\n' a,pw,r1,r2,r3 x,1,2,0,1 y,2,1,3,2 x,3,2,4,1 y,1,2,0,2 x,2,1,2,3 > r.csv
    rows_of gbv-tabulate r.csv --row a $design
    ours=$(jq -c '[.[0] | .estimate, .std_error, .conf_low, .conf_high]' rows.json)
    rows_of gbv-prevalence r.csv --of a=x $design
    near '.[0] | .estimate, .std_error, .conf_low, .conf_high' "$(jq -r 'join(" ")' <<< "$ours")"
}

# ---- Tests ----

@test "tabulate --test exact: tea, job satisfaction" {
    # fisher.test; Agresti (2002), p. 57
    counted tea.csv 3,1 1,3
    rows_of gbv-tabulate tea.csv --row a --column b --counts k --test exact
    near '.[-1].p_value' 0.485714285714286
    counted job.csv 1,3,10,6 2,3,10,7 1,6,14,12 0,1,9,11
    rows_of gbv-tabulate job.csv --row a --column b --counts k --test exact
    near '.[-1].p_value' 0.782684938965693
    says '.[-1].term' exact
    counted large.csv 401,352,393,331 402,413,384,375 436,427,448,359
    refuses 1 'too many' gbv-tabulate large.csv --row a --column b --counts k --test exact
}

@test "tabulate --test chisq: party by gender" {
    # chisq.test; Agresti (2007), p. 39
    counted party.csv 762,327,468 484,239,477
    rows_of gbv-tabulate party.csv --row a --column b --counts k --test chisq
    near '.[-1] | .statistic, .df, .p_value' 30.0701490957547 2 2.95358918321176e-07
    counted small.csv 3,1 1,3
    rows_of gbv-tabulate small.csv --row a --column b --counts k --test chisq
    says '.[-1].note' '4 of 4 expected counts are below 5: see --test exact'
}

@test "tabulate --test trend: smokers among patients" {
    # prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)); Fleiss (1981), p. 139
    counted smokers.csv 3,83 3,90 7,129 12,70
    rows_of gbv-tabulate smokers.csv --row a --column b --counts k --test trend
    near '.[-1] | .statistic, .df, .p_value' 8.22492228519771 1 0.00413189747764149
    says '.[-1].note' 'the share of b = 2 falls with a'
    # prop.trend.test(…, c(0, 0, 0, 1))
    rows_of gbv-tabulate smokers.csv --row a --column b --counts k --test trend --scores 0,0,0,1
    near '.[-1] | .statistic, .p_value' 12.1731462207403 0.000484824593441675
    rows_of gbv-tabulate smokers.csv --row b --column a --counts k --test trend    # turned
    near '.[-1].statistic' 8.22492228519771
}

@test "tabulate: p-values are adjusted over the groups of --by" {
    awk 'BEGIN { print "g,a,b,k"
        split("1 2 3", g, " ")
        n = split("9 1 2 8 6 4 4 6 7 3 2 8", k, " ")
        for (i = 1; i <= n; i++)
            print int((i - 1) / 4) + 1 "," int((i - 1) % 4 / 2) "," (i - 1) % 2 "," k[i] }' > g.csv
    # p.adjust(sapply(…, function(m) fisher.test(m)$p.value), "holm" | "bonferroni")
    rows_of gbv-tabulate g.csv --row a --column b --by g --counts k --test exact
    near '.[] | select(.term == "exact") | .p_value, .p_adjusted' \
        0.00547749464158133 0.01643248392474399 0.65628179869665948 0.65628179869665948 \
        0.06977851869492734 0.13955703738985467
    rows_of gbv-tabulate g.csv --row a --column b --by g --counts k --test exact --adjust none
    says '[.[] | select(.term == "exact") | .p_value == .p_adjusted] | all' true
}

@test "tabulate: a group without a table to test says so" {
    printf 'g,a,b\n1,x,u\n1,y,v\n1,x,v\n2,x,u\n2,x,v\n' > g.csv
    rows_of gbv-tabulate g.csv --row a --column b --by g --test chisq
    says '.[-1].p_value' null
    says '.[-1].note' 'no test: fewer than two categories, or none to compare'
}

# ---- Bad input ----

@test "tabulate refuses what does not go together" {
    printf 'a,b,c,w\n1,x,p,1\n2,y,q,1\n3,x,r,1\n' > t.csv
    refuses 2 --column gbv-tabulate t.csv --row a --wide
    refuses 2 --column gbv-tabulate t.csv --row a --test chisq
    refuses 2 '--share' gbv-tabulate t.csv --row a --share row
    refuses 2 'the same' gbv-tabulate t.csv --row a --column a
    refuses 2 'cannot be tabulated' gbv-tabulate t.csv --row a --by a
    refuses 2 raoscott gbv-tabulate t.csv --row a --column b --weight w --test chisq
    refuses 2 'trend' gbv-tabulate t.csv --row a --column b --scores 1,2,3
    refuses 2 '3 categories' gbv-tabulate t.csv --row a --column b --test trend --scores 1,2
    refuses 2 'not a number' gbv-tabulate t.csv --row a --column b --test trend --scores 1,2,x
    refuses 1 'two categories' gbv-tabulate t.csv --row a --column c --test trend
    refuses 1 '--scores' gbv-tabulate t.csv --row c --column b --test trend
    refuses 1 aa gbv-tabulate t.csv --row aa
    refuses 2 'name of a column of the result' gbv-tabulate <(printf 'n\n1\n') --row n
}

@test "tabulate refuses bad weights, and crosses that are too large" {
    printf 'a,w\nx,1\ny,-2\n' > t.csv
    refuses 1 t.csv:3 gbv-tabulate t.csv --row a --weight w
    printf 'a,w\nx,1\ny,\n' > t.csv
    refuses 1 t.csv:3 gbv-tabulate t.csv --row a --weight w
    awk 'BEGIN { print "a,b"; for (i = 0; i < 5000; i++) print i "," i }' > t.csv
    refuses 1 '5000 times 5000 cells' gbv-tabulate t.csv --row a --column b
    printf 'a,b\nx,""\ny,z\n' > t.csv
    refuses 1 'empty text' gbv-tabulate t.csv --row a --column b --wide
    printf 'a,b\nx,note\ny,z\n' > t.csv
    refuses 1 'note' gbv-tabulate t.csv --row a --column b --wide
}

@test "tabulate: nothing to count, and nothing but missing" {
    printf 'a,b\n' > t.csv
    [ "$(gbv-tabulate t.csv --row a)" = \
      a,missing,n,n_base,estimate,unit,std_error,level,conf_low,conf_high,method,note ]
    printf 'a,b\n,1\n,2\n' > t.csv
    rows_of gbv-tabulate t.csv --row a
    says '.[0] | "\(.missing) \(.n) \(.estimate)"' 'a: empty 2 null'
}

# ---- Pictures ----

@test "tabulate draws the shares of categories that have names" {
    gbv-tabulate @gsni-patterns-nzl --row sex --column q189 --counts respondents --test chisq \
        -o t.svg -o t.csv 2> said.txt
    xmllint --noout t.svg
    grep -q 'leaves out 50 that are missing' said.txt
    [ "$(wc -l < t.csv)" = 10 ]
    refuses 2 'two columns' gbv-tabulate @gsni-patterns-nzl --row sex --column q189 --by q29 \
        --counts respondents -o t.svg
    refuses 2 'without --wide' gbv-tabulate @gsni-patterns-nzl --row sex --column q189 --wide \
        --counts respondents -o t.svg
}
