# Two groups, and one group against a known value.
source("format.R")
z <- function(l) qnorm((1 + l) / 2)
wilson <- function(x, n, l) {
    (2 * x + z(l)^2 + c(-1, 1) * z(l) * sqrt(z(l)^2 + 4 * x * (1 - x / n))) / (2 * (n + z(l)^2))
}
newcombe <- function(x1, n1, x2, n2, l) {
    p1 <- x1 / n1; p2 <- x2 / n2; a <- wilson(x1, n1, l); b <- wilson(x2, n2, l)
    p1 - p2 + c(-sqrt((p1 - a[1])^2 + (b[2] - p2)^2), sqrt((a[2] - p1)^2 + (p2 - b[1])^2))
}
katz <- function(x1, n1, x2, n2, l)
    x1 / n1 / (x2 / n2) * exp(c(-1, 1) * z(l) * sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2))
woolf <- function(x1, n1, x2, n2, l) x1 * (n2 - x2) / (x2 * (n1 - x1)) *
    exp(c(-1, 1) * z(l) * sqrt(1 / x1 + 1 / (n1 - x1) + 1 / x2 + 1 / (n2 - x2)))
# fisher.test's own interval, but by uniroot at full tolerance (its is 1e-4): the
# odds ratio at which a tail of the first cell, given the margins, is (1-l)/2.
fisher <- function(x1, n1, x2, n2, l) {
    k <- max(0, x1 + x2 - n2):min(n1, x1 + x2)
    weights <- dhyper(k, n1, n2, x1 + x2, log = TRUE)
    tail <- function(which, log_odds) {
        d <- weights + k * log_odds
        d <- exp(d - max(d))
        log(sum(d[which]) / sum(d)) - log((1 - l) / 2)
    }
    limit <- function(which) exp(uniroot(function(o) tail(which, o), c(-15, 15), tol = 1e-15)$root)
    own <- c(if (x1 == min(k)) 0 else limit(k >= x1), if (x1 == max(k)) Inf else limit(k <= x1))
    theirs <- fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2), conf.level = l)$conf.int
    # uniroot's 1.2e-4 is of the limit below 1, of its inverse above.
    stopifnot(all(own == theirs | abs(own - theirs) < 2e-4 | abs(1 / own - 1 / theirs) < 2e-4))
    own
}
# Score intervals: the shares that are most likely under a difference are found
# by uniroot on the slope of the likelihood, those under a ratio by its quadratic.
score_d <- function(x1, n1, x2, n2, l, factor) {
    slope <- function(p2, d) {
        p1 <- p2 + d
        t <- function(x, p) if (x == 0) 0 else x / p
        t(x1, p1) - t(n1 - x1, 1 - p1) + t(x2, p2) - t(n2 - x2, 1 - p2)
    }
    chi <- function(d) {
        a <- max(0, -d); b <- min(1, 1 - d); e <- 1e-15 * (b - a)
        p2 <- if (slope(a + e, d) <= 0) a else if (slope(b - e, d) >= 0) b else
            uniroot(slope, c(a + e, b - e), d = d, tol = 1e-16, maxiter = 10000)$root
        p1 <- min(1, max(0, p2 + d))
        v <- (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * factor
        (x1 / n1 - x2 / n2 - d)^2 / max(v, 1e-300) - z(l)^2
    }
    d0 <- x1 / n1 - x2 / n2
    root <- function(ends) uniroot(chi, ends, tol = 1e-14, maxiter = 10000)$root
    c(if (d0 == -1) -1 else root(c(-1 + 1e-12, d0 - 1e-12)),
      if (d0 == 1) 1 else root(c(d0 + 1e-12, 1 - 1e-12)))
}
score_r <- function(x1, n1, x2, n2, l, factor) {
    n <- n1 + n2
    chi <- function(log_r) {
        r <- exp(log_r)
        a <- n * r; b <- -(n1 * r + x1 + n2 + x2 * r); cc <- x1 + x2
        p2 <- (-b - sqrt(max(0, b^2 - 4 * a * cc))) / (2 * a); p1 <- r * p2
        v <- (p1 * (1 - p1) / n1 + r^2 * p2 * (1 - p2) / n2) * factor
        (x1 / n1 - r * x2 / n2)^2 / v - z(l)^2
    }
    m <- log((x1 + .5) / (n1 + .5) / ((x2 + .5) / (n2 + .5)))
    best <- if (x1 > 0 && x2 > 0) log(x1 / n1 / (x2 / n2)) else m
    root <- function(ends) exp(uniroot(chi, ends, tol = 1e-14, maxiter = 10000)$root)
    c(if (x1 == 0) 0 else root(c(best - 20, if (x2 > 0) best - 1e-9 else best + 15)),
      if (x2 == 0) Inf else root(c(if (x1 > 0) best + 1e-9 else best - 15, best + 20)))
}
methods <- list(
    GBV_DIFFERENCE = list(NEWCOMBE = newcombe,
        MN = function(x1, n1, x2, n2, l) score_d(x1, n1, x2, n2, l, (n1 + n2) / (n1 + n2 - 1)),
        SCORE = function(x1, n1, x2, n2, l) score_d(x1, n1, x2, n2, l, 1)),
    GBV_RATIO = list(LOG = katz,
        MN = function(x1, n1, x2, n2, l) score_r(x1, n1, x2, n2, l, (n1 + n2) / (n1 + n2 - 1)),
        SCORE = function(x1, n1, x2, n2, l) score_r(x1, n1, x2, n2, l, 1)),
    GBV_ODDS_RATIO = list(LOG = woolf, EXACT = fisher))
estimate <- list(GBV_DIFFERENCE = function(x1, n1, x2, n2) x1 / n1 - x2 / n2,
                 GBV_RATIO = function(x1, n1, x2, n2) x1 / n1 / (x2 / n2),
                 GBV_ODDS_RATIO = function(x1, n1, x2, n2) x1 * (n2 - x2) / (x2 * (n1 - x1)))
heading("compare.R", paste("Two proportions: events and n of both, measure, method, level,",
                           "estimate, low, high, p of the test."))
begin("struct two_proportions", "two_proportions")
for (v in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(10, 10, 0, 20), c(5, 56, 0, 29),
               c(0, 29, 5, 56), c(20, 101, 10, 105), c(0, 101, 0, 105), c(48, 549, 17, 665),
               c(1, 606, 20, 862), c(13, 2176, 5, 3354), c(3, 4, 1, 4), c(2438, 14342, 900, 7011),
               c(1, 100000, 9, 900000))) {
    t <- matrix(c(v[1], v[2] - v[1], v[3], v[4] - v[3]), 2)
    x <- suppressWarnings(chisq.test(t, correct = FALSE))
    p <- if (any(x$expected < 5)) fisher.test(t)$p.value else x$p.value
    for (measure in names(methods)) for (m in names(methods[[measure]])) {
        one_empty <- v[1] == 0 || v[3] == 0
        if (measure != "GBV_DIFFERENCE" && v[1] + v[3] == 0) next
        if (m == "LOG" && (one_empty || any(t == 0))) next
        row(v, measure, paste0("GBV_METHOD_", m), .95, estimate[[measure]](v[1], v[2], v[3], v[4]),
            methods[[measure]][[m]](v[1], v[2], v[3], v[4], .95), p)
    }
}
end()

comment("Two rates: events and exposure of both, measure, method, level, estimate, low, high, p.")
rate_exact <- function(x1, t1, x2, t2, l)
    poisson.test(c(x1, x2), c(t1, t2), conf.level = l)$conf.int
rate_log <- function(x1, t1, x2, t2, l)
    x1 / t1 / (x2 / t2) * exp(c(-1, 1) * z(l) * sqrt(1 / x1 + 1 / x2))
rate_score <- function(x1, t1, x2, t2, l) {
    w <- wilson(x1, x1 + x2, l)
    w / (1 - w) * t2 / t1
}
rate_difference <- function(x1, t1, x2, t2, l) {
    # The rates that maximise the likelihood under a difference d, by uniroot.
    chi <- function(d) {
        slope <- function(r2) (if (x1) x1 / (r2 + d) else 0) + (if (x2) x2 / r2 else 0) - t1 - t2
        a <- max(0, -d); e <- 1e-14 * max(abs(d), 1 / t2)
        r2 <- if (slope(a + e) <= 0) a else
            uniroot(slope, c(a + e, a + (x1 + x2 + 1) / (t1 + t2)), tol = 1e-18,
                    maxiter = 10000)$root
        (x1 / t1 - x2 / t2 - d)^2 / ((r2 + d) / t1 + r2 / t2) - z(l)^2
    }
    d0 <- x1 / t1 - x2 / t2
    far <- 20 * (sqrt(x1 + 2) / t1 + sqrt(x2 + 2) / t2)
    root <- function(ends) uniroot(chi, ends, tol = 1e-15, maxiter = 10000)$root
    e <- 1e-9 * far
    c(root(c(d0 - far, d0 - e)), root(c(d0 + e, d0 + far)))
}
rate_methods <- list(GBV_RATIO = list(EXACT = rate_exact, LOG = rate_log, SCORE = rate_score),
                     GBV_DIFFERENCE = list(SCORE = rate_difference))
begin("struct two_rates", "two_rates")
for (v in list(c(11, 800, 21, 3011), c(130000, 1, 91743, 1), c(237, 1, 168, 1), c(0, 1, 5, 1),
               c(5, 2, 0, 3), c(12, 1, 4, 1), c(89, 7.56511, 849, 187.46648), c(0, 3, 0, 5),
               c(3, 1.5, 3, 1.5))) {
    p <- if (v[1] + v[3] == 0) 1 else poisson.test(c(v[1], v[3]), c(v[2], v[4]))$p.value
    for (measure in names(rate_methods)) for (m in names(rate_methods[[measure]])) {
        if (measure == "GBV_RATIO" && v[1] + v[3] == 0) next
        if (m == "LOG" && (v[1] == 0 || v[3] == 0)) next
        e <- if (measure == "GBV_RATIO") v[1] / v[2] / (v[3] / v[4]) else v[1] / v[2] - v[3] / v[4]
        row(v, measure, paste0("GBV_METHOD_", m), .95, e,
            rate_methods[[measure]][[m]](v[1], v[2], v[3], v[4], .95), p)
    }
}
end()

comment("One proportion against a known one: events, n, known, level, low, high of the share, p.")
begin("struct known_proportion", "known_proportions")
for (v in list(c(682, 925, .75), c(48, 549, .0439), c(0, 20, .1), c(20, 20, .9), c(5, 10, .5),
               c(130000, 221743, .5), c(2438, 14342, .165))) {
    r <- binom.test(v[1], v[2], v[3])
    row(v, .95, r$conf.int, r$p.value)
}
end()

comment("One rate against a known one: events, exposure, known, level, ratio, low, high, p.")
begin("struct known_rate", "known_rates")
for (v in list(c(10, 6.67, 1), c(81, 51.2, 1), c(0, 2.3, 1), c(4, 3.3, 1), c(137, 24.19893, 5.66),
               c(130000, 1, 129000), c(7, 1, 7), c(3, 1, 900))) {
    r <- poisson.test(v[1], v[2], v[3])
    row(v, .95, v[1] / v[2] / v[3], r$conf.int / v[3], r$p.value)
}
end()

comment("Two estimates with their errors: measure, estimate, error, low, high, z, p.")
begin("struct two_estimates", "two_estimates")
for (v in list(c(17, 1.5, 12, .7), c(.0874, .0121, .0256, .0061), c(8, 2, 9, 0))) {
    d <- v[1] - v[3]; s <- sqrt(v[2]^2 + v[4]^2)
    row(v, "GBV_DIFFERENCE", d, s, d + c(-1, 1) * z(.95) * s, d / s, 2 * pnorm(-abs(d / s)))
    r <- v[1] / v[3]; s <- sqrt((v[2] / v[1])^2 + (v[4] / v[3])^2)
    row(v, "GBV_RATIO", r, r * s, r * exp(c(-1, 1) * z(.95) * s), log(r) / s,
        2 * pnorm(-abs(log(r) / s)))
}
end()

# Offences in the family and domestic sphere by region, Kazakhstan 2022 (Form
# 1-M of the Prosecutor General), population of 1 January 2022 (stat.gov.kz).
# The six regions that the border change of 2022 touched count in the country
# and are not compared.
comment("Regions of Kazakhstan: events, population, ratio to the country, low, high, p, Holm's p.")
regions <- read.csv(text = "code,events,population,comparable
KZ-10,5,611888,0
KZ-11,66,785708,1
KZ-15,29,916750,1
KZ-19,91,1478496,0
KZ-23,19,681241,1
KZ-27,26,683327,1
KZ-31,38,1209665,1
KZ-33,14,698757,0
KZ-35,88,1134966,0
KZ-39,86,835686,1
KZ-43,18,823251,1
KZ-47,20,745909,1
KZ-55,89,756511,1
KZ-59,55,539111,1
KZ-61,48,2088510,1
KZ-62,6,220913,0
KZ-63,103,732966,0
KZ-71,70,1295711,1
KZ-75,37,2101485,1
KZ-79,30,1162308,1")
overall <- sum(regions$events) / sum(regions$population)
cat("static const double country_events =", sum(regions$events), ", country_population =",
    sum(regions$population), ";\n")
own <- regions[regions$comparable == 1, ]
tests <- lapply(seq_len(nrow(own)), function(i)
    poisson.test(own$events[i], own$population[i], r = overall))
ratio <- sapply(tests, function(t) unname(t$estimate) / overall)
p <- sapply(tests, function(t) t$p.value)
holm <- p.adjust(p, "holm")
begin("struct region", "regions")
for (i in seq_len(nrow(own)))
    row(own$events[i], own$population[i], ratio[i], tests[[i]]$conf.int / overall, p[i], holm[i])
end()
