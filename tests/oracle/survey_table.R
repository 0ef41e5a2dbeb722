# Tests of independence in survey tables: svychisq of the package survey.
# Rao-Scott F: F, df, df2, p. First order: chi-squared over the mean of the design
# effects, df, p, Pearson's chi-squared. Wald: F, df, df2, p.
source("format.R")
suppressMessages(library(survey))
data(api); data(nhanes)
heading("survey_table.R", paste("Tables: statistic, df, df2, p; package survey", packageVersion("survey")))
test <- function(name, formula, design, s) {
    x <- svychisq(formula, design, statistic = s)
    v <- c(x$statistic, x$parameter, x$p.value)
    if (s == "Chisq") v <- c(qchisq(x$p.value, x$parameter, lower.tail = FALSE), x$parameter,
                             x$p.value, x$statistic)
    list_of(paste0(name, "_", tolower(s)), as.vector(v))
}
clus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
for (s in c("F", "Chisq", "Wald", "adjWald")) test("clus1", ~sch.wide + stype, clus1, s)
list_of("clus1_totals", as.vector(svytable(~sch.wide + stype, clus1)))
strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
test("strat", ~sch.wide + stype, strat, "F")
chol <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE,
                  data = nhanes)
test("nhanes", ~HI_CHOL + race, chol, "F")
test("nhanes", ~HI_CHOL + race, chol, "Wald")
# By the jackknife: R's replicate method.
jk1 <- as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = apiclus1))
test("jk1", ~sch.wide + stype, jk1, "F")
