# make install and uninstall, into an empty folder.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || return 1
    destination=$BATS_FILE_TMPDIR/destination
    prefix=/opt/gbv
    soversion=$(readlink "$BUILD/lib/libgbvstat.so" | sed 's/.*\.//')
    unset GBVSTAT_DATA
}

@test "install" {
    mkdir -p "$destination/opt"
    tools/install install "$BUILD" "$destination" "$prefix" "$soversion"
    cd "$destination$prefix"
    [ -f "lib/libgbvstat.so.$soversion" ] && [ -L lib/libgbvstat.so ]
    [ -f "lib/libgbvplot.so.$soversion" ] && [ -L lib/libgbvplot.so ]
    [ -f include/gbvstat.h ] && [ -f include/gbvstat/table.h ] && [ -f include/gbvplot.h ]
    for program in "$BUILD"/bin/*; do
        name=${program##*/}
        [ -x "bin/$name" ] && [ -f "share/man/man1/$name.1" ]
        [ -s "share/bash-completion/completions/$name" ]
    done
    diff -r --exclude=manifest "$BATS_TEST_DIRNAME/../../datasets" share/gbvstat
}

@test "installed programs run, read their data and draw, with no build tree in sight" {
    cd "$BATS_TEST_TMPDIR"
    PATH=$destination$prefix/bin:/usr/bin:/bin
    gbv help > /dev/null
    gbv describe @homicide | head -1 | grep -q '^column,type,'
    gbv-chart line @homicide --where 'sex == "women"' -x year -y victims -o x.svg
    xmllint --noout x.svg
    [ "$(realpath "$(ldd "$(command -v gbv-describe)" | sed -n 's/.*libgbvstat[^>]*=> \([^ ]*\).*/\1/p')")" = \
        "$(realpath "$destination$prefix/lib/libgbvstat.so")" ]
}

@test "a program in C builds with pkg-config and runs" {
    export PKG_CONFIG_PATH=$destination$prefix/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$destination
    cd "$BATS_TEST_TMPDIR"
    cat > five.c <<'END'
#include <stdio.h>
#include <gbvstat.h>
int main(void)
{
    return puts(gbv_status_text(GBV_TOO_FEW)) < 0;
}
END
    # A library that was built with a sanitizer needs it in the program too.
    sanitizer=
    ! ldd "$BUILD/lib/libgbvstat.so" | grep -q libasan || sanitizer=-fsanitize=address
    gcc -std=c17 -Wall -Werror $sanitizer five.c $(pkg-config --cflags --libs gbvstat) -o five
    LD_LIBRARY_PATH=$destination$prefix/lib ./five | grep -q .
    [ "$(pkg-config --modversion gbvstat)" = "$(gbv --version | sed 's/.* //')" ]
    pkg-config --exists --print-errors gbvplot
}

@test "installing again changes nothing" {
    (cd "$destination" && find . | sort) > "$BATS_TEST_TMPDIR/before"
    tools/install install "$BUILD" "$destination" "$prefix" "$soversion"
    (cd "$destination" && find . | sort) | diff "$BATS_TEST_TMPDIR/before" -
}

@test "uninstall leaves what was there and nothing else" {
    echo mine > "$destination$prefix/bin/mine"
    tools/install uninstall "$BUILD" "$destination" "$prefix" "$soversion"
    (cd "$destination" && find . | sort) |
        diff - <(printf '%s\n' . ./opt ./opt/gbv ./opt/gbv/bin ./opt/gbv/bin/mine)
}
