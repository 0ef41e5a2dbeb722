# gbv, which lists the commands and runs them.

load programs
setup() { setup_programs; }

@test "gbv, gbv help and gbv --help print one list, each command under its group" {
    gbv > list
    gbv help > again
    gbv --help | diff list -
    diff list again
    for program in "${programs[@]}"; do
        group=$(describe "$program" .group)
        sed -n "/^$group\$/,/^\$/p" list | grep -q "^  $(describe "$program" .name) "
    done
}

@test "gbv help NAME is the help of the program" {
    gbv help describe | diff - <(gbv-describe --help)
}

@test "gbv NAME runs the program with its arguments and its exit code" {
    gbv describe @homicide | diff - <(gbv-describe @homicide)
    attempt "gbv describe --hepl"
    [ "$status" = 2 ]
    [[ $err = gbv-describe:* ]]
    gbv select --where 'sex == "women"' @homicide | diff - <(gbv-select --where 'sex == "women"' @homicide)
}

@test "programs are found beside gbv, wherever it is called from" {
    ln -s "$BUILD/bin/gbv" elsewhere
    PATH=/usr/bin:/bin ./elsewhere describe --version
    cd / && PATH=/usr/bin:/bin "$BUILD/bin/gbv" describe --version
}

@test "an unknown command is misuse, and the nearest is suggested" {
    attempt "gbv descibe"
    [ "$status" = 2 ] && [ -z "$out" ]
    grep -qF 'no command "descibe"' <<< "$err"
    grep -qF 'did you mean gbv describe?' <<< "$err"
    attempt "gbv help descibe"
    [ "$status" = 2 ]
    attempt "gbv /etc/passwd"
    [ "$status" = 2 ]
    attempt "gbv ''"
    [ "$status" = 2 ]
}

@test "gbv help conditions tells the language of --where, and manual pages have the same" {
    gbv help conditions > conditions
    [ "$(wc -L < conditions)" -le 100 ]
    for words in '&&' '==' 'in (A, B, …)' 'missing(COLUMN)' '{so called}' 'day <= 2020-03     ends on 31 March' \
                 'written twice or behind a backslash' 'neither true nor false'; do
        grep -qF -- "$words" conditions
    done
    gbv help | tr '\n' ' ' | grep -qF 'gbv help conditions'
    for program in "${programs[@]}"; do
        "$program" --help | tr -s '\n ' ' ' | grep -qF '(gbv help conditions)'
        "$program" --man | mandoc -T utf8 | col -b | sed -n '/^CONDITIONS/,/^[A-Z]/p' | tr -s ' \t\n' ' ' > page
        grep -qF 'day <= 2020-03 ends on 31 March' page
        grep -qF -- 'Comparisons do not chain: 2008 <= year && year <= 2020.' page
    done
    attempt "gbv help conditions rate"
    [ "$status" = 2 ] && [ -z "$out" ]
    attempt "gbv help condition"
    [ "$status" = 2 ] && [ -z "$out" ]
}

# Every example and claim of the text that can be run.
@test "the examples of gbv help conditions are conditions" {
    printf 'year,sex,rate,iso3166_2,period_start,so called,victims,population,day,code\n' > t.csv
    printf '2008,women,1.5,KZ-10,2020-05-01,11,1,100,2020-03-31,007\n' >> t.csv
    gbv help conditions | grep -oE "^  --(where|let) '.*'\$" > examples
    [ "$(wc -l < examples)" = 4 ]
    while read -r option; do
        [ "$(eval "gbv-select t.csv $option" | wc -l)" = 2 ]
    done < examples
    for condition in 'day == 2020-03' 'day <= 2020-03' 'day in (2020-Q1, 2020-05)' 'code == "007"' \
                     '2008 <= year && year <= 2020' '"10" < "9"' '"Women" != "women"' \
                     'rate == 0.5 or rate > -3 and not rate > 1e5'; do
        [ "$(gbv-select t.csv --where "$condition" | wc -l)" = 2 ]
    done
}

@test "gbv help takes one command" {
    attempt "gbv help trend rate"
    [ "$status" = 2 ] && [ -z "$out" ]
    grep -qF 'one operand too many: "rate"' <<< "$err"
}

@test "a command that is not installed is an error of the machine" {
    cp "$BUILD/bin/gbv" lonely
    attempt "PATH=/usr/bin:/bin LD_LIBRARY_PATH=$BUILD/lib ./lonely describe --version"
    [ "$status" = 1 ]
    grep -q 'gbv-describe: No such file' <<< "$err"
}

@test "a full disk" {
    attempt "gbv > /dev/full"
    [ "$status" = 1 ]
    grep -q 'No space left' <<< "$err"
}
