/* The dictionary of result columns: a name means one thing in the whole suite. */
#include <string.h>

#include "command.h"

/* In the order in which results print them. */
static const struct column_meaning meanings[] = {
    { "column", GBV_TEXT, "name of a column" },
    { "type", GBV_TEXT, "number, date or text" },
    { "model", GBV_TEXT, "the model the row comes from" },
    { "term", GBV_TEXT, "what is estimated" },
    { "reference", GBV_TEXT, "the group compared with" },
    { "missing", GBV_TEXT, "which category is missing, and how: empty, a word, a code of --na" },
    { "n", GBV_NUMBER, "rows, units or events that entered the estimate (never weighted)" },
    { "n_missing", GBV_NUMBER, "rows left out because a value was missing" },
    { "n_base", GBV_NUMBER, "rows or units that the share is of" },
    { "weight", GBV_NUMBER, "sum of the weights" },
    { "events", GBV_NUMBER, "events counted" },
    { "population", GBV_NUMBER, "the denominator of a rate" },
    { "rate", GBV_NUMBER, "the group's own rate or share" },
    { "reference_rate", GBV_NUMBER, "the rate or share of the group compared with" },
    { "estimate", GBV_NUMBER, "the estimate" },
    { "unit", GBV_TEXT, "unit of the estimate: proportion, percent, ratio, per 100000, …" },
    { "std_error", GBV_NUMBER, "standard error of the estimate, in its unit" },
    { "level", GBV_NUMBER, "confidence level of the interval" },
    { "conf_low", GBV_NUMBER, "lower limit of the interval" },
    { "conf_high", GBV_NUMBER, "upper limit of the interval" },
    { "kleene", GBV_NUMBER, "the share where what is known decides (Kleene's logic)" },
    { "bound_low", GBV_NUMBER, "the least share that missing answers allow" },
    { "bound_high", GBV_NUMBER, "the greatest share that missing answers allow" },
    { "lost", GBV_NUMBER, "share of respondents left out for a missing answer" },
    { "statistic", GBV_NUMBER, "the test's statistic" },
    { "df", GBV_NUMBER, "degrees of freedom" },
    { "df2", GBV_NUMBER, "degrees of freedom of an F test's denominator" },
    { "p_value", GBV_NUMBER, "p-value of the test, two-sided" },
    { "deff", GBV_NUMBER, "design effect: the variance over that of a simple random sample" },
    { "n_effective", GBV_NUMBER, "n over the design effect" },
    { "flag", GBV_TEXT, "how far the estimate can be relied on: caution, review, suppress" },
    { "p_adjusted", GBV_NUMBER, "p-value adjusted for the number of comparisons" },
    { "observed", GBV_NUMBER, "the value observed" },
    { "fitted", GBV_NUMBER, "the value the model fits; the interval is that of the mean" },
    { "pred_low", GBV_NUMBER, "lower limit of the prediction interval" },
    { "pred_high", GBV_NUMBER, "upper limit of the prediction interval" },
    { "distinct", GBV_NUMBER, "different values" },
    { "min", GBV_TEXT, "least value, as the input writes it" },
    { "q1", GBV_NUMBER, "first quartile (type 7)" },
    { "median", GBV_NUMBER, "median (type 7)" },
    { "q3", GBV_NUMBER, "third quartile (type 7)" },
    { "max", GBV_TEXT, "greatest value, as the input writes it" },
    { "mean", GBV_NUMBER, "mean" },
    { "sd", GBV_NUMBER, "standard deviation (n - 1)" },
    { "skewness", GBV_NUMBER, "skewness G1 (bias-corrected)" },
    { "kurtosis", GBV_NUMBER, "excess kurtosis G2 (bias-corrected)" },
    { "top", GBV_TEXT, "the most frequent values, with their counts" },
    { "name", GBV_TEXT, "name" },
    { "title", GBV_TEXT, "title" },
    { "rows", GBV_NUMBER, "number of rows" },
    { "period", GBV_TEXT, "the time the figures are of" },
    { "source", GBV_TEXT, "who published the figures" },
    { "item", GBV_TEXT, "what the row tells: title, grade, column, source, …" },
    { "text", GBV_TEXT, "the text of the item" },
    { "citation", GBV_TEXT, "how to cite the source" },
    { "method", GBV_TEXT, "how the estimate, its interval and its p-value were made" },
    { "note", GBV_TEXT, "what a reader of the number must know" },
};

const struct column_meaning *
column_meaning(const char *name)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (strcmp(meanings[i].name, name) == 0)
            return &meanings[i];
    return NULL;
}
