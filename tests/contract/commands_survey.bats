#!/usr/bin/env bats
# gbv-prevalence of microdata and gbv-survey against R 4.2.2, survey 4.1-1: the
# call that made a value stands beside it, and values agree to 1e-9. There
# strat, clus1, clus2, srs are svydesign of the files of tests/oracle/data by
# the options that the test gives.

load statistics

setup() {
    cd "$BATS_TEST_TMPDIR"
    data=$BATS_TEST_DIRNAME/../oracle/data
    strat=("$data/apistrat.csv" --strata stype --weight pw --fpc fpc)
    clus1=("$data/apiclus1.csv" --psu dnum --weight pw --fpc fpc)
    clus2=("$data/apiclus2.csv" --psu dnum,snum --weight pw --fpc fpc1,fpc2)
    nhanes=("$data/nhanes.csv" --strata SDMVSTRA --psu SDMVPSU --nest --weight WTMEC2YR)
    lonely=("$data/ucla_lonely.csv" --strata str --psu clu --weight wt)
    printf 'stype,population\nE,4421\nH,755\nM,1018\n' > stype.csv
    printf 'sch.wide,population\nNo,1072\nYes,5122\n' > wide.csv
}

estimate='.[] | .estimate, .std_error'
interval='.[0] | .estimate, .conf_low, .conf_high'

# Both commands see this file in the same way.
same() { "${@:3}" "$1" > one.csv && "${@:3}" "$2" > two.csv && diff one.csv two.csv; }

# ---- Means, totals, ratios ----

@test "survey: strata" {
    rows_of gbv-survey "${strat[@]}" --mean api00
    near "$estimate" 662.287363159 9.40894080278            # svymean(~api00, strat)
    near '.[0] | .deff, .df' 1.20445726854 197
    near '.[0] | .conf_low, .conf_high' 643.732188272 680.842538047    # confint(df = degf)
    rows_of gbv-survey "$data/apistrat.csv" --strata stype --weight pw --mean api00
    near "$estimate" 662.287363159 9.53613229693            # without fpc
    rows_of gbv-survey "${strat[@]}" --total enroll
    near "$estimate" 3687177.53244 114641.716101            # svytotal(~enroll)
    rows_of gbv-survey "${strat[@]}" --ratio api.stu/enroll
    near "$estimate" 0.836956886941 0.00775710316664        # svyratio(~api.stu, ~enroll)
    rows_of gbv-survey "${strat[@]}" --mean api00 --by stype           # svyby(~api00, ~stype)
    near "$estimate" 674.43 12.3824797939 625.82 14.9371291854 636.6 16.2147073082
    rows_of gbv-survey "${strat[@]}" --mean api00 --by sch.wide,comp.imp
    near "$estimate" 593.163047306 19.9987439817 599.173107792 47.1185135023 \
        670.134854683 22.7533246727 678.422405614 11.8566309874
}

@test "survey: clusters, in one stage and in two" {
    rows_of gbv-survey "${clus1[@]}" --mean api00
    near "$estimate" 644.169398907 23.5422406938            # svymean(~api00, clus1)
    near '.[0] | .deff, .df' 9.34586945059 14
    rows_of gbv-survey "${clus1[@]}" --total enroll
    near "$estimate" 3404940.13453 932235.027041
    rows_of gbv-survey "${clus1[@]}" --ratio api.stu/enroll
    near "$estimate" 0.849708741724 0.00838629716939
    rows_of gbv-survey "${clus2[@]}" --mean api00,enroll    # na.rm = TRUE
    near "$estimate" 670.811808118 30.0990273768 526.262641509 80.3409839904
    near '.[1] | .n, .n_missing' 120 6
    says '.[1].note | startswith("without an answer: 0.022")' true
    rows_of gbv-survey "${clus2[@]}" --total enroll
    near "$estimate" 2639272.93 799637.773648
    rows_of gbv-survey "$data/apiclus2.csv" --psu dnum --weight pw --mean api00
    near "$estimate" 670.811808118 30.7115763093            # ultimate clusters
    rows_of gbv-survey "$data/apiclus2.csv" --psu dnum --weight pw --total enroll
    near "$estimate" 2639272.93 820261.146477
}

@test "survey: simple random samples, and intervals by df" {
    srs=("$data/apisrs.csv" --weight pw --fpc fpc)
    rows_of gbv-survey "${srs[@]}" --mean growth
    near "$estimate" 31.9 2.09049324669                     # published: 31.9, 2.0905 (samplics)
    rows_of gbv-survey "${srs[@]}" --mean enroll
    near "$interval" 584.61 530.640773044 638.579226956     # confint(df = degf)
    rows_of gbv-survey "${srs[@]}" --mean enroll --df inf
    near "$interval" 584.61 530.968989799 638.251010201     # confint()
    rows_of gbv-survey "${clus1[@]}" --mean api00 --df 14
    near '.[0].df' 14
}

@test "survey: the example of Stata's manual" {
    stata=("$data/fpc.csv" --strata stratid --psu psuid --weight weight --nest --mean x)
    rows_of gbv-survey "${stata[@]}" --fpc Nh
    near "$estimate" 5.44814811813 0.61604071981
    rows_of gbv-survey "${stata[@]}"
    near "$estimate" 5.44814811813 0.741268326769
}

@test "survey: lonely strata by every rule" {
    refuses 1 'a stratum with one PSU: 2' gbv-survey "${lonely[@]}" --mean ue91
    grep -qF -- '--lonely remove, average, centre or adjust' said.txt
    rows_of gbv-survey "${lonely[@]}" --mean ue91 --lonely remove     # lonely.psu = "remove"
    near "$estimate" 445.182118814 150.468815794
    rows_of gbv-survey "${lonely[@]}" --total ue91 --lonely remove
    near "$estimate" 15077.428 521.121240753
    rows_of gbv-survey "${lonely[@]}" --ratio ue91/lab91 --lonely remove
    near "$estimate" 0.128479062832 0.00222151887155
    rows_of gbv-survey "${lonely[@]}" --mean ue91 --lonely average
    near "$estimate" 445.182118814 212.79504001
    rows_of gbv-survey "${lonely[@]}" --total ue91 --lonely average
    near "$estimate" 15077.428 736.976726313
    rows_of gbv-survey "${lonely[@]}" --mean ue91 --lonely adjust
    near "$estimate" 445.182118814 185.561960154
    rows_of gbv-survey "${lonely[@]}" --total ue91 --lonely adjust
    near "$estimate" 15077.428 4155.80273203
    rows_of gbv-survey "${lonely[@]}" --mean ue91 --lonely centre     # equals adjust for means
    near "$estimate" 445.182118814 185.561960154
    says '.[0].method | contains("lonely PSUs: centre")' true
}

@test "survey: why there is no estimate" {
    printf 's,y,x\n1,1,0\n1,2,0\n2,5,0\n' > zero.csv
    rows_of gbv-survey zero.csv --ratio y/x
    says '.[0].note' 'no estimate: the denominator adds up to 0'
    rows_of gbv-survey zero.csv --strata s --mean y --lonely average --where 's == 2'
    says '.[0].note' 'no estimate: no stratum has two PSUs to take an average of'
    rows_of gbv-survey "${clus1[@]}" --quantile api00:0.5 --where 'dnum == 637'
    says '.[0].note' 'no interval: no degrees of freedom'
    # svyquantile(~api00, subset(clus1, dnum == 637), 0.5)
    near '.[0] | .n, .estimate' 11 669
    says '.[0] | [.std_error, .conf_low, .conf_high] | unique | tojson' '[null]'
}

# ---- Domains ----

@test "survey: --where selects a domain, and keeps every PSU" {
    rows_of gbv-survey "${clus1[@]}" --mean api00 --where 'stype == "H"'    # subset(clus1, …)
    near '.[0] | .estimate, .std_error, .conf_low, .conf_high, .df, .deff' 618.571428571 \
        38.0202493594 528.66782488456852 708.47503225828859 7 2.2282593168686184
    rows_of gbv-survey "${clus1[@]}" --mean api00 --where 'stype == "H"' --df design
    near '.[0].df' 14
    rows_of gbv-survey "${clus1[@]}" --mean api00 --where 'stype == "E"'
    near '.[0] | .estimate, .std_error, .df' 648.868055556 22.3624088938 14
    refuses 1 'no rows for which --where holds' \
        gbv-survey "${clus1[@]}" --mean api00 --where 'stype == "X"'
}

@test "survey: a row out of the domain changes no estimate of it" {
    gbv-survey "${clus1[@]}" --mean api00 --where 'stype == "H"' > expected.csv
    { cat "$data/apiclus1.csv"; echo 637,E,No,No,999,9999,9000,9,33.846996307373,757; } > more.csv
    gbv-survey more.csv --psu dnum --weight pw --fpc fpc --mean api00 --where 'stype == "H"' |
        diff expected.csv -
}

# ---- Shares ----

@test "prevalence: intervals of a share" {
    rows_of gbv-prevalence "${clus1[@]}" --of awards        # svymean(~awards, clus1)
    near "$estimate" 0.710382513661 0.0330182995537
    near "$interval" 0.71038251366120220 0.63483919161052316 0.77581651144614749    # "xlogit"
    rows_of gbv-prevalence "${clus1[@]}" --of awards=Yes --ci beta
    near "$interval" 0.71038251366120220 0.63343683906147130 0.77933853617829973
    rows_of gbv-prevalence "${clus1[@]}" --of 'awards == "Yes"' --ci asin
    near "$interval" 0.71038251366120220 0.63729373264380151 0.77835344126675277
    rows_of gbv-prevalence "${clus1[@]}" --of awards --ci mean
    near "$interval" 0.71038251366120220 0.63956530432070369 0.78119972300170071
    rows_of gbv-prevalence "${clus1[@]}" --of ell=0         # svyciprop(~I(ell == 0)), "xlogit"
    near "$interval" 0.0218579234973 0.00230469128414 0.177747766823
    rows_of gbv-prevalence "${clus1[@]}" --of ell=0 --ci beta
    near "$interval" 0.0218579234973 0.000216146832743 0.137507763915
    rows_of gbv-prevalence "$data/apistrat.csv" --strata stype --weight pw --of 'api00 > 875' \
        --ci beta               # published: .0318 .00997 .0744 (srvyr)
    near "$interval" 0.0318372615893 0.00996582757925 0.0744426942417
    refuses 2 'not an interval of microdata' gbv-prevalence "${clus1[@]}" --of awards --ci midp
}

@test "prevalence: NHANES, by race, with flags" {
    rows_of gbv-prevalence "${nhanes[@]}" --of HI_CHOL
    near '.[0] | .estimate, .std_error, .df, .n' 0.11214295635 0.00544583969895 16 7846
    near '.[0] | .conf_low, .conf_high' 0.101106959258 0.124217089226    # "xlogit"
    rows_of gbv-prevalence "${nhanes[@]}" --of HI_CHOL --ci beta
    near "$interval" 0.11214295635 0.100825614432 0.124257527332    # svyciprop of those who answered
    rows_of gbv-prevalence "${nhanes[@]}" --of HI_CHOL --by race --flag cv    # svyby
    near "$estimate" 0.101491665454 0.00624584330875 0.121649205356 0.00660413362353 \
        0.0786400603991 0.0103846450005 0.0996786094771 0.0246662268719
    says '[.[] | .flag // "-"] | join(" ")' '- - - caution'
    says '.[0].method | contains("flags: cv")' true
}

@test "prevalence: what is true, and what is neither" {
    printf 'a,b\nyes,1\nNO,0\nTrue,1\n,NA\nиә,0\nжоқ,1\nДа,1\n' > answers.csv
    rows_of gbv-prevalence answers.csv --of 'a, b'
    near '.[] | .n, .n_missing, .estimate' 6 1 0.66666666666666667 6 1 0.66666666666666667
    says '[.[].term] | join(" ")' 'a b'
    says '.[0].note' 'without an answer: 0.143 of the rows'
    printf 'a\n1\n2\n' > answers.csv
    refuses 1 'answers.csv:3: error: column "a": "2" is neither yes nor no' \
        gbv-prevalence answers.csv --of a
    grep -qF "say which value counts, as in 'a=2'" said.txt
    rows_of gbv-prevalence answers.csv --of a=2
    near '.[0].estimate' 0.5
    printf 'a\nYes\nNA\nNo\n' > answers.csv
    refuses 1 'answers.csv:3: error: column "a": "NA" may be a missing value' \
        gbv-prevalence answers.csv --of a=Yes
    rows_of gbv-prevalence answers.csv --of a=Yes --na a=NA
    near '.[0] | .n, .n_missing, .estimate' 2 1 0.5
    refuses 1 'no column "c"' gbv-prevalence answers.csv --of c
    refuses 2 'what is the share of?' gbv-prevalence answers.csv
    refuses 2 '--of is of microdata' gbv-prevalence answers.csv --of a --events a --n a
}

@test "prevalence: a share of 0 or 1 has an interval" {
    rows_of gbv-prevalence "${clus1[@]}" --of 'api00 > 2000'
    near "$interval" 0 0 0.019956000841316213               # qbeta(.975, 1, 183)
    says '.[0].note | contains("all answers are alike")' true
}

@test "counts: a row stands for several units" {
    rows_of gbv-prevalence @gsni-patterns-nzl --of q189 --counts respondents
    near '.[0] | .n, .n_missing' 1027 30                    # svyciprop of as many rows
    near '.[0] | .estimate, .std_error' 0.0603700097483500578 0.0074354861769481114
    near "$interval" 0.0603700097483500578 0.0473263057978984616 0.0767192096366134946
    printf 'a,c\n1,2\n0,1.5\n' > bad.csv
    refuses 1 'bad.csv:3: error: column "c": not a count' gbv-prevalence bad.csv --of a --counts c
}

# ---- Quantiles, contrasts ----

@test "survey: quantiles by two rules" {
    rows_of gbv-survey "${strat[@]}" --quantile api00:0.25,0.5,0.75    # svyquantile(~api00, strat)
    near '.[] | .estimate, .conf_low, .conf_high, .std_error' 565 535 597 15.719451132 \
        668 642 694 13.1840557882 756 726 778 13.1840557882
    rows_of gbv-survey "${clus1[@]}" --quantile api00:0.25,0.5,0.75 --quantile-rule school
    near '.[] | .estimate, .conf_low, .conf_high, .std_error' \
        552 492 627 31.471661205399485 652 561 714 35.667882699452747 719 696 777 18.882996723239689
    says '[.[].term] | join(" ")' 'api00:0.25 api00:0.5 api00:0.75'
    refuses 2 'not between 0 and 1' gbv-survey "${strat[@]}" --quantile api00:25
}

@test "survey: contrasts of two groups" {
    rows_of gbv-survey "${clus1[@]}" --mean api00 --by stype --contrast 'E-H'
    near '.[0] | .estimate, .std_error, .statistic, .df, .p_value' 30.296626984126988 \
        30.027606191845443 1.00895911550733608 14 0.33011532905340191    # svycontrast
    says '.[0] | .stype, .reference' $'E\nH'
    rows_of gbv-survey "${clus1[@]}" --mean api00 --by stype --contrast 'E/H'
    near "$interval" 1.0489783808057480 0.9450858092676313 1.1642917845211744    # of log(E / H)
    refuses 2 'the groups are: E; H; M' \
        gbv-survey "${clus1[@]}" --mean api00 --by stype --contrast 'E-X'
}

# ---- Calibration, replicates ----

@test "survey: post-stratified and raked weights" {
    rows_of gbv-survey "${clus1[@]}" --mean api00 --poststratify stype:stype.csv
    near "$estimate" 642.310788212 23.9204864451            # postStratify(clus1, ~stype, pop)
    rows_of gbv-survey "${clus1[@]}" --total enroll --poststratify stype:stype.csv
    near "$estimate" 3680892.94512 406292.636295
    rake=(--rake stype:stype.csv,sch.wide:wide.csv)
    # rake() of R settles at a change below one of 6194 schools.
    rows_of gbv-survey "${clus1[@]}" --mean api00 "${rake[@]}" --rake-tolerance 0.00016144656118824669
    near "$estimate" 641.230246862 23.7036412402
    rows_of gbv-survey "${clus1[@]}" --total enroll "${rake[@]}" \
        --rake-tolerance 0.00016144656118824669
    near "$estimate" 3647300.03131 400602.719734
    # Weights that differ: svyrecvar of the residuals of lm(…, weights = pw) on both
    # margins, times weights(rake(…, epsilon = 1e-13)); rake() itself takes unweighted
    # ones, and has 9.3656.
    printf 'stype,population\nE,4400\nH,780\nM,1014\n' > other.csv
    rows_of gbv-survey "$data/apistrat.csv" --strata stype --weight pw --mean api00 \
        --rake stype:other.csv,sch.wide:wide.csv --rake-tolerance 1e-13
    near "$estimate" 662.14674186817422 9.36232236754893
    printf 'stype,population\nE,4421\nH,755\n' > stype.csv
    refuses 1 'apiclus1.csv:11: error: column "stype": "M" has no population in stype.csv' \
        gbv-survey "${clus1[@]}" --mean api00 --poststratify stype:stype.csv
    printf 'stype,population\nE,4421\nH,755\nM,1018\nX,4\n' > stype.csv
    refuses 1 'stype.csv:5: error: no row stands for the people of stype "X"' \
        gbv-survey "${clus1[@]}" --mean api00 --poststratify stype:stype.csv
}

# One PSU of the clustered sample out in each replicate, the others up by 15/14.
leave_out() {
    awk -F, 'NR == FNR { if (FNR > 1 && !($1 in seen)) { seen[$1]; psu[++n] = $1 } next }
        { printf "%s", $0
          for (i = 1; i <= n; i++)
              printf ",%s", FNR == 1 ? "r" i : psu[i] == $1 ? 0 : sprintf("%.17g", $9 * n / (n - 1))
          print "" }' "$data/apiclus1.csv" "$data/apiclus1.csv" > replicated.csv
    replicated=(replicated.csv --weight pw --replicates "$(echo r{1..15} | tr ' ' ,)")
}

@test "survey: replicate weights" {
    leave_out
    rows_of gbv-survey "${replicated[@]}" --replicate-type jk1 --mean api00    # as.svrepdesign
    near "$estimate" 644.16939890710375 26.59416135771054712
    near '.[0].df' 14
    rows_of gbv-survey "${replicated[@]}" --replicate-type jk1 --mse --mean api00
    near "$estimate" 644.16939890710375 26.599713722098791
    rows_of gbv-survey "${replicated[@]}" --replicate-type jk1 --total enroll
    near '.[0].std_error' 941610.7409119783
    rows_of gbv-survey "${replicated[@]}" --replicate-type jk1 --ratio api.stu/enroll
    near '.[0].std_error' 0.0096128008105158466
    rows_of gbv-survey "${replicated[@]}" --replicate-type jk1 --mean api00 --by stype
    near '.[].std_error' 25.629499080217279 46.810215822828440 34.026424567149519
    rows_of gbv-survey "${replicated[@]}" --replicate-type jk1 --quantile api00:0.25,0.5
    near '.[] | .estimate, .conf_low, .conf_high, .std_error' \
        552 482 629 34.269142201434995 652 551 722 39.864104193506016
    { echo scale; yes 0.91483927785116681 | head -15; } > scale.csv    # (14 / 15) (1 - 15 / 757)
    rows_of gbv-survey "${replicated[@]}" --replicate-type jkn --replicate-scale scale.csv --mean api00
    near "$estimate" 644.16939890710375 26.32936058952756397
    refuses 2 'needs --replicate-type' gbv-survey "${replicated[@]}" --mean api00
    refuses 2 'leave --strata, --psu and --fpc' \
        gbv-survey "${replicated[@]}" --replicate-type jk1 --psu dnum --mean api00
}

@test "survey: half-samples of sudden cardiac deaths" {
    scd=("$data/scd.csv" --ratio alive/arrests)
    rows_of gbv-survey "${scd[@]}" --strata ESA --psu ambulance --nest
    near "$estimate" 0.153506350083 0.00980730359997        # svyratio(~alive, ~arrests)
    printf '%s\n' r1,r2,r3,r4 2,2,0,0 0,0,2,2 2,0,2,0 0,2,0,2 2,0,0,2 0,2,2,0 |
        paste -d, "$data/scd.csv" - > halves.csv
    rows_of gbv-survey halves.csv --ratio alive/arrests --replicates r1,r2,r3,r4 \
        --replicate-type brr
    near "$estimate" 0.153506350083 0.00941840066992        # type = "BRR"
    near '.[0].df' 3
}

# ---- Properties ----

@test "survey: threads and the order of rows change no digit" {
    for command in 'gbv-survey --mean HI_CHOL' 'gbv-prevalence --of HI_CHOL'; do
        for threads in 1 2 8; do
            $command "${nhanes[@]}" --by race --threads "$threads" > "$threads.csv"
        done
        { head -1 "$data/nhanes.csv"; tail -n +2 "$data/nhanes.csv" | tac; } > reversed.csv
        $command reversed.csv "${nhanes[@]:1}" --by race > reversed.out
        cmp 1.csv 2.csv && cmp 1.csv 8.csv && cmp 1.csv reversed.out
    done
}

@test "survey: a weight split in two, and all weights scaled" {
    printf 's,p,w,y\n1,1,2,3\n1,2,1,5\n2,3,1,4\n2,4,4,1\n' > whole.csv
    printf 's,p,w,y\n1,1,1,3\n1,1,1,3\n1,2,1,5\n2,3,1,4\n2,4,4,1\n' > split.csv
    printf 's,p,w,y\n1,1,6,3\n1,2,3,5\n2,3,3,4\n2,4,12,1\n' > scaled.csv
    for file in whole split scaled; do
        rows_of gbv-survey $file.csv --strata s --psu p --weight w --mean y
        jq -r '.[0] | .estimate, .std_error, .conf_low, .df' rows.json > $file.txt
    done
    diff whole.txt split.txt && diff whole.txt scaled.txt
}

# ---- Statistical files ----

@test "survey: SPSS and Stata give what the CSV gives" {
    write=$BUILD/tests/write_statfile
    tr . _ < "$data/apiclus1.csv" | sed -E '2,$s/([0-9])_/\1./' > clus1.csv    # names that both allow
    for format in sav dta; do
        "$write" $format clus1.csv clus1.$format
        same clus1.csv clus1.$format gbv-survey --mean api00 --by stype --psu dnum --weight pw --fpc fpc
        same clus1.csv clus1.$format gbv-prevalence --of awards --psu dnum --weight pw --fpc fpc
        same clus1.csv clus1.$format gbv-survey --quantile api00:0.5 --psu dnum --weight pw
    done
}

# ---- Bad input ----

@test "survey: weights that cannot be" {
    for weight in -1:negative 0:0 :missing; do
        printf 'w,y\n1,1\n%s,2\n2,3\n' "${weight%:*}" > bad.csv
        refuses 1 "bad.csv:3: error: column \"w\": the weight is ${weight#*:}" \
            gbv-survey bad.csv --weight w --mean y
        rows_of gbv-survey bad.csv --weight w --mean y --where 'w > 0'
        near '.[0].n' 2
    done
    printf 'w,y\n1,1\ninf,2\n2,3\n' > bad.csv
    refuses 1 'bad.csv:3' gbv-survey bad.csv --weight w --mean y
}

@test "survey: designs that cannot be" {
    refuses 1 'PSU "1" is in stratum "84", and on line 2 in stratum "83"' \
        gbv-survey "$data/nhanes.csv" --strata SDMVSTRA --psu SDMVPSU --weight WTMEC2YR --mean HI_CHOL
    printf 's,p,f,y\n1,1,2,3\n1,2,2,5\n1,3,2,4\n' > bad.csv
    refuses 1 'stratum "1"' gbv-survey bad.csv --strata s --psu p --fpc f --mean y
    grep -qF 'how many sampling units there are' said.txt
    printf 's,p,f,y\n1,1,20,3\n1,2,21,5\n1,3,20,4\n' > bad.csv
    refuses 1 'column "f": 21 here and 20 on line 2, in the same stratum' \
        gbv-survey bad.csv --strata s --psu p --fpc f --mean y
    printf 's,p,y\n1,1,3\n,2,5\n' > bad.csv
    refuses 1 'bad.csv:3: error: column "s": the stratum is missing' \
        gbv-survey bad.csv --strata s --psu p --mean y
    printf 'p,y\n1,3\n1,5\n' > bad.csv
    refuses 1 'there is one PSU in all' gbv-survey bad.csv --psu p --mean y
    for rule in remove average centre adjust; do    # no rule makes a variance of it
        refuses 1 'there is one PSU in all' gbv-survey bad.csv --psu p --mean y --lonely $rule
    done
    printf 'y\n1\n' > bad.csv
    refuses 1 'there is one row in all' gbv-survey bad.csv --mean y
    refuses 1 'there is one row in all' gbv-prevalence bad.csv --of y
    printf 's,y\n1,3\n2,5\n' > bad.csv
    refuses 1 'strata with one PSU: 1, 2' gbv-survey bad.csv --strata s --mean y --lonely remove
    grep -qF 'remove and average need a stratum with two' said.txt
    printf 'p,y\n1,\n2,\n' > bad.csv
    rows_of gbv-survey bad.csv --psu p --mean y
    says '.[0] | .n, .n_missing, .estimate, (.note | startswith("no estimate"))' $'0\n2\nnull\ntrue'
}

@test "survey: a stratum without respondents in the domain keeps its PSUs" {
    # svymean(~y, subset(svydesign(~p, ~s, weights = ~w), d == 1))
    printf 's,p,w,y,d\n1,1,1,3,1\n1,2,2,5,1\n1,2,1,7,1\n2,3,1,4,0\n2,4,2,9,0\n' > domain.csv
    rows_of gbv-survey domain.csv --strata s --psu p --weight w --mean y --where 'd == 1'
    near '.[0] | .estimate, .std_error, .df' 5 1 1
}

@test "a domain of one PSU has a mean, but neither standard error nor interval" {
    printf '%s\n' g,v a,1 a,2 b,5 > lone.csv
    rows_of gbv-survey lone.csv --mean v --by g
    says '.[1] | [.n, .estimate, .std_error, .conf_low, .df, .note] | tojson' \
        '[1,5,null,null,0,"no interval: no degrees of freedom"]'
}

# ---- Names in braces ----

@test "names in braces: --of, --ratio, --quantile, --rake and --items" {
    printf '"a, b",a=b,"c/d",g:h\n1,yes,2,u\n0,no,1,v\n1,"x, y",1,u\n' > braces.csv
    rows_of gbv-prevalence braces.csv --of '{a, b}'
    near '.[0].estimate' 0.66666666666666667
    rows_of gbv-prevalence braces.csv --of '{a=b}={x, y},{a=b}=yes, {a=b} == "x, y" && {c/d} == 1, {c/d}=2'
    near '.[].estimate' 0.33333333333333333 0.33333333333333333 0.33333333333333333 \
        0.33333333333333333
    says '.[2].term' '{a=b} == "x, y" && {c/d} == 1'
    rows_of gbv-prevalence braces.csv --of '{a=b} == "x=y"'
    near '.[0].estimate' 0
    rows_of gbv-survey braces.csv --ratio '{a, b}/{c/d}'
    near '.[0].estimate' 0.5
    rows_of gbv-survey braces.csv --quantile '{c/d}:0.5'
    says '.[0].term' c/d:0.5
    printf 'g:h,population\nu,30\nv,10\n' > margin.csv
    rows_of gbv-survey braces.csv --total '{a, b}' --rake '{g:h}:margin.csv'
    near '.[0].estimate' 30
    rows_of gbv-survey braces.csv --total '{a, b}' --poststratify '{g:h}:margin.csv'
    near '.[0].estimate' 30
}
