# What the tests over all programs share. A program is run as its own first
# example that reads a bundled data set, with another file in its place: so a
# new command is tested by the examples it comes with.

setup_programs() {
    cd "$BATS_TEST_TMPDIR" || return 1
    programs=("$BUILD"/bin/gbv-*)
}

# The table of a program, as --help=json prints it: describe PROGRAM JQ-FILTER
describe() { "$1" --help=json | jq -r "$2"; }

# Runs a shell command: out, err and status are what came of it. A crash, or a
# sanitizer's word, fails at once.
attempt() {
    status=0
    timeout 60 bash -c "$1" > "$BATS_TEST_TMPDIR/out" 2> "$BATS_TEST_TMPDIR/err" < /dev/null ||
        status=$?
    out=$(tr -d '\0' < "$BATS_TEST_TMPDIR/out")
    err=$(tr -d '\0' < "$BATS_TEST_TMPDIR/err")
    if [ "$status" -ge 124 ] || grep -q 'Sanitizer\|runtime error' <<< "$err"; then
        complain "$1" "crashed or hung"
        return 1
    fi
}

# Says what was run and what is wrong with it, and fails.
complain() {
    printf '%s\n  %s (exit code %s)\n' "$1" "$2" "$status"
    [ -z "$err" ] || head -20 <<< "$err"
    return 1
}

# The first example that reads a data set and is no pipe, without its -o, so
# that it writes to standard output; "" if there is none.
example_of() {
    describe "$1" '.examples[]' | grep -v '|' | grep -E ' @[a-z]' | head -1 |
        sed -E 's/ (-o|--output)[ =][^ ]+//g'
}

# The same with another file as its first data set.
with_file() { sed -E "s|@[a-z0-9-]+|$2|" <<< "$1"; }

# The file of the first data set of an example.
data_of() {
    local name
    name=$(grep -oE '@[a-z0-9-]+' <<< "$1" | head -1)
    echo "$GBVSTAT_DATA/${name#@}.csv"
}

# Runs FUNCTION PROGRAM EXAMPLE DATA for every program that reads a table, and
# names those for which it fails.
each_reader() {
    local program example failed=0
    for program in "${programs[@]}"; do
        example=$(example_of "$program")
        if [ -z "$example" ]; then
            [ "$(describe "$program" .input)" = none ] && continue
            echo "$program: no example reads a data set"
            failed=1
            continue
        fi
        "$1" "$program" "$example" "$(data_of "$example")" || failed=1
    done
    return $failed
}

# The same for every program: FUNCTION PROGRAM.
each_program() {
    local program failed=0
    for program in "${programs[@]}"; do
        "$1" "$program" || failed=1
    done
    return $failed
}

# The example on a bad file ends with exit code 1, nothing on standard output,
# and a message that has the words.
refuses() {
    local line=$1 words=$2
    attempt "$line" || return 1
    [ "$status" = 1 ] || { complain "$line" 'exit code 1 expected'; return 1; }
    [ -z "$out" ] || { complain "$line" 'partial output'; return 1; }
    grep -q 'error: ' <<< "$err" || { complain "$line" 'no error message'; return 1; }
    grep -qF -- "$words" <<< "$err" || { complain "$line" "the message lacks \"$words\""; return 1; }
}

# Either a clear error or a complete answer.
answers_or_refuses() {
    attempt "$1" || return 1
    case $status in
    0) [ -n "$out" ] || complain "$1" 'no output and no error' ;;
    1) grep -q 'error: ' <<< "$err" && [ -z "$out" ] || complain "$1" 'an unclear failure' ;;
    *) complain "$1" 'exit code 0 or 1 expected' ;;
    esac
}
