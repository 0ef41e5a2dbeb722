/* gbv-prevalence: the share of units for whom something is true. */
#include "command.h"
#include "estimate.h"
#include "tally.h"

struct args {
    struct column events, units;
    struct columns by;
    int ci;
};

static const char *const intervals[] = { "wilson", "exact", "jeffreys", "agresti-coull", "midp",
                                         "wilson-cc", NULL };

/* The same as readers of the result know them. */
static const char *const interval_titles[] = { "Wilson score", "exact (Clopper-Pearson)",
                                               "Jeffreys", "Agresti-Coull", "mid-P",
                                               "Wilson continuity-corrected" };

static const struct opt options[] = {
    { OPT_COLUMN, 'e', "events", offsetof(struct args, events), "COLUMN",
      "of how many units it is true", .required = true },
    { OPT_COLUMN, 'n', "n", offsetof(struct args, units), "COLUMN",
      "how many units there are", .required = true },
    { OPT_COLUMNS, 'b', "by", offsetof(struct args, by), "COLUMNS",
      "one row for each group of these columns" },
    { OPT_CHOICE, 0, "ci", offsetof(struct args, ci), "METHOD",
      "interval: wilson, exact (Clopper-Pearson), jeffreys, agresti-coull, midp, wilson-cc",
      .initial = "wilson", .choices = intervals },
    { OPT_END },
};

static void
put(struct job *job, const struct tally *tally)
{
    const struct args *args = job->args;
    gbv_proportion share = { NAN, NAN, NAN, NAN };
    gbv_status status = gbv_proportion_interval(tally->events, tally->base, job->common->level,
                                                (gbv_proportion_method)args->ci, &share);
    if (tally->n && tally->base <= 0)
        note_add(tally->note, "no share: there are no units");
    else if (tally->n && status)
        note_add(tally->note, "no share: %s", gbv_status_text(status));
    gbv_buffer method = { 0 };
    gbv_buffer_printf(&method, "%s interval", interval_titles[args->ci]);

    struct estimate estimate = estimate_of(args->events.name);
    estimate.n = tally->base;
    estimate.n_missing = (double)tally->n_missing;
    estimate.value = share.estimate;
    estimate.std_error = share.std_error;
    estimate.unit = "proportion";
    estimate.level = job->common->level;
    estimate.low = share.low;
    estimate.high = share.high;
    estimate.method = method.data;
    estimate.note = tally->note->data;

    gbv_row_begin(job->result, 0);
    result_put_group(job, &args->by, tally->row);
    if (tally->n)
        gbv_put_number(job->result, "events", tally->events);
    result_put_estimate(job->result, &estimate);
    gbv_buffer_free(&method);
}

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    struct counts counts;
    gbv_status status = rows_required(job);
    if (!status)
        status = result_begin(job, &args->by, command.columns);
    if (!status)
        status = counts_read(job, &args->events, &args->units, BASE_UNITS, &counts);
    if (!status)
        status = tally_groups(job, &args->by, &counts, put);
    return status;
}

static const char *const examples[] = {
    "gbv-prevalence @gsni-2023 --where 'sex == \"women\" && country in (\"KAZ\", \"KGZ\")' "
    "--events n_no_bias --n n --by country",
    "gbv-prevalence @gsni-2023 --where 'sex == \"all\"' --events n_gsni --n n --by country "
    "--ci exact --as-percent",
    NULL,
};

const struct command command = {
    .name = "prevalence", .group = "Survey estimates",
    .summary = "the share of units for whom something is true, from counts",
    .description =
        "Divides --events by --n and gives the interval of the share, for a simple random "
        "sample of units.\n\n"
        "The interval is Wilson's score interval unless --ci names another: exact (Clopper and "
        "Pearson 1934, never too narrow), jeffreys, agresti-coull, midp, wilson-cc (with "
        "continuity correction).\n\n"
        "Counts are added over the rows of a group, n_missing counts the rows without a value. A "
        "total (sex = all) is not added to its parts. A group whose every row is marked "
        "comparable = no gets no row, and is named in the note of the first row. n is the "
        "number of units.",
    .options = options, .args_size = sizeof(struct args),
    .columns = "term, n, n_missing, events, estimate, unit, std_error, level, conf_low, "
               "conf_high, method, note",
    .run = run, .examples = examples,
};
