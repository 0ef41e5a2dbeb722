#!/bin/bash
# What the libraries show and what they call: tests/contract/symbols.sh BUILD
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
build=$1

# Symbols that a sanitizer puts into every library are not ours.
exported() {
    nm -D --defined-only "$1" | awk '{ print $NF }' | grep -vE '^_*(asan|odr_asan|ubsan|sanitizer|lsan)'
}
exports_only_gbv() {
    local all
    all=$(exported "$1")
    [ -n "$all" ] && ! grep -v '^gbv_' <<< "$all"
}
# The library never prints, ends the process, or depends on a locale.
calls() {
    nm -D --undefined-only "$1" | awk '{ print $NF }' | sed 's/@.*//' |
        grep -xE '(v?f?printf|__v?f?printf_chk|puts|putchar|perror|stdout|stderr|_?exit|abort|setlocale|__assert_fail)'
}
# gcc turns fprintf into fwrite, so nothing but the stream itself tells.
calls_none() { ! calls "$1"; }

for library in libgbvstat libgbvplot; do
    check "$library exports gbv_* and nothing else" exports_only_gbv "$build/lib/$library.so"
    check "$library does not print, exit, abort or set a locale" calls_none "$build/lib/$library.so"
done
check 'planted: libc exports other names' not exports_only_gbv "$(gcc -print-file-name=libm.so.6)"
check 'planted: a program calls what a library must not' calls "$build/bin/gbv"
done_testing
