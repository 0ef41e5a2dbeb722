# Heterogeneity over groups: pooled value, statistic, df, p, I squared.
source("format.R")
heading("heterogeneity.R", "Groups: inputs, then pooled, statistic, df, p, I squared.")
result <- function(name, pooled, statistic, df)
    list_of(name, c(pooled, statistic, df, pchisq(statistic, df, lower.tail = FALSE),
                    max(0, (statistic - df) / statistic)))
# Women without gender bias: Kazakhstan, Kyrgyzstan, Tajikistan, Uzbekistan (UNDP 2023).
x <- c(48, 17, 1, 20); n <- c(549, 665, 606, 862)
list_of("no_bias", x); list_of("answered", n)
t <- chisq.test(rbind(x, n - x), correct = FALSE)
result("proportions", sum(x) / sum(n), unname(t$statistic), unname(t$parameter))
# Offences in the domestic sphere in five regions of Kazakhstan in 2022, and population.
x <- c(66, 29, 89, 37, 70); n <- c(785708, 916750, 756511, 2101485, 1295711)
list_of("offences", x); list_of("population", n)
t <- chisq.test(x, p = n / sum(n))
result("rates", sum(x) / sum(n), unname(t$statistic), unname(t$parameter))
# Seven estimates with their errors, far apart.
y <- c(-.8893, -1.5854, -1.3481, -1.4416, -.2175, -.7861, .012)
s <- c(.5706, .4411, .6445, .1415, .2263, .0831, .0633)
list_of("estimate", y); list_of("std_error", s)
m <- sum(y / s^2) / sum(1 / s^2)
result("estimates", m, sum(((y - m) / s)^2), length(y) - 1)
# Far out, where 1 - p has no digits.
y <- c(0, 52.36); s <- c(1, 1)
list_of("far_estimate", y); list_of("far_error", s)
result("far", mean(y), sum((y - mean(y))^2), 1)
