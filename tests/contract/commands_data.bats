#!/usr/bin/env bats
# gbv-data, describe, select, join, summarize against computations that share
# no code with them: awk, sort, join and what the files themselves say.

data=${GBVSTAT_DATA:-$BATS_TEST_DIRNAME/../../datasets}

# Rows "a,b" as a set: order does not matter.
same_rows() { diff <(sort "$1") <(sort "$2"); }

setup() { cd "$BATS_TEST_TMPDIR"; }

# ---- data ----

@test "data prints every bundled table byte for byte" {
    for name in $(gbv-data | tail -n +2 | cut -d, -f1); do
        gbv-data "$name" | cmp - "$data/$name.csv"
        gbv-data "@$name" | cmp - "$data/$name.csv"
    done
}

@test "data lists every table of the folder once, with its title" {
    gbv-data --format tsv | tail -n +2 | cut -f1,2 > listed
    jq -r '.resources[] | [.name, .title] | @tsv' "$data/datapackage.json" > described
    diff described listed
    diff <(cut -f1 listed | sort) <(cd "$data" && ls *.csv | sed 's/\.csv$//' | sort)
}

@test "data counts the rows of a table without quoted line ends" {
    [ "$(gbv-data | awk -F, '$1 == "gsni-2020" { print $3 }')" = \
      "$(($(wc -l < "$data/gsni-2020.csv") - 1))" ]
}

@test "data --about has a row for every column, comparability, source and licence" {
    for name in $(gbv-data | tail -n +2 | cut -d, -f1); do
        jq -r --arg name "$name" '. as $all | .resources[] | select(.name == $name) |
            (.schema.fields[] | ["column", .name, .type, .unit // "", .description]),
            (.comparability // [] | .[] | ["comparability", "", "", "", .]),
            (.sources[] | ["source", .name]),
            (.licenses // $all.licenses | .[] | ["licence", .name]) | @tsv' \
            "$data/datapackage.json" > expected
        gbv-data --about "$name" --format json | jq -r '.[] | [.[]] | @tsv' |
            awk -F'\t' -v OFS='\t' '$1 == "source" || $1 == "licence" { print $1, $2 }
                                    $1 == "column" || $1 == "comparability"' > about
        same_rows expected about
    done
}

@test "data --cite has one row for every source" {
    for name in gsni-2023 regions prevalence; do
        sources=$(jq --arg name "$name" \
            '.resources[] | select(.name == $name) | .sources | length' "$data/datapackage.json")
        [ "$(gbv-data --cite "$name" | tail -n +2 | wc -l)" = "$sources" ]
    done
}

@test "data asks for a name, and for one question" {
    run gbv-data --about
    [ "$status" = 2 ]
    run gbv-data --about --cite homicide
    [ "$status" = 2 ]
}

# ---- select ----

@test "select without options prints the table as it is" {
    for name in homicide gsni-2023 offences-by-region-2022 police-reports regions; do
        gbv-select "@$name" | cmp - "$data/$name.csv"
    done
}

@test "select chooses rows and columns byte for byte" {
    gbv-select @gsni-2023 --where 'sex == "women" && country in ("KAZ", "KGZ")' \
        --columns no_bias,country=iso > selected
    { echo no_bias,iso
      awk -F, -v OFS=, '$6 == "women" && ($1 == "KAZ" || $1 == "KGZ") { print $9, $1 }' \
          "$data/gsni-2023.csv"; } | cmp - selected
}

@test "select sorts as sort does, and keeps the order of equal rows" {
    gbv-select @homicide --sort sex,-victims > sorted
    { head -n 1 "$data/homicide.csv"
      tail -n +2 "$data/homicide.csv" | LC_ALL=C sort -s -t, -k3,3 -k4,4nr; } | cmp - sorted
    gbv-select @homicide --sort -sex > sorted
    { head -n 1 "$data/homicide.csv"
      tail -n +2 "$data/homicide.csv" | LC_ALL=C sort -s -t, -k3,3r; } | cmp - sorted
}

@test "select sorts missing values last, up and down" {
    printf 'x,id\n2,a\n,b\n10,c\n,d\n' > x.csv
    [ "$(gbv-select x.csv --sort x --columns id | tr '\n' ' ')" = 'id a c b d ' ]
    [ "$(gbv-select x.csv --sort -x --columns id | tr '\n' ' ')" = 'id c a b d ' ]
}

@test "select --head prints the first rows" {
    gbv-select @homicide --head 5 | cmp - <(head -n 6 "$data/homicide.csv")
    gbv-select @homicide --head 1000 | cmp - "$data/homicide.csv"
    gbv-select @homicide --sort -victims --head 1 --columns victims | grep -qx 2625
}

@test "select --let computes as awk does" {
    gbv-select @homicide --let 'double=(victims + 1) * 2' --let 'half=double / 4 - 1' \
        --columns half > computed
    { echo half
      awk -F, 'NR > 1 { print ($4 + 1) * 2 / 4 - 1 }' OFMT=%.17g "$data/homicide.csv"; } |
        cmp - computed
}

@test "select --let: missing stays missing, and so is a division by zero" {
    printf 'a,b\n1,2\n,2\n1,\n1,0\n' | gbv-select --let 'x=a / b' --let 'y=a < b' \
        --columns x,y > computed
    printf 'x,y\n0.5,1\n,\n,\n,0\n' | cmp - computed
}

@test "select refuses names that are taken, missing or used twice" {
    for arguments in '--let year=1' '--let year' '--columns year,year' '--columns year=sex,sex'; do
        run gbv-select @homicide $arguments
        [ "$status" = 2 ]
    done
    run gbv-select @homicide --let year=1
    [[ $output == *'"year" already'* ]]
    run gbv-select @homicide --columns year,sex=year
    [[ $output == *'"year" twice'* ]]
    run gbv-select @homicide --columns yeer
    [ "$status" = 1 ]
    [[ $output == *'"year"'* ]]
}

# ---- join ----

@test "join equals join(1) on sorted files" {
    gbv-select @gsni-2023 --where 'sex == "women"' --columns country,n,gsni > women.csv
    gbv-select @gsni-2023 --where 'sex == "men"' --columns country=code,gsni=gsni_men > men.csv
    gbv-join women.csv men.csv --key country=code | tail -n +2 > joined
    LC_ALL=C join -t, <(tail -n +2 women.csv | LC_ALL=C sort) \
        <(tail -n +2 men.csv | LC_ALL=C sort) > expected
    [ "$(wc -l < expected)" = 91 ]
    same_rows expected joined
}

@test "join by several columns equals an associative array" {
    gbv-select @population --where 'year == 2022 && sex == "all"' > people.csv
    gbv-join @offences-by-region-2022 people.csv --key iso3166_2,division --take population |
        cut -d, -f1-3,11 | tail -n +2 > joined
    awk -F, -v OFS=, 'NR == FNR { people[$1, $2] = $7; next }
                      FNR > 1 { print $1, $2, $3, people[$1, $2] }' \
        people.csv "$data/offences-by-region-2022.csv" | cmp - joined
}

@test "join reads either table from standard input, but not both" {
    printf 'k,a\n1,x\n' > left.csv
    printf 'k,b\n1,y\n' > right.csv
    printf 'k,a,b\n1,x,y\n' > expected
    gbv-join - right.csv --key k < left.csv | cmp - expected
    gbv-join left.csv - --key k < right.csv | cmp - expected
    run gbv-join - - --key k < left.csv
    [ "$status" = 2 ]
    run gbv-join left.csv --key k
    [ "$status" = 2 ]
}

@test "join treats rows without a match as it is told" {
    printf 'k,a\n1,x\n7,y\n,z\n' > left.csv
    printf 'k,b\n1,u\n2,v\n' > right.csv
    run gbv-join left.csv right.csv --key k
    [ "$status" = 1 ]
    [[ $output == *'7 (line 3); (missing) (line 4)'* ]]
    [[ $output != *'k,a,b'* ]]
    gbv-join left.csv right.csv --key k --unmatched keep --quiet |
        cmp - <(printf 'k,a,b\n1,x,u\n7,y,\n,z,\n')
    gbv-join left.csv right.csv --key k --unmatched drop --quiet |
        cmp - <(printf 'k,a,b\n1,x,u\n')
    run gbv-join left.csv right.csv --key k --unmatched drop --strict
    [ "$status" = 3 ]
}

@test "join refuses a key that the right table has twice" {
    printf 'k\n1\n' > left.csv
    printf 'k,b\n2,u\n3,v\n2.0,w\n' > right.csv
    run gbv-join left.csv right.csv --key k
    [ "$status" = 1 ]
    [[ $output == *'2 (lines 2, 4)'* ]]
}

@test "join takes no column twice, says so, and takes it under another name" {
    printf 'k,a\n1,x\n' > left.csv
    printf 'k,a,b\n1,y,z\n' > right.csv
    run gbv-join left.csv right.csv --key k
    [ "$status" = 0 ]
    [[ $output == *'note: right.csv: not taken'*': a ('* ]]
    [[ $output == *'k,a,b'* ]]
    gbv-join left.csv right.csv --key k --take a=c | cmp - <(printf 'k,a,c\n1,x,y\n')
    run gbv-join left.csv right.csv --key k --take a
    [ "$status" = 2 ]
}

@test "join does not match numbers with text" {
    printf 'k\n7\n' > left.csv
    printf 'k,b\n007,u\n' > right.csv
    run gbv-join left.csv right.csv --key k
    [ "$status" = 1 ]
    [[ $output == *'holds numbers'*'text'* ]]
}

@test "join --where filters the left table" {
    printf 'k,a\n1,x\n7,y\n' > left.csv
    printf 'k,b\n1,u\n' > right.csv
    gbv-join left.csv right.csv --key k --where 'k < 5' | cmp - <(printf 'k,a,b\n1,x,u\n')
}

# ---- summarize ----

@test "summarize adds and counts by group as awk does" {
    gbv-summarize @offences-by-region-2022 --where 'comparable == "yes"' --by article \
        --value registered,domestic_sphere --stat n,sum | cut -d, -f1-5 | tail -n +2 > summarized
    awk -F, -v OFS=, 'NR > 1 && $8 == "yes" {
            if ($4 != "") { n[$3]++; sum[$3] += $4 }
            if ($7 != "") { m[$3]++; total[$3] += $7 }
            seen[$3] }
        END { for (a in seen) print a, n[a] + 0, sum[a], m[a] + 0, total[a] }' \
        "$data/offences-by-region-2022.csv" | LC_ALL=C sort -t, -k1,1 | cmp - summarized
}

@test "summarize counts rows as sort and uniq do" {
    gbv-summarize @regions --by division --sort -n > counted
    [ "$(head -n 1 counted)" = division,n,note ]
    tail -n +2 counted | tr -d '\n' > flat
    tail -n +2 "$data/regions.csv" | cut -d, -f1 | sort | uniq -c | sort -nr |
        awk '{ printf "%s,%s,", $2, $1 }' | cmp - flat
    [ "$(gbv-summarize @regions | tail -n 1)" = "$(($(wc -l < "$data/regions.csv") - 1))," ]
}

@test "summarize: n and n_missing add up to the rows, a sum of nothing is missing" {
    printf 'g,x\na,1\na,\na,3\nb,\n' > x.csv
    gbv-summarize x.csv --by g --value x --quiet |
        cmp - <(printf 'g,x_n,x_n_missing,x_sum,x_mean,note\na,2,1,4,2,\nb,0,1,,,\n')
}

@test "summarize leaves cells empty that have no answer" {
    printf 'g,x\na,-1\na,1\nb,1\nb,\nb,3\nb,2\nc,5\nd,2\nd,2\n' > x.csv
    gbv-summarize x.csv --by g --value x --stat cv,acf1,sd | awk -F, 'NR > 1 {
        print $1, $2 == "", $3 == "", $4 == "" }' > empty
    printf 'a 1 0 0\nb 0 1 0\nc 1 1 1\nd 0 1 0\n' | cmp - empty
}

@test "summarize: a table of no rows is one group without --by, none with it" {
    echo g,x > x.csv
    [ "$(gbv-summarize x.csv --value x --stat n,sum | tail -n +2)" = 0,, ]
    [ "$(gbv-summarize x.csv --by g --value x --stat n,sum | tail -n +2)" = '' ]
}

@test "summarize --weight weighs as awk does, and n counts rows" {
    gbv-select @gsni-2023 --where '!missing(n) && sex == "women" && period_start == 2017-01-01' \
        --columns no_bias,n > women.csv
    gbv-summarize women.csv --value no_bias --weight n --stat n,sum,mean --digits 12 |
        tail -n 1 > weighted
    awk -F, 'NR > 1 { n++; weight += $2; sum += $1 * $2 }
        END { printf "%d,%.12g,%.12g,\n", n, sum, sum / weight }' women.csv | cmp - weighted
}

@test "summarize names the row of a weight that cannot be" {
    for weight in -1 ''; do
        printf 'x,w\n1,1\n2,%s\n' "$weight" > x.csv
        run gbv-summarize x.csv --value x --weight w
        [ "$status" = 1 ]
        [[ $output == *'x.csv:3:'* ]]
    done
}

@test "summarize refuses what is of different things, and lets it pass when told" {
    printf 'unit,x\ncount,1\npercent,2\n' > x.csv
    run gbv-summarize x.csv --value x
    [ "$status" = 1 ]
    [[ $output == *'x.csv:3:'*'line 2'* ]]
    run gbv-summarize x.csv --value x --by unit
    [ "$status" = 0 ]
    [ "$(gbv-summarize x.csv --value x --stat n | tail -n 1)" = 2, ]
    gbv-summarize x.csv --value x --stat sum --allow-mixed | tail -n 1 | grep -q '^3,"\?mixed'
}

@test "summarize puts no total with its parts" {
    printf 'sex,x\nall,3\nwomen,2\nmen,1\n' > x.csv
    for stat in sum mean median; do
        run gbv-summarize x.csv --value x --stat "$stat"
        [ "$status" -eq 1 ]
        [[ $output == *'x.csv:3: error: column "sex" is "women" here and "all" in line 2'* ]]
    done
    [ "$(gbv-summarize x.csv --value x --stat n | tail -n 1)" = 3, ]
    [ "$(gbv-summarize x.csv --value x --stat sum --where 'sex != "all"' | tail -n 1)" = 3, ]
    [ "$(gbv-summarize x.csv --value x --stat sum --by sex | tail -n 2 | head -n 1)" = men,1, ]
    gbv-summarize x.csv --value x --stat sum --allow-mixed | tail -n 1 |
        grep -q '^6,"mixed sex: the total ""all"" with its part ""women"""'
}

@test "summarize: rows that --where leaves out may hold what is no number" {
    for cell in 'about 3' '17 %' 007x '1;2'; do
        { printf 'x,g\n%s,b\n' "$cell"
          yes '2,a' | head -n 100000
          printf '%s,b\n3,a\n' "$cell"; } > x.csv
        for file in x.csv -; do
            [ "$(gbv-summarize --where 'g == "a"' --value x --stat n,sum "$file" < x.csv |
                tail -n 1)" = 100001,200003, ]
            run gbv-summarize --where 'g == "b" || x > 2' --value x "$file" < x.csv
            [ "$status" -ne 0 ]
        done
        run gbv-summarize --where 'g != "c"' --value x x.csv
        [ "$status" -eq 1 ]
        [[ $output == *'column "x"'* ]]
    done
}

@test "summarize: a column of keys and values may hold what is no number where --where leaves it out" {
    for end in '\n' '\r\n' ' \n' ' \r\n'; do
        printf "g,x${end}1,5${end}1,99${end}2,none${end}1,6${end}" > x.csv
        [ "$(gbv-summarize --by x --value x --na x=99 --where 'g == 1' --stat n,n_missing,sum x.csv |
            tr '\n' ' ')" = 'x,x_n,x_n_missing,x_sum,note 5,1,0,5, 6,1,0,6, ,0,1,, ' ]
    done
}

@test "--where asks for what all rows of a file make of a column, as select does" {
    { printf 'd,v,k\n'; yes '2020-01-02,3,7' | head -n 1500; printf 'no date,none,07\n'; } > late.csv
    for condition in 'd == "no date"' 'v == "none"' 'k == "07"'; do
        [ "$(gbv-select --where "$condition" late.csv | wc -l)" = 2 ]
        [ "$(gbv-summarize --where "$condition" late.csv | tail -n 1)" = 1, ]
        gbv-tabulate --row k --where "$condition" late.csv | grep -q '^0*7,,1,1,1,'
        [[ $(gbv-prevalence --of "$condition" late.csv | tail -n 1) == *,1501,0,0.000666222* ]]
        run gbv-summarize --where "$condition" - < late.csv
        [ "$status" -ne 0 ]
    done
    run gbv-summarize --where 'k == 7' - < late.csv
    [ "$status" = 1 ]
    [[ $output == *'1502: error: column "k": "07" is not a number without leading zeros, unlike the first rows'* ]]
    [[ $output == *'give the file by name'* ]]
    printf 'a,b\nNA,1\n,2\n..,3\n' > words.csv
    for condition in 'a == "NA"' 'missing(a)' 'a != "NA"'; do
        for file in words.csv -; do
            [ "$(gbv-summarize --where "$condition" "$file" < words.csv 2> said | tail -n 1)" = 1, ]
        done
        [ "$(gbv-select --where "$condition" words.csv 2> said | wc -l)" = 2 ]
    done
}

@test "summarize: what told the decimal mark must hold numbers to its end" {
    { printf 'section,x\n'; yes '1.5,"1,234"' | head -n 1500; } > numbers.csv
    { cat numbers.csv; echo 'Annex,"1,234"'; } > texts.csv
    for file in numbers.csv -; do
        [ "$(gbv-summarize --value x --stat n,sum "$file" < numbers.csv | tail -n 1)" = 1500,1851000, ]
    done
    [ "$(gbv-summarize --value x --stat n,sum --decimal . - < texts.csv | tail -n 1)" = 1501,1852234, ]
    run gbv-summarize --value x texts.csv
    [ "$status" = 1 ]
    [[ $output == *'texts.csv:2: error: column "x": "1,234" is either 1234 or 1.234'* ]]
    run gbv-summarize --value x - < texts.csv
    [ "$status" = 1 ]
    [[ $output == *'input:2: error: column "x": "1,234" is either 1234 or 1.234'* ]]
    { printf 'a,b\n'; yes '"4,9",1.5' | head -n 1200; printf '"4,90",none\n'; } > keys.csv
    gbv-summarize --by a keys.csv | grep -qx '4.9,1201,'
}

@test "what is read as numbers tells the decimal mark, whatever else it holds" {
    printf 'g;x\na;01\na;1,234\n' > either.csv
    for command in 'summarize --value x' 'tabulate --row g --weight x' 'rate --events x'; do
        for file in either.csv -; do
            run gbv-$command $file < either.csv
            [ "$status" = 1 ]
            [[ $output == *':3: error: column "x": "1,234" is either 1234 or 1.234'* ]]
        done
    done
    run gbv-summarize --value x --where 'x != 1' - < either.csv
    [ "$status" = 1 ]
    printf 'x\n01\n1.5\n' > code.csv
    for file in code.csv -; do
        [ "$(gbv-summarize --value x --stat sum $file < code.csv | tail -n 1)" = 2.5, ]
    done
    printf 'g;x\na;1.5\na;abc\n' > text.csv
    for file in text.csv -; do
        run gbv-summarize --value x $file < text.csv
        [ "$status" = 1 ]
        [[ $output == *':3: error: column "x": "abc" is not a number'* ]]
    done
}

@test "summarize: a pipe tells its decimal mark in the order of its rows" {
    rows() { { yes "a,$1" || true; } | head -n 60000; }
    { echo g,x; rows 12; rows 1.5; rows '"1,234"'; } > point.csv
    { echo g,x; rows 12; rows '"1,234"'; rows 1.5; } > late.csv
    { echo g,x; rows 12; rows '"1.234,5"'; rows 1.234; } > comma.csv
    for threads in 1 8 8 8 8 8; do
        [ "$(gbv-summarize --value x --stat max --threads $threads - < point.csv | tail -n 1)" = 1234, ]
        run gbv-summarize --value x --threads $threads - < late.csv
        [[ $output == *':60002: error: column "x": "1,234" is either 1234 or 1.234'* ]]
        run gbv-summarize --value x --threads $threads - < comma.csv
        [[ $output == *':120002: error: column "x": "1.234" has a decimal point, but rows before'* ]]
    done
}

@test "summarize: numbers with and without % far apart, by any threads" {
    rows() { { yes "$1" || true; } | head -n 100000; }
    { echo g,x; rows a,7; rows b,5%; } > shares_last.csv
    { echo g,x; rows b,5%; rows a,7; } > shares_first.csv
    for file in shares_last.csv shares_first.csv; do
        for threads in 1 8 8 8; do
            run gbv-summarize --value x --threads $threads $file
            [ "$status" = 1 ]
            [[ $output == "gbv-summarize: $file:100002: error: column \"x\": "*', unlike the numbers before'* ]]
            [ "$(gbv-summarize --value x --stat sum --where 'g == "a"' --threads $threads $file | tail -n 1)" = 700000, ]
            [ "$(gbv-summarize --value x --stat sum --where 'g == "b"' --threads $threads $file | tail -n 1)" = 5000, ]
        done
    done
}

@test "--where leaves a column what all its rows make of it" {
    # "refused", which is left out, makes NA an answer; 1 makes it no value.
    printf 'g,q,w\nA,1,1\nA,2,1\nA,NA,1\nA,NA,1\nB,refused,1\n' > text.csv
    printf 'g,q,w\nA,NA,1\nA,NA,1\nA,,1\nB,1,1\n' > numbers.csv
    where='g == "A"'
    for file in text.csv -; do
        gbv-tabulate --row q --where "$where" $file < text.csv > shares.csv
        [ "$(gbv-select --columns q,n,n_base,estimate shares.csv | tr '\n' ' ')" = \
            'q,n,n_base,estimate 1,1,4,0.25 2,1,4,0.25 NA,2,4,0.5 ' ]
        gbv-describe --where "$where" $file < text.csv | grep -q '^q,text,4,0,3,'
    done
    for file in numbers.csv -; do
        [ "$(gbv-summarize --by q --where "$where" $file < numbers.csv | tail -n +2)" = ,3, ]
        gbv-describe --where "$where" $file < numbers.csv | grep -q '^q,number,0,3,0,'
        gbv-describe --where 'missing(q)' $file < numbers.csv | grep -q '^q,number,0,3,0,'
    done
    # Times, and numbers in one form; in a late block too.
    { echo g,d; yes A,2020-01-31 | head -n 70000; yes 'B,soon' | head -n 70000; } > late.csv || true
    gbv-describe --where "$where" late.csv | grep -q '^d,text,70000,'
    gbv-describe --where 'g == "B" || d == "2020-01-31"' late.csv | grep -q '^d,text,140000,'
}

@test "what is written is read as it was: csv, tsv, one column, missing cells" {
    printf 'v,name,x\n1,"""A""",\n2,"B\tb",1\n3,"back\\slash",\n4,"D""d",2\n5," lead\n",3\n6,,4\n' > a.csv
    gbv-describe a.csv > expected
    for format in csv tsv; do
        gbv-select --format $format a.csv > again.$format
        gbv-describe again.$format | cmp - expected
        gbv-select --format json again.$format > said
        gbv-select --format json a.csv | cmp - said
        for column in name x; do
            gbv-describe --format json a.csv | jq ".[] | select(.column == \"$column\")" > one
            gbv-select --columns $column --format $format a.csv |
                gbv-describe --format json | jq '.[]' | cmp - one
        done
    done
}

@test "a single column is read again, whatever stands in it" {
    printf 't,u\na;b,1\na;b,2\n"a\tb|c",3\n' > a.csv
    for format in csv tsv; do
        gbv-select --columns t --format $format a.csv | gbv-describe | tail -n 1 |
            grep -q '^t,text,3,0,2,'
    done
}

@test "a group is named by the value of its key, whatever the order of the rows" {
    printf 'g,y\n1.0,1\n1,0\n2,1\n2,0\nNA,1\n,0\n' > one.csv
    printf 'g,y\n,0\nNA,1\n1,0\n1.0,1\n2,1\n2,0\n' > other.csv
    for command in 'prevalence --of y' 'survey --mean y' 'rate --events y' 'tabulate --row y' \
                   'summarize --value y' 'describe'; do
        gbv-$command --by g one.csv > a
        gbv-$command --by g other.csv | cmp - a
        [ "$(tail -n +2 a | cut -d, -f1 | uniq | tr '\n' ' ')" = '1 2  ' ]
    done
}

@test "summarize: of two bad cells the first is named, by any threads" {
    { echo g,x; yes a,1.5 | head -n 70000; echo a,0x10; yes a,2.5 | head -n 34000; echo 'a,"1,5"'
      yes a,1.5 | head -n 20000; } > bad.csv || true
    for run in 1 2 3 4 5 6 7 8 9 10 11 12; do
        run gbv-summarize --value x --threads 8 bad.csv
        [[ $output == *'bad.csv:70002: error: column "x": "0x10" is not a number'* ]]
    done
}

@test "the decimal mark is what the whole file says, far below its first rows too" {
    rows() { { yes "$1" || true; } | head -n "$2"; }
    # A column of text tells a pipe nothing, though a block of it looks like numbers.
    { echo 'x;y;v'; echo 'abc;2;1'; rows '1,5;2;1' 60000; echo '1,5;2;1,234'; rows '1,5;2;1' 60000
      echo '1,5;1.5;1'; } > text.csv
    [ "$(gbv-summarize --value v --stat sum text.csv | tail -n 1)" = 121236, ]
    run gbv-summarize --value v --stat sum - < text.csv
    [ "$status" = 1 ]
    [[ $output == *':60003: error: column "v": "1,234" is either 1234 or 1.234'* ]]
    # A bare point overrules commas in quotes; between semicolons it is refused.
    { echo x,y,v; rows '"1,5",2,1' 30000; echo '"1,5",1.5,"1,234"'; } > overruled.csv
    [ "$(gbv-summarize --value v --stat sum overruled.csv | tail -n 1)" = 31234, ]
    { echo 'x;v'; rows '1,5;1' 1000; echo '1,5;1,234'; echo '1.5;1'; } > mixed.csv
    run gbv-summarize --value v mixed.csv
    [ "$status" = 1 ]
    [[ $output == *'mixed.csv:2: error: column "x": "1,5" has a decimal comma, but on line 1003'* ]]
    # A left-out cell of the other mark is text.
    printf 'k,v\n1,12.5\n1.0,12.5\nNA,12.5\n"1,5",0.5\n' > left.csv
    for file in left.csv -; do
        [ "$(gbv-summarize --by k --where 'v > 1' $file < left.csv | tr '\n' ' ')" = 'k,n,note 1,1, 1.0,1, NA,1, ' ]
    done
    # A code with a minus.
    { echo k,v; rows 1,1 1000; echo -01,1; } > code.csv
    run gbv-summarize --value v --where 'k < 0' code.csv
    [ "$status" != 0 ]
    [[ $output == *'column "k" (text) cannot be compared with a number'* ]]
    { echo 'x;v'; rows '1,5;1' 1000; echo '-01;1,234'; } > teller.csv
    run gbv-summarize --value v teller.csv
    [ "$status" = 1 ]
    [[ $output == *'teller.csv:1002: error: column "v": "1,234" is either'* ]]
}

@test "select: ranges of columns" {
    printf 'y2019,y2020,y2021,a:b\n1,2,3,4\n' > years.csv
    [ "$(gbv-select --columns 'y2020:y2021,a:b=c,y2019' years.csv | tr '\n' ' ')" = 'y2020,y2021,c,y2019 2,3,4,1 ' ]
    [ "$(gbv-select --columns ':y2020,a:b' years.csv | tail -n 1)" = 1,2,4 ]
    run gbv-select --columns y2021:y2019 years.csv
    [ "$status" = 2 ]
    [[ $output == *'"y2021" stands behind "y2019"'* ]]
    run gbv-select --columns y2019:,y2020 years.csv
    [ "$status" = 2 ]
    [[ $output == *'"y2020" twice'* ]]
}

@test "prevalence: 1.0 and 0.0 are answers, 01 is a code" {
    printf 'a,n\n1.0,1\n0.0,1\n,1\n1,1\n' > floats.csv
    [ "$(gbv-prevalence --of a floats.csv | gbv-select --columns n,n_missing,estimate | tail -n 1)" = 3,1,0.6666666666666666 ]
    printf 'a,n\n1,1\n01,1\n' > codes.csv
    run gbv-prevalence --of a codes.csv
    [ "$status" = 1 ]
    [[ $output == *'codes.csv:3: error: column "a": "01" is neither yes nor no'* ]]
}

@test "a sum beyond 2^53 is a number to the next command" {
    printf 'x\n9007199254740991\n101\n' | gbv-summarize --value x > sum.csv
    [ "$(gbv-summarize --value x_sum --stat max sum.csv | tail -n 1)" = 9.007199254741092e+15, ]
}

@test "summarize asks nothing of rows without a value" {
    printf 'unit,x\ncount,1\npercent,\n' > x.csv
    [ "$(gbv-summarize x.csv --value x --stat n,n_missing,sum | tail -n 1)" = 1,1,1, ]
}

@test "summarize adds no counts of overlapping periods, but averages shares" {
    printf 'period_start,period_end,x\n2020-01-01,2020-12-31,1\n2020-06-01,2021-05-31,2\n' > x.csv
    run gbv-summarize x.csv --value x --stat sum
    [ "$status" = 1 ]
    [[ $output == *'--stat n,mean'* ]]
    gbv-summarize x.csv --value x --stat mean | tail -n 1 | grep -q '^1.5,'
}

@test "summarize gives rows marked not comparable no estimate, and keeps them in totals" {
    printf 'r,comparable,x\na,yes,1\nb,no,2\n' > x.csv
    gbv-summarize x.csv --value x --stat n,sum --quiet | tail -n 1 | grep -q '^2,3,.*b (line 3)'
    gbv-summarize x.csv --value x --stat n,sum --by r --quiet > by
    grep -qx 'a,1,1,' by
    grep -q '^b,1,,.*comparable = no' by
    run gbv-summarize x.csv --value x --stat n,sum --by r
    [[ $output == *'note: no estimate of its own'*': b'* ]]
}

@test "a group has no name of a column of the result, and the error says which" {
    printf 'note,n,v\nx,1,1\n' > names.csv
    for line in 'summarize --by note --value v' 'summarize --by note' 'describe --by v,n' \
                'tabulate --row note --column v --wide' 'rate --by note --events v'; do
        run gbv-$line names.csv
        [ "$status" = 2 ]
        grep -Eq 'error: column "(note|n)" has the name of a column of the result' <<< "$output"
        grep -Eq "hint: rename it: gbv-select --columns '(note|n)=NEW" <<< "$output"
    done
    run gbv-summarize --by n names.csv
    [[ $output == *'column "n" has the name'* ]]
    gbv-summarize --by n --value v names.csv | grep -q '^1,1,0,1,1,'
}

@test "a sorted column of text that is nearly of numbers or dates is noted, with the cell" {
    printf 'r,n\na,9\nb,10\nc,12*\nd,\ne,NA\n' > marked.csv
    said='marked.csv:4: column "n": "12*" is no number, though 2 of 3 cells are, so it is sorted as text'
    gbv-select --sort -n --head 1 marked.csv 2> said.txt | diff - <(printf 'r,n\ne,NA\n')
    [ "$(grep -cF "gbv-select: note: $said" said.txt)" = 1 ]
    run gbv-select --sort -n --strict --quiet marked.csv
    [ "$status" = 3 ] && [[ $output != *note:* ]]
    # What the note offers.
    gbv-select --sort -n --head 1 --na 'n=12*' marked.csv 2>&1 | diff - <(printf 'r,n\nb,10\n')
    gbv-select --sort r marked.csv 2>&1 | diff - marked.csv
    # Of the result there are no lines.
    sed 's/n/m/' marked.csv | gbv-summarize --by m --sort m 2>&1 > /dev/null |
        grep -qF 'note: column "m": "12*" is no number'
    printf 'd\n2020-01-31\n16.03.2020\nsoon\n' > dates.csv
    gbv-select --sort d dates.csv 2>&1 > /dev/null | grep -qF 'dates.csv:4: column "d": "soon" is no date'
    printf 'n\n"1 234"\n"12,5"\n50 %%\n1.5*\n' | gbv-select -d';' --sort n 2>&1 > /dev/null |
        grep -qF 'standard input:5: column "n": "1.5*" is no number, though 3 of 4'
    # Words, codes, ranges, numbers that are no more than half: nothing to say.
    for cells in 'x y 3' '007 010 x' '15-19 20-24 65+' '1 x' '1 2 x y' 'a 2020-01-31'; do
        { echo n; printf '%s\n' $cells; } > plain.csv
        gbv-select --sort n plain.csv 2>&1 > /dev/null | diff /dev/null -
    done
}

@test "3.1 and 3.10 are one group, and a note says so once, in every command that groups" {
    printf 'art,d,n,p\n3.1,2001,1,5\n3.10,2002,2,6\n3.2,2001,4,7\n1,2001,1,1\n1.0,2002,0,1\n' > art.csv
    said='note: column "art": 3.1 (line 2) and 3.10 (line 3) are one number, and count as one group'
    for line in 'summarize --by art --value n' 'summarize --by d,art' 'describe --by art' \
                'tabulate --row art' 'tabulate --row d --column art' 'tabulate --row d --by art' \
                'tabulate --row d --by art --weight p' 'tabulate --row art --weight p' \
                'prevalence --by art --events n --n p' 'survey --mean n --by art' \
                'rate --by art --events n' 'trend --by art --time d --value p' \
                'compare --group art --events n --population p' \
                'compare --by art --group d --events n --population p'; do
        gbv-$line art.csv 2> said.txt > /dev/null
        [ "$(grep -cF "$said" said.txt)" = 1 ] || { echo "$line"; cat said.txt; return 1; }
        gbv-$line --quiet art.csv 2>&1 > /dev/null | diff /dev/null -
    done
    run gbv-summarize --by art --strict art.csv
    [ "$status" = 3 ]
    # Whole numbers, numbers in other clothes, other columns: no codes.
    printf 'g,h\n1,3.1\n1.0,3.10\n0.5,3.1\n.5,1\n5e-1,1\n10,1\n1e1,1\n,1\n' > plain.csv
    gbv-summarize --by g --value h plain.csv 2>&1 > /dev/null | diff /dev/null -
}

@test "summarize refuses statistics that are not there, or have no weighted form" {
    run gbv-summarize @homicide --value victims --stat mena
    [ "$status" = 2 ]
    [[ $output == *'did you mean mean?'* ]]
    run gbv-summarize @homicide --value victims --stat p100
    [ "$status" = 2 ]
    run gbv-summarize @homicide --value victims --weight year --stat median
    [ "$status" = 2 ]
    run gbv-summarize @homicide --stat mean
    [ "$status" = 2 ]
    run gbv-summarize @homicide --value victims --stat n,n
    [ "$status" = 2 ]
}

# R 4.2.2: quantile(c(1, 3, 4, 8, 10, 15, 20), c(.1, .25, .5, .9), type = 1 to 9)
@test "summarize has the nine types of quantiles, with R's values" {
    printf 'x\n20\n3\n8\n1\n15\n4\n10\n' > x.csv
    while read -r type expected; do
        [ "$(gbv-summarize x.csv --value x --stat p10,q1,median,p90 --quantile-type "$type" \
            --digits 12 | tail -n 1)" = "$expected," ]
    done <<'VALUES'
1 1,3,8,20
2 1,3,8,20
3 1,3,8,15
4 1,2.5,6,16.5
5 1.4,3.25,8,19
6 1,3,8,20
7 2.2,3.5,8,17
8 1.13333333333,3.16666666667,8,19.6666666667
9 1.2,3.1875,8,19.5
VALUES
    run gbv-summarize x.csv --value x --quantile-type 10
    [ "$status" = 2 ]
}

# R 4.2.2, survey 4.1-1: svyquantile(c(.25, .5, .9), qrule = "math" and "school")
@test "summarize names the rule of weighted quantiles, with R's values" {
    printf 'x,w\n4,4\n1,1\n3,2\n2,1\n' > x.csv
    [ "$(gbv-summarize x.csv --value x --weight w --stat q1_math,median_math,p90_math |
        tail -n 1)" = 2,3,4, ]
    [ "$(gbv-summarize x.csv --value x --weight w --stat q1_school,median_school,p90_school |
        tail -n 1)" = 2.5,3.5,4, ]
    run gbv-summarize x.csv --value x --stat median_math
    [ "$status" = 2 ]
    run gbv-summarize x.csv --value x --weight w --stat median
    [ "$status" = 2 ]
    [[ "$output" == *median_math* ]]
}

@test "a list of columns may have ranges, as they stand in the table" {
    printf 'g,a,b,c:d,e\nx,1,2,3,4\nx,5,6,7,8\n' > x.csv
    [ "$(gbv-summarize x.csv --value a:e --stat sum | head -n 1)" = \
      a_sum,b_sum,c:d_sum,e_sum,note ]
    [ "$(gbv-summarize x.csv --value b: --stat sum | tail -n 1)" = 8,10,12, ]
    [ "$(gbv-summarize x.csv --value c:d,:b --by e --stat sum 2>&1 | head -n 1)" != '' ]
    [ "$(gbv-summarize x.csv --value c:d --stat sum | tail -n 1)" = 10, ]
    [ "$(gbv-summarize x.csv --value '{c:d}:e' --stat sum | tail -n 1)" = 10,12, ]
    run gbv-summarize x.csv --value b:a
    [ "$status" = 2 ]
    [[ "$output" == *'a range goes from left to right: a:b'* ]]
    run gbv-summarize x.csv --value a:nope
    [ "$status" = 1 ]
}

# ---- describe ----

@test "describe counts values, missing cells and different values as awk does" {
    gbv-describe @population --format tsv | tail -n +2 | cut -f1,3-5 > described
    awk -F, -v OFS='\t' 'NR == 1 { columns = NF; for (c = 1; c <= NF; c++) name[c] = $c; next }
        { for (c = 1; c <= columns; c++)
              if ($c == "") missing[c]++
              else { n[c]++; if (!seen[c, $c]++) distinct[c]++ } }
        END { for (c = 1; c <= columns; c++)
                  print name[c], n[c] + 0, missing[c] + 0, distinct[c] + 0 }' \
        "$data/population.csv" | cmp - described
}

@test "describe prints the least and the greatest value as they were written" {
    gbv-describe @homicide --format tsv | awk -F'\t' '$1 == "rate_per_100000" { print $6, $10 }' \
        > extremes
    tail -n +2 "$data/homicide.csv" | cut -d, -f5 | LC_ALL=C sort -g | sed -n '1p;$p' |
        tr '\n' ' ' | sed 's/ $/\n/' | cmp - extremes
}

@test "describe names the most frequent values as uniq does" {
    gbv-describe @police-reports-2020 --format tsv |
        awk -F'\t' '$1 == "source" { print $NF }' | sed 's/; /\n/g' > top
    gbv-select @police-reports-2020 --columns source | tail -n +2 | LC_ALL=C sort | uniq -c |
        LC_ALL=C sort -s -k1,1nr | head -n 5 | awk '{ print $2 " (" $1 ")" }' | cmp - top
}

@test "describe --by describes each group as by itself" {
    gbv-describe @homicide --by sex --format tsv | awk -F'\t' '$1 == "men"' | cut -f2- > by
    gbv-describe @homicide --where 'sex == "men"' --format tsv | tail -n +2 |
        awk -F'\t' '$1 != "sex"' | cmp - by
}

@test "describe tells of a table of no rows" {
    printf 'a,b\n' | gbv-describe | cut -d, -f1-5 |
        cmp - <(printf 'column,type,n,n_missing,distinct\na,text,0,0,0\nb,text,0,0,0\n')
}

# ---- Numbers padded with blanks ----

# Excel's format for accountants, saved as CSV: every cell has a blank on either
# side, and quotes if it has a comma.
@test "numbers padded with blanks are numbers, in tables and in one pass" {
    { echo region,reports
      for i in $(seq 400); do printf 'A," 1,234.50 "\nB, 2 \nC," -   "\n'; done; } > padded.csv
    gbv-summarize padded.csv --by region --value reports --stat n,sum --zero - > out
    diff out - <<'EOF'
region,reports_n,reports_sum,note
A,400,493800,
B,400,800,
C,400,0,
EOF
    gbv-summarize - --value reports --stat n,sum --na - < padded.csv | tail -1 > out
    [ "$(cat out)" = 800,494600, ]
    gbv-select padded.csv --zero - --where 'reports > 2' --columns reports | sort -u > out
    diff out <(printf '1234.5\nreports\n')
    run gbv-summarize padded.csv --value reports
    [ "$status" = 1 ]
    [[ $output == *'padded.csv:4: error: column "reports": " -   " can mean'* ]]
    [[ $output == *"--zero '-' reads it as 0"* ]]
}

@test "a number in brackets is told from a negative one" {
    printf 'area,reports\nA,"(1,234)"\nB,5\n' > brackets.csv
    run gbv-summarize brackets.csv --value reports
    [ "$status" = 1 ]
    [[ $output == *'brackets.csv:2: error: column "reports": "(1,234)" is not a number'* ]]
    [[ $output == *'a minus to accountants'*'from few cases'* ]]
}

# ---- Decimal commas among words ----

# One cell that is no number makes a column text; its numbers keep their size in
# the next command all the same.
@test "numbers with decimal commas mean the same behind a pipe, in columns of text too" {
    printf 'region;rate;share\nA;1,500;0,5\nB;n/k;0,7\nC;2.250;17,5\nD;01,5;1\nE;1,5 %%;2\n' > comma.csv
    gbv-select comma.csv > point.csv
    diff point.csv - <<'EOF'
region,rate,share
A,1.500,0.5
B,n/k,0.7
C,2250,17.5
D,01.5,1
E,1.5 %,2
EOF
    for file in comma.csv point.csv; do
        gbv-summarize "$file" --where 'region in ("A", "C")' --value rate | tail -1 > sum
        [ "$(cat sum)" = 2,0,2251.5,1125.75, ]
    done
    gbv-summarize comma.csv --by rate | cut -d, -f1 | sort > by
    gbv-tabulate comma.csv --row rate | cut -d, -f1 | sort > row
    diff by - <<< $'01.5\n1.5 %\n1.500\n2250\nn/k\nrate'
    cmp by row
}

@test "texts with marks stay as they are where the decimal mark is a point" {
    printf 'code;share\n1,500;0.5\nx;0.7\n1.234.567;1\n' > point.csv
    gbv-select point.csv --format json > out
    diff out - <<'EOF'
[
{"code": "1,500", "share": 0.5},
{"code": "x", "share": 0.7},
{"code": "1.234.567", "share": 1}
]
EOF
}

# ---- The decimal mark, by all rows ----

# A pipe of as many rows as there are in the sample, and more.
@test "one pass and a table agree on the decimal mark, wherever a file tells it" {
    { echo 'n;rate;code'; yes '26.802;1,234;1.5' | head -n 1100; echo '26.802;7,5;12*'; } > later.csv
    [ "$(gbv-summarize --value n later.csv | tail -n 1)" = 1101,0,29509002,26802, ]
    [ "$(gbv-prevalence --of 'n > 1000' later.csv | cut -d, -f2,3,4 | tail -n 1)" = 1101,0,1 ]
    [ "$(gbv-tabulate --row code --counts n later.csv | cut -d, -f1,3 | tail -n 1)" = '12*,26802' ]
    gbv-summarize --by rate later.csv | grep -qx '1.234,1100,'
    run gbv-summarize --value n - < later.csv
    [ "$status" = 1 ]
    [[ $output == *'numbers were read with a decimal point'*'give the file by name'* ]]

    { echo 'n;code'; yes '26.802;1.5' | head -n 1100; echo '26.802;x'; } > untold.csv
    { echo 'sec;victims;rate'; yes '1.1;2,500;7' | head -n 1100; echo '1.1;2,500;12,5'; } > both.csv
    for file in untold.csv both.csv; do
        run gbv-select $file
        [ "$status" = 1 ]
        error=${output#gbv-select: $file}
        for value in n victims; do
            head -1 $file | grep -q $value || continue
            run gbv-summarize --value $value $file
            [ "$status" = 1 ] && [ "${output#gbv-summarize: $file}" = "${error//gbv-select/gbv-summarize}" ]
            run gbv-summarize --value $value - < $file
            [ "$status" = 1 ]
        done
    done
}

# A point without quotes overrules commas in quotes, in rows left out too.
@test "a bare point far below commas in quotes is heard" {
    { echo n,share,rate; yes '"1,234","5,5",3' | head -n 6000; echo '"1,234","5,5",7.5'; } > bare.csv
    [ "$(gbv-summarize --value n bare.csv | tail -n 1)" = 6001,0,7405234,1234, ]
    run gbv-summarize --value n - < bare.csv
    [ "$status" = 1 ]
    { echo n,share,rate; yes '"1,234","5,5",3' | head -n 6000; echo '7.5,"5,5",4'; } > left.csv
    [ "$(gbv-summarize --value n --where 'rate == 3' left.csv | tail -n 1)" = 6000,0,7404000,1234, ]
    run gbv-summarize --value n --where 'rate == 3' - < left.csv
    [ "$status" = 1 ]
    [ "$(printf 'a,b\n1.234.567,"1,5"\n' | gbv-summarize --value a --stat sum | tail -n 1)" = 1234567, ]
}

@test "a column of text has no say in the decimal mark of a file of commas" {
    run gbv-describe - <<< $'a,b,c\n5%,4.433,"34.150,5"\n12.5,1.220,"2,3"'
    [ "$status" = 1 ]
    [[ $output == *'"34.150,5" has a decimal comma, but on line 2 column "b": "4.433" has a decimal point'* ]]
    run gbv-summarize --value b - <<< $'a,b\n5%,"1,234"\n12.5,"2,345"'
    [ "$status" = 1 ]
    [[ $output == *'"1,234" is either 1234 or 1.234'* ]]
}

# ---- Conditions ----

@test "where: a month is all its days, in tables and in one pass" {
    { echo day,x
      for day in 2020-02-29 2020-03-01 2020-03-31 2020-04-01; do echo $day,1; done; } > days.csv
    while read -r condition expected; do
        [ "$(gbv-select days.csv --where "day $condition" --columns day | tail -n +2 |
             tr '\n' ' ')" = "$expected " ]
        [ "$(gbv-summarize days.csv --where "day $condition" | tail -n 1)" = \
          "$(wc -w <<< "$expected")," ]
    done <<'CONDITIONS'
<=2020-03 2020-02-29 2020-03-01 2020-03-31
==2020-03 2020-03-01 2020-03-31
>2020-03 2020-04-01
<2020-Q2 2020-02-29 2020-03-01 2020-03-31
CONDITIONS
    for command in select summarize; do
        sed 's/-[0-9]*,/,/' days.csv > months.csv
        run gbv-$command --where 'day < 2020-03-15' months.csv
        [ "$status" = 2 ]
        [[ $output == *'column "day" holds months and 2020-03-15 is a day'*'write 2020-03 '* ]]
    done
}

@test "where: a whole number that would be rounded is refused" {
    printf 'id\n9007199254740993\n9007199254740992\n' > ids.csv
    run gbv-select ids.csv --where 'id == 9007199254740993'
    [ "$status" = 2 ]
    [[ $output == *'9007199254740993 would be rounded to 9007199254740992'*'in quotes'* ]]
    [ "$(gbv-select ids.csv --where 'id == "9007199254740993"' | tail -n +2)" = 9007199254740993 ]
}

# ---- Names in braces ----

@test "names in braces: on either side of =, behind the minus, and alone" {
    printf '"c,d",e=f,x\n1,2,3\n2,3,4\n' > a.csv
    printf '"c,d",y\n1,5\n2,6\n' > b.csv
    [ "$(gbv-join a.csv b.csv --key '{c,d}={c,d}' --take 'y={n,m}' | tr '\n' ' ')" = \
      '"c,d",e=f,x,"n,m" 1,2,3,5 2,3,4,6 ' ]
    [ "$(gbv-join a.csv b.csv --key '{c,d}' | tail -n 1)" = 2,3,4,6 ]
    [ "$(gbv-select a.csv --columns '{c,d}={x,y},x={a=b},{e=f}' | tr '\n' ' ')" = \
      '"x,y",a=b,e=f 1,3,2 2,4,3 ' ]
    [ "$(gbv-select a.csv --columns 'e=f,e=f={g}' | head -n 1)" = e=f,g ]
    [ "$(gbv-select a.csv --let '{a = b}=x+1' --let ' {p q} = {a = b} * 2' | tail -n 1)" = \
      2,3,4,5,10 ]
    [ "$(gbv-select a.csv --let '{a = b}=x+1' | head -n 1)" = '"c,d",e=f,x,a = b' ]
    [ "$(gbv-select a.csv --sort '-{c,d}' --columns x | tr '\n' ' ')" = 'x 4 3 ' ]
    [ "$(gbv-summarize a.csv --by '{c,d}' --sort '-{c,d}' | sed -n 2p)" = 2,1, ]
    gbv-reshape a.csv --longer '{c,d}:{e=f}' --names '{n,m}' --values '{v w}' > longer.csv
    [ "$(head -n 2 longer.csv | tr '\n' ' ')" = 'x,"n,m",v w 3,"c,d",1 ' ]
    [ "$(gbv-reshape longer.csv --wider '{n,m}' --values '{v w}' | tail -n 1)" = 4,2,3 ]
}

@test "names in braces are names and nothing else" {
    printf 'a,b,c\n1,2,3\n' > a.csv
    for options in "select --columns {a=b}" "select --columns {a:c}" "select --sort {-a}" \
                   "summarize --value {a:c}" "join a.csv --key {a=b}" \
                   "reshape --longer {a:c} --names n --values v"; do
        run gbv-$options a.csv
        [ "$status" = 1 ]
        [[ $output == *'no column "'* ]]
    done
    run gbv-select a.csv --columns 'a={}'
    [ "$status" = 2 ]
    [[ $output == *'nothing behind the = of "a={}"'* ]]
}

# ---- Lists of values for two tables ----

@test "join: --na, --zero and --valid are for columns of either table" {
    printf 'k,a\n1,99\n2,5\n' > left.csv
    printf 'k,b\n1,-\n2,88\n' > right.csv
    gbv-join left.csv right.csv --key k --na a=99 --na b=88 --zero 'b=-' --valid a,b=5,0 \
        --format jsonl > out
    diff out - <<'EOF'
{"k": 1, "a": null, "b": 0}
{"k": 2, "a": 5, "b": null}
EOF
    for option in --na --zero --valid; do
        run gbv-join left.csv right.csv --key k $option a,bb=99,5
        [ "$status" = 1 ]
        [[ $output == *"error: $option: no column \"bb\" in left.csv or right.csv"* ]]
        [[ $output == *'did you mean "b"?'* ]]
    done
    run gbv-join left.csv right.csv --key k --valid b=7
    [ "$status" = 1 ]
    [[ $output == *'right.csv:2: error: column "b": 2 values are not among 7'* ]]
    # A list for columns that a table has not is no list for all of its columns.
    printf 'k,b\n99,1\n' > other.csv
    printf 'k,a\n99,1\n' > one.csv
    [ "$(gbv-join one.csv other.csv --key k --na a=99 | tail -n 1)" = 99,1,1 ]
    # Bundled data sets take no lists.
    printf 'iso3166_2,division\nKZ-10,kz-2017\n' > regions.csv
    run gbv-join regions.csv @regions --key iso3166_2,division --na name_en=x
    [ "$status" = 1 ]
    [[ $output == *'no column "name_en" in regions.csv'* ]]
    run gbv-select left.csv --na b=88
    [ "$status" = 1 ]
}

@test "--na names columns of the data, not of the tables beside it" {
    printf 'g,y,w\nu,1,1\nv,9,1\nu,0,1\n' > rows.csv
    printf 'g,population\nu,30\nv,10\n' > margin.csv
    gbv-survey rows.csv --mean y --na y=9 --poststratify g:margin.csv --format jsonl > out
    jq -e '.n == 2 and .n_missing == 1' out
    run gbv-survey rows.csv --mean y --na z=9 --poststratify g:margin.csv
    [ "$status" = 1 ]
    [[ $output == *'no column "z"'* ]]
}

# ---- --digits ----

@test "--digits rounds what is computed, never what was read" {
    printf 'k,x\n1234567.5,3\n1234567.5,4\n2234567.25,9\n' > a.csv
    for format in csv tsv json jsonl md txt; do
        gbv-select a.csv --let 'third=x / 3' --digits 3 --format $format > out
        [ "$(grep -c 1234567.5 out)" = 2 ]
        grep -q 2234567.25 out
        grep -q 1.33 out
        ! grep -q 1.333 out
    done
    gbv-summarize a.csv --by k --value x --stat mean,sd --digits 3 > out
    diff out - <<'EOF'
k,x_mean,x_sd,note
1234567.5,3.5,0.707,
2234567.25,9,,
EOF
    gbv-tabulate a.csv --row k --digits 2 | grep -q '^2234567.25,,1,3,0.33,'
    gbv-describe a.csv --digits 3 | grep -q '^k,number,3,0,2,1234567.5,'
    run gbv-select a.csv --digits 3
    [ "$status" = 0 ]
    [[ $output == *'note: --digits rounds what is computed, and these numbers were read'* ]]
    run gbv-select a.csv --let 'y=x' --digits 3
    [[ $output != *note:* ]]
    run gbv-select a.csv --where 'x > 99' --digits 3
    [[ $output != *note:* ]]
}

@test "md: a renderer shows cells as they are" {
    printf 't\n*x* _z_ conf_low\n<script>\n[a](b) `c`\nhttps://x.org/_a_\n' > marks.csv
    gbv-select marks.csv --format md > out
    diff out - <<'EOF'
| t                    |
| -------------------- |
| \*x\* \_z\_ conf_low |
| \<script>            |
| \[a](b) \`c\`        |
| https://x.org/_a_    |
EOF
}

@test "lists of values are for files, and say so of bundled data sets" {
    for command in 'select --na victims=1475' 'select --na nosuch=1' 'summarize --valid sex=men'; do
        run gbv-$command @homicide
        [ "$status" = 2 ]
        [[ $output == *'--na, --zero and --valid are for files, not for @homicide'* ]]
    done
}

@test "a value that nobody answered is told of, and no condition" {
    printf 'k\nyes\nno\nno\n' > answers.csv
    run gbv-prevalence answers.csv --of k=yess
    [ "$status" = 0 ]
    [[ $output == *'note: --of k=yess: none of 3 answers is "yess", as the file writes them'* ]]
    for of in k=yes 'k == "yess"'; do
        gbv-prevalence answers.csv --of "$of" > out 2> said
        [ ! -s said ]
    done
}

@test "totals are known whatever the case of the column's name" {
    for column in Sex SEX Пол; do
        printf "$column,n\nвсего,10\nwomen,4\nmen,6\n" > totals.csv
        run gbv-summarize totals.csv --value n --stat sum
        [ "$status" = 1 ]
    done
    printf 'region,n\nВсе,10\nwomen,4\n' > names.csv
    [ "$(gbv-summarize names.csv --value n --stat sum | tail -n 1)" = 14, ]
}
