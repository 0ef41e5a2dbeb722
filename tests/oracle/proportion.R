# Intervals of one proportion. Wilson: prop.test without and with correction;
# exact: binom.test; Jeffreys: qbeta; Agresti-Coull and mid-P: their definitions.
source("format.R")
heading("proportion.R", "Proportions: events, n, level, method, low, high.")
wilson <- function(x, n, l) {
    z <- qnorm((1 + l) / 2)
    (2 * x + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * x * (1 - x / n))) / (2 * (n + z^2))
}
# Newcombe (1998), method 4; prop.test's own, except where it corrects by less.
wilson_cc <- function(x, n, l) {
    z <- qnorm((1 + l) / 2)
    p <- x / n
    r <- c(if (x == 0) 0 else (2 * x + z^2 - 1 - z * sqrt(z^2 - 2 - 1 / n + 4 * p * (n - x + 1))) /
               (2 * (n + z^2)),
           if (x == n) 1 else (2 * x + z^2 + 1 + z * sqrt(z^2 + 2 - 1 / n + 4 * p * (n - x - 1))) /
               (2 * (n + z^2)))
    own <- suppressWarnings(prop.test(x, n, conf.level = l)$conf.int)
    stopifnot(abs(x - n / 2) < .5 || all(abs(r - own) < 1e-13))
    r
}
exact <- function(x, n, l) binom.test(x, n, conf.level = l)$conf.int
jeffreys <- function(x, n, l) c(if (x == 0) 0 else qbeta((1 - l) / 2, x + .5, n - x + .5),
                                if (x == n) 1 else qbeta((1 + l) / 2, x + .5, n - x + .5))
agresti_coull <- function(x, n, l) {
    z <- qnorm((1 + l) / 2)
    p <- (x + z^2 / 2) / (n + z^2)
    pmin(1, pmax(0, p + c(-1, 1) * z * sqrt(p * (1 - p) / (n + z^2))))
}
midp <- function(x, n, l) {
    root <- function(f) uniroot(f, c(0, 1), tol = 1e-15)$root
    low <- function(p) 1 - pbinom(x, n, p) + dbinom(x, n, p) / 2 - (1 - l) / 2
    high <- function(p) pbinom(x, n, p) - dbinom(x, n, p) / 2 - (1 - l) / 2
    c(if (x == 0) 0 else root(low), if (x == n) 1 else root(high))
}
methods <- list(WILSON = wilson, EXACT = exact, JEFFREYS = jeffreys,
                AGRESTI_COULL = agresti_coull, WILSON_CC = wilson_cc, MIDP = midp)
# Newcombe's (1998) four cases, the women without gender bias of four
# countries (UNDP 2023), a survey, both ends.
cases <- list(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(922, 989), c(48, 549), c(17, 665),
              c(1, 606), c(20, 862), c(2438, 14342), c(20, 20), c(28, 29), c(1, 1), c(0, 1))
begin("struct proportion", "proportions")
for (level in c(.95, .99)) for (xn in cases) for (m in names(methods)) {
    r <- methods[[m]](xn[1], xn[2], level)
    row(xn[1], xn[2], level, paste0("GBV_PROPORTION_", m), r)
}
end()
