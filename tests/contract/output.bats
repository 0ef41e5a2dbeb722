#!/usr/bin/env bats
# Where --output writes: never over what is read, whole or not at all, and
# otherwise as a redirect of the shell would.

setup() {
    said=$BATS_TEST_TMPDIR/said
    mkdir "$BATS_TEST_TMPDIR/work" && cd "$BATS_TEST_TMPDIR/work" || return 1
    printf '%s\n' k,v a,1 b,2 > L.csv
    printf '%s\n' k,w a,3 b,4 > R.csv
    printf '%s\n' sex,pay,w,r1,r2 women,1,2,2,1 women,3,2,1,2 men,2,1,1,2 men,5,1,2,1 > S.csv
    printf '%s\n' sex,population women,10 men,20 > pop.csv
    printf '%s\n' scale 0.5 0.5 > scale.csv
    printf '%s\n' date,name_en 2019,Law > events.csv
}

# The folder: names, rights, bytes.
state() { find . -printf '%p %l %m\n' | sort; find . -type f | sort | xargs -d '\n' cat; }

# refuses STATUS WORDS COMMAND…: with that exit code and those words, nothing on
# standard output, and the folder as it was.
refuses() {
    local wanted=$1 words=$2 status=0 before out
    shift 2
    before=$(state)
    out=$("$@" 2> "$said") || status=$?
    [ "$status" = "$wanted" ] && [ -z "$out" ] && grep -qF -- "$words" "$said" &&
        [ "$(state)" = "$before" ] || { echo "$*: exit code $status"; cat "$said"; ls -lA; return 1; }
}

# ---- Inputs ----

spares() { refuses 2 "is an input, and is not overwritten" "$@"; }

@test "no file that is read is overwritten, whichever option names it" {
    spares gbv-select L.csv -o L.csv
    spares gbv-summarize L.csv --value v -o L.csv
    spares gbv-join L.csv R.csv --key k -o L.csv
    spares gbv-join L.csv R.csv --key k -o R.csv
    spares gbv-join L.csv R.csv --key k -o other.csv -o "$PWD/R.csv"
    survey=(gbv-survey S.csv --mean pay --weight w)
    spares "${survey[@]}" --poststratify sex:pop.csv -o pop.csv
    spares "${survey[@]}" --rake sex:pop.csv -o pop.csv
    spares "${survey[@]}" --replicates r1,r2 --replicate-type jkn \
        --replicate-scale scale.csv -o scale.csv
    spares gbv-chart line @homicide --where 'sex == "women"' -x year -y victims \
        --event-file events.csv -o events.csv
}

@test "no input is overwritten by another name for it" {
    ln -s R.csv link.csv
    ln R.csv hard.csv
    spares gbv-join L.csv R.csv --key k -o link.csv
    spares gbv-join L.csv R.csv --key k -o hard.csv
    spares gbv-join L.csv link.csv --key k -o R.csv
}

@test "the file of standard input is not overwritten" {
    from_L() { gbv-select "$@" < L.csv; }
    spares from_L - -o L.csv
    spares from_L -o L.csv
    spares from_L /dev/stdin -o L.csv
}

@test "a bundled data set is not overwritten by its path" {
    cp -r "$GBVSTAT_DATA" data
    export GBVSTAT_DATA=$PWD/data
    spares gbv-select @homicide -o data/homicide.csv
    spares gbv-data homicide -o data/homicide.csv
    spares gbv-data -o data/homicide.csv
    spares gbv-data --cite homicide -o data/sources.csv
    spares gbv-data --about homicide -o data/datapackage.json
    spares gbv-select @homicide -o data/datapackage.json
}

@test "a name that is no input may be written" {
    echo old > homicide
    gbv-data homicide --format csv -o homicide
    cmp homicide "$GBVSTAT_DATA/homicide.csv"
    gbv-data homicide -o L.csv < L.csv
    cmp L.csv "$GBVSTAT_DATA/homicide.csv"
}

# ---- Names ----

@test "-o - is refused: without -o the answer is on standard output" {
    refuses 2 'goes to standard output without --output' gbv-select L.csv -o -
    refuses 2 'goes to standard output without --output' gbv-select L.csv --format csv --output=-
    gbv-select L.csv -o ./- --format csv
    cmp L.csv ./-
}
