# A count of which nobody knows the period is not added.
gbv-summarize --value value --where 'measure == "domestic_crimes" && unit == "count"' @police-reports-2020
