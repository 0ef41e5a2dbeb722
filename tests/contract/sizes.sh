#!/bin/bash
# Functions fit a screen, files have one subject, lines have 100 columns.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
export LC_ALL=C.UTF-8

sources() { find lib plots cli -name '*.[ch]' | sort; }

# "LINES FILE FUNCTION" for each definition: its name begins a line, and a
# brace that begins a line ends it.
functions() {
    awk '/^[a-z_][a-z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name); begin = FNR }
         /;$/ && FNR == begin { begin = 0 }
         /^}/ && begin { print FNR - begin + 1, FILENAME, name; begin = 0 }' "$@"
}
no_longer_than() { awk -v most="$1" '$1 > most { print; found = 1 } END { exit found }'; }
functions_fit() { functions $(sources) | no_longer_than 70; }
functions_are_short() {
    functions $(sources) | sort -n | awk '{ lines[NR] = $1 }
        END { median = lines[int((NR + 1) / 2)]; p90 = lines[int(0.9 * NR)]
              print "median", median, "p90", p90; exit !(median <= 15 && p90 <= 45) }'
}
lengths() { wc -l "$@" | sed '/ total$/d'; }
commands_fit() { lengths cli/commands/*.c | no_longer_than 150; }
files_fit() { lengths $(sources) | no_longer_than 300; }
# Tables of expected values are as the program printed them that made them.
lines_fit() {
    ! grep -nE '^.{101}' $(sources) $(find tests -name '*.[ch]' ! -name '*_values.h')
}

planted_function() {
    { echo 'long_one(void)'; echo '{'; yes '    ;' | head -68; echo '}'; } > "$1"
    functions "$1" | no_longer_than 70
}

planted=$(mktemp)
trap 'rm -f "$planted"' EXIT
check 'no function has over 70 lines' functions_fit
check 'half of the functions have at most 15 lines, nine of ten at most 45' functions_are_short
check 'no command has over 150 lines' commands_fit
check 'no source file has over 300 lines' files_fit
check 'no line has over 100 columns' lines_fit
check 'planted: a function of 71 lines' not planted_function "$planted"
done_testing
