# join(1) on the sorted files; the six rows of the new division have these names in @regions.
gbv-select @offences-by-region-2022 --where 'article == "all" && comparable == "no"' | gbv-join - @regions --key division,iso3166_2 --take name_en=region | gbv-select --columns iso3166_2,region,domestic_sphere
