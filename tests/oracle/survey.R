# Survey estimates. Each list names its call of the R package survey; "est se"
# are coef and SE of it.
source("format.R")
suppressMessages(library(survey))
data(api); data(fpc); data(scd); data(nhanes)
heading("survey.R", paste("Estimates, standard errors: package survey", packageVersion("survey")))
es <- function(name, s) list_of(name, as.vector(rbind(coef(s), as.vector(SE(s)))))
note <- function(...) cat("/* ", ..., " */\n", sep = "")

note("apistrat: strata, every row a PSU")
strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
free <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat)
es("strat_mean", svymean(~api00, strat))
es("strat_total", svytotal(~enroll, strat, na.rm = TRUE))
es("strat_ratio", svyratio(~api.stu, ~enroll, strat))
es("strat_nofpc_mean", svymean(~api00, free))
list_of("strat_deff", c(deff(svymean(~api00, strat, deff = TRUE)),
                        deff(svymean(~api00, strat, deff = "replace")),
                        deff(svytotal(~enroll, strat, deff = TRUE)),
                        deff(svyratio(~api.stu, ~enroll, strat, deff = TRUE))))
list_of("strat_df_interval", c(degf(strat), confint(svymean(~api00, strat), df = degf(strat))))
note("by stype: E, H, M; by sch.wide and comp.imp: No No, Yes No, No Yes, Yes Yes")
by <- function(name, b) list_of(name, as.vector(rbind(coef(b), SE(b))))
by("strat_by", svyby(~api00, ~stype, strat, svymean))
by("strat_by2", svyby(~api00, ~sch.wide + comp.imp, strat, svymean))
es("strat_shares", svymean(~stype, strat))

note("apiclus1: one stage of clusters")
clus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
es("clus1_mean", svymean(~api00, clus1))
es("clus1_total", svytotal(~enroll, clus1))
es("clus1_ratio", svyratio(~api.stu, ~enroll, clus1))
es("clus1_variance", svyvar(~api00, clus1))
es("clus1_awards", svymean(~awards, clus1))
list_of("clus1_df_deff", c(degf(clus1), deff(svymean(~api00, clus1, deff = TRUE)),
                           deff(svymean(~api00, clus1, deff = "replace"))))
e <- subset(clus1, stype == "E")
h <- subset(clus1, stype == "H")
list_of("clus1_e", c(coef(svymean(~api00, e)), SE(svymean(~api00, e)), degf(e)))
list_of("clus1_h", c(coef(svymean(~api00, h)), SE(svymean(~api00, h)), degf(h)))

note("apiclus2: two stages")
clus2 <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)
wr <- svydesign(id = ~dnum, weights = ~pw, data = apiclus2)
es("clus2_mean", svymean(~api00, clus2))
es("clus2_total", svytotal(~enroll, clus2, na.rm = TRUE))
es("clus2_mean_missing", svymean(~enroll, clus2, na.rm = TRUE))
es("clus2_wr_mean", svymean(~api00, wr))
es("clus2_wr_total", svytotal(~enroll, wr, na.rm = TRUE))
list_of("clus2_kish", length(apiclus2$pw) * sum(apiclus2$pw^2) / sum(apiclus2$pw)^2)

note("apisrs: a simple random sample; fpc: Stata's manual; ambulance runs")
srs <- svydesign(id = ~1, fpc = ~fpc, data = apisrs)
es("srs_mean", svymean(~enroll, srs))
es("srs_growth", svymean(~growth, srs))
list_of("srs_intervals", c(confint(svymean(~enroll, srs)),
                           confint(svymean(~enroll, srs), df = degf(srs))))
es("stata_with", svymean(~x, svydesign(id = ~psuid, strat = ~stratid, weight = ~weight,
                                       data = fpc, fpc = ~Nh, nest = TRUE)))
es("stata_without", svymean(~x, svydesign(id = ~psuid, strat = ~stratid, weight = ~weight,
                                          data = fpc, nest = TRUE)))
runs <- svydesign(data = scd, prob = ~1, id = ~ambulance, strata = ~ESA, nest = TRUE)
es("scd_ratio", svyratio(~alive, ~arrests, runs))

note("ucla_lonely by options(survey.lonely.psu): mean and total of ue91, ratio to lab91")
ucla <- svydesign(id = ~clu, weights = ~wt, strata = ~str, data = read.csv("data/ucla_lonely.csv"))
for (rule in c("remove", "adjust", "average")) {
    options(survey.lonely.psu = rule)
    es(paste0("lonely_", rule, "_mean"), svymean(~ue91, ucla))
    es(paste0("lonely_", rule, "_total"), svytotal(~ue91, ucla))
    es(paste0("lonely_", rule, "_ratio"), svyratio(~ue91, ~lab91, ucla))
}
note("Stata's \"centered\", from its definition: total of ue91")
u <- read.csv("data/ucla_lonely.csv")
z <- tapply(u$wt * u$ue91, u$clu, sum)
s <- tapply(u$str, u$clu, unique)
list_of("lonely_centre_total", sqrt(sum(sapply(split(z, s), function(x)
    if (length(x) > 1) length(x) * var(x) else (x - mean(z))^2))))
options(survey.lonely.psu = "fail")

note("nhanes: HI_CHOL, all and by race")
chol <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE,
                  data = nhanes)
es("nhanes_mean", svymean(~HI_CHOL, chol, na.rm = TRUE))
by("nhanes_by", svyby(~HI_CHOL, ~race, chol, svymean, na.rm = TRUE))
list_of("nhanes_df", degf(chol))

note("differences of groups: awards == \"Yes\" by stype, covariance, E - H, log(E / H)")
b <- svyby(~as.numeric(awards == "Yes"), ~stype, clus1, svymean, covmat = TRUE)
list_of("awards_by", coef(b))
list_of("awards_covariance", as.vector(vcov(b)))
d <- svycontrast(b, c(1, -1, 0))
r <- svycontrast(b, quote(log(E / H)))
list_of("awards_contrasts", c(coef(d), SE(d), coef(r), SE(r)))
