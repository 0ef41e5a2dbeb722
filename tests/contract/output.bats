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

@test "one file for two outputs is refused" {
    twice() { refuses 2 'are one file' gbv-select L.csv "$@"; }
    twice -o new.csv -o new.csv
    twice -o new.csv -o other.csv -o ./new.csv
    ln -s new.csv link.json
    twice -o new.csv -o link.json
    echo old > new.csv
    twice -o new.csv -o link.json
    ln new.csv hard.md
    twice -o hard.md -o new.csv
    : > empty.csv
    to_empty() { "$@" > empty.csv; }
    refuses 2 'are one file' to_empty gbv-select L.csv -o empty.csv --format csv -o /dev/stdout
}

@test "two outputs of one name in two folders, and two of one device, are two" {
    mkdir a b
    gbv-select L.csv -o a/x.csv -o b/x.csv -o x.csv
    cmp a/x.csv L.csv
    cmp b/x.csv L.csv
    gbv-select L.csv --format csv -o /dev/null -o /dev/null
}

@test "a name of 255 bytes" {
    name=$(head -c 251 /dev/zero | tr '\0' n).csv
    gbv-select L.csv -o "$name"
    cmp L.csv "$name"
    refuses 1 'File name too long' gbv-select L.csv -o "x$name"
}

@test "a name that cannot be written is refused, before anything is read" {
    mkdir folder
    : > file
    refuses 1 'is a directory' gbv-select L.csv --format csv -o folder
    refuses 1 'is a directory' gbv-select L.csv --format csv -o new/
    refuses 1 'No such file or directory' gbv-select L.csv -o nowhere/new.csv
    refuses 1 'Not a directory' gbv-select L.csv -o file/new.csv
    refuses 1 'No such file or directory' gbv-select L.csv -o '' --format csv
    refuses 1 'is a directory' gbv-select nowhere.csv -o L.csv -o folder --format csv
}

# ---- Descriptors and devices ----

@test "/dev/stdout and its fellows are written where they are, not replaced" {
    for name in /dev/stdout /dev/fd/1 /proc/self/fd/1 /proc/thread-self/fd/1; do
        echo keep > a
        gbv-select L.csv --format csv -o "$name" >> a
        { echo keep; cat L.csv; } | cmp - a
        { echo first; gbv-select L.csv --format csv -o "$name"; echo last; } > a
        { echo first; cat L.csv; echo last; } | cmp - a
        gbv-select L.csv --format csv -o "$name" | cmp - L.csv
    done
    echo keep > a
    gbv-select L.csv --format csv -o /dev/stderr 2>> a
    { echo keep; cat L.csv; } | cmp - a
    gbv-select L.csv --format csv -o /dev/fd/9 9> b
    cmp L.csv b
    ln -s /dev/stdout out.csv
    { echo first; gbv-select L.csv -o out.csv; } > a
    { echo first; cat L.csv; } | cmp - a
}

@test "a descriptor that the program was not given is refused" {
    for n in 9 99999999999999999999; do
        refuses 1 "/dev/fd/$n: error: cannot be written:" \
            gbv-select L.csv --format csv -o new.csv -o "/dev/fd/$n"
    done
    # Nor may one be meant that the program opens for itself.
    closed() { "$@" 3>&- 4>&- 5>&- 6>&-; }
    for n in 3 4 5 6; do
        refuses 1 "/dev/fd/$n: error: cannot be written:" \
            closed gbv-select L.csv --format csv -o new.csv -o "/dev/fd/$n"
    done
    read_only() { "$@" 9< R.csv; }
    refuses 1 'Bad file descriptor' read_only gbv-select L.csv --format csv -o /dev/fd/9
}

@test "a pipe with a name, and a device, stay what they are" {
    mkfifo pipe.csv
    cat pipe.csv > got &
    gbv-select L.csv -o pipe.csv
    wait
    [ -p pipe.csv ]
    cmp L.csv got
    gbv-select L.csv --format csv -o /dev/null
    [ -c /dev/null ]
    refuses 1 'No space left' gbv-select L.csv --format csv -o new.csv -o /dev/full
}

# ---- Links ----

@test "a link is followed, also where nothing is yet" {
    mkdir folder
    ln -s folder/new.csv link.csv
    ln -s link.csv second.csv
    gbv-select L.csv -o second.csv
    [ "$(readlink second.csv),$(readlink link.csv)" = link.csv,folder/new.csv ]
    cmp L.csv folder/new.csv
    gbv-select R.csv -o second.csv
    [ "$(readlink second.csv),$(readlink link.csv)" = link.csv,folder/new.csv ]
    cmp R.csv folder/new.csv
    ln -s ../folder folder/here
    ln -s "$PWD/folder/here/absolute.csv" absolute.csv
    gbv-select L.csv -o absolute.csv
    [ -L absolute.csv ]
    cmp L.csv folder/absolute.csv
}

@test "a link to where nothing can be, or to itself, is refused and stays" {
    ln -s nowhere/new.csv nowhere.csv
    ln -s self.csv self.csv
    ln -s new.csv dangling.csv
    refuses 1 'No such file or directory' gbv-select L.csv -o nowhere.csv
    refuses 1 'Too many levels of symbolic links' gbv-select L.csv -o self.csv
    refuses 1 'No space left' gbv-select L.csv -o dangling.csv -o /dev/full --format csv
}

# ---- Rights ----

# Without the power of root to write everything.
as_user() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all "$@"
    else
        "$@"
    fi
}
may_test_rights() {
    : > locked && chmod 444 locked
    ! as_user sh -c ': >> locked' 2> /dev/null || skip 'whoever runs this may write every file'
    rm -f locked
}

@test "a file that is write-protected is not replaced" {
    may_test_rights
    echo old > new.csv
    chmod 444 new.csv
    refuses 1 'Permission denied' as_user gbv-select L.csv -o new.csv
    ln -s new.csv link.csv
    refuses 1 'Permission denied' as_user gbv-select L.csv -o link.csv
    refuses 1 'Permission denied' as_user gbv-select L.csv -o other.csv -o new.csv
    mkdir folder
    chmod 555 folder
    refuses 1 'Permission denied' as_user gbv-select L.csv -o folder/new.csv
}

@test "a file that is replaced keeps its rights; a new one has the usual" {
    for mode in 600 644 666 640 755; do
        echo old > new.csv
        chmod "$mode" new.csv
        (umask 077; gbv-select L.csv -o new.csv)
        [ "$(stat -c %a new.csv)" = "$mode" ]
        cmp L.csv new.csv
    done
    for mask in 022 077 000; do
        rm -f new.csv
        (umask "$mask"; gbv-select L.csv -o new.csv)
        [ "$(stat -c %a new.csv)" = "$(printf %o $((0666 & ~mask)))" ]
    done
}

@test "owner and group stay where that is allowed; where not, nobody may do more" {
    [ "$(id -u)" = 0 ] || skip 'only root can give files away'
    echo old > new.csv
    chown 1234:5678 new.csv
    chmod 660 new.csv
    gbv-select L.csv -o new.csv
    [ "$(stat -c %u:%g:%a new.csv)" = 1234:5678:660 ]
    # Not its group's: what a group of another name could do must not be more.
    chmod 664 new.csv
    chmod 777 .
    setpriv --bounding-set=-chown --inh-caps=-all gbv-select L.csv -o new.csv
    [ "$(stat -c %u:%g:%a new.csv)" = "$(id -u):$(id -g):644" ]
}

# access_list FILE, access_list FILE default|access USER: prints the list of a file, or
# sets one that lets a user read and write and the group nothing; what is shown
# as the group's rights is then the mask.
access_list() {
    python3 - "$@" << 'END'
import os, struct, sys
name, kind, user = (sys.argv[1:] + ["", ""])[:3]
entries = (1, 6, -1), (2, 6, int(user or 0)), (4, 0, -1), (16, 6, -1), (32, 0, -1)
if kind:
    os.setxattr(name, "system.posix_acl_" + kind,
                struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *e) for e in entries))
else:
    print([os.getxattr(name, x) for x in os.listxattr(name) if x.startswith("system.posix")])
END
}

@test "an access control list stays, and none comes to be" {
    echo old > none.csv
    echo old > new.csv
    access_list new.csv access 1234 2> /dev/null || skip 'no access control lists here'
    access_list . default 4321
    [ "$(stat -c %a new.csv)" = 660 ]
    before=$(access_list new.csv)
    gbv-select L.csv -o new.csv -o none.csv
    cmp L.csv new.csv
    [ "$(access_list new.csv)" = "$before" ]
    [ "$(access_list none.csv)" = '[]' ]
    [ "$(stat -c %a new.csv none.csv | xargs)" = '660 644' ]
}

# ---- Whole or not at all ----

# Rows of over a megabyte.
big() { { echo k,v; seq -f '%.0f,somewhat long words to fill a line up' 30000; } > big.csv; }

@test "a limit of size leaves nothing behind" {
    big
    echo old > old.csv
    limited() { (ulimit -f 100; "$@"); }
    refuses 1 'File too large' limited gbv-select big.csv -o new.csv
    refuses 1 'File too large' limited gbv-select big.csv -o old.csv
    refuses 1 'File too large' limited gbv-select big.csv -o new.csv -o old.csv
}

# A signal at any time: all outputs are there, or none and nothing else.
@test "a signal leaves nothing behind, or everything in place" {
    big
    outputs=()
    for n in 1 2 3 4 5 6 7 8; do outputs+=(-o "out/$n.csv"); done
    caught=0
    for signal in TERM INT HUP QUIT TERM INT HUP TERM; do
        for delay in 0.01 0.02 0.03 0.05 0.08 0.12; do
            rm -rf out && mkdir out
            status=0
            timeout -s "$signal" "$delay" gbv-select big.csv "${outputs[@]}" || status=$?
            [ "$status" = 0 ] || caught=$((caught + 1))
            left=$(ls -A out | wc -l)
            [ "$left" = 0 ] || [ "$(echo $(ls -A out))" = '1.csv 2.csv 3.csv 4.csv 5.csv 6.csv 7.csv 8.csv' ] ||
                { ls -A out; return 1; }
        done
    done
    [ "$caught" -gt 0 ]
}

@test "a reader that goes away leaves nothing behind" {
    big
    before=$(state)
    gbv-select big.csv -o new.csv --format csv -o /dev/stdout | head -c 1 > /dev/null
    [ "$(state)" = "$before" ]
}

@test "if one output fails, none is there" {
    mkdir folder
    echo old > old.csv
    refuses 1 'No space left' gbv-select L.csv -o old.csv -o new.csv --format csv -o /dev/full
    refuses 1 'is a directory' gbv-select L.csv -o old.csv -o new.csv --format csv -o folder
}
