/* gbv-tabulate: one- and two-way tables of counts and shares, with tests. */
#include <string.h>

#include "tabulate.h"

static const char *const shares[] = { "row", "column", "total", NULL };       /* enum share */
static const char *const missings[] = { "exclude", "include", NULL };         /* enum missing */
static const char *const tests[] = { "chisq", "exact", "raoscott", "trend", NULL };
static const char *const adjustments[] = { "holm", "bh", "bonferroni", "none", NULL };

static const struct opt options[] = {
    { OPT_COLUMN, 'r', "row", offsetof(struct tabulate, row), "COLUMN",
      "the categories that are counted", .required = true },
    { OPT_COLUMN, 'c', "column", offsetof(struct tabulate, column), "COLUMN",
      "those that they are crossed with" },
    { OPT_COLUMNS, 'b', "by", offsetof(struct tabulate, by), "COLUMNS",
      "a table for each group of these columns" },
    { OPT_CHOICE, 0, "share", offsetof(struct tabulate, share), "OF",
      "what shares are of: the row (default of two-way tables), the column, or the total of the "
      "table", .choices = shares },
    { OPT_CHOICE, 0, "missing", offsetof(struct tabulate, missing), "WHAT",
      "missing values are counted and listed; exclude them from the shares, or include them",
      .initial = "exclude", .choices = missings },
    { OPT_FLAG, 0, "wide", offsetof(struct tabulate, wide), NULL,
      "a cross table: one row for each of --row, one column for each of --column; counts (by "
      "design: weights), or with --share shares" },
    { OPT_CHOICE, 0, "test", offsetof(struct tabulate, test), "TEST",
      "a row with a test of rows against columns: chisq (Pearson), exact (Fisher), raoscott (by "
      "a survey's design), trend (Cochran-Armitage)", .choices = tests },
    { OPT_LIST, 0, "scores", offsetof(struct tabulate, scores), "LIST",
      "of trend: where the ordered categories stand (default: they are numbers)" },
    { OPT_CHOICE, 0, "adjust", offsetof(struct tabulate, adjust), "METHOD",
      "p-values of the tests of all groups of --by adjusted by holm, bh, bonferroni, none",
      .initial = "holm", .choices = adjustments },
    { OPT_END },
};

static gbv_status
refuse(gbv_error *error, const char *message, const char *hint)
{
    gbv_fail(error, GBV_MISUSE, "%s", message);
    gbv_hint(error, "%s", hint);
    return GBV_MISUSE;
}

/* A column may stand in one place only. */
static gbv_status
check_columns(const struct tabulate *args, gbv_error *error)
{
    const char *row = args->row.name, *column = args->column.name;
    if (column && strcmp(row, column) == 0)
        return gbv_fail(error, GBV_MISUSE, "--row and --column are the same: \"%s\"", row);
    for (size_t i = 0; i < args->by.n; i++)
        if (strcmp(args->by.name[i], row) == 0 ||
            (column && strcmp(args->by.name[i], column) == 0))
            return gbv_fail(error, GBV_MISUSE, "\"%s\" tells groups apart, and cannot be tabulated "
                            "in them", args->by.name[i]);
    return GBV_OK;
}

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct tabulate *args = arguments;
    if (!args->column.name && (args->wide || args->test >= 0))
        return refuse(error, args->wide ? "--wide needs --column" : "--test needs --column",
                      "a table of one column has nothing to cross it with");
    if (!args->column.name && args->share >= 0 && args->share != SHARE_TOTAL)
        return refuse(error, "--share is of the total in a table of one column",
                      "leave it out, or name --column");
    if (args->scores.n && args->test != TEST_TREND)
        return refuse(error, "--scores are for --test trend", "leave them out");
    if (args->test >= 0 && args->test != TEST_RAOSCOTT && tabulate_has_design(args))
        return refuse(error, "with weights or a survey's design this test would be wrong",
                      "--test raoscott heeds the design");
    gbv_status status = check_columns(args, error);
    return status ? status : survey_options_check(&args->design, error);
}

static enum input
choose_input(const void *args)
{
    return tabulate_has_design(args) ? INPUT_DOMAIN : INPUT_SCAN;
}

static gbv_status
run(struct job *job)
{
    const struct tabulate *args = job->args;
    struct tabulation t;
    struct tabulation_test *found = NULL;
    gbv_status status = tabulation_begin(job, &t);
    if (!status)
        status = tabulation_tests(&t, &found);
    if (!status)
        status = args->wide ? tabulation_put_wide(&t, found) : tabulation_put_long(&t, found);
    tabulation_tests_free(&t, found);
    tabulation_free(&t);
    return status;
}

static const char *const examples[] = {
    "gbv-tabulate @gsni-patterns-nzl --row sex --counts respondents",
    "gbv-tabulate @gsni-patterns-nzl --row sex --column q189 --counts respondents --test chisq",
    "gbv-tabulate @prevalence --row region --column edition --wide",
    NULL,
};

const struct command command = {
    .name = "tabulate", .group = "Data",
    .summary = "tables of one or two columns: counts, shares with intervals, tests",
    .description =
        "One row for each category of --row, or for each pair with a category of --column: n, how "
        "many rows (with --counts: units) there are, and estimate, their share of n_base. "
        "Categories are sorted, and pairs that do not occur have n 0.\n\n"
        "Missing values are categories of their own, behind the others, with their kind in the "
        "column missing: empty cells, words such as NA in columns of numbers, codes that --na "
        "names. They are not part of the shares unless --missing include says so, and never of a "
        "test.\n\n"
        "Intervals are Wilson's score intervals, each of its share alone. With weights or a "
        "survey's design, shares are those of the population, with standard errors by Taylor "
        "linearisation or replicates and intervals of the logit; weight is the sum of the weights; "
        "--where then selects a domain, and the sampling units of all rows stay in the design. "
        "Weights alone make each row a sampling unit.\n\n"
        "chisq is Pearson's chi-squared without correction; exact is Fisher's test of any number "
        "of rows and columns, refused where tables are too many to look at (for those chisq is "
        "good); trend is Cochran and Armitage's test without correction, of a column with two "
        "categories over one of numbers (or --scores); raoscott is Rao and Scott's second-order "
        "test, an F of df and df2. p_adjusted counts the tests of all groups of --by.\n\n"
        "The input is read in one pass: memory grows with the different combinations of --by, "
        "--row, --column, --counts and the sampling units, not with rows, and the digits are the "
        "same for any number of threads and any order of rows.",
    .options = options, .shared = survey_options, .shared_at = offsetof(struct tabulate, design),
    .args_size = sizeof(struct tabulate),
    .columns = "term, missing, n, n_base, weight, estimate, unit, std_error, level, conf_low, "
               "conf_high, statistic, df, df2, p_value, p_adjusted, deff, method, note",
    .choose_input = choose_input, .run = run, .check = check, .chart = tabulation_chart,
    .finish = tabulation_finish, .examples = examples,
};
