#!/bin/bash
# The README's tour: every command in a ```console block is run, and must print
# what stands below it. TAP. tests/contract/readme.sh BUILD
set -u
cd "$(dirname "$0")/../.." || exit 1
readme=$PWD/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

# One file a command: NNN.cmd and NNN.out.
awk '
    /^```console$/ { inside = 1; next }
    /^```$/        { inside = 0; continued = 0; next }
    !inside        { next }
    continued      { print > command; continued = /\\$/; next }
    /^\$ /         { n++; command = sprintf("%03d.cmd", n); output = sprintf("%03d.out", n)
                     printf "" > output; print substr($0, 3) > command; continued = /\\$/; next }
                   { print > output }
' "$readme"

n=0
for command in *.cmd; do
    [ -e "$command" ] || break
    n=$((n + 1))
    expected=${command%.cmd}.out
    if bash "$command" > actual 2>&1 && diff -u "$expected" actual > difference; then
        echo "ok $n - $(head -1 "$command")"
    else
        echo "not ok $n - $(head -1 "$command")"
        sed 's/^/# /' difference actual
    fi
done
if [ "$n" = 0 ]; then
    n=1
    echo "not ok 1 - the README has no tour"
fi
echo "1..$n"
