# Quantiles of R's own, small and large parameters, both tails.
source("format.R")
heading("distribution.R", "Quantiles: family, tail, parameters, probability, quantile.")
probabilities <- c(1e-300, 1e-12, .001, .025, .3, .5, .75)
begin("struct quantile", "quantiles")
# R's qt and qbeta are themselves off by 1e-8 in far tails: a quantile counts
# only if R's distribution function takes it back to the probability.
forward <- list(n = function(q, a, b, l) pnorm(q, lower.tail = l),
                t = function(q, a, b, l) pt(q, a, lower.tail = l),
                c = function(q, a, b, l) pchisq(q, a, lower.tail = l),
                g = function(q, a, b, l) pgamma(q, a, b, lower.tail = l),
                b = function(q, a, b, l) pbeta(q, a, b, lower.tail = l))
cell <- function(family, upper, a, b, p, q) {
    # What a change of q in its 12th digit does to the probability.
    back <- function(q) forward[[family]](q, a, b, !upper)
    slack <- if (is.finite(q)) abs(back(q * (1 + 3e-13)) - back(q * (1 - 3e-13)))
    if (is.finite(q) && (q == 0 || abs(back(q) - p) <= max(slack, 1e-15 * p)))
        row(paste0("'", family, "'"), if (upper) "GBV_UPPER" else "GBV_LOWER", a, b, p, q)
}
for (upper in c(FALSE, TRUE)) for (p in probabilities) {
    cell("n", upper, 0, 0, p, qnorm(p, lower.tail = !upper))
    for (df in c(1, 2, 3.5, 9, 120, 1e5))
        cell("t", upper, df, 0, p, qt(p, df, lower.tail = !upper))
    for (df in c(.02, 1, 3, 20, 260000))
        cell("c", upper, df, 0, p, qchisq(p, df, lower.tail = !upper))
    for (shape in c(.01, .5, 1, 3, 938, 130000, 130001, 2e6))
        cell("g", upper, shape, 1, p, qgamma(p, shape, lower.tail = !upper))
    for (ab in list(c(.5, .5), c(1, 29), c(81, 183), c(15.5, 133.5), c(2438, 11905),
                    c(2439, 11904), c(1, 1e6), c(100, 1e7)))
        cell("b", upper, ab[1], ab[2], p, qbeta(p, ab[1], ab[2], lower.tail = !upper))
}
end()
# Exact limits at a survey's size, where GSL 2.7.1 gives no answer to half of them.
comment("Clopper-Pearson limits of x of 14342 at 95 %: x, low, high.")
begin("struct clopper", "clopper")
for (x in round(seq(1, 14341, length.out = 100)))
    row(x, qbeta(.025, x, 14342 - x + 1), qbeta(.025, x + 1, 14342 - x, lower.tail = FALSE))
end()
