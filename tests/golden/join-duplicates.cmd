gbv-join @offences-by-region-2022 @regions --key iso3166_2
