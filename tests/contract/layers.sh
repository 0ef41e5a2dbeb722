#!/bin/bash
# Layers never point backwards: who may include whom, over every #include.
# A public header belongs to the layer that defines its functions.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
root=$PWD

libc='assert|ctype|dirent|dlfcn|errno|fcntl|fenv|float|inttypes|langinfo|limits|math|poll|pthread'
libc+='|setjmp|signal|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|strings|sys/[a-z]+|time|unistd'
libc+='|wchar'

# What each layer may include beside libc: layers of the library, then the
# headers of others.
declare -A layers_of=(
    [base]='base' [data]='base|data' [stats]='base|stats' [fold]='base|data|stats|fold'
    [out]='base|data|out'
)
declare -A foreign=(
    [base]='' [data]='csv|jansson|iconv|zlib|readstat|simde/x86/[a-z0-9]+' [stats]='gsl/[a-z_]+' [fold]='' [out]=''
    [plots]='gbvstat|gbvplot|cairo(-[a-z0-9]+)?|pango/[a-z0-9-]+|fontconfig/[a-z]+|png|jansson'
    [cli]='gbvstat|gbvplot'
)

# The layer that a header of lib/ belongs to: its folder, or for a public one
# the folder of the file that defines its first function.
declare -A layer_of
find_layers() {
    local path name
    for path in lib/gbvstat/*.h; do
        name=$(sed -nE 's/^GBV_API .*\b(gbv_[a-z0-9_]+)\(.*/\1/p' "$path" | head -1)
        layer_of[${path#lib/}]=base
        [ -n "$name" ] || continue
        layer_of[${path#lib/}]=$(grep -lE "^$name\(" lib/*/*.c | head -1 | cut -d/ -f2)
    done
    for path in lib/*/*.h; do
        [[ $path = lib/gbvstat/* ]] || layer_of[${path#lib/}]=$(cut -d/ -f2 <<< "$path")
    done
}

# May a file of this layer include this? $1 layer, $2 file, $3 what stands
# between the quotes or brackets.
allowed() {
    local layer=$1 file=$2 header=$3
    [[ $header =~ ^($libc)\.h$ ]] && return 0
    [ -n "${foreign[$layer]}" ] && [[ $header =~ ^(${foreign[$layer]})\.h$ ]] && return 0
    case $layer in
    plots | cli)
        # Their own headers; of GSL only its error handler, which main turns off.
        [ "$file:$header" = cli/main.c:gsl/gsl_errno.h ] && return 0
        [ "$header" = commands.inc ] || [ -e "$root/$layer/$header" ] ||
            [ -e "$root/$(dirname "$file")/$header" ] ;;
    *)
        [[ $header = */* ]] || return 0
        [[ ${layer_of[$header]-none} =~ ^(${layers_of[$layer]})$ ]] ;;
    esac
}

# Prints what the files include against the rule.
violations() {
    local file layer line text header found=0
    while IFS=: read -r file line text; do
        [[ $file =~ ^(lib/)?([a-z]+)/ ]] && layer=${BASH_REMATCH[2]}
        [ "$layer" = gbvstat ] && continue
        [[ $text =~ [\"\<]([^\"\>]+)[\"\>] ]] || continue
        header=${BASH_REMATCH[1]}
        allowed "$layer" "$file" "$header" && continue
        echo "$file:$line: $layer must not include $header"
        found=1
    done < <(grep -nE '^[[:space:]]*#[[:space:]]*include' "$@")
    return $found
}
all_layers() {
    violations /dev/null $(find lib/*/ plots cli -name '*.[ch]')
}

# Is a wrong include found in a file like that?
finds() {
    local file=$1 header=$2 folder status
    folder=$(mktemp -d)
    mkdir -p "$folder/$(dirname "$file")"
    printf '#include %s\n' "$header" > "$folder/$file"
    (cd "$folder" && violations /dev/null "$file") | grep "^$file:"
    status=$?
    rm -rf "$folder"
    return $status
}

find_layers
check 'no layer includes what it must not know' all_layers
check 'planted: base and GSL' finds lib/base/status.c '<gsl/gsl_cdf.h>'
check 'planted: data and statistics' finds lib/data/table.c '"gbvstat/trend.h"'
check 'planted: statistics and tables' finds lib/stats/root.c '"gbvstat/table.h"'
check 'planted: statistics and files' finds lib/stats/root.c '"data/table.h"'
check 'planted: writers and statistics' finds lib/out/render.c '"stats/root.h"'
check 'planted: charts and private headers' finds plots/plot.c '"base/memory.h"'
check 'planted: charts and GSL' finds plots/plot.c '<gsl/gsl_cdf.h>'
check 'planted: programs and private headers' finds cli/main.c '"data/table.h"'
check 'planted: programs and cairo' finds cli/picture.c '<cairo.h>'
done_testing
