# One share by region, with R's survey package: Rscript survey.R FILE
suppressPackageStartupMessages(library(survey))
rows <- read.csv(commandArgs(TRUE)[1])
design <- svydesign(~cluster, strata = ~stratum, weights = ~weight, data = rows)
result <- svyby(~answer, ~region, design, svymean, na.rm = TRUE)
write.csv(data.frame(result$region, coef(result), SE(result)), row.names = FALSE, quote = FALSE)
