/* gbv-survey: means, totals, ratios and quantiles of a survey. */
#include <stdlib.h>
#include <string.h>

#include "survey_command.h"

static const char *const rules[] = { "math", "school", NULL };    /* gbv_quantile_rule */

static const struct opt options[] = {
    { OPT_COLUMNS, 0, "mean", offsetof(struct survey_command, mean), "A,B",
      "means of columns of numbers" },
    { OPT_COLUMNS, 0, "total", offsetof(struct survey_command, total), "A,B",
      "totals of columns in the population" },
    { OPT_TEXT, 0, "ratio", offsetof(struct survey_command, ratio), "NUM/DEN",
      "the total of one column over that of another" },
    { OPT_TEXT, 0, "quantile", offsetof(struct survey_command, quantile), "COL:P,…",
      "quantiles of a column, as in age:0.25,0.5" },
    { OPT_CHOICE, 0, "quantile-rule", offsetof(struct survey_command, quantile_rule), "RULE",
      "where the weights up to a value are exactly P: math (that value), school (the middle to "
      "the next)", .initial = "math", .choices = rules },
    { OPT_COLUMNS, 'b', "by", offsetof(struct survey_command, by), "COLUMNS",
      "one row for each group of these columns" },
    { OPT_TEXT, 0, "contrast", offsetof(struct survey_command, contrast), "'G1-G2'",
      "the difference of two groups of --by, or their ratio: 'G1/G2' (groups of several columns "
      "with commas: 'women,15-19-women,20-24'; names in braces where that can be read in two ways, "
      "{} where the cell is missing)" },
    { OPT_END },
};

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct survey_command *args = arguments;
    int n = (args->mean.n > 0) + (args->total.n > 0) + (args->ratio != NULL) +
            (args->quantile != NULL);
    if (n != 1) {
        gbv_fail(error, GBV_MISUSE, n ? "--mean, --total, --ratio and --quantile: one of them"
                                      : "what is to be estimated?");
        gbv_hint(error, "for example --mean age");
        return GBV_MISUSE;
    }
    if (args->contrast && (!args->by.n || args->quantile))
        return gbv_fail(error, GBV_MISUSE, args->quantile ? "--contrast is not of quantiles"
                                                          : "--contrast needs --by: of groups");
    return survey_options_check(&args->design, error);
}

static const char *const examples[] = {
    "gbv-survey @gsni-2023 --mean gsni,no_bias --by sex",
    "gbv-survey @gsni-2023 --ratio n_no_bias/n --by sex --contrast 'women-men'",
    "gbv-survey @gsni-2023 --where 'sex == \"all\"' --quantile gsni:0.25,0.5,0.75",
    NULL,
};

const struct command command = {
    .name = "survey", .group = "Survey estimates",
    .summary = "means, totals, ratios and quantiles of a survey, by its design",
    .description =
        "Estimates with standard errors by Taylor linearisation (Woodruff 1971) or replicate "
        "weights, from weights, strata and sampling units. A row without an answer enters nothing "
        "but n_missing; which part of the weight those are stands in note.\n\n"
        "--where selects a domain: the sampling units of all rows stay in the design, as they "
        "must for the standard error. Intervals are t intervals, those of quantiles Woodruff's "
        "(1952). The interval of a ratio of groups is that of its logarithm. deff is the variance "
        "over that of a simple random sample of n.\n\n"
        "With --poststratify or --rake, standard errors are those of the residuals of a regression "
        "on the margins, by the weights before (Deville and Sarndal 1992). R's rake() differs: it "
        "stops when no cell moves by 1 unit, not by a share of the population "
        "(--rake-tolerance), and its residuals are unweighted.\n\n"
        "The input is read in one pass: memory grows with sampling units and groups (and "
        "replicates; with the different values for quantiles), not with rows, and the digits are "
        "the same for any number of threads and any order of rows.",
    .options = options, .shared = survey_options,
    .shared_at = offsetof(struct survey_command, design),
    .args_size = sizeof(struct survey_command), .input = INPUT_DOMAIN,
    .columns = "term, reference, n, n_missing, estimate, unit, std_error, level, conf_low, "
               "conf_high, statistic, df, p_value, deff, method, note",
    .run = survey_command, .check = check, .examples = examples,
};
