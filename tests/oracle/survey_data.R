# Writes data/*.csv, the columns that tests use of data sets of R's package survey
# (data(api), data(fpc), data(scd), data(nhanes)); Rscript survey_data.R.
suppressMessages(library(survey))
data(api); data(fpc); data(scd); data(nhanes)
keep <- function(name, data, columns) write.csv(data[, columns], quote = FALSE,
    row.names = FALSE, na = "", file = file.path("data", paste0(name, ".csv")))
keep("apistrat", apistrat, c("stype", "sch.wide", "comp.imp", "api00", "enroll", "api.stu",
                             "pw", "fpc"))
keep("apiclus1", apiclus1, c("dnum", "stype", "sch.wide", "awards", "api00", "enroll", "api.stu",
                             "ell", "pw", "fpc"))
keep("apiclus2", apiclus2, c("dnum", "snum", "api00", "enroll", "pw", "fpc1", "fpc2"))
keep("apisrs", apisrs, c("enroll", "growth", "pw", "fpc"))
keep("fpc", fpc, c("stratid", "psuid", "weight", "Nh", "x"))
keep("scd", scd, c("ESA", "ambulance", "arrests", "alive"))
keep("nhanes", nhanes, c("SDMVPSU", "SDMVSTRA", "WTMEC2YR", "HI_CHOL", "race"))
