/* gbv-summarize: statistics of columns, by group. */
#include "estimate.h"
#include "passing.h"
#include "summary.h"
#include "tally.h"

struct args {
    struct columns value, by;
    struct column weight;
    struct texts statistics, sort;
    size_t quantile_type;
};

static const struct opt options[] = {
    { OPT_COLUMNS, 0, "value", offsetof(struct args, value), "A,B",
      "columns of numbers to summarize (default: none, rows are counted)" },
    { OPT_COLUMNS, 0, "by", offsetof(struct args, by), "A,B",
      "one row for each group of rows that agree in these columns" },
    { OPT_COLUMN, 0, "weight", offsetof(struct args, weight), "COL",
      "what each row counts for in sum and mean: a number, 0 or more" },
    { OPT_LIST, 0, "stat", offsetof(struct args, statistics), "LIST",
      "n, n_missing, distinct, sum, mean, sd, var, se, cv, acf1, min, q1, median, q3, max, "
      "skewness, kurtosis, or a percentile as p90; with --weight also median_math, p90_school, … "
      "(default: n,n_missing,sum,mean)" },
    { OPT_COUNT, 0, "quantile-type", offsetof(struct args, quantile_type), "N",
      "type of quantiles without weights, 1 to 9 of Hyndman and Fan (1996)", .initial = "7",
      .above = 0, .below = 10 },
    { OPT_PARTS, 0, "sort", offsetof(struct args, sort), "A,-B",
      "sort the rows of the result, -B from the greatest down (default: by group)" },
    { OPT_END },
};

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct args *args = arguments;
    if (args->value.n == 0 && (args->statistics.n > 0 || args->weight.name))
        return gbv_fail(error, GBV_MISUSE, "--%s needs --value: which column",
                        args->weight.name ? "weight" : "stat");
    for (size_t i = 0; i < args->statistics.n; i++) {
        struct statistic statistic;
        gbv_status status = statistic_find(args->statistics.item[i], &statistic, error);
        if (status)
            return status;
        if (args->weight.name && !statistic.weighs) {
            gbv_fail(error, GBV_MISUSE, "--stat: there is no weighted %s", statistic.name);
            gbv_hint(error, "with --weight there are n, n_missing, distinct, sum, mean, min, max, "
                     "and quantiles by a named rule: median_math, p90_school");
            return GBV_MISUSE;
        }
        if (!args->weight.name && statistic.needs_weights)
            return gbv_fail(error, GBV_MISUSE, "--stat: %s is of weighted values: --weight says "
                            "which column weighs", statistic.name);
    }
    return GBV_OK;
}

static gbv_status
begin(struct job *job, const struct summary *summary)
{
    const struct args *args = job->args;
    gbv_status status = result_check_names(job, &summary->fold.by, "note");
    if (!status)
        status = result_begin(job, &summary->fold.by, args->value.n ? "" : "n");
    if (!status)
        status = summary_columns(job, summary);
    if (!status)
        result_columns(job->result, "note");
    return status;
}

static gbv_status
put_groups(struct job *job, struct summary *summary)
{
    const struct args *args = job->args;
    const gbv_groups *groups = &summary->fold.groups;
    const struct columns *by = &summary->fold.by;
    gbv_status status = GBV_OK;
    for (size_t g = 0; g < groups->n && !status; g++) {
        const size_t *keys = groups->rows + groups->start[g];
        size_t n = groups->start[g + 1] - groups->start[g];
        gbv_row_begin(job->result, 0);
        if (by->n > 0)
            result_put_group(job, by, rows_plainest(job->data, by, keys, n));
        if (args->value.n == 0)
            gbv_put_number(job->result, "n", (double)fold_rows(&summary->fold, keys, n));
        else
            status = summary_put(job, summary, keys, n);
    }
    return status;
}

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    struct summary summary = { .quantile_type = (int)args->quantile_type };
    gbv_status status = summary_begin(job, &args->value, &args->weight, &args->by,
                                      &args->statistics, &summary);
    if (!status)
        status = begin(job, &summary);
    if (!status)
        status = put_groups(job, &summary);
    if (!status && summary.without.data)
        job_warn(job, "no estimate of its own (comparable = no): %s", summary.without.data);
    if (!status)
        status = result_sort(job, &args->sort);
    summary_free(&summary);
    return status;
}

const struct command command = {
    .name = "summarize",
    .group = "Data",
    .summary = "statistics of columns, by group: counts, sums, means, quantiles",
    .description =
        "One row for each group of --by (one for all rows without it), one column for each value "
        "and statistic, named VALUE_STAT: victims_mean. Without --value rows are counted, in the "
        "column n.\n\n"
        "n counts the values, n_missing the cells without one; all else is of the n values. sd "
        "and var divide by n - 1, se is sd / sqrt(n), cv is sd / mean, quantiles are of "
        "--quantile-type, skewness and kurtosis G1 and G2 (Joanes and Gill 1998). acf1 is "
        "the autocorrelation at lag 1, rows in the order of the input; a gap leaves it empty. A "
        "cell is empty where there is no answer: a sum of no values, sd of one.\n\n"
        "The input is read in one pass, and sums are exact: the same digits come out for any "
        "number of threads and any order of rows. Memory grows with the groups only, but for "
        "distinct and the quantiles, which keep each different value of a group (24 bytes), and "
        "acf1, which keeps every value (16 bytes).\n\n"
        "With --weight, sum is the sum of weight times value, mean that over the sum of the "
        "weights; n counts rows. Weighted quantiles say their rule: median_math is the least "
        "value up to which half of the weight lies (type 1), median_school the mean of it and "
        "the next where that is exactly half (type 2).\n\n"
        "Rows put together must be figures of one kind (columns measure, unit, base, "
        "perpetrator, recall, edition, division agree, or are in --by), and counts that are "
        "added must have one common period or periods that do not overlap; a total (sex, gender, "
        "age_group, residence or article = all, both, both sexes, total, or as всего, оба пола, "
        "барлығы) is not put together with its parts. --allow-mixed lets the rest pass and says "
        "so in note. Leave sum out of --stat for shares and rates, whose periods may differ. A "
        "group whose every row is marked comparable = no has counts only, and is named in note.",
    .input = INPUT_SCAN,
    .options = options, .args_size = sizeof(struct args),
    .columns = "n, note",
    .run = run,
    .check = check,
    .examples = (const char *const[]){
        "gbv-summarize --value victims --by sex --where 'year >= 2008' @homicide",
        "gbv-summarize --value no_bias --by sex --stat n,median,q1,q3 @gsni-2023",
        "gbv-summarize --by division @regions",
        NULL },
};
