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
