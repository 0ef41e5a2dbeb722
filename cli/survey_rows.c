#include <stdlib.h>
#include <string.h>

#include "survey_rows.h"
#include "tally.h"

gbv_status
survey_check_rows(struct survey *survey, size_t domain, gbv_buffer *note)
{
    const gbv_groups *groups = &survey->groups;
    size_t n = 0, *rows = calloc(survey->n_keys + 1, sizeof *rows);
    if (!rows)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = groups->start[domain]; i < groups->start[domain + 1]; i++)
        if (gbv_grouped_within(survey->grouped, groups->rows[i]))
            rows[n++] = groups->rows[i];
    gbv_status status = rows_check(survey->job, GBV_SHARES_COMPARED, &survey->by, rows, n, note);
    if (!status)
        rows_note_marked(survey->job, rows, n, note);
    free(rows);
    return status;
}

/* What missing_share is a share of: weights of 1 are rows, or what they count. */
static const char *
whole_of(const struct survey_options *options)
{
    if (options->weight.name || options->replicates.n || options->poststratify ||
        options->rake.n)
        return "weight";
    return options->counts.name ? "units" : "rows";
}

/* Why answers make no estimate. What replicates lack shows once the estimate by
 * all weights is there, and its df with it. */
static const char *
reason_of(const struct survey *survey, const char *unit, const gbv_survey_estimate *from)
{
    bool is_ratio = unit && strcmp(unit, "ratio") == 0;
    bool is_average = survey->options->lonely == GBV_LONELY_AVERAGE;
    if (from->status != GBV_TOO_FEW)
        return gbv_status_text(from->status);
    if (survey->options->replicates.n && from->df > 0)
        return is_ratio ? "in a replicate the denominator adds up to 0"
                        : "a replicate weighs nothing here";
    if (is_ratio)
        return is_average ? "the denominator adds up to 0, or no stratum has two PSUs"
                          : "the denominator adds up to 0";
    return is_average ? "no stratum has two PSUs to take an average of"
                      : gbv_status_text(from->status);
}

struct estimate
survey_estimate(const struct survey *survey, const char *term, const char *unit,
                const gbv_survey_estimate *from, gbv_buffer *note)
{
    struct estimate estimate = estimate_of(term);
    estimate.n = from->n;
    estimate.n_missing = from->n_missing;
    estimate.unit = unit;
    if (from->n == 0)
        note_add(note, "no estimate: no row has an answer");
    else if (from->status)
        note_add(note, "no estimate: %s", reason_of(survey, unit, from));
    if (from->n_missing > 0)
        note_add(note, "without an answer: %.3g of the %s", from->missing_share,
                 whole_of(survey->options));
    if (from->status)
        return estimate;
    estimate.value = from->estimate;
    estimate.std_error = from->std_error;
    estimate.df = from->df;
    return estimate;
}

void
survey_note_no_limits(const gbv_survey_estimate *from, gbv_status status, gbv_buffer *note)
{
    if (!(from->df > 0))
        note_add(note, "no interval: no degrees of freedom");
    else if (isnan(from->std_error))
        note_add(note, "no interval: no two sampling units to tell a spread from");
    else
        note_add(note, "no interval: %s", gbv_status_text(status));
}

void
survey_put_limits(const struct survey *survey, const gbv_survey_estimate *from,
                  struct estimate *estimate, gbv_buffer *note)
{
    gbv_limits limits;
    if (from->status)
        return;
    estimate->level = survey->job->common->level;
    gbv_status status = gbv_survey_interval(from->estimate, from->std_error, from->df,
                                            estimate->level, &limits);
    if (status) {
        survey_note_no_limits(from, status, note);
    } else {
        estimate->low = limits.low;
        estimate->high = limits.high;
    }
}

static void
put_number(gbv_table *result, const char *column, double value)
{
    if (gbv_table_find(result, column) != GBV_NONE)
        gbv_put_number(result, column, value);
}

void
survey_put_row(struct survey *survey, size_t domain, const struct estimate *estimate,
               const gbv_survey_estimate *from)
{
    gbv_table *result = survey->job->result;
    gbv_row_begin(result, 0);
    result_put_group(survey->job, &survey->by,
                     group_plainest(survey->job->data, &survey->by, &survey->groups, domain));
    result_put_estimate(result, estimate);
    if (!from || from->status)
        return;
    put_number(result, "deff", from->deff);
    put_number(result, "n_effective", from->n_effective);
}
