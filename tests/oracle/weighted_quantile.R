# Weighted quantiles: svyquantile of the package survey, rules "math" and "school".
suppressMessages(library(survey))
source("format.R")
heading("weighted_quantile.R", paste0("Weighted quantiles: each set, sorted, with its weights; its ",
    "quantiles by the rules math and school (package survey ", packageVersion("survey"), ")."))
probabilities <- c(.01, .1, .25, 1 / 3, .5, .625, .75, .9, .975, 1)
list_of("probabilities", probabilities)
quantiles <- function(name, x, w) {
    sorted <- order(x); x <- x[sorted]; w <- w[sorted]
    design <- svydesign(id = ~1, weights = ~w, data = data.frame(x = x, w = w))
    # Below the first step survey 4.1-1 takes the second value, against the definition and
    # R's quantile(type = 1) where weights are equal: there is no oracle there.
    by_rule <- function(rule) ifelse(probabilities < (w / sum(w))[1], NaN, as.numeric(
        svyquantile(~x, design, probabilities, qrule = rule, ci = FALSE)[[1]]))
    list_of(paste0(name, "_values"), x)
    list_of(paste0(name, "_weights"), w)
    list_of(paste0(name, "_math"), by_rule("math"))
    list_of(paste0(name, "_school"), by_rule("school"))
}
quantiles("murder", USArrests$Murder, USArrests$UrbanPop)
quantiles("nile", as.numeric(Nile), 1:100)
# Weights that halve without rounding, so that their sums meet the shares exactly.
quantiles("eighths", c(20, 15, 10, 8, 4, 3, 1), c(1, .5, .25, .25, 1, 0, 1))
quantiles("equal", c(5, 1, 4, 2, 2, 8, 7, 3), rep(2.5, 8))
