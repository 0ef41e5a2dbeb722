# Prints rows of values as C initialisers with 17 significant digits.
number <- function(x) ifelse(is.nan(x) | is.na(x), "NAN", ifelse(x == Inf, "INFINITY",
    ifelse(x == -Inf, "-INFINITY", sprintf("%.17g", x))))
comment <- function(...) cat(paste0(c("/* ", rep(" * ", 99))[seq_along(t <- strwrap(
    paste(...), width = 90))], t, c(rep("", length(t) - 1), " */")), sep = "\n")
heading <- function(script, what) comment(what, sprintf("Made by `Rscript %s > %s` with %s.",
    script, sub("[.]R$", "_values.h", script), R.version.string))
row <- function(...) {
    cells <- sapply(list(...), function(v)
        if (is.character(v)) v else paste(number(v), collapse = ", "))
    cat(strwrap(paste0("{ ", paste(cells, collapse = ", "), " },"), width = 99, indent = 4,
                exdent = 6), sep = "\n")
}
begin <- function(type, name) cat(sprintf("static const %s %s[] = {\n", type, name))
end <- function() cat("};\n")
list_of <- function(name, x) cat(strwrap(paste0("static const double ", name, "[] = { ",
    paste(number(x), collapse = ", "), " };"), width = 98, exdent = 4), sep = "\n")
