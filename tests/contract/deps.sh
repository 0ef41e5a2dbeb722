#!/bin/bash
# The packages that tools/deps installs are those that CONTRIBUTING.md gives a
# reason for; on a machine without apt it prints them.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sed -n 's/^\(build\|tests\|bench\)="\(.*\)"$/\2/p' tools/deps | tr ' ' '\n' | sort > "$scratch/named"
sed -n '/^## Dependencies/,$s/^| \([a-z][^|]*\) |.*/\1/p' CONTRIBUTING.md |
    sed '/^package$/d; s/, /\n/g' | sort > "$scratch/reasoned"

# A machine that has neither apt-get nor dpkg-query.
prints_names() {
    ln -s "$(command -v sh)" "$(command -v cat)" "$scratch"
    PATH=$scratch sh tools/deps > "$scratch/printed" || return 1
    tr ' ' '\n' < "$scratch/printed" | sort | comm -23 "$scratch/named" - | tee "$scratch/lacking"
    [ ! -s "$scratch/lacking" ]
}

check 'each package of tools/deps has its reason in CONTRIBUTING.md, and no other has one' \
    diff "$scratch/named" "$scratch/reasoned"
check 'without apt, tools/deps prints all their names' prints_names
done_testing
