/* Shares of units from counts of them. */
#include "estimate.h"
#include "prevalence.h"
#include "tally.h"

static const char columns[] = "term, n, n_missing, events, estimate, unit, std_error, level, "
                              "conf_low, conf_high, method, note";

/* In the order of gbv_proportion_method, as readers of the result know them. */
static const char *const titles[] = { "Wilson score", "exact (Clopper-Pearson)", "Jeffreys",
                                      "Agresti-Coull", "mid-P", "Wilson continuity-corrected" };

static void
put(struct job *job, const struct tally *tally)
{
    const struct prevalence *args = job->args;
    int method_of = prevalence_of_counts(args->ci);
    gbv_proportion share = { NAN, NAN, NAN, NAN };
    gbv_status status = gbv_proportion_interval(tally->events, tally->base, job->common->level,
                                                (gbv_proportion_method)method_of, &share);
    if (tally->n && tally->base <= 0)
        note_add(tally->note, "no share: there are no units");
    else if (tally->n && status)
        note_add(tally->note, "no share: %s", gbv_status_text(status));
    gbv_buffer method = { 0 };
    gbv_buffer_printf(&method, "%s interval", titles[method_of]);

    struct estimate estimate = estimate_of(args->events.name);
    estimate.n = tally->base;
    estimate.n_missing = (double)tally->n_missing;
    estimate.value = share.estimate;
    estimate.std_error = share.std_error;
    estimate.unit = "proportion";
    estimate.level = job->common->level;
    estimate.low = share.low;
    estimate.high = share.high;
    estimate.method = gbv_table_words(job->result, &method);
    estimate.note = gbv_table_words(job->result, tally->note);

    gbv_row_begin(job->result, 0);
    result_put_group(job, &args->by, tally->row);
    if (tally->n)
        gbv_put_number(job->result, "events", tally->events);
    result_put_estimate(job->result, &estimate);
    gbv_buffer_free(&method);
}

gbv_status
prevalence_counts(struct job *job)
{
    const struct prevalence *args = job->args;
    struct counts counts;
    gbv_status status = rows_required(job);
    if (!status)
        status = result_begin(job, &args->by, columns);
    if (!status)
        status = counts_read(job, &args->events, &args->units, BASE_UNITS, &counts);
    if (!status)
        status = tally_groups(job, &args->by, &counts, put);
    return status;
}
