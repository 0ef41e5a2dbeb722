printf 'year,x\n2008,1\n' | gbv-join - @regions --key year=iso3166_2
