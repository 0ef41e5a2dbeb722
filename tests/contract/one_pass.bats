#!/usr/bin/env bats
# Commands that read in one pass: the answer, or the refusal, is that of the
# whole file, whatever the order of rows, the threads and who reads first.

setup() { cd "$BATS_TEST_TMPDIR"; }

@test "the first of two bad cells is named, by any number of threads" {
    { echo x; seq 300000; echo abc; seq 200000; echo def; seq 200000; } > bad.csv
    for threads in 1 2 3 8; do
        run gbv-summarize bad.csv --value x --threads $threads
        [ "$status" = 1 ] && [[ $output == *'bad.csv:300002: error: column "x": "abc" is not a number'* ]]
    done
}

@test "the first five values that are not valid are named, by any number of threads" {
    { echo x; for i in 1 2 3 4 5 6; do seq 60000 | sed 's/.*/7/'; echo "9$i"; done; } > bad.csv
    for threads in 1 2 3 8; do
        run gbv-summarize bad.csv --value x --valid 7 --threads $threads
        [ "$status" = 1 ]
        [[ $output == *': "91" (line 60002), "92" (line 120003), "93" (line 180004), "94" (line 240005), "95" (line 300006), …'* ]]
    done
}

# A dash says nothing of the decimal mark; the comma far below it does.
@test "rows left out are heard to the end, by any number of threads" {
    { echo 'g;h;k;y'; yes 'a;7;5;1' | head -n 1200; echo 'a;7;1.234;1'; echo 'b;-;5;1'
      yes 'b;7;5;1' | head -n 200000; echo 'b;1,5;5;1'; } > dash.csv
    for threads in 1 2 3 8; do
        gbv-summarize dash.csv --by h,k --value y --stat n --where 'g == "a"' --threads $threads > out
        diff out - <<< $'h,k,y_n,note\n7,5,1200,\n7,1234,1,'
    done
}

@test "which of two marks is named does not depend on threads" {
    { echo 'g;h;y'; yes 'a;1;1' | head -n 1500; yes $'b;2.5;1\nb;2,5;1' | head -n 400000; } > both.csv
    for threads in 1 2 3 8; do
        run gbv-summarize - --by h --value y --where 'g == "a"' --threads $threads < both.csv
        [ "$status" = 1 ]
        [[ $output == *'input:1503: error: column "h": "2,5" has a decimal comma, but on line 1502 column'* ]]
    done
}

@test "shares and numbers in one column are told apart where it is text and number" {
    printf 'g,x\r\na,5%%\r\nb,7\r\n' > crlf.csv
    printf 'g,x,y\na,5%% ,1\nb,7 ,2\n' > blank.csv
    for file in crlf.csv blank.csv; do
        run gbv-summarize $file --value x --by x --na 99 --stat n,sum
        [ "$status" = 1 ]
        [[ $output == *"$file:3: error: column \"x\": \"7\" is without \"%\", unlike the numbers before"* ]]
    done
}

# "abc" is in a row left out; the comma behind it tells the mark.
@test "a cell that is left out hides no decimal mark behind it" {
    { echo 'g;x'; yes 'a;1' | head -n 1200; echo 'b;abc'; echo 'a;1,5'; } > wait.csv
    for file in wait.csv -; do
        [ "$(gbv-summarize $file --value x --where 'g == "a"' --stat n,sum < wait.csv | tail -n 1)" = 1201,1201.5, ]
    done
}

@test "a key is text if a row left out has a number of too many digits, grouped or not" {
    for long in 9007199254740993 9.007.199.254.740.993 '9 007 199 254 740 993'; do
        printf 'g;h;y\na;1;1,5\na;2,5;2\nb;%s;1\n' "$long" > long.csv
        gbv-summarize long.csv --by h --value y --stat n --where 'g == "a"' --format jsonl > out
        diff out - <<< $'{"h": "1", "y_n": 1, "note": null}\n{"h": "2.5", "y_n": 1, "note": null}'
    done
}

@test "a column of quoted empties is text, by name and by pipe" {
    printf '"a","b"\n"","1"\n"","2"\n' > quoted.csv
    for file in quoted.csv -; do
        for condition in 'a != "x"' '!missing(a)' 'a == ""'; do
            [ "$(gbv-summarize $file --value b --stat n --where "$condition" < quoted.csv | tail -n 1)" = 2, ]
        done
        [ "$(gbv-summarize $file --value b --stat n --where 'missing(a)' < quoted.csv | tail -n 1)" = 0, ]
    done
}

# 262 KB of rows of one cell, of 500 columns: 65 million cells that are not there.
@test "rows that are padded take no room for what they lack" {
    { seq -s, 500; yes 1 | head -n 130000; } > short.csv
    (grep -q '__asan_init\|__tsan_init' "$BUILD/bin/gbv-summarize" || ulimit -v 1000000
     gbv-summarize short.csv --ragged=pad --value 1 --stat n,sum) > out 2> said
    [ "$(tail -n 1 out)" = 130000,130000, ]
}

@test "what padded rows lack is missing where it is compared, and takes nothing from others" {
    printf 'a,b,c\nfirst,x,1\nsecond\nthird,y\n' > padded.csv
    gbv-summarize padded.csv --ragged=pad --by a,b --value c --where 'missing(b) || b != "y"' > out 2> said
    diff out - <<< $'a,b,c_n,c_n_missing,c_sum,c_mean,note\nfirst,x,1,0,1,1,\nsecond,,0,1,,,'
}

@test "a header that does not end is refused, and not cut" {
    awk 'BEGIN { for (i = 0; i < 60000; i++) printf "%s%01200d", i ? "," : "c", i; print ""
                 for (i = 0; i < 60000; i++) printf "%s1", i ? "," : ""; print "" }' > wide.csv
    for command in 'select --ragged=skip' describe; do
        run gbv-$command wide.csv
        [ "$status" = 1 ]
        [[ $output == *'wide.csv:1: error: a row of more than 64 MiB begins here'* ]]
    done
}

@test "a value too small for an exact sum is refused behind one that is large" {
    for values in '1e35 1e-310' '1e-310 1e35' '8 1e-310'; do
        printf 'x\n%s\n%s\n' $values > small.csv
        run gbv-summarize small.csv --value x
        [ "$status" = 1 ]
        [[ $output == *'1e-310 is too small to be summed exactly'* ]]
    done
}

# What a condition takes a column for is what all its cells are, whether numbers
# are read of it too or not.
@test "--where takes a column that is measured for what gbv-select takes it for" {
    printf 'x,g\n01,p\nNA,p\n5,q\n' > code.csv
    { echo x,g; yes 5,p | head -n 1500; cat code.csv | tail -n +2; } > later.csv
    printf 'x,g\nNA,p\n..,p\n,q\n' > words.csv
    for file in code.csv later.csv words.csv; do
        for condition in 'missing(x)' '!missing(x)' 'x == "01"' 'x != "NA"' 'x in ("5", "NA")'; do
            rows=$(gbv-select $file --where "$condition" 2> said | tail -n +2 | wc -l)
            [ "$(gbv-summarize $file --where "$condition" 2> said | tail -n 1)" = "$rows", ]
            gbv-summarize $file --where "$condition" --value x 2> said | tail -n 1 > sums
            [ "$(awk -F, '{ print $1 + $2 }' sums)" = "$rows" ]
        done
        run gbv-summarize $file --where 'x == 1' --value x
        [ "$status" = 2 ] && [[ $output == *'column "x" (text) cannot be compared with a number'* ]]
    done
    run gbv-summarize - --where 'x == 5' --value x < later.csv
    [ "$status" = 1 ] && [[ $output == *'"01" is not a number without leading zeros, unlike the first rows'* ]]
    [ "$(printf 'x\nn/k\n5\n7\n' | gbv-summarize --value x --where 'x != "n/k"' --stat n,sum | tail -n 1)" = 2,12, ]
}

@test "a column of shares with a number, or a code, far below is one of text" {
    for late in 7 007 '7 %%'; do
        { echo x,y; yes 5%,1 | head -n 1500; printf "$late,1\n"; } > late.csv
        for condition in 'x != "7"' 'x == "5%"' 'x > 0.05'; do
            gbv-select late.csv --where "$condition" > rows 2> said && selected=0 || selected=$?
            run gbv-summarize late.csv --where "$condition"
            [ "$status" = "$selected" ]
            [ "$status" != 0 ] || [ "${lines[1]}" = "$(($(wc -l < rows) - 1))," ]
        done
        gbv-describe late.csv | cut -d, -f2 | sed -n 2p > type
        [ "$(cat type)" = "$([ "$late" = '7 %%' ] && echo number || echo text)" ]
    done
    printf 'x\n5%%\n007\n' > code.csv
    run gbv-summarize code.csv --value x
    [ "$status" = 1 ] && [[ $output == *'code.csv:3: error: column "x": "007" is without "%"'* ]]
}

@test "a code in a row left out keeps a key column text, by either decimal mark" {
    printf 'g;h;y\na;5;1,5\na;7,25;1\nb;007,5;1\n' > comma.csv
    printf 'g;h;y\na;5;1.5\na;7.25;1\nb;007.5;1\n' > point.csv
    for file in comma.csv point.csv; do
        gbv-summarize $file --by h --where 'g == "a"' --format jsonl > out
        diff out - <<< $'{"h": "5", "n": 1, "note": null}\n{"h": "7.25", "n": 1, "note": null}'
    done
}

@test "delimiters behind the last name are read in one pass too" {
    { echo 'g;x;;'; yes 'a;1;;' | head -n 30000; echo 'b;2'; } > behind.csv
    for threads in 1 2 3; do
        [ "$(gbv-summarize behind.csv --value x --stat n,sum --threads $threads | tail -n 1)" = 30001,30002, ]
    done
    echo 'b;2;;9' >> behind.csv
    run gbv-summarize behind.csv --value x
    [ "$status" = 1 ]
    [[ $output == *'behind.csv:30003: error: "9" stands in column 4, which has no name'* ]]
}

# The mark is told in u, by its first number that has one; a key says other below.
@test "a pipe whose mark is told late hears what contradicts it later still" {
    for marks in '1.6 9,2' '1,6 9.2'; do
        set -- $marks
        { echo 'k;u'; yes '1;2' | head -n 2000; echo "5;$1"; yes '1;2' | head -n 2000; echo "$2;2"; } > late.csv
        for file in late.csv -; do
            for options in '--by k --where u>0' '--by k --value u' '--value u'; do
                run gbv-summarize $file $options < late.csv
                [ "$status" = 1 ]
                [[ $output == *'" has a decimal comma, but on line '*' has a decimal point'* ]]
            done
        done
    done
}

# 007 makes C a column of codes, whose 7,5 says nothing.
@test "a column of codes tells no decimal mark, wherever its code stands" {
    { echo 'B;C'; yes '5;3' | head -n 1100; echo '3,000;3'; echo '5;7,5'; echo '5;007'; } > codes.csv
    { echo 'B;C'; echo '5;007'; yes '5;3' | head -n 1100; echo '3,000;3'; echo '5;7,5'; } > first.csv
    for file in codes.csv first.csv; do
        for threads in 1 3; do
            run gbv-summarize --by B $file --threads $threads
            [ "$status" = 1 ] && [[ $output == *'"3,000" is either 3000 or 3'* ]]
            run gbv-summarize --by B - --threads $threads < $file
            [ "$status" = 1 ] && [[ $output == *'"3,000" is either 3000 or 3'* ]]
        done
    done
}

@test "a list of values waits for the decimal mark, wherever it is told" {
    { echo 'A;C'; yes '1;3' | head -n 1100; printf '1;n/k\n1;7,0\n0,5;2\n'; } > last.csv
    { echo 'A;C'; printf '0,5;2\n1;n/k\n1;7,0\n'; yes '1;3' | head -n 1100; } > first.csv
    for file in last.csv first.csv; do
        gbv-summarize --by C --na 7 $file | sort > out
        diff out - <<< $',1,\n2,1,\n3,1100,\nC,n,note\nn/k,1,'
        [ "$(gbv-summarize --where 'missing(C)' --na 7 $file | tail -n 1)" = 1, ]
    done
    run gbv-summarize --by C --na 7 - < last.csv
    [ "$status" = 1 ]
    [[ $output == *'input:1103: error: column "C": whether a list is for "7,0" depends on the decimal mark'* ]]
    { echo 'A;C'; yes '1;3' | head -n 1100; echo '1;7,5'; } > valid.csv
    [ "$(gbv-summarize --valid C=0:10 --value A --stat n valid.csv | tail -n 1)" = 1101, ]
}

# Texts in quotes say nothing of numbers without.
@test "a bare point is heard where only texts are in quotes" {
    awk 'BEGIN { print "A,B,C"
                 for (i = 0; i < 12000; i++) printf "\"%d,%d\",%d,\"x\"\n", i % 90, i % 10, i % 300
                 print "\"1,5\",1.234,\"x\"" }' > quoted.csv
    for command in select 'summarize --value B'; do
        run gbv-$command quoted.csv
        [ "$status" = 1 ]
        [[ $output == *'"0,0" has a decimal comma, but on line 12002 column "B": "1.234" has a decimal point'* ]]
    done
    run gbv-summarize --value B - < quoted.csv
    [ "$status" = 1 ]
}
