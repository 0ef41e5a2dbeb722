# Tests of tables: Pearson, Fisher, Cochran-Armitage.
source("format.R")
heading("contingency.R", "Tables, row by row, then what R says of them.")
table_of <- function(name, m, exact = TRUE) {
    list_of(name, as.vector(t(m)))
    t <- suppressWarnings(chisq.test(m, correct = FALSE))
    e <- t$expected
    list_of(paste0(name, "_chi"), c(t$statistic, t$parameter,
        pchisq(t$statistic, t$parameter, lower.tail = FALSE), min(e), sum(e < 5)))
    if (exact) list_of(paste0(name, "_p"), fisher.test(m, workspace = 2e8)$p.value)
}
# Fisher's tea; Agresti (2002), p. 57, job satisfaction; Agresti (2007), p. 39, gender and party.
table_of("tea", matrix(c(3, 1, 1, 3), 2))
table_of("job", matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4, 4))
table_of("party", rbind(c(762, 327, 468), c(484, 239, 477)), exact = FALSE)
# Shapes: long, turned, sparse, with ties, far out.
set.seed(1)
table_of("two_rows", matrix(rpois(16, 3), 2))
table_of("tall", matrix(rpois(18, 2), 9))
table_of("square", matrix(rpois(25, 1.5), 5))
table_of("ties", matrix(2, 3, 3))
table_of("far", rbind(c(60, 2, 1), c(3, 55, 4), c(2, 1, 40)))
table_of("wide", matrix(c(9, 1, 2, 3, 0, 4, 1, 7, 2, 2, 0, 6, 3, 1, 5, 2, 2, 8, 1, 0, 4), 3))
# Smokers among patients: Fleiss (1981), p. 139.
smokers <- c(83, 90, 129, 70); patients <- c(86, 93, 136, 82)
list_of("smokers", smokers); list_of("patients", patients)
trend <- function(name, x, n, s) {
    t <- prop.trend.test(x, n, s)
    list_of(name, c(t$statistic, pchisq(t$statistic, 1, lower.tail = FALSE),
        coef(lm(p ~ s, weights = n, data = data.frame(p = x / n, s = s, n = n)))[2]))
}
trend("equal_steps", smokers, patients, 1:4)
trend("last_only", smokers, patients, c(0, 0, 0, 1))
trend("years", smokers, patients, c(2001, 2004, 2005, 2011))
