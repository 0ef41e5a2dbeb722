# Intervals of survey shares: estimate, low, high by svyciprop of the package survey.
source("format.R")
suppressMessages(library(survey))
data(api); data(nhanes)
heading("survey_share.R", paste("Shares: estimate, low, high; package survey", packageVersion("survey")))
ci <- function(name, formula, design, method, ...) {
    p <- svyciprop(formula, design, method = method, ...)
    list_of(paste0(name, "_", method), c(as.vector(p), attr(p, "ci")))
}
clus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
for (m in c("xlogit", "beta", "mean")) ci("ell0", ~I(ell == 0), clus1, m)
# On arcs, by the definition: svyciprop does not end them at 0 and a right angle, beyond which
# the sine turns, and puts a limit above 0 (here 0.000307) where there is none.
arcs <- function(name, formula, design) {
    p <- svyciprop(formula, design, method = "mean")
    share <- as.vector(p); error <- as.vector(SE(p)) / (2 * sqrt(share * (1 - share)))
    ends <- asin(sqrt(share)) + c(-1, 1) * qt(.975, degf(design)) * error
    list_of(paste0(name, "_asin"), c(share, sin(pmin(pi / 2, pmax(0, ends)))^2))
}
arcs("ell0", ~I(ell == 0), clus1); arcs("awards", ~I(awards == "Yes"), clus1)
for (m in c("xlogit", "beta", "mean")) ci("awards", ~I(awards == "Yes"), clus1, m)
# "logit" is the same interval around a share that R iterates for, to about 1e-8.
for (m in c("logit")) { ci("ell0", ~I(ell == 0), clus1, m); ci("awards", ~I(awards == "Yes"), clus1, m) }
# More than n*: the schools of the stratified sample above 875 points, without populations.
free <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat)
ci("above875", ~I(api00 > 875), free, "beta")
chol <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE,
                  data = nhanes)
ci("chol", ~HI_CHOL, chol, "beta", na.rm = TRUE)
ci("chol", ~HI_CHOL, chol, "xlogit", na.rm = TRUE)
# Wilson's score interval with n* = p (1 - p) / variance, from its definition.
p <- svymean(~HI_CHOL, chol, na.rm = TRUE)
n <- coef(p) * (1 - coef(p)) / vcov(p)
list_of("chol_wilson", c(coef(p), prop.test(c(n * coef(p)), n, correct = FALSE)$conf.int, n))
# No events among 40 of a sample with a design effect of 2: Clopper-Pearson, Wilson of 20.
list_of("none_exact", qbeta(.975, 1, 20))
list_of("none_wilson", prop.test(0, 20, correct = FALSE)$conf.int[2])
list_of("all_exact", qbeta(.025, 40, 1))
