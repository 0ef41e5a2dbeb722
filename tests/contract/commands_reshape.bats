#!/usr/bin/env bats
# gbv-reshape against awk, and there and back again.

data=${GBVSTAT_DATA:-$BATS_TEST_DIRNAME/../../datasets}

setup() {
    cd "$BATS_TEST_TMPDIR"
    printf 'region,2019,2020,2021,grade\nАбай,1,02.50,,A\n"Almaty, c",,0,..,B\n' > wide.csv
}

# reads EXPECTED: what the command before it printed, spaces for line ends.
prints() { diff <(printf "$1") -; }
refuses() {
    local code=$1 words=$2
    shift 2
    run "$@"
    [ "$status" = "$code" ] && [[ $output == *"$words"* ]] || { echo "$output"; return 1; }
}

# ---- longer ----

@test "longer puts columns one below the other, byte for byte, missing cells too" {
    gbv-reshape --longer 2019,2020,2021 --names year --values x wide.csv | prints \
'region,grade,year,x\nАбай,A,2019,1\nАбай,A,2020,02.50\nАбай,A,2021,\n"Almaty, c",B,2019,\n'\
'"Almaty, c",B,2020,0\n"Almaty, c",B,2021,..\n'
}

@test "longer takes ranges as the columns stand, open at either end" {
    gbv-reshape --longer 2019,2020,2021 --names year --values x wide.csv > expected
    gbv-reshape --longer 2019:2021 --names year --values x wide.csv | cmp - expected
    gbv-reshape --longer 2019:2020,2021 --names year --values x wide.csv | cmp - expected
    gbv-reshape --longer '{2019}:{2021}' --names year --values x wide.csv | cmp - expected
    gbv-select --columns region,grade,2019,2020,2021 wide.csv |
        gbv-reshape --longer 2019: --names year --values x | cmp - expected
    gbv-select --columns 2019,2020,2021,region,grade wide.csv |
        gbv-reshape --longer :2021 --names year --values x | cmp - expected
    printf 'id,a:b,c\n1,2,3\n' | gbv-reshape --longer a:b --names n --values v |
        prints 'id,c,n,v\n1,3,a:b,2\n'
}

@test "longer keeps the order of its list" {
    gbv-reshape --longer 2021,2019 --names year --values x --where 'grade == "A"' wide.csv |
        prints 'region,2020,grade,year,x\nАбай,02.50,A,2021,\nАбай,02.50,A,2019,1\n'
}

@test "longer does as awk does on a bundled table" {
    gbv-reshape --longer victims,rate_per_100000 --names measure --values value @homicide > long
    awk -F, -v OFS=, 'NR == 1 { print $1, $2, $3, $6, $7, "measure", "value"; next }
        { print $1, $2, $3, $6, $7, "victims", $4
          print $1, $2, $3, $6, $7, "rate_per_100000", $5 }' "$data/homicide.csv" | cmp - long
}

@test "longer: years are numbers, and columns of one kind keep it" {
    printf 'r;2019;2020;2021\na;1,5;2,25;\n' |
        gbv-reshape --longer 2019: --names year --values x --format jsonl | prints \
'{"r": "a", "year": 2019, "x": 1.5}\n{"r": "a", "year": 2020, "x": 2.25}\n{"r": "a", "year": 2021, "x": null}\n'
    printf 'r,a,b\nx,2020-01-31,2020-02-29\n' |
        gbv-reshape --longer a:b --names n --values day | gbv-describe | grep -q '^day,date,'
}

@test "longer: unlike columns become text as the file has it, with decimal points" {
    printf 'r;a;b\n1;1,5;-\n2;2;7,5\n' |
        gbv-reshape --longer a:b --names n --values v --format tsv |
        prints 'r\tn\tv\n1\ta\t1.5\n1\tb\t-\n2\ta\t2\n2\tb\t7.5\n'
    printf 'r;a;b\n1;1,5;-\n2;2;7,5\n' |
        gbv-reshape --longer a:b --names n --values v --na - --format tsv |
        prints 'r\tn\tv\n1\ta\t1.5\n1\tb\t\n2\ta\t2\n2\tb\t7.5\n'
}

@test "longer keeps missing words of a column without values, and the numbers beside it" {
    printf 'r,a,b\n1,5,..\n2,6,NA\n' |
        gbv-reshape --longer a:b --names n --values v --format jsonl | prints \
'{"r": 1, "n": "a", "v": 5}\n{"r": 1, "n": "b", "v": null}\n{"r": 2, "n": "a", "v": 6}\n{"r": 2, "n": "b", "v": null}\n'
}

@test "longer refuses columns that are not there, twice, or in the wrong order" {
    longer='gbv-reshape --names year --values x wide.csv --longer'
    refuses 1 'did you mean "2019"' $longer 2018
    refuses 1 'did you mean "2019"' $longer 2018:2021
    refuses 2 '"2020" twice' $longer 2019:2020,2020
    refuses 2 '2019:2021' $longer 2021:2019
    refuses 2 'empty name' $longer 2019,
}

@test "longer refuses names that are taken" {
    refuses 2 'column "region" already' gbv-reshape --longer 2019: --names region --values x wide.csv
    refuses 2 'column "x" already' gbv-reshape --longer 2019:2021 --names x --values x wide.csv
    gbv-reshape --longer 2019:2021 --names 2019 --values 2020 wide.csv | head -1 |
        prints 'region,grade,2019,2020\n'
}

@test "longer of unlike columns: decimal points, and NA of numbers is no word" {
    printf 'id;b;c\n1;x;1,500\n2;n/k;NA\n3;1,250;2,5\n4;NA;..\n' |
        gbv-reshape --longer b,c --names n --values v |
        prints 'id,n,v\n1,b,x\n1,c,1.500\n2,b,n/k\n2,c,\n3,b,1.250\n3,c,2.5\n4,b,NA\n4,c,\n'
}

# ---- wider ----

@test "wider makes columns, in the order in which they come first; what no row fills is missing" {
    printf 'r,y,v\nb,2020,1\na,2021,2\na,2019,3\nb,2019,04.0\n' |
        gbv-reshape --wider y --values v | prints 'r,2020,2021,2019\nb,1,,04.0\na,,2,3\n'
}

@test "wider does as awk does on a bundled table" {
    gbv-select --columns country,year,sex,victims @homicide > long
    gbv-reshape --wider sex --values victims long > made
    awk -F, -v OFS=, 'NR == 1 { next }
        !(($1, $2) in row) { row[$1, $2] = ++n; name[n] = $1 OFS $2 }
        !($3 in column) { column[$3] = ++m; header = header OFS $3 }
        { cell[row[$1, $2], column[$3]] = $4 }
        END { print "country,year" header
              for (i = 1; i <= n; i++) { line = name[i]
                  for (j = 1; j <= m; j++) line = line OFS cell[i, j]
                  print line } }' long | cmp - made
}

@test "wider puts all rows into one when no other column is left" {
    printf 'y,v\n2020,a\n2021,b\n' | gbv-reshape --wider y --values v | prints '2020,2021\na,b\n'
}

@test "wider knows keys by value: numbers, and missing ones" {
    printf 'k,y,v\n1,a,5\n1.0,b,6\n,a,7\n,b,8\n' | gbv-reshape --wider y --values v |
        prints 'k,a,b\n1,5,6\n,7,8\n'
}

@test "wider refuses two rows for one cell and names both" {
    printf 'r,y,v\na,1,5\nb,1,6\na,2,7\na,1,\n' > two.csv
    refuses 1 'two.csv:5: error: column "v": a second value for a, 1; the first is on line 2' \
        gbv-reshape --wider y --values v two.csv
    [[ $output == *'hint: '* ]]
    printf 'y,v\n1,5\n1,6\n' > two.csv
    refuses 1 'two.csv:3: error: column "v": a second value for 1; the first is on line 2' \
        gbv-reshape --wider y --values v two.csv
}

@test "wider refuses names that are missing or taken" {
    printf 'r,y,v\na,1,5\nb,,6\n' > x.csv
    refuses 1 'x.csv:3: error: column "y": no value' gbv-reshape --wider y --values v x.csv
    gbv-reshape --wider y --values v x.csv --where '!missing({y})' | prints 'r,1\na,5\n'
    printf 'r,y,v\na,"",5\n' > x.csv
    refuses 1 'x.csv:2: error: column "y": no value' gbv-reshape --wider y --values v x.csv
    printf 'r,y,v\na,x,5\nb,r,6\n' > x.csv
    refuses 1 'x.csv:3: error: column "y": a new column would be named "r"' \
        gbv-reshape --wider y --values v x.csv
    printf 'r,y,v\na,v,5\nb,y,6\n' | gbv-reshape --wider y --values v | prints 'r,v,y\na,5,\nb,,6\n'
}

@test "wider refuses more columns than can be read back" {
    { echo r,y,v; seq 1 70000 | sed 's/.*/1,c&,1/'; } > many.csv
    refuses 1 '70000 different values' gbv-reshape --wider y --values v many.csv
}

@test "wider of a table of no rows" {
    printf 'r,y,v\n' | gbv-reshape --wider y --values v | prints 'r\n'
    printf 'y,v\n' > none.csv
    refuses 1 'no rows' gbv-reshape --wider y --values v none.csv
}

@test "longer of as many columns as there may be takes no time that grows with their square" {
    { seq -s, 65536; seq -s, 65536; } > many.csv
    for first in '' 2; do
        (ulimit -t 4; gbv-reshape --longer "$first:" --names k --values v many.csv) |
            awk -F, 'NR > 1 { wrong += $NF != $(NF - 1) } END { print NR - 1, wrong + 0 }' > counted
        [ "$(cat counted)" = "$((65536 - (first == 2))) 0" ]
    done
}

# ---- there and back ----

@test "longer, then wider, gives the same table" {
    for name in gsni-2023 population regions; do
        # Rows that agree in all but the columns put below each other cannot be told apart again.
        awk -v OFS=, '{ print NR == 1 ? "row" : NR - 1, $0 }' "$data/$name.csv" > numbered.csv
        last=$(head -1 numbered.csv | awk -F, '{ print $NF }')
        third=$(head -1 numbered.csv | cut -d, -f4)
        gbv-reshape --longer "$third:$last" --names "the name" --values "the value" numbered.csv |
            gbv-reshape --wider "the name" --values "the value" | cmp - numbered.csv
    done
}

@test "wider, then longer, gives the same rows" {
    gbv-select --columns country,year,sex,victims --where 'country == "KAZ"' @homicide > long.csv
    gbv-reshape --wider sex --values victims long.csv |
        gbv-reshape --longer all: --names sex --values victims |
        gbv-select --where '!missing(victims)' | sort | diff <(sort long.csv) -
}

# ---- misuse ----

@test "reshape says which options go together" {
    refuses 2 'is needed' gbv-reshape wide.csv
    refuses 2 'do not go together' gbv-reshape --longer 2019 --wider grade --values x wide.csv
    refuses 2 '--values NAME' gbv-reshape --longer 2019 --names y wide.csv
    refuses 2 '--names NAME' gbv-reshape --longer 2019 --values y wide.csv
    refuses 2 '--values NAME' gbv-reshape --wider grade wide.csv
    refuses 2 'goes with --longer' gbv-reshape --wider grade --values 2019 --names x wide.csv
    refuses 2 'same column' gbv-reshape --wider grade --values grade wide.csv
    refuses 1 'did you mean "2019"' gbv-reshape --wider grade --values 2018 wide.csv
    refuses 1 'did you mean "grade"' gbv-reshape --wider grad --values 2019 wide.csv
}
