# Describing columns: quantile(type = 1 to 9), and the formulas of G1 and G2.
source("format.R")
heading("describe.R", "Columns, and their mean, variance, sd, G1, G2, min, max; quantiles by type.")
probabilities <- c(0, .1, .25, 1 / 3, .5, .9, .975, 1)
list_of("probabilities", probabilities)
describe <- function(name, x) {
    n <- length(x); d <- x - mean(x); m <- function(k) mean(d^k)
    g1 <- m(3) / m(2)^1.5; g2 <- m(4) / m(2)^2 - 3
    list_of(name, x)
    list_of(paste0(name, "_moments"), c(mean(x), var(x), sd(x), g1 * sqrt(n * (n - 1)) / (n - 2),
        (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6), min(x), max(x)))
    cat("static const double ", name, "_quantiles[9][", length(probabilities), "] = {\n", sep = "")
    for (type in 1:9) row(unname(quantile(x, probabilities, type = type)))
    cat("};\n")
}
describe("seven", c(1, 3, 4, 8, 10, 15, 20))
describe("nile", sort(as.numeric(Nile)))
describe("huron", sort(as.numeric(LakeHuron)))
describe("four", c(-2, .5, .5, 7))
