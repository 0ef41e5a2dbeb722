# R 4.2.2: weighted.mean(no_bias, n) and sum(n * no_bias), signif(x, 10).
gbv-summarize --digits 10 --value no_bias --by sex --weight n --stat n,mean,sum --where '!missing(n) && period_start == 2017-01-01' @gsni-2023
