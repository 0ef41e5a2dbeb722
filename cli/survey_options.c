/* The options of survey designs. */
#include <string.h>

#include "survey.h"

/* In the order of gbv_lonely. */
static const char *const lonely_choices[] = { "fail", "remove", "average", "centre", "adjust",
                                              NULL };

const struct opt survey_options[] = {
    { OPT_HEADING, .help = "survey design" },
    { OPT_COLUMN, 0, "weight", offsetof(struct survey_options, weight), "COL",
      "sampling weights (default: all 1)" },
    { OPT_COLUMN, 0, "strata", offsetof(struct survey_options, strata), "COL",
      "strata of the sample" },
    { OPT_COLUMNS, 0, "psu", offsetof(struct survey_options, psu), "PSU[,SSU]",
      "primary sampling units, and second-stage units (default: each row is one)" },
    { OPT_COLUMNS, 0, "fpc", offsetof(struct survey_options, fpc), "F[,F2]",
      "how many units there are in the population, by stage (or sampling fractions): constant in "
      "a stratum" },
    { OPT_FLAG, 0, "nest", offsetof(struct survey_options, nest), NULL,
      "PSUs are numbered anew in each stratum" },
    { OPT_CHOICE, 0, "lonely", offsetof(struct survey_options, lonely), "RULE",
      "a stratum with one PSU: fail, remove (no variance), average (that of the other strata), "
      "centre (its distance from the mean of all PSUs), adjust (R's rule of that name)",
      .initial = "fail", .choices = lonely_choices },
    { OPT_TEXT, 0, "df", offsetof(struct survey_options, df), "RULE",
      "degrees of freedom: domain (PSUs less strata, of those with an answer), design (of all), "
      "a number, or inf (normal)", .initial = "domain" },
    { OPT_COLUMN, 0, "counts", offsetof(struct survey_options, counts), "COL",
      "how many units each row stands for (a frequency, apart from weights)" },
    { OPT_COLUMNS, 0, "replicates", offsetof(struct survey_options, replicates), "COLS",
      "replicate weights, instead of strata and PSUs: W1:W80, or a list" },
    { OPT_TEXT, 0, "replicate-type", offsetof(struct survey_options, replicate_type), "TYPE",
      "how they were made: brr, fay:K (as in fay:0.5), jk1, jkn, bootstrap" },
    { OPT_TEXT, 0, "replicate-scale", offsetof(struct survey_options, replicate_scale), "FILE",
      "of jkn: a table with the column scale, a row for each replicate" },
    { OPT_FLAG, 0, "mse", offsetof(struct survey_options, mse), NULL,
      "spread of replicates about the estimate, not about their mean" },
    { OPT_TEXT, 0, "poststratify", offsetof(struct survey_options, poststratify), "COL:FILE",
      "make weights add up to known populations: FILE has the columns COL and population",
      .twice = "several columns are raked: --rake region:regions.csv,age:ages.csv" },
    { OPT_PARTS, 0, "rake", offsetof(struct survey_options, rake), "COL:FILE,…",
      "the same for several columns at once" },
    { OPT_REAL, 0, "rake-tolerance", offsetof(struct survey_options, rake_tolerance), "SHARE",
      "raking has settled when a sweep over the columns moves no more than this share of the "
      "population", .initial = "1e-6", .above = 0, .below = 1 },
    { OPT_END },
};

static gbv_status
refuse(gbv_error *error, const char *message, const char *hint)
{
    gbv_fail(error, GBV_MISUSE, "%s", message);
    gbv_hint(error, "%s", hint);
    return GBV_MISUSE;
}

static gbv_status
check_design(const struct survey_options *options, gbv_error *error)
{
    double df;
    if (options->psu.n > 2 || options->fpc.n > 2)
        return refuse(error, options->psu.n > 2 ? "--psu takes one or two columns"
                                                : "--fpc takes one or two columns",
                      "the second is of units drawn within PSUs");
    if (options->fpc.n == 2 && options->psu.n < 2)
        return refuse(error, "--fpc F,F2 needs two stages", "name them: --psu PSU,SSU");
    if (options->nest && !options->psu.n)
        return refuse(error, "--nest needs --psu", "it says how PSUs are numbered");
    if (strcmp(options->df, "domain") != 0 && strcmp(options->df, "design") != 0 &&
        strcmp(options->df, "inf") != 0 &&
        (gbv_number_parse(options->df, strlen(options->df), &df) || !(df > 0)))
        return refuse(error, "--df is domain, design, a positive number or inf",
                      "for example --df 14");
    return GBV_OK;
}

static gbv_status
check_replicates(const struct survey_options *options, gbv_error *error)
{
    bool is_jkn = options->replicate_type && strcmp(options->replicate_type, "jkn") == 0;
    if (!options->replicates.n) {
        if (options->replicate_type || options->replicate_scale || options->mse)
            return refuse(error, "--replicate-type, --replicate-scale and --mse need --replicates",
                          "name the columns of replicate weights");
        return GBV_OK;
    }
    if (options->replicates.n < 2 && !strchr(options->replicates.name[0], ':'))
        return refuse(error, "--replicates needs two columns or more",
                      "for example --replicates rep1,rep2,rep3, or --replicates rep1:rep80");
    if (!options->replicate_type)
        return refuse(error, "--replicates needs --replicate-type",
                      "the documentation of the data says which: brr, fay:K, jk1, jkn, bootstrap");
    if (options->strata.name || options->psu.n || options->fpc.n)
        return refuse(error, "--replicates stand for the design: leave --strata, --psu and --fpc",
                      "replicate weights know of strata and PSUs");
    if (options->poststratify || options->rake.n)
        return refuse(error, "--replicates cannot be calibrated here",
                      "replicate weights are calibrated by who made them");
    if (is_jkn != (options->replicate_scale != NULL))
        return refuse(error, is_jkn ? "--replicate-type jkn needs --replicate-scale FILE"
                                    : "--replicate-scale is for jkn",
                      "FILE has the column scale: (n - 1) / n of each replicate's stratum");
    return GBV_OK;
}

gbv_status
survey_options_check(const struct survey_options *options, gbv_error *error)
{
    gbv_status status = check_design(options, error);
    if (!status)
        status = check_replicates(options, error);
    if (!status && options->poststratify && options->rake.n)
        status = refuse(error, "--poststratify and --rake are one or the other",
                        "rake by both columns: --rake A:FILE,B:FILE");
    return status;
}

bool
survey_options_given(const struct survey_options *options)
{
    return options->weight.name || options->strata.name || options->counts.name ||
           options->psu.n || options->fpc.n || options->nest || options->lonely ||
           strcmp(options->df, "domain") != 0 || options->replicates.n || options->mse ||
           options->replicate_type || options->replicate_scale || options->poststratify ||
           options->rake.n;
}
