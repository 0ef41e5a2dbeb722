# The main job, as `make demo` runs it: the numbers are R's, the pictures are
# read with somebody else's eyes.

root=$BATS_TEST_DIRNAME/../..

setup_file() {
    mkdir "$BATS_FILE_TMPDIR/demo"
    cd "$BATS_FILE_TMPDIR/demo" || return 1
    sh "$BATS_TEST_DIRNAME/../../examples/demo.sh" > ../said 2> ../noted
}
setup() { cd "$BATS_FILE_TMPDIR/demo" || return 1; }

# cell FILE CONDITION COLUMN: one cell of a CSV file.
cell() { gbv-select "$1" --where "$2" --columns "$3" | tail -n +2; }

# near ACTUAL EXPECTED: equal in the digits that EXPECTED has.
near() {
    awk -v a="$1" -v e="$2" 'BEGIN {
        digits = e; sub(/^.*\./, "", digits); sub(/e.*/, "", digits)
        scale = e ~ /e/ ? 10 ^ substr(e, index(e, "e") + 1) : 1
        d = a - e; exit !((d < 0 ? -d : d) <= 0.5000001 * 10 ^ -length(digits) * scale)
    }' || { echo "$1 is not $2"; return 1; }
}

@test "a. the trend of killings is R's" {
    # lm(log(rate) ~ year), cor.test(method = "kendall"), median of the pairs' slopes
    near "$(cell homicide-trend.csv 'term == "apc"' estimate)" -8.760926
    near "$(cell homicide-trend.csv 'term == "apc"' conf_low)" -10.75675
    near "$(cell homicide-trend.csv 'term == "apc"' conf_high)" -6.720467
    [ "$(cell homicide-trend.csv 'term == "S"' estimate)" = -39 ]
    near "$(cell homicide-trend.csv 'term == "S"' p_value)" 1.151896e-4
    near "$(cell homicide-trend.csv 'term == "sen_slope"' estimate)" -0.2544631
    [ "$(cell homicide-series.csv 'year >= 2015' year | tr '\n' ' ')" = '2015 2017 2020 ' ]
}

@test "b. the regions are R's, the country is all twenty, six are named" {
    # poisson.test(x, n, r = R / N), p.adjust(p, "holm") over 14
    region() {
        local where="term == \"ratio\" && name_en == \"$1\""
        near "$(cell offences-compare.csv "$where" estimate)" "$2"
        near "$(cell offences-compare.csv "$where" conf_low)" "$3"
        near "$(cell offences-compare.csv "$where" conf_high)" "$4"
    }
    region 'Pavlodar Region' 2.446 1.964 3.010
    region 'Almaty city' 0.366 0.258 0.505
    region 'Zhambyl Region' 0.653 0.462 0.897
    near "$(cell offences-compare.csv 'name_en == "Zhambyl Region"' p_adjusted)" 0.0351
    near "$(cell offences-compare.csv 'name_en == "Astana city"' estimate)" 1.123
    near "$(cell offences-compare.csv 'name_en == "Astana city"' p_adjusted)" 0.513
    [ "$(gbv-select offences-compare.csv --where 'term == "ratio"' | tail -n +2 | wc -l)" = 14 ]
    grep -Eq '^crude +20 +0 +938 +19503159 +4\.809 ' ../said
    grep -q 'no row of its own (comparable = no): Abai Region, Almaty Region, East' ../noted
    cut -d, -f18- offences-compare.csv | grep -q 'comparable = no'
}

@test "c. the shares without bias are R's" {
    near "$(cell no-bias.csv 'name == "Kazakhstan"' estimate)" 0.08743
    near "$(cell no-bias.csv 'name == "Kazakhstan"' conf_low)" 0.06658
    near "$(cell no-bias.csv 'name == "Kazakhstan"' conf_high)" 0.11402
    near "$(cell no-bias-compare.csv 'term == "heterogeneity"' statistic)" 75.37197
    near "$(cell no-bias-compare.csv 'name == "Kazakhstan" && reference == "Kyrgyzstan"' \
            p_adjusted)" 7.517e-06
    near "$(cell no-bias-compare.csv 'name == "Kyrgyzstan" && reference == "Uzbekistan"' \
            p_adjusted)" 0.766
}

@test "d. the dimensions are a table in Markdown, and the picture says what they lack" {
    grep -q '^| name       | period_start | period_end | political | educational |' ../said
    grep -q 'published without interval' dimensions.svg
}

@test "e. who has no figure is named" {
    grep -q 'Uzbekistan, Turkmenistan and Russia have no figure' partner-violence.svg
    [ -z "$(cell partner-violence.csv 'country in ("UZB", "TKM", "RUS")' country)" ]
    [ "$(gbv-select partner-violence.csv --where 'missing(conf_low) || missing(conf_high)' |
         wc -l)" = 1 ]
}

@test "f. counts of overlapping periods are refused, with the two rows" {
    head -1 police-2020.csv | grep -q 'period_start,period_end,value,unit,qualifier,source'
    grep -q 'police-reports-2020:24: error: .* in line 22: .* not added' ../noted
}

@test "the demo ends with the list of what it made" {
    diff <(sed '1,/^== made in/d; /^$/d' ../said) <(ls)
    for picture in *.svg; do
        [ -s "${picture%.svg}.png" ] && [ -s "${picture%.svg}.pdf" ]
    done
}

@test "SVG: well formed, with live text, a title, a description and roles" {
    for picture in *.svg; do
        xmllint --noout "$picture"
        of() { xmllint --xpath "$1" "$picture"; }
        [ "$(of 'count(//*[local-name() = "text"])')" -ge 15 ]
        [ "$(of 'string(/*/@role)')" = img ]
        title=$(of 'string(/*/*[local-name() = "title"])')
        [ "$(of 'string(/*/@aria-labelledby)')" = \
          "$(of 'string(/*/*[1]/@id)') $(of 'string(/*/*[2]/@id)')" ]
        grep -qF "'$title'" "$root/examples/demo.sh"
        [ "$(of 'string-length(/*/*[local-name() = "desc"])')" -ge 100 ]
        [ "$(of 'string-length(/*/*[local-name() = "desc"])')" -le 350 ]
        [ "$(of 'count(//*[@role = "listitem"][@aria-label != ""])')" -ge 4 ]
    done
}

@test "every interval of a dot chart is drawn" {
    # An item a row; its words have the limits.
    for picture in offences no-bias partner-violence; do
        dots=$(grep -c 'role="listitem"' "$picture.svg")
        [ "$(grep -cE 'aria-label="[^"]*\([0-9.]+–[0-9.]+\)' "$picture.svg")" = "$dots" ]
        [ "$dots" -ge 4 ]
    done
}

@test "PDF: one page, a title, words that can be searched" {
    for picture in *.pdf; do
        about=$(pdfinfo "$picture")
        grep -Eq '^Pages: +1$' <<< "$about"
        title=$(sed -n 's/^Title: *//p' <<< "$about")
        grep -qF "'$title'" "$root/examples/demo.sh"
        [[ $(pdftotext "$picture" - | tr '\n' ' ') == "$title "* ]]
    done
}

@test "PNG: twice the size of the layout" {
    number() { od -An -tu4 --endian=big -j "$1" -N 4 "$2" | tr -d ' '; }
    for picture in *.png; do
        size=$(xmllint --xpath 'string(/*/@viewBox)' "${picture%.png}.svg")
        read -r _ _ width height <<< "$size"
        [ "$(head -c 8 "$picture" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ]
        [ "$(number 16 "$picture")" = $((2 * width)) ]
        [ "$(number 20 "$picture")" = $((2 * height)) ]
    done
}

@test "the README's picture is the demo's" {
    shown=$(sed -n 's/^!\[.*\](\(.*\))$/\1/p' "$root/README.md")
    [ "$shown" = examples/homicide.svg ]
    # Its words and figures; places depend on the font's version.
    diff <(sed 's/<[^>]*>//g' "$root/$shown") <(sed 's/<[^>]*>//g' homicide.svg)
}

@test "every file the README names is there" {
    grep -oE '\]\([^):]+\)|\b(examples|datasets|tools|tests)/[A-Za-z0-9_/.-]*[a-z]|[A-Z]+\.md' \
        "$root/README.md" | sed -E 's/^\]\((.*)\)$/\1/' | sort -u > "$BATS_TEST_TMPDIR/named"
    while read -r file; do
        [ -e "$root/$file" ] || { echo "README.md names $file"; return 1; }
    done < "$BATS_TEST_TMPDIR/named"
    [ "$(wc -l < "$BATS_TEST_TMPDIR/named")" -ge 5 ]
}
