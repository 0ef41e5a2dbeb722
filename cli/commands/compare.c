/* gbv-compare: groups against each other, or against what they belong to. */
#include <string.h>

#include "command.h"
#include "comparison.h"
#include "estimate.h"

struct args {
    struct column group;
    struct columns by;
    struct figure_columns figures;
    const char *reference, *total_row;
    int measure, adjust, method;
    double per;
};

static const char *const measures[] = { "difference", "ratio", "percent", NULL };
static const char *const adjustments[] = { "holm", "bh", "bonferroni", "none", NULL };
static const char *const methods[] = { "newcombe", "mn", "score", "log", "exact", "z", NULL };

static const struct opt options[] = {
    { OPT_COLUMN, 'g', "group", offsetof(struct args, group), "COLUMN", "what is compared",
      .required = true },
    { OPT_COLUMNS, 'b', "by", offsetof(struct args, by), "COLUMNS",
      "a set of comparisons for each group of these columns" },
    { OPT_HEADING, .help = "figures: one of these pairs" },
    { OPT_COLUMN, 'e', "events", offsetof(struct args, figures.events), "COLUMN",
      "how many events there were, with --n or --population" },
    { OPT_COLUMN, 'n', "n", offsetof(struct args, figures.units), "COLUMN",
      "among how many units: shares are compared" },
    { OPT_COLUMN, 'p', "population", offsetof(struct args, figures.population), "COLUMN",
      "in how many people: rates are compared" },
    { OPT_COLUMN, 0, "estimate", offsetof(struct args, figures.estimate), "COLUMN",
      "an estimate, with --se" },
    { OPT_COLUMN, 0, "se", offsetof(struct args, figures.std_error), "COLUMN",
      "its standard error" },
    { OPT_HEADING, .help = "comparison" },
    { OPT_TEXT, 'r', "reference", offsetof(struct args, reference), "GROUP",
      "compared with: a group, or pairwise, overall, rest", .initial = "pairwise" },
    { OPT_CHOICE, 0, "measure", offsetof(struct args, measure), "MEASURE",
      "difference (default), ratio (default of rates) or percent", .choices = measures },
    { OPT_CHOICE, 0, "method", offsetof(struct args, method), "METHOD",
      "how the interval is made: newcombe, mn, score, log, exact, z", .choices = methods },
    { OPT_CHOICE, 0, "adjust", offsetof(struct args, adjust), "METHOD",
      "p-values adjusted by holm, bh, bonferroni, none", .initial = "holm",
      .choices = adjustments },
    { OPT_TEXT, 0, "total-row", offsetof(struct args, total_row), "NAME",
      "the group that is the total of the others" },
    { OPT_REAL, 0, "per", offsetof(struct args, per), "N", "rates are per N people",
      .initial = "100000", .above = 0, .below = INFINITY },
    { OPT_END },
};

/* The choices stand in the order of the library's enums; gbv_compare_method
 * begins with the default, which is not among them. */
static gbv_status
setup(const struct args *args, struct comparing *how, gbv_error *error)
{
    *how = (struct comparing){
        .by = args->by, .reference = args->reference, .total_row = args->total_row,
        .known = strcmp(args->reference, "overall") == 0,
        .method = (gbv_compare_method)(args->method + 1),
        .adjust = (gbv_adjust_method)args->adjust, .per = args->per,
    };
    gbv_status status = figures_find(&args->figures, &how->figures, error);
    if (status)
        return status;
    how->measure = args->measure >= 0 ? (gbv_measure)args->measure
                   : how->figures == FIGURES_RATES ? GBV_RATIO : GBV_DIFFERENCE;
    return comparing_check(how, error);
}

static gbv_status
check(const void *arguments, gbv_error *error)
{
    struct comparing unused;
    return setup(arguments, &unused, error);
}

static const char with_rates[] =
    "reference, term, n, n_missing, rate, reference_rate, estimate, unit, std_error, level, "
    "conf_low, conf_high, statistic, df, p_value, p_adjusted, method, note";
static const char without_rates[] =
    "reference, term, n, n_missing, estimate, unit, std_error, level, conf_low, conf_high, "
    "statistic, df, p_value, p_adjusted, method, note";

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    struct comparing how;
    gbv_status status = setup(args, &how, job->error);
    if (status)
        return status;
    how.level = job->common->level;
    if ((status = rows_required(job)) ||
        (status = columns_join(&args->by, &args->group, &how.parts, job->error)))
        return status;
    const char *names = how.figures == FIGURES_ESTIMATES ? without_rates : with_rates;
    if (!(status = result_begin(job, &how.parts, names)) &&
        !(status = figures_read(job, &args->figures, &how)))
        status = compare_groups(job, &how);
    columns_free(&how.parts);
    return status;
}

static const char *const examples[] = {
    "gbv-compare @gsni-2023 --where 'sex == \"women\" && country in (\"KAZ\", \"KGZ\", \"UZB\")' "
    "--group country --events n_no_bias --n n",
    "gbv-compare @gsni-2023 --where 'country == \"KAZ\" && sex != \"all\"' --group sex "
    "--events n_gsni --n n --reference men --measure ratio",
    NULL,
};

const struct command command = {
    .name = "compare", .group = "Regions and groups",
    .summary = "groups compared with each other, with one of them, or with all",
    .description =
        "Says how far groups differ and how sure that is. The first row, heterogeneity, asks "
        "whether they share one value at all: statistic is Q, estimate is I2, the share of the "
        "variation that is more than chance.\n\n"
        "--reference pairwise compares each group with each later one; a group's name compares "
        "the others with it; overall compares each group with all rows together, taken as known; "
        "rest compares it with all other rows, as two samples. With --total-row, overall is "
        "that row, which is no group and no part of rest.\n\n"
        "--events with --population compares rates: ratio and percent by exact (default), log or "
        "score, difference by score; the test is exact. --events with --n compares shares: "
        "difference by newcombe (default), mn or score, ratio and percent by log (default), mn "
        "or score; the test is Pearson's chi-squared without correction, Fisher's exact where "
        "an expected count is below 5. --estimate with --se: difference by z, ratio and percent "
        "by log. Against overall, counts have only the exact interval and test. Exact intervals "
        "are central; exact p-values add the outcomes no more probable than the observed.\n\n"
        "p_adjusted counts the comparisons that are printed for one group of --by; the row "
        "heterogeneity is not among them. Counts are added over the rows of a group, and counts "
        "compared must be of periods of equal length. A group that is the total of the others "
        "(sex = all) is named with --total-row. Rows marked comparable = no get no row of "
        "their own, stay in overall and rest, and are named in the note of the first row. n is "
        "the number of rows used.",
    .options = options, .args_size = sizeof(struct args), .columns = with_rates,
    .check = check, .run = run, .examples = examples,
};
