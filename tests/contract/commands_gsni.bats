#!/usr/bin/env bats
# gbv-gsni against UNDP's printed table of New Zealand (2023 Gender Social Norms
# Index, annex), and against R 4.2.2 on made-up answers (tests/oracle/gsni.R).

load statistics

setup() {
    cd "$BATS_TEST_TMPDIR"
    answers=$BATS_TEST_DIRNAME/../oracle/data/gsni_synthetic.csv
    nzl=(@gsni-patterns-nzl --counts respondents --flags)
}

# of TERM COLUMN…: cells of a term's row.
of() { near ".[] | select(.term == \"$1\") | $2" "${@:3}"; }

@test "New Zealand as UNDP prints it" {
    rows_of gbv-gsni "${nzl[@]}" --method undp
    of gsni '.events, .n, .n_missing' 221 807 250
    of gsni .estimate 0.27385377942998761                   # 27.38
    says '.[0].note' 'without an answer: 0.237 of the units'    # 250 of 1057
    of no_bias '.events, .n' 586 807
    of political '.events, .n' 136 920                      # 14.78
    of educational '.events, .n' 28 991                     # 2.83
    of economic '.events, .n' 86 923                        # 9.32
    of physical_integrity '.events, .n' 141 981             # 14.37
    rows_of gbv-gsni "${nzl[@]}" --method undp --by sex
    near '.[] | select(.term == "gsni" and .sex == "women") | .events, .n' 107 462
    near '.[] | select(.term == "gsni" and .sex == "men") | .events, .n' 108 330
    for group in 'women gsni2 26 462' 'men gsni2 41 330' 'women political 66 524' \
        'men political 67 378' 'women educational 10 567' 'men educational 18 403' \
        'women economic 41 534' 'men economic 40 372' 'women physical_integrity 63 550' \
        'men physical_integrity 76 411'; do
        set -- $group
        near ".[] | select(.term == \"$2\" and .sex == \"$1\") | .events, .n" "$3" "$4"
    done
}

@test "complete cases, Kleene's logic, bounds and distribution" {
    rows_of gbv-gsni "$answers" --bounds --distribution
    of gsni '.n, .n_missing, .estimate, .lost' 291 109 0.982817869416 0.2725
    of gsni '.kleene, .bound_low, .bound_high' 0.98743718593 0.9825 0.9875
    of gsni2 .estimate 0.910652920962
    of no_bias .estimate 0.0171821305842
    of political '.n, .estimate' 365 0.876712328767
    of educational '.n, .estimate' 382 0.204188481675
    of economic '.n, .estimate' 367 0.776566757493
    of physical_integrity '.n, .estimate' 365 0.624657534247
    of indicator_1 '.n, .estimate' 382 0.594240837696
    of indicator_2 '.n, .estimate' 382 0.714659685864
    of indicator_5 '.n, .estimate' 382 0.5
    of indicator_7 '.n, .estimate' 382 0.421465968586
    near '[.[] | select(.term | startswith("biased_")) | .estimate * 291 | round] | .[]' \
        5 21 47 89 75 42 9 3
    rows_of gbv-gsni "$answers" --weight weight
    of gsni .estimate 0.983629927717
    rows_of gbv-gsni "$answers" --by sex
    of gsni .estimate 0.979166666667 0.986394557823
}

@test "threads and the order of rows change no digit" {
    gbv-gsni "$answers" --weight weight --by sex --bounds --threads 1 > one.csv
    gbv-gsni "$answers" --weight weight --by sex --bounds --threads 8 > eight.csv
    { head -1 "$answers"; tail -n +2 "$answers" | tac; } > reversed.csv
    gbv-gsni reversed.csv --weight weight --by sex --bounds > reversed.out
    cmp one.csv eight.csv
    cmp one.csv reversed.out
}

@test "columns by their names of a wave, or as they are named" {
    gbv-gsni "$answers" > expected.csv
    sed '1s/.*/id,sex,weight,Q29,Q30,Q31,Q33,Q249,Q189,Q184/' "$answers" > upper.csv
    gbv-gsni upper.csv | diff expected.csv -
    sed '1s/.*/id,sex,weight,leaders,q30,q31,q33,q249,q189,q184/' "$answers" > named.csv
    gbv-gsni named.csv --items q29=leaders | diff expected.csv -
    sed '1s/leaders/"who, leads"/' named.csv > braces.csv
    gbv-gsni braces.csv --items 'q29={who, leads}' | diff expected.csv -
    refuses 1 'no column "Q29" (men make better political leaders)' gbv-gsni named.csv
    sed '1s/.*/id,sex,Q29,q29,q30,q31,q33,q249,q189,q184/' "$answers" > twice.csv
    refuses 2 'both have the name of an item' gbv-gsni twice.csv
    # Wave 6 asks about jobs on a scale of 3: agree, neither, disagree.
    printf 'V51,V139,V52,V53,V45,V208,V204\n4,10,4,4,2,1,5\n4,10,4,4,1,1,5\n' > six.csv
    rows_of gbv-gsni six.csv --wave 6 --method undp
    of gsni '.events, .n' 1 2
    refuses 1 'no column "Q29"' gbv-gsni six.csv
}

@test "a code that the item does not have is an error, never an answer" {
    sed '3s/^2,1,1.013,-1,/2,1,1.013,7,/' "$answers" > bad.csv
    refuses 1 'bad.csv:3: error: column "q29": 7 is not an answer of Q29' gbv-gsni bad.csv
    rows_of gbv-gsni bad.csv --na q29=7
    of gsni .n 291
    sed '3s/^2,1,1.013,-1,/2,1,1.013,-9,/' "$answers" > bad.csv
    refuses 1 'bad.csv:3: error: column "q29": -9 is not an answer of Q29' gbv-gsni bad.csv
    refuses 1 'with --flags items are 1 (biased), 0 or missing' gbv-gsni "$answers" --flags
    refuses 2 'it takes no survey design' gbv-gsni "$answers" --method undp --weight weight
}

@test "an item that nobody in a country answered is not counted there" {
    { echo country,q29,q249,q30,q31,q33,q189,q184
      echo AAA,1,9,4,4,4,1,5; echo AAA,4,9,4,4,4,1,5
      echo GBR,1,-4,4,4,4,1,5; echo GBR,4,-4,4,4,4,1,5; echo GBR,4,-4,4,4,4,1,5
      echo ZZZ,-4,-4,4,4,4,1,5; } > three.csv
    rows_of gbv-gsni three.csv --by country --method undp
    near '.[] | select(.term == "gsni" and .country == "GBR") | .events, .n' 1 3
    says '.[] | select(.term == "gsni" and .country == "GBR") | .note' 'six items: nobody answered Q249'
    says '.[] | select(.term == "indicator_2" and .country == "GBR") | .estimate' null
    says '.[] | select(.term == "gsni" and .country == "ZZZ") | .estimate' null
    says '.[] | select(.term == "gsni" and .country == "ZZZ") | .note | startswith("no index of fewer than six items")' true
}

@test "SPSS and Stata give what the CSV gives" {
    gbv-gsni "$answers" --weight weight --by sex > expected.csv
    for format in sav dta; do
        "$BUILD/tests/write_statfile" $format "$answers" answers.$format
        gbv-gsni answers.$format --weight weight --by sex | diff expected.csv -
    done
}

@test "the picture has the four dimensions" {
    gbv-gsni "${nzl[@]}" --by sex -o picture.svg -o table.csv 2> /dev/null
    for name in Political Educational Economic 'Physical integrity'; do
        grep -qF ">$name<" picture.svg
    done
    ! grep -qF indicator_1 picture.svg
    grep -qF indicator_1 table.csv
    gbv-prevalence "${nzl[@]:0:3}" --of q189 --by sex --flag dhs -o share.svg 2> /dev/null
    grep -qE 'n.{1,6}=.{1,6}580' share.svg
    grep -qF 'Hollow dots' share.svg
}
