# Straight and exponential lines: lm, confint, predict.
source("format.R")
heading("trend.R", paste("Fitted lines: intercept, slope (each estimate, error, low, high, t, p),",
                         "residual variance; apc (estimate, error, low, high); at two times:",
                         "fitted, low, high, pred_low, pred_high."))
fit <- function(name, time, value, weights = NULL, log_scale, level = .95, at) {
    y <- if (log_scale) log(value) else value
    # lm takes its weights from here
    w <<- if (is.null(weights)) rep(1, length(y)) else weights
    m <- if (is.null(weights)) lm(y ~ time) else lm(y ~ time, weights = w)
    s <- coef(summary(m)); ci <- confint(m, level = level)
    part <- function(i) c(s[i, 1:2], ci[i, ], s[i, 3:4])
    list_of(paste0(name, "_line"), unname(c(part(1), part(2), summary(m)$sigma^2)))
    if (log_scale) list_of(paste0(name, "_apc"), unname(
        100 * c(exp(s[2, 1]) - 1, exp(s[2, 1]) * s[2, 2], exp(ci[2, ]) - 1)))
    new <- data.frame(time = at)
    back <- if (log_scale) exp else identity
    conf <- back(predict(m, new, interval = "confidence", level = level))
    # A new value of weight 2 in weighted fits.
    pred <- if (is.null(weights)) predict(m, new, interval = "prediction", level = level)
        else predict(m, new, interval = "prediction", level = level, weights = 2)
    list_of(paste0(name, "_at"), as.vector(t(cbind(conf, back(pred)[, 2:3]))))
}
data <- function(name, time, value, std_error = NULL) {
    list_of(paste0(name, "_time"), time); list_of(paste0(name, "_value"), value)
    if (!is.null(std_error)) list_of(paste0(name, "_error"), std_error)
}
# Female victims of intentional homicide per 100,000 women, Kazakhstan (UNODC).
year <- c(2008:2015, 2017, 2020)
rate <- c(4.424240009, 5.016191083, 4.096820736, 3.863175483, 3.191367213, 3.18621117, 2.284903241,
          2.76915955, 2.371783885, 1.552189581)
data("homicide", year, rate)
fit("homicide_log", year, rate, NULL, TRUE, .95, c(2018, 2025))
fit("homicide_linear", year, rate, NULL, FALSE, .9, c(2018, 2025))
# The same with the errors that counts of victims give a rate.
error <- rate / sqrt(c(363, 416, 344, 329, 276, 280, 204, 251, 221, 150))
data("weighted", year, rate, error)
fit("weighted_log", year, rate, (rate / error)^2, TRUE, .95, c(2018, 2025))
fit("weighted_linear", year, rate, 1 / error^2, FALSE, .95, c(2018, 2025))
# Annual flow of the Nile (R's datasets): a longer series.
data("nile", as.numeric(time(Nile)), as.numeric(Nile))
fit("nile_linear", as.numeric(time(Nile)), as.numeric(Nile), NULL, FALSE, .99, c(1900, 1971))
