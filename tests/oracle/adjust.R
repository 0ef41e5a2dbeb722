# p.adjust, on the 15 p-values of Benjamini & Hochberg (1995), section 4.2, and
# on values with missing ones and ties.
source("format.R")
heading("adjust.R", "Adjusted p-values.")
for (name in c("trial", "gaps")) {
    p <- list(trial = c(.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240,
                        .4262, .5719, .6528, .7590, 1),
              gaps = c(.04, NA, .01, .04, 0, NA, .9, .02))[[name]]
    list_of(name, p)
    for (m in c("holm", "BH", "bonferroni")) list_of(paste0(name, "_", tolower(m)), p.adjust(p, m))
}
