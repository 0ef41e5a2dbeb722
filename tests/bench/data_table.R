# n, sum, mean and standard deviation by region, with data.table and two
# threads: Rscript data_table.R FILE
library(data.table)
setDTthreads(2)
file <- commandArgs(TRUE)[1]
rows <- fread(file, select = c("region", "reports", "weight"))
result <- rows[, .(reports_n = .N, reports_sum = sum(reports), reports_mean = mean(reports),
                   reports_sd = sd(reports), weight_n = sum(!is.na(weight)),
                   weight_sum = sum(weight), weight_mean = mean(weight), weight_sd = sd(weight)), keyby = region]
fwrite(result)
