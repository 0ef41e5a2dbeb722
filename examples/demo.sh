#!/bin/sh
# The main job of gbvstat, from the bundled data to tables and pictures.
# Every line can be copied; the files are written into the current folder.
set -eu

say() { printf '\n== %s\n\n' "$1"; }

say 'a. Women killed in Kazakhstan, 2008–2020 (all killers; UNODC): how fast did the rate change?'
# 2016, 2018 and 2019 have no figure: they are gaps, not zeros.

gbv trend @homicide --where 'sex == "women" && year >= 2008' \
    --time year --value rate_per_100000 --model loglinear,mann-kendall,sen \
    -o homicide-trend.csv
# To look at: rounded where it is computed, since what is read is not changed.
gbv trend @homicide --where 'sex == "women" && year >= 2008' \
    --time year --value rate_per_100000 --model loglinear,mann-kendall,sen --digits 4 |
    gbv select --columns model,term,n,estimate,unit,conf_low,conf_high,p_value --format txt

gbv trend @homicide --where 'sex == "women" && year >= 2008' \
    --time year --value rate_per_100000 --model loglinear --series \
    -o homicide-series.csv
gbv select @events --where 'kind != "border"' -o events.csv
gbv chart line homicide-series.csv --event-file events.csv \
    --title 'Fewer women are killed: the rate fell by 8.8% a year' \
    --subtitle 'Female homicide victims per 100,000 women, Kazakhstan, all killers, with the log-linear trend and its 95% interval (−10.8 to −6.7% a year)' \
    --source 'UNODC, intentional homicide' --footnote 'No figure for 2016, 2018 and 2019.' \
    -o homicide.svg -o homicide.png -o homicide.pdf

say 'b. Offences in the family and domestic sphere by region, 2022: which regions differ from the country?'
# The column counts victims of both sexes, so its denominator is everybody, not women.

gbv select @population --where 'year == 2022 && sex == "all"' \
    --columns iso3166_2,population -o population-2022.csv
gbv select @regions --where 'division == "kz-2022"' \
    --columns iso3166_2,name_en,name_kk -o regions-2022.csv
gbv join @offences-by-region-2022 population-2022.csv --where 'article == "all"' \
    --key iso3166_2 -o offences-population.csv
gbv join offences-population.csv regions-2022.csv --key iso3166_2 -o offences-2022.csv

gbv rate offences-2022.csv --events domestic_sphere --population population --digits 4 --format txt
gbv compare offences-2022.csv --group name_en --events domestic_sphere --population population \
    --reference overall --measure ratio -o offences-compare.csv
gbv compare offences-2022.csv --group name_en --events domestic_sphere --population population \
    --reference overall --measure ratio --digits 4 --quiet |
    gbv select --where 'term == "ratio"' \
    --columns name_en,rate,estimate,conf_low,conf_high,p_adjusted --sort -estimate --format txt

gbv chart dot offences-compare.csv --where 'term == "ratio"' -x name_en -y estimate --log --sort value \
    --ref '1=country: 4.8 per 100,000' \
    --title 'Registered domestic offences differ more than sixfold by region' \
    --subtitle 'Offences in the family and domestic sphere per 100,000 people, Kazakhstan 2022: ratio to the country, with 95% intervals' \
    --source 'Prosecutor General, Form 1-M; stat.gov.kz' \
    --footnote 'Registered offences, victims of both sexes. Six regions whose borders changed in 2022 are in the country but have no rate of their own.' \
    -o offences.svg -o offences.png -o offences.pdf

say 'c. Women who hold no gender bias, four countries of Central Asia (GSNI 2023)'

gbv prevalence @gsni-2023 \
    --where 'sex == "women" && country in ("KAZ", "KGZ", "TJK", "UZB")' \
    --by name --events n_no_bias --n n -o no-bias.csv
gbv prevalence @gsni-2023 \
    --where 'sex == "women" && country in ("KAZ", "KGZ", "TJK", "UZB")' \
    --by name --events n_no_bias --n n --digits 4 |
    gbv select --columns name,n,estimate,conf_low,conf_high,method --format txt
gbv compare @gsni-2023 \
    --where 'sex == "women" && country in ("KAZ", "KGZ", "TJK", "UZB")' \
    --group name --events n_no_bias --n n --reference pairwise -o no-bias-compare.csv
gbv compare @gsni-2023 \
    --where 'sex == "women" && country in ("KAZ", "KGZ", "TJK", "UZB")' \
    --group name --events n_no_bias --n n --reference pairwise --digits 4 |
    gbv select --columns name,reference,term,estimate,conf_low,conf_high,statistic,p_adjusted \
    --format txt

gbv chart dot no-bias.csv -x name -y estimate --n n --sort value \
    --highlight Kazakhstan \
    --title 'One woman in eleven in Kazakhstan holds none of the seven biases' \
    --subtitle 'Share of women who hold no gender bias, among those who answered all seven questions; 95% Wilson intervals' \
    --source 'UNDP, Gender Social Norms Index 2023; World Values Survey' \
    --footnote 'Uzbekistan was asked in 2010–2014, the others in 2017–2022.' \
    -o no-bias.svg -o no-bias.png -o no-bias.pdf

say 'd. The four dimensions of the index'

gbv select @gsni-2023 \
    --where 'sex == "all" && country in ("KAZ", "KGZ", "TJK", "UZB")' \
    --columns name,period_start,period_end,political,educational,economic,physical_integrity \
    -o dimensions.csv
gbv select dimensions.csv --format md
gbv chart bar dimensions.csv -x name -y political,educational,economic,physical_integrity \
    --unit % \
    --title 'Where gender bias sits, by country' \
    --subtitle 'Share of women and men with a bias in each dimension; these shares are published without interval' \
    --source 'UNDP, Gender Social Norms Index 2023; World Values Survey' \
    --footnote 'Uzbekistan was asked in 2010–2014, the others in 2017–2022.' \
    -o dimensions.svg -o dimensions.png -o dimensions.pdf

say 'e. Partner violence in the last twelve months, published intervals'

gbv select @prevalence --where 'indicator == "ipv_physical_or_sexual" && recall == "12_months" &&
    age_to == 49 && country in ("KAZ", "KGZ", "TJK", "AFG", "PAK", "IRN", "MNG", "CHN", "AZE", "ARM", "GEO", "TUR")' \
    --columns country,name,base,perpetrator,recall,edition,value,unit,conf_low,conf_high \
    -o partner-violence.csv
gbv select partner-violence.csv --columns name,value,unit,conf_low,conf_high --sort -value --format txt
gbv chart dot partner-violence.csv -x name -y value --low conf_low --high conf_high \
    --sort value --highlight Kazakhstan,Kyrgyzstan,Tajikistan \
    --title 'Violence by a partner in the last twelve months' \
    --subtitle 'Share of women aged 15–49 who ever had a partner, physical or sexual violence; WHO model for 2018, 95% uncertainty intervals' \
    --source 'WHO, Violence against women prevalence estimates, 2018 (SDG 5.2.1)' \
    --footnote 'Uzbekistan, Turkmenistan and Russia have no figure.' \
    -o partner-violence.svg -o partner-violence.png -o partner-violence.pdf

say 'f. What was reported to the police in 2020'

gbv select @police-reports-2020 \
    --columns measure,region,period_start,period_end,value,unit,qualifier,source \
    -o police-2020.csv
gbv select police-2020.csv --format txt

say '   Can the crimes of 2020 be added up? No: their periods overlap. This is the answer:'

if gbv summarize @police-reports-2020 \
    --where 'measure == "domestic_crimes" && qualifier == "exact"' --value value --stat sum; then
    echo 'demo: error: counts of overlapping periods were added' >&2
    exit 1
fi

say "made in $PWD"
ls
