#!/bin/bash
# Each public header compiles alone, as C17 under strict flags and as C++.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh

strict='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wundef -Werror'
alone_in_c() {
    printf '#include <%s>\nextern int not_empty;\n' "$1" |
        gcc -std=c17 $strict -Ilib -Iplots -fsyntax-only -x c -
}
alone_in_cxx() {
    printf '#include <%s>\n' "$1" |
        clang++ -std=c++20 -Wall -Wextra -Werror -Ilib -Iplots -fsyntax-only -x c++ -
}
# Declares its functions as C, so that C++ links with them.
links_from_cxx() { ! grep -q '^GBV_API' "$1" || grep -q '^extern "C" {' "$1"; }

for path in lib/gbvstat.h lib/gbvstat/*.h plots/gbvplot.h; do
    header=${path#*/}
    check "$header alone, in C" alone_in_c "$header"
    check "$header alone, in C++" alone_in_cxx "$header"
    check "$header has C linkage in C++" links_from_cxx "$path"
done
done_testing
