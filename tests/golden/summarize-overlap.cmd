# The counts of 2020 are parts of one another: all begin on 16 March.
gbv-summarize --value value --where 'measure == "domestic_crimes" && !missing(period_start) && !missing(period_end)' @police-reports-2020
