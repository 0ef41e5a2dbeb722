# Intervals of one Poisson count. Exact: poisson.test; Byar's: the formula of
# Breslow & Day (1987), p. 69; mid-P: its definition; normal: x -+ z sqrt(x).
source("format.R")
heading("count.R", "Counts: events, exposure, level, method, low, high.")
exact <- function(x, l) poisson.test(x, conf.level = l)$conf.int
byar <- function(x, l) {
    z <- qnorm((1 + l) / 2)
    cube <- function(x, z) x * (1 - 1 / (9 * x) + z / (3 * sqrt(x)))^3
    c(if (x == 0) 0 else max(0, cube(x, -z)), cube(x + 1, z))
}
midp <- function(x, l) {
    far <- c(max(1e-9, x - 10 * sqrt(x + 1) - 10), x + 10 * sqrt(x + 1) + 10)
    root <- function(f) uniroot(f, far, tol = 1e-13)$root
    a <- (1 - l) / 2
    c(if (x == 0) 0 else root(function(m) ppois(x, m, FALSE) + dpois(x, m) / 2 - a),
      root(function(m) ppois(x, m) - dpois(x, m) / 2 - a))
}
normal <- function(x, l) pmax(0, x + c(-1, 1) * qnorm((1 + l) / 2) * sqrt(x))
methods <- list(EXACT = exact, BYAR = byar, MIDP = midp, NORMAL = normal)
begin("struct count", "counts")
for (level in c(.95, .999)) for (x in c(0, 1, 2, 5, 10, 20, 81, 100, 938, 91743, 130000))
    for (m in names(methods)) if (!(m == "NORMAL" && x == 0))
        row(x, 1, level, paste0("GBV_COUNT_", m), methods[[m]](x, level))
for (e in c(6.67, 51.2, 2.3, 3.3, 195.03159)) for (m in c("EXACT", "BYAR"))
    row(81, e, .95, paste0("GBV_COUNT_", m), methods[[m]](81, .95) / e)
# Observed over expected.
for (v in list(c(10, 6.67), c(0, 2.3), c(4, 3.3))) for (m in c("EXACT", "BYAR"))
    row(v, .95, paste0("GBV_COUNT_", m), methods[[m]](v[1], .95) / v[2])
end()
