# TAP for shell tests, sourced: check 'what holds' COMMAND…, then done_testing.
count=0
check() {
    count=$((count + 1))
    what=$1
    shift
    if output=$("$@" 2>&1); then
        echo "ok $count - $what"
    else
        echo "not ok $count - $what"
        printf '%s\n' "$output" | head -50 | sed 's/^/# /'
    fi
}
not() { ! "$@"; }
done_testing() { echo "1..$count"; }
