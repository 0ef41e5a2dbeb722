#!/usr/bin/env bats
# Files of SPSS and Stata as input: every program answers as it does for the CSV.

load programs

setup() {
    setup_programs
    write_statfile=$BUILD/tests/write_statfile
    printf 'region,answer,weight\nNorth,1,0.5\nSouth,2,1.25\nNorth,-2,1\n,1,2\n' > survey.csv
    "$write_statfile" sav survey.csv survey.sav answer=1:Yes,2:No answer=-5..-1
    "$write_statfile" dta survey.csv survey.dta answer=1:Yes,2:No
}

@test "a statistical file answers as its CSV" {
    gbv-select survey.csv > expected
    gbv-select survey.dta | cmp - expected
    gbv-select --na answer=-5:-1 survey.csv > expected
    gbv-select survey.sav | cmp - expected
    gbv-summarize --by region --value weight --stat mean survey.csv > expected
    gbv-summarize --by region --value weight --stat mean survey.sav | cmp - expected
}

@test "--where asks for text in a statistical file as in its CSV" {
    for condition in 'region == "North"' 'region != "North"' 'region in ("North", "South")' \
                     'region >= "P" && weight > 1' 'missing(region)'; do
        gbv-summarize --where "$condition" survey.csv > expected
        gbv-summarize --where "$condition" survey.sav | cmp - expected
        gbv-summarize --where "$condition" survey.dta | cmp - expected
    done
    attempt 'gbv-summarize --where "region == 5" survey.sav'
    [ "$status" = 2 ]
    grep -F '"region" (text) cannot be compared with a number' <<< "$err"
}

@test "--labels writes values, their names, or both" {
    [ "$(gbv-select --columns answer --labels name survey.sav | tr '\n' ' ')" = 'answer Yes No "" Yes ' ]
    [ "$(gbv-select --columns answer --labels both survey.dta | tr '\n' ' ')" = 'answer 1 Yes 2 No -2 1 Yes ' ]
}

@test "-v says what was read" {
    gbv-select -v survey.sav 2> err > out
    grep -F 'survey.sav: read as SPSS data (.sav), version 2, UTF-8; 4 rows, 3 columns' err
}

@test "a pipe is refused with what to do" {
    refuses 'cat survey.sav | gbv-select' 'a pipe or a packed file cannot be'
    refuses 'gbv-select < survey.dta' 'a pipe or a packed file cannot be'
    grep -F "give its name" <<< "$err"
}

# A data set of each program's example, as SPSS would have it.
from_spss() {
    local program=$1 example=$2 data=$3
    "$write_statfile" sav "$data" same.sav || return 0    # names that SPSS does not allow
    attempt "$example" && cp out expected && expected_status=$status
    attempt "$(with_file "$example" same.sav)"
    [ "$status" = "$expected_status" ] || complain "$example" "another answer from same.sav"
    cmp out expected || complain "$example" "another answer from same.sav"
}
@test "every program answers from SPSS as from CSV" { each_reader from_spss; }
