# What the tests of statistical commands share: rows of a result, asked with jq.

# Runs a command; its rows are then asked with `near` and `says`.
rows_of() { "$@" --format json > rows.json 2> notes.txt; }

# near FILTER EXPECTED…: the numbers that a jq filter finds, in their order.
near() {
    jq -e -r --argjson expected "[$(tr ' ' ',' <<< "${*:2}")]" "[$1] as \$found |
        if (\$found | length) == (\$expected | length) and
           ([\$found, \$expected] | transpose | all(.[0] != null and
            (.[0] - .[1] | fabs) <= 1e-9 * (if .[1] == 0 then 1 else .[1] | fabs end)))
        then \"ok\" else \"found \(\$found), expected \(\$expected)\" | halt_error end" rows.json
}

# says FILTER TEXT: what a jq filter finds, as text.
says() {
    local found
    found=$(jq -r "$1" rows.json)
    [ "$found" = "$2" ] || { echo "found \"$found\", expected \"$2\""; return 1; }
}

# refuses STATUS WORDS COMMAND…: the exit code, nothing printed, words said.
refuses() {
    local status=0
    "${@:3}" > printed.txt 2> said.txt || status=$?
    [ "$status" = "$1" ] && [ ! -s printed.txt ] && grep -qF -- "$2" said.txt ||
        { echo "exit $status"; cat printed.txt said.txt; return 1; }
}
