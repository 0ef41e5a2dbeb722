# What is folded depends on which rows there are, and on nothing else: the same
# bytes come out for any number of threads, any order of the rows, a file cut
# anywhere, and the same rows in other clothes.

statistics=n,n_missing,distinct,sum,mean,sd,var,se,cv,min,q1,median,q3,p90,max,skewness,kurtosis

# More rows than one block of the reader takes; not many more under sanitizers,
# which take their time.
setup_file() {
    local rows=40000
    ! grep -q '__asan_init\|__tsan_init' "$BUILD/bin/gbv-summarize" || rows=12000
    cd "$BATS_FILE_TMPDIR" && python3 "$BATS_TEST_DIRNAME/invariance.py" $rows
}
setup() { cd "$BATS_FILE_TMPDIR" || return 1; }

# Every fold, with all that it knows: results FILE [OPTION…]
results() {
    gbv-summarize --by region,h --value x,y,k --stat "$statistics" "$@"
    gbv-summarize --value x,y --stat "$statistics" "$@"
    gbv-summarize --by h,day --value k,y --where 'x > 0 && region != "Abai"' "$@"
    gbv-summarize --by region --value x,y --weight w --stat n,n_missing,sum,mean "$@"
    gbv-summarize --by remark,region "$@"
    gbv-summarize --by w,h --value x --stat "$statistics" "$@"
    gbv-describe "$@"
    gbv-describe --by h --where 'k < 200 || missing(k)' "$@"
}

# same FILE [OPTION…]: as the plain file by one thread.
same() {
    [ -s expected ] || results plain.csv --threads 1 > expected
    results "$@" > "$BATS_TEST_TMPDIR/got" && cmp expected "$BATS_TEST_TMPDIR/got"
}

@test "fold: the same bytes for 1, 2 and 8 threads" {
    same plain.csv --threads 2
    same plain.csv --threads 8
    [ "$(wc -l < expected)" -gt 4000 ]
}

@test "fold: the same bytes for rows in any order, by 1 and 2 threads" {
    for file in shuffled sorted rotated0 rotated1 rotated2 rotated3; do
        same $file.csv --threads 1
        same $file.csv --threads 2
    done
}

@test "fold: the same bytes from quoted cells, CRLF, tabs, gzip, UTF-16 and a pipe" {
    for file in quoted.csv crlf.csv tabs.csv bom.csv packed.csv.gz utf16.csv; do
        same $file --threads 2
    done
    piped() { cat plain.csv | "$@"; }
    piped gbv-summarize --by region,h --value x,y,k --stat "$statistics" > piped
    gbv-summarize --by region,h --value x,y,k --stat "$statistics" plain.csv | cmp - piped
}

@test "fold: acf1 needs the order of the rows, not the threads or the clothes" {
    acf1() { gbv-summarize --by h --value y --stat acf1 "$@"; }
    acf1 plain.csv --threads 1 > acf1
    for file in plain.csv quoted.csv packed.csv.gz utf16.csv; do
        acf1 $file --threads 2 | cmp - acf1
        acf1 $file --threads 8 | cmp - acf1
    done
    ! acf1 shuffled.csv | cmp -s - acf1
}

# Commands that add rows of a table, and sums by replicate weights: added FILE
added() {
    local design=(--weight w --replicates r1:r6 --replicate-type jk1)
    gbv-rate --events events --population people "$1"
    gbv-rate --events events --population people --by region "$1"
    gbv-prevalence --events events --n n --by kind "$1"
    for reference in pairwise overall rest; do
        gbv-compare --events events --population people --group region \
            --reference $reference "$1"
    done
    gbv-tabulate --row region --column kind "${design[@]}" "$1"
    gbv-survey --quantile events:0.3 --by region "${design[@]}" "$1"
}

@test "table: sums of rows in any order are the same, and Python's math.fsum" {
    added people.csv > added
    [ "$(wc -l < added)" -gt 70 ]
    for file in people1 people2; do
        added $file.csv | cmp - added
    done
    gbv-rate --events events --population people --by region people.csv |
        gbv-select --columns region,population | cmp - people_sums.csv
}

@test "table: a population of tenths is what its decimals say" {
    printf 'x,p\n1,0.1\n1,0.2\n1,0.3\n' | gbv-rate --events x --population p - |
        gbv-select --columns population | diff - <(printf 'population\n0.6\n')
}

# ---- Surveys: replicate weights, counts, values far from 0 ----

# surveys.csv and the same rows in two other orders; its answers are made, with
# the columns of the World Values Survey for gbv-gsni.
write_surveys() {
    awk -F, -v OFS=, -v rows="${1:-600}" 'BEGIN {
        srand(7)
        print "h,g,s,w,t,y,x,z,Q29,Q30,Q31,Q33,Q249,Q189,Q184,wave,r1,r2,r3,r4"
        for (i = 0; i < rows; i++) {
            $0 = ""
            $1 = int(3 * rand()); $2 = substr("abc", 1 + int(3 * rand()), 1)
            $3 = int(4 * rand()); $4 = rand() + 0.1; $5 = int(5 * rand())
            $6 = sprintf("%.17g", 1e6 + rand()); $7 = rand() + 0.5
            $8 = rand() < 0.3 ? "" : int(2 * rand())
            for (q = 9; q <= 15; q++) $q = 1 + int((q < 13 ? 4 : 10) * rand())
            $16 = 7
            for (r = 17; r <= 20; r++) $r = $4 * 2 * rand()
            print
        } }' > surveys.csv
    { head -1 surveys.csv; tail -n +2 surveys.csv | tac; } > surveys1.csv
    { head -1 surveys.csv; tail -n +2 surveys.csv | sort -t, -k7; } > surveys2.csv
}

# With these replicate weights, or options of a design.
survey_results() {
    local file=$1 design=("${@:2}")
    gbv-survey "$file" --weight w "${design[@]}" --mean y,x --by g
    gbv-survey "$file" --weight w "${design[@]}" --total y,z
    gbv-survey "$file" --weight w "${design[@]}" --ratio y/x --by g,s
    gbv-survey "$file" --weight w "${design[@]}" --mean y --by g --contrast a/b
    gbv-survey "$file" --weight w "${design[@]}" --quantile y:0.1,0.5,0.99 --by g
    gbv-prevalence "$file" --weight w "${design[@]}" --of z --by g
    gbv-tabulate "$file" --weight w "${design[@]}" --row s --column g --test raoscott
}

@test "surveys: the same bytes for rows in any order, with replicates and counts" {
    write_surveys
    local replicates=(--replicates r1:r4 --replicate-type jk1)
    local designs=("${replicates[*]}" "${replicates[*]} --counts t" '--strata h --counts t'
                   '--strata h --psu s --nest --counts t' '--strata h')
    for design in "${designs[@]}"; do
        survey_results surveys.csv $design > by_design
        [ "$(wc -l < by_design)" -gt 45 ]
        for file in surveys1.csv surveys2.csv; do
            survey_results $file $design --threads 2 | cmp by_design - || { echo "$design"; return 1; }
        done
    done
    for more in '' '--counts t'; do
        gsni() { gbv-gsni "$1" --weight w "${replicates[@]}" $more --bounds; }
        gsni surveys.csv > by_design
        for file in surveys1.csv surveys2.csv; do
            gsni $file | cmp by_design -
        done
    done
}
