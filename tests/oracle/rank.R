# Mann-Kendall by cor.test(method = "kendall") and the definition of S; Sen's
# slope by its definition.
source("format.R")
heading("rank.R", "Rank trends: s, variance, z, tau, p; Sen's slope, low, high, intercept, pairs.")
kendall <- function(name, time, value, exact) {
    n <- length(value)
    s <- 0
    for (i in 1:(n - 1)) {
        later <- (i + 1):n
        s <- s + sum(sign(value[later] - value[i]) * sign(time[later] - time[i]))
    }
    # cor.test's z is (|S| - 1) / sqrt(variance): the variance, with ties in
    # both, follows from it.
    a <- suppressWarnings(cor.test(time, value, method = "kendall", exact = FALSE,
                                   continuity = TRUE))
    z <- unname(a$statistic)
    variance <- ((abs(s) - 1) / z)^2
    p <- if (exact) cor.test(time, value, method = "kendall", exact = TRUE)$p.value else a$p.value
    list_of(paste0(name, "_kendall"), c(s, variance, z, unname(a$estimate), p))
    variance
}
sen <- function(name, time, value, variance, level = .95) {
    n <- length(value)
    slopes <- c()
    for (i in 1:(n - 1)) for (j in (i + 1):n) if (time[j] != time[i])
        slopes <- c(slopes, (value[j] - value[i]) / (time[j] - time[i]))
    slopes <- sort(slopes); N <- length(slopes)
    reach <- qnorm((1 + level) / 2) * sqrt(variance)
    at <- function(rank) {
        f <- floor(rank)
        if (rank < 1 || rank > N) NaN else if (f == rank) slopes[f] else
            slopes[f] + (rank - f) * (slopes[f + 1] - slopes[f])
    }
    b <- median(slopes)
    list_of(paste0(name, "_sen"), c(b, at((N - reach) / 2), at((N + reach) / 2 + 1),
                                    median(value - b * time), N))
}
series <- function(name, time, value, exact = FALSE) {
    time <- as.numeric(time); value <- as.numeric(value)
    list_of(paste0(name, "_time"), time)
    list_of(paste0(name, "_value"), value)
    sen(name, time, value, kendall(name, time, value, exact))
}
# Female victims of intentional homicide per 100,000 women, Kazakhstan (UNODC).
series("homicide", c(2008:2015, 2017, 2020),
       c(4.424240009, 5.016191083, 4.096820736, 3.863175483, 3.191367213, 3.18621117, 2.284903241,
         2.76915955, 2.371783885, 1.552189581), TRUE)
series("nile", time(Nile), Nile)
series("discoveries", time(discoveries), discoveries)
series("huron", time(LakeHuron), LakeHuron)
series("ten", 1:10, c(1, 3, 2, 4, 6, 5, 8, 7, 10, 9), TRUE)
# Gilbert (1987), section 16.4: four values.
series("four", 1:4, c(10, 15, 14, 20), TRUE)
# Times that repeat, and values that tie.
series("tied", c(1, 1, 2, 3, 3, 3, 4, 5, 6, 6), c(5, 4, 5, 3, 4, 4, 2, 3, 1, 2))
# 50 values without ties: the longest series with an exact p.
series("fifty", 1:50, (1:50 * 37) %% 101 + 1:50 / 2, TRUE)
