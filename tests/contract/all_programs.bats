# What every program answers to: over all of build/bin, so that a new command
# is tested by being there.

load programs
setup() { setup_programs; }

# ---- Help ----

help_is_narrow() {
    attempt "$1 --help" || return 1
    [ "$status" = 0 ] && [ -z "$err" ] || { complain "$1 --help" 'exit code 0 expected'; return 1; }
    [ "$(wc -L <<< "$out")" -le 100 ] || complain "$1 --help" 'lines over 100 columns'
}
@test "--help exits 0 and has at most 100 columns" {
    each_program help_is_narrow
    help_is_narrow gbv
}

# Usage line, JSON and manual page tell the same synopsis.
synopsis_is_one() {
    local usage json manual
    usage=$("$1" --help | sed '/^$/,$d; s/^ *//' | tr '\n' ' ' | sed 's/^usage: //; s/ $//')
    json=$(describe "$1" .synopsis)
    manual=$("$1" --man | sed -n '/^\.SH SYNOPSIS/{n;p}' | sed 's/\\f[BR]//g; s/\\-/-/g; s/\.\.\./…/g')
    [ "$usage" = "$json" ] && [ "$manual" = "$json" ] ||
        { echo "$1: \"$usage\", \"$json\", \"$manual\""; return 1; }
}
@test "usage equals synopsis" { each_program synopsis_is_one; }

json_is_complete() {
    "$1" --help=json | jq -e '
        (.name | length > 0) and (.group | length > 0) and (.summary | length > 0)
        and (.description | length > 0) and (.examples | length > 0)
        and ([.options[] | select(.help | length == 0)] | length == 0)
        and ([.options[].name] | length == (unique | length))
        and ([.options[].letter | values] | length == (unique | length))
        and ([.columns[] | select(.meaning == null)] | length == 0)' > /dev/null ||
        { echo "$1: --help=json is not valid or lacks something, or a name stands twice";
          describe "$1" '[.columns[] | select(.meaning == null).name], ([.options[].letter | values] | sort | tostring)'
          return 1; }
}
@test "--help=json is valid, with help and examples; names and letters are unique" {
    each_program json_is_complete
}

summary_is_short() {
    local summary
    summary=$(describe "$1" .summary)
    [[ $summary != *. ]] && [ "${#summary}" -le 80 ] || { echo "$1: $summary"; return 1; }
    gbv help | grep -qF -- "$summary" || { echo "gbv help lacks $1"; return 1; }
}
@test "summaries are one line without full stop, and gbv help lists them" {
    each_program summary_is_short
}

manual_is_clean() {
    "$1" --man > page && mandoc -T lint -W warning page && mandoc -T utf8 page > /dev/null ||
        { echo "$1 --man"; return 1; }
}
@test "--man is a clean manual page" {
    each_program manual_is_clean
    manual_is_clean gbv
}

completions_parse() {
    local shell
    for shell in bash zsh fish; do
        attempt "$1 --completion=$shell" || return 1
        [ "$status" = 0 ] && [ -n "$out" ] || { complain "$1 --completion=$shell" 'nothing'; return 1; }
        command -v "$shell" > /dev/null || continue
        "$shell" -n <<< "$out" || { echo "$1: the completion for $shell does not parse"; return 1; }
    done
    attempt "$1 --completion=tcsh" && [ "$status" = 2 ] || complain "$1 --completion=tcsh" 'no error'
}
@test "completions parse" {
    each_program completions_parse
    completions_parse gbv
}

# COMP_WORDS as bash would set them: options, and the choices of an option.
bash_completes() {
    local name option
    name=$(basename "$1")
    option=$(describe "$1" '.options[] | select(.choices | length > 0) | .name' | head -1)
    eval "$("$1" --completion=bash)"
    COMP_WORDS=("$name" --hel) COMP_CWORD=1
    "_${name//-/_}"
    [ "${COMPREPLY[*]}" = --help ] || { echo "$name: --hel<TAB> gives ${COMPREPLY[*]}"; return 1; }
    [ -n "$option" ] || return 0
    COMP_WORDS=("$name" "--$option" '') COMP_CWORD=2
    "_${name//-/_}"
    [ "${COMPREPLY[*]}" = "$(describe "$1" ".options[] | select(.name == \"$option\") | .choices | join(\" \")")" ] ||
        { echo "$name: --$option <TAB> gives ${COMPREPLY[*]}"; return 1; }
}
@test "bash completes options, choices and data sets" {
    each_program bash_completes
    COMP_WORDS=(gbv-describe @ homi) COMP_CWORD=2
    _gbv_describe
    [ "${COMPREPLY[*]}" = homicide ]
}

@test "bash completes a command behind gbv as its program" {
    eval "$(gbv --completion=bash)"
    COMP_WORDS=(gbv tr) COMP_CWORD=1
    _gbv
    [ "${COMPREPLY[*]}" = trend ]
    COMP_WORDS=(gbv trend --mod) COMP_CWORD=2
    _gbv
    [ "${COMPREPLY[*]}" = --model ]
    COMP_WORDS=(gbv rate --ci b) COMP_CWORD=3
    _gbv
    [ "${COMPREPLY[*]}" = byar ]
    COMP_WORDS=(gbv help desc) COMP_CWORD=2
    _gbv
    [ "${COMPREPLY[*]}" = describe ]
}

@test "zsh offers again only what may be given again" {
    gbv-select --completion=zsh > zsh
    grep -qF "    '(-w --where)'{-w,--where}'[" zsh
    grep -qF "    '*'{-o,--output}'[" zsh
    grep -qF "    '*--na[" zsh
    grep -qF "    '--sort[" zsh
}

# The last value would win, and the first be lost without a word.
takes_no_option_twice() {
    local name failed=0
    for name in $(describe "$1" '.options[] | select(.value != null and .kind != "texts") | .name'); do
        [ "$name" != completion ] || continue
        attempt "$1 --$name=1 --$name 1" || return 1
        [ "$status" = 2 ] && [ -z "$out" ] || { complain "$1 --$name twice" 'exit code 2'; failed=1; }
        # What 1 is not a value of is refused before.
        grep -qF "option --$name is given twice: \"1\" and \"1\"" <<< "$err" && grep -q 'hint: ' <<< "$err" ||
            grep -qF -- "--$name: \"1\"" <<< "$err" || grep -qF -- "--$name: 1 is" <<< "$err" ||
            { complain "$1 --$name twice" 'another message'; failed=1; }
    done
    return $failed
}
@test "an option with a value is given once" { each_program takes_no_option_twice; }

tells_version() {
    attempt "$1 --version" || return 1
    [ "$status" = 0 ] && [[ $out =~ ^$(basename "$1")\ \(gbvstat\)\ [0-9]+\.[0-9]+\.[0-9]+$ ]] ||
        complain "$1 --version" "\"$out\""
}
@test "--version" {
    each_program tells_version
    tells_version gbv
}

@test "the README lists the programs, all and no others" {
    readme=$BATS_TEST_DIRNAME/../../README.md
    grep -oE '\bgbv-[a-z]+' "$readme" | sort -u > named
    printf '%s\n' "${programs[@]##*/}" | sort > present
    diff named present
}

# ---- Misuse ----

refuses_unknown_option() {
    attempt "$1 --hepl" || return 1
    [ "$status" = 2 ] && [ -z "$out" ] && grep -qF 'did you mean --help?' <<< "$err" ||
        complain "$1 --hepl" 'exit code 2 and a suggestion expected'
    attempt "$1 --no-such-thing-at-all" && [ "$status" = 2 ] ||
        complain "$1 --no-such-thing-at-all" 'exit code 2 expected'
}
@test "an unknown option is misuse, and the nearest is suggested" {
    each_program refuses_unknown_option
    refuses_unknown_option gbv
}

# A letter that no option has.
refuses_unknown_letter() {
    attempt "$1 -%" && [ "$status" = 2 ] || complain "$1 -%" 'exit code 2 expected'
}
@test "an unknown letter is misuse" { each_program refuses_unknown_letter; }

# script(1) gives a terminal; what its command says on stderr is in its output.
terminal() {
    export LINE
    LINE=$(with_file "$2" '')
    attempt 'script -qec "$LINE" /dev/null' || return 1
    [ "$status" = 2 ] && grep -q 'error: ' <<< "$out" ||
        { complain "$LINE" 'exit code 2 expected'; echo "$out"; return 1; }
    [ "$(describe "$1" .input)" = first ] || grep -q '^usage: ' <<< "$out" ||
        { complain "$LINE" 'the usage expected'; echo "$out"; return 1; }
}
@test "without FILE in a terminal: the usage and exit code 2, at once" {
    command -v script > /dev/null || skip "no script(1)"
    each_reader terminal
}

# Nothing but its name, and something is required: the usage says what.
bare_name() {
    [ -n "$(describe "$1" '.options[] | select(.required) | .name')" ] || return 0
    attempt "$1" && [ "$status" = 2 ] && [ -z "$out" ] && grep -q '^usage: ' <<< "$err" &&
        grep -q 'is required$' <<< "$err" || complain "$1" 'the usage expected'
}
@test "a program called bare tells its usage" { each_program bare_name; }

@test "an operand before FILE that is no type of chart is named, and the types" {
    attempt "gbv-chart pie @homicide"
    [ "$status" = 2 ] && [ -z "$out" ]
    grep -qF '"pie" is not line, bar or dot' <<< "$err"
    attempt "gbv-chart lien @homicide"
    grep -qF 'did you mean line?' <<< "$err"
    attempt "gbv-chart line @homicide @events"
    grep -qF 'one operand too many: "@events"' <<< "$err"
}

# ---- Files that are not what they should be ----

missing_file() { refuses "$(with_file "$2" nowhere.csv)" nowhere.csv; }
@test "a missing file" { each_reader missing_file; }

directory() {
    mkdir -p folder.csv
    refuses "$(with_file "$2" folder.csv)" folder.csv
}
@test "a directory" { each_reader directory; }

empty_file() {
    : > empty.csv
    refuses "$(with_file "$2" empty.csv)" empty.csv
}
@test "an empty file" { each_reader empty_file; }

unknown_dataset() { refuses "$(with_file "$2" @homicde)" homicide; }
@test "an unknown data set; the nearest is suggested" { each_reader unknown_dataset; }

header_only() {
    head -1 "$3" > header.csv
    answers_or_refuses "$(with_file "$2" header.csv)"
}
@test "a header without rows" { each_reader header_only; }

one_row() {
    head -2 "$3" > one.csv
    answers_or_refuses "$(with_file "$2" one.csv)"
}
@test "one row" { each_reader one_row; }

# Every column has another name, so whatever the example asks for is not there.
unknown_column() {
    local line
    line=$(with_file "$2" renamed.csv)
    { head -1 "$3" | tr -d '\r' | sed 's/,/qq,/g; s/$/qq/'; tail -n +2 "$3"; } > renamed.csv
    attempt "$line" || return 1
    [ "$status" = 0 ] && ! grep -qE -- '--[a-z]' <<< "$line" && return 0
    refuses "$line" qq
}
@test "an unknown column; those near it are named" { each_reader unknown_column; }

duplicate_header() {
    local name
    name=$(head -1 "$3" | cut -d, -f1)
    sed "1s/^/$name,/; 2,\$s/^/1,/" "$3" > twice.csv
    refuses "$(with_file "$2" twice.csv)" "$name"
}
@test "a name twice in the header" { each_reader duplicate_header; }

ragged_row() {
    { head -1 "$3"; grep -v '"' "$3" | sed -n '2p'; echo 1; } > ragged.csv
    refuses "$(with_file "$2" ragged.csv)" ragged.csv:3
}
@test "a row of another length: file and line are named" { each_reader ragged_row; }

nul_byte() {
    { head -1 "$3"; printf 'a\0b'; grep -v '"' "$3" | sed -n '2p'; } > nul.csv
    refuses "$(with_file "$2" nul.csv)" nul.csv:2
}
@test "a NUL byte: file and line are named" { each_reader nul_byte; }

# The columns that options of the example name and that hold a number in a row.
number_columns() {
    local program=$1 example=$2 name at value
    head -1 plain.csv | tr ',' '\n' > header
    describe "$program" '.options[] | select(.kind == "column" or .kind == "columns")
                         | "--" + .name, if .letter then "-" + .letter else empty end' > options
    eval "set -- $example"
    while [ $# -gt 1 ]; do
        if grep -qxF -- "$1" options; then
            for name in ${2//,/ }; do
                at=$(grep -nxF -- "$name" header | cut -d: -f1)
                [ -n "$at" ] && tail -n +2 plain.csv | cut -d, -f"$at" | grep -qE '^-?[0-9.]+$' &&
                    echo "$at"
            done
        fi
        shift
    done
}
# abc in every other row (those without quotes, which awk can split), so that
# rows which --where keeps have both.
text_for_number() {
    local at line failed=0
    line=$(with_file "$2" text.csv)
    tr -d '\r' < "$3" | grep -v '"' > plain.csv
    for at in $(number_columns "$1" "$2"); do
        awk -F, -v OFS=, -v at="$at" 'NR > 1 && NR % 2 { $at = "abc" } { print }' \
            plain.csv > text.csv
        attempt "$line" || { failed=1; continue; }
        [ "$status" = 0 ] && continue
        # --where on that column does not fit its type any more.
        [ "$status" = 2 ] && grep -qF 'cannot be compared' <<< "$err" && continue
        refuses "$line" text.csv || { failed=1; continue; }
        grep -qE 'text\.csv:[0-9]+: ' <<< "$err" && grep -qF '"abc"' <<< "$err" && echo "$1" >> named
    done
    return $failed
}
@test "text in a column of numbers: file, line and cell are named" {
    : > named
    each_reader text_for_number
    [ "$(sort -u named | wc -l)" -ge 3 ]
}

# ---- Encodings and gzip ----

# The same table in other bytes, FILE or "-" for the file on standard input,
# gives the same result.
same_result() {
    local line="$(with_file "$1" "$2")${3:+ < $3}"
    attempt "$line" || return 1
    [ "$status" = 0 ] && [ "$out" = "$direct" ] || complain "$line" 'another result'
}
other_bytes() {
    local direct encoding
    cp "$3" plain.csv
    attempt "$(with_file "$2" plain.csv)" || return 1
    direct=$out
    { printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE "$3"; } > other.csv
    same_result "$2" other.csv || return 1
    iconv -f UTF-8 -t UTF-16BE "$3" > other.csv
    same_result "$2 --encoding utf-16be" other.csv || return 1
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' "$3"; } > other.csv
    grep -q '"' "$3" || same_result "$2" other.csv || return 1
    gzip -c "$3" > other
    same_result "$2" other || return 1
    same_result "$2" - other || return 1
    for encoding in CP1251 RK1048 CP866 KOI8-R CP1252; do
        iconv -f UTF-8 -t "$encoding" "$3" > other.csv 2> /dev/null || continue
        same_result "$2 --encoding $encoding" other.csv || return 1
    done
}
@test "UTF-16, a mark, Windows line ends, gzip and --encoding give the same result" {
    each_reader other_bytes
}

unknown_encoding() {
    local line
    cp "$3" plain.csv
    line="$(with_file "$2" plain.csv) --encoding nix"
    attempt "$line" || return 1
    [ "$status" = 2 ] && grep -qF RK1048 <<< "$err" || complain "$line" 'exit 2 and names expected'
}
@test "an unknown encoding; those known are listed" { each_reader unknown_encoding; }

says_what_it_read() {
    { printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE "$3"; } | gzip > other.csv.gz
    attempt "$(with_file "$2" other.csv.gz) -v" || return 1
    grep -qF "other.csv.gz: read as UTF-16LE packed by gzip, ','" <<< "$err" ||
        complain "$2 -v" 'does not say what it read'
}
@test "-v says encoding, gzip and delimiter" { each_reader says_what_it_read; }

cut_gzip() {
    gzip -c "$3" | head -c 150 > cut.csv.gz
    refuses "$(with_file "$2" cut.csv.gz)" 'cut.csv.gz: error: packed by gzip, but it ends too early'
}
@test "gzip that is cut off" { each_reader cut_gzip; }

damaged_text() {
    { head -1 "$3"; printf 'Ақтөбе\n\xd0\n'; } > damaged.csv
    refuses "$(with_file "$2" damaged.csv)" damaged.csv:3
}
@test "damaged UTF-8: file and line are named" { each_reader damaged_text; }

other_kinds() {
    local kind
    for kind in 'PK\003\004\024\000\006\000[Content_Types].xml#libreoffice' '%%PDF-1.7\n#pdftotext' \
                'PK\003\004mimetypeapplication/vnd.oasis.opendocument.spreadsheet#libreoffice' \
                '\320\317\021\340\241\261\032\341#libreoffice' '<!DOCTYPE html>\n<html>#login'; do
        printf "${kind%#*}" > kind.csv
        refuses "$(with_file "$2" kind.csv)" "${kind#*#}" || return 1
        attempt "$(with_file "$2" -) < kind.csv" && [ "$status" = 1 ] ||
            { complain "$2" 'takes it from standard input'; return 1; }
    done
}
@test "a workbook, a PDF, a web page: how to convert it" { each_reader other_kinds; }

# ---- Standard output ----

full_disk() {
    local line="$2 > /dev/full"
    attempt "$line" || return 1
    [ "$status" = 1 ] && grep -q 'error: .*No space left' <<< "$err" ||
        complain "$line" 'exit code 1 and a message expected'
}
@test "a full disk" { each_reader full_disk; }
help_on_full_disk() { full_disk "$1" "$1 --help"; }
@test "a full disk under --help" { each_program help_on_full_disk; }

# The reader of the pipe is gone before the program starts.
closed_pipe() {
    attempt "set -o pipefail; { sleep 0.1; $2; code=\$?; [ \$code = 141 ] || exit \$code; } | true" ||
        return 1
    [ "$status" = 0 ] && [ -z "$err" ] || complain "$2 | true" 'not quiet'
}
@test "a closed pipe is quiet" { each_reader closed_pipe; }

# ---- Examples ----

examples_run() {
    local line failed=0
    while IFS= read -r line; do
        attempt "$line" || { failed=1; continue; }
        [ "$status" = 0 ] || { complain "$line" 'exit code 0 expected'; failed=1; }
        [[ $line = *' -o '* ]] || [ -n "$out" ] || { complain "$line" 'no output'; failed=1; }
    done < <(describe "$1" '.examples[]')
    return $failed
}
@test "every example runs" { each_program examples_run; }

standard_input() {
    local line
    line=$(with_file "$2" -)
    attempt "$2" || return 1
    local direct=$out
    attempt "$line < $3" || return 1
    [ "$status" = 0 ] && [ "$out" = "$direct" ] || complain "$line < $3" 'another result'
}
@test "a file on standard input gives the same result" { each_reader standard_input; }

# ---- What is loaded ----

links_no_pictures() {
    ! ldd "$1" | grep -E 'cairo|pango|fontconfig|gbvplot' || { echo "$1"; return 1; }
}
@test "programs do not link with the libraries of pictures" {
    each_program links_no_pictures
    links_no_pictures "$BUILD/bin/gbv"
}

loads_no_pictures() {
    [[ $1 = */gbv-chart ]] && return 0
    attempt "LD_DEBUG=files $2" || return 1
    [ "$status" = 0 ] && ! grep -E 'cairo|pango|gbvplot' <<< "$err" || complain "$2" 'loads them'
}
@test "a text command loads none of them while it runs; a picture does" {
    each_reader loads_no_pictures
    attempt "LD_DEBUG=files gbv-describe @homicide -o x.svg"
    attempt "LD_DEBUG=files $(example_of "$BUILD/bin/gbv-chart")"
    grep -q 'libgbvplot' <<< "$err"
}
