# R 4.2.2: quantile(type = 7), mean, sd, G1, G2, table; signif(x, 10).
gbv-describe --digits 10 --where 'sex == "women"' @homicide
