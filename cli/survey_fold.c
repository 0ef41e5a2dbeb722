/* The fold of a survey: what tells keys apart, what is measured. */
#include <stdlib.h>
#include <string.h>

#include "estimate.h"
#include "job.h"
#include "survey.h"
#include "tally.h"

/* Where a column of the input is in the keys, which it joins if it is new. */
static size_t
place_of(struct survey *survey, size_t column)
{
    for (size_t i = 0; i < survey->grouping.n_by; i++)
        if (survey->columns[i] == column)
            return i;
    survey->columns[survey->grouping.n_by] = column;
    return survey->grouping.n_by++;
}

static size_t
place_of_option(struct survey *survey, const struct column *column)
{
    return column->name ? place_of(survey, column->at) : GBV_NONE;
}

/* Columns that the rule of comparability asks for (DESIGN: no number without
 * its denominator). */
static void
add_rule_columns(struct survey *survey)
{
    const gbv_table *columns = survey->job->data;
    for (size_t c = 0; c < gbv_table_columns(columns); c++)
        if (gbv_comparing_reads(gbv_table_name(columns, c)))
            place_of(survey, c);
}

static void
place_columns(struct survey *survey)
{
    const struct survey_options *options = survey->options;
    const struct survey_plan *plan = survey->plan;
    for (size_t i = 0; i < plan->by->n; i++) {
        survey->by.name[i] = plan->by->name[i];
        survey->by.at[i] = place_of(survey, plan->by->at[i]);
    }
    survey->by.n = plan->by->n;
    survey->strata = place_of_option(survey, &options->strata);
    survey->counts = place_of_option(survey, &options->counts);
    for (size_t i = 0; i < 2; i++) {
        survey->psu[i] = i < options->psu.n ? place_of(survey, options->psu.at[i]) : GBV_NONE;
        survey->fpc[i] = i < options->fpc.n ? place_of(survey, options->fpc.at[i]) : GBV_NONE;
    }
    for (size_t i = 0; i < survey->n_margins; i++)
        survey->margins[i].at = place_of(survey, survey->margins[i].at);
    for (size_t i = 0; i < plan->n_apart; i++)
        survey->apart[i] = place_of(survey, plan->apart[i]);
    add_rule_columns(survey);
}

/* The weights of all rows are measured last, for a calibration. */
static void
plan_measured(struct survey *survey)
{
    const struct survey_plan *plan = survey->plan;
    memcpy(survey->measured, plan->measured, plan->n_measured * sizeof *plan->measured);
    survey->grouping.n_measured = plan->n_measured;
    if (!survey->n_margins || !survey->options->weight.name)
        return;
    gbv_measured all = gbv_measured_column(survey->options->weight.at);
    all.of_all = true;
    survey->measured[survey->grouping.n_measured++] = all;
}

static gbv_status
make_grouping(struct survey *survey)
{
    const struct survey_options *options = survey->options;
    const struct survey_plan *plan = survey->plan;
    size_t most = gbv_table_columns(survey->job->data) + 1;
    survey->columns = calloc(most, sizeof *survey->columns);
    survey->measured = calloc(plan->n_measured + 1, sizeof *survey->measured);
    survey->apart = calloc(plan->n_apart + 1, sizeof *survey->apart);
    survey->by.name = calloc(plan->by->n + 1, sizeof *survey->by.name);
    survey->by.at = calloc(plan->by->n + 1, sizeof *survey->by.at);
    if (!survey->columns || !survey->measured || !survey->apart || !survey->by.name ||
        !survey->by.at)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    bool has_clusters = options->psu.n || options->replicates.n;
    survey->grouping = (gbv_grouping){
        .by = survey->columns, .measured = survey->measured,
        .weight = options->weight.name ? options->weight.at : GBV_NONE, .weight_positive = true,
        .is_design = true,
        .where = survey->job->common->where,
        .replicates = options->replicates.at, .n_replicates = options->replicates.n,
        .kept = !options->weight.name ? GBV_KEEP_SQUARES
              : has_clusters ? 0 : GBV_KEEP_SQUARED_WEIGHTS,
        .threads = survey->job->common->threads,
    };
    place_columns(survey);
    plan_measured(survey);
    return GBV_OK;
}

/* ---- What came of it ---- */

static gbv_status
count_rows(struct survey *survey)
{
    size_t within = 0;
    for (size_t key = 0; key < survey->n_keys; key++)
        within += gbv_grouped_within(survey->grouped, key);
    input_scanned(survey->job, within, gbv_grouped_unknown(survey->grouped));
    if (within)
        return GBV_OK;
    return gbv_fail_at(survey->job->error, GBV_TOO_FEW, gbv_table_source(survey->keys), 0,
                       "there are no rows%s",
                       survey->job->common->where ? " for which --where holds" : "");
}

static gbv_status
read_counts(struct survey *survey)
{
    const double *counts = NULL;
    gbv_status status = GBV_OK;
    if (survey->counts != GBV_NONE)
        status = gbv_table_numbers(survey->keys, survey->counts, &counts, survey->job->error);
    for (size_t key = 0; key < survey->n_keys && !status; key++) {
        double times = counts ? counts[key] : 1;
        survey->times[key] = times;
        if (!(times >= 0 && times == floor(times)))
            status = gbv_fail_at(survey->job->error, GBV_BAD_VALUE,
                                 gbv_table_source(survey->keys),
                                 gbv_table_line(survey->keys, key), "column \"%s\": %s",
                                 survey->options->counts.name,
                                 isnan(times) ? "the count is missing"
                                              : "not a count (a whole number, not negative)");
    }
    return status;
}

gbv_status
survey_fold(struct survey *survey)
{
    struct job *job = survey->job;
    gbv_status status = make_grouping(survey);
    if (!status)
        status = gbv_group_rows(job->scan, &survey->grouping, &survey->grouped, job->error);
    if (status)
        return status;
    job->data = survey->keys = gbv_grouped_keys(survey->grouped);
    survey->n_keys = gbv_table_rows(survey->keys);
    survey->domain = calloc(survey->n_keys + 1, sizeof *survey->domain);
    survey->times = calloc(survey->n_keys + 1, sizeof *survey->times);
    survey->times_by_group = calloc(survey->n_keys + 1, sizeof *survey->times_by_group);
    survey->unit = calloc(survey->n_keys + 1, sizeof *survey->unit);
    if (!survey->domain || !survey->times || !survey->times_by_group || !survey->unit)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    status = count_rows(survey);
    if (!status)
        status = read_counts(survey);
    if (!status)
        status = gbv_groups_of(survey->keys, survey->by.at, survey->by.n, &survey->groups,
                               job->error);
    if (!status)
        status = columns_note_spellings(job, survey->keys, &survey->by);
    for (size_t g = 0; g < survey->groups.n && !status; g++)
        for (size_t i = survey->groups.start[g]; i < survey->groups.start[g + 1]; i++) {
            survey->domain[survey->groups.rows[i]] = g;
            survey->times_by_group[i] = survey->times[survey->groups.rows[i]];
        }
    return status;
}
