# The sum, 938, is that of the country in Form 1-M 2022.
gbv-summarize --value domestic_sphere --stat n,sum --where 'article == "all"' @offences-by-region-2022
