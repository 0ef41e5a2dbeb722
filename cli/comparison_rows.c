/* The rows that comparisons print. */
#include <stdlib.h>

#include "comparison.h"
#include "estimate.h"

static gbv_status
heterogeneity(const struct comparing *how, const struct family *family, size_t *n_used,
              gbv_heterogeneity *out)
{
    double *a = calloc(family->n_sides, sizeof *a), *b = calloc(family->n_sides, sizeof *b);
    gbv_status status = GBV_NO_MEMORY;
    size_t n = 0;
    if (!a || !b)
        goto done;
    for (size_t i = 0; i < family->n_sides; i++) {
        const struct side *side = &family->sides[i];
        bool counted = how->figures != FIGURES_ESTIMATES;
        if (!side_is_compared(side) || side->n == 0 || (counted && side->base <= 0))
            continue;
        *n_used += side->n;
        a[n] = counted ? side->events : side->estimate;
        b[n++] = counted ? side->base : side->std_error;
    }
    switch (how->figures) {
    case FIGURES_ESTIMATES: status = gbv_heterogeneity_estimates(a, b, n, out); break;
    case FIGURES_SHARES: status = gbv_heterogeneity_proportions(a, b, n, out); break;
    case FIGURES_RATES: status = gbv_heterogeneity_rates(a, b, n, out); break;
    }
done:
    free(a);
    free(b);
    return status;
}

static const char *const heterogeneity_methods[] = {
    [FIGURES_ESTIMATES] = "Cochran's Q",
    [FIGURES_SHARES] = "Pearson's chi-squared",
    [FIGURES_RATES] = "Poisson homogeneity chi-squared",
};

void
put_heterogeneity(struct job *job, const struct comparing *how, struct family *family)
{
    gbv_heterogeneity test = { NAN, NAN, NAN, NAN, NAN };
    size_t n = 0, n_missing = 0;
    gbv_status status = heterogeneity(how, family, &n, &test);
    for (size_t i = 0; i < family->n_sides; i++)
        n_missing += side_is_compared(&family->sides[i]) ? family->sides[i].n_missing : 0;
    gbv_buffer *note = &family->note;
    if (status == GBV_TOO_FEW)
        note_add(note, "fewer than two groups have values");
    else if (status == GBV_NO_SPREAD)
        note_add(note, "all units or none have the event: there is nothing to test");
    else if (status)
        note_add(note, "no test: %s", gbv_status_text(status));

    struct estimate estimate = estimate_of("heterogeneity");
    estimate.n = (double)n;
    estimate.n_missing = (double)n_missing;
    estimate.value = test.i_squared;
    estimate.unit = "proportion";
    estimate.statistic = test.statistic;
    estimate.df = test.df;
    estimate.p = test.p;
    estimate.method = heterogeneity_methods[how->figures];
    estimate.note = gbv_table_words(job->result, note);
    gbv_row_begin(job->result, 0);
    result_put_group(job, &how->by, family->sides[0].row);
    result_put_estimate(job->result, &estimate);
}

static void
note_pair(const struct comparing *how, const struct pair *pair, gbv_buffer *note)
{
    const gbv_comparison *comparison = &pair->comparison;
    note_add_list(note, "", &pair->note);
    if (pair->status == GBV_TOO_FEW)
        note_add(note, "no row of %s has a value", pair->group->n ? "the reference" : "the group");
    else if (pair->status == GBV_NO_SPREAD)
        note_add(note, "no events on either side: the ratio has no value");
    else if (pair->status == GBV_DOMAIN && how->figures == FIGURES_ESTIMATES)
        note_add(note, "a ratio needs two positive estimates");
    else if (pair->status == GBV_DOMAIN && (pair->group->base <= 0 || pair->reference.base <= 0))
        note_add(note, "%s has no %s", pair->group->base <= 0 ? "the group" : "the reference",
                 how->figures == FIGURES_SHARES ? "units" : "population");
    else if (pair->status == GBV_DOMAIN && how->known)
        note_add(note, "all units of the reference have the event, or none");
    else if (pair->status)
        note_add(note, "no comparison: %s", gbv_status_text(pair->status));
    else if (isinf(comparison->estimate))
        note_add(note, "no events in the reference: the ratio has no upper limit");
    else if (isinf(comparison->high) || isinf(comparison->low))
        note_add(note, "the interval is open on one side");
    else if (how->measure != GBV_DIFFERENCE && how->figures != FIGURES_ESTIMATES &&
             pair->group->events <= 0)
        note_add(note, "no events in the group: the interval has only an upper limit");
}

/* "exact central interval, exact poisson test (outcomes no more probable); …" */
static void
describe_method(const struct comparing *how, const struct family *family,
                const struct pair *pair, gbv_buffer *out)
{
    const gbv_comparison *comparison = &pair->comparison;
    if (pair->status)
        return;
    gbv_test test = comparison->test;
    bool exact = test == GBV_TEST_FISHER || test == GBV_TEST_EXACT_BINOMIAL ||
                 test == GBV_TEST_EXACT_POISSON;
    gbv_buffer_printf(out, "%s%s interval, %s test%s%s; ",
                      gbv_compare_method_name(comparison->method),
                      comparison->method == GBV_METHOD_EXACT ? " central" : "",
                      gbv_test_name(test), exact ? " (outcomes no more probable)" : "",
                      how->known ? ", the reference taken as known" : "");
    if (how->adjust == GBV_ADJUST_NONE)
        gbv_buffer_puts(out, "p not adjusted");
    else
        gbv_buffer_printf(out, "p adjusted by %s over %zu comparison%s",
                          gbv_adjust_method_name(how->adjust), family->n_tests,
                          family->n_tests == 1 ? "" : "s");
}

/* Of a difference: that of the figures. */
static void
put_unit(struct job *job, const struct comparing *how, const struct pair *pair,
         gbv_buffer *out)
{
    if (how->measure == GBV_RATIO)
        gbv_buffer_puts(out, "ratio");
    else if (how->measure == GBV_PERCENT)
        gbv_buffer_puts(out, "percent");
    else if (how->figures == FIGURES_SHARES)
        gbv_buffer_puts(out, "proportion");
    else if (how->figures == FIGURES_RATES)
        unit_per(how->per, out);
    else {
        size_t rows[] = { pair->group->row, pair->reference.row };
        const char *unit = rows_unit(job->data, rows, 2);
        if (unit)
            gbv_buffer_puts(out, unit);
    }
}

static void
put_names(struct job *job, const struct comparing *how, const struct pair *pair)
{
    char scratch[GBV_NUMBER_SIZE];
    size_t column = how->parts.at[how->parts.n - 1];
    result_put_group(job, &how->parts, pair->group->row);
    const char *name = pair->reference.name;
    if (!name)
        name = gbv_table_print(job->data, pair->reference.row, column, scratch);
    gbv_put_text(job->result, "reference", name);
}

void
put_pair(struct job *job, const struct comparing *how, const struct family *family, size_t at)
{
    static const char *const terms[] = { "difference", "ratio", "percent" };
    const struct pair *pair = &family->pairs[at];
    struct estimate estimate = estimate_of(terms[how->measure]);
    gbv_buffer note = { 0 }, method = { 0 }, unit = { 0 };
    note_pair(how, pair, &note);
    describe_method(how, family, pair, &method);
    put_unit(job, how, pair, &unit);

    estimate.n = (double)pair->group->n;
    estimate.n_missing = (double)pair->group->n_missing;
    if (!pair->status) {
        estimate.value = pair->comparison.estimate;
        estimate.std_error = pair->comparison.std_error;
        estimate.level = how->level;
        estimate.low = pair->comparison.low;
        estimate.high = pair->comparison.high;
        estimate.statistic = pair->comparison.statistic;
        estimate.df = pair->comparison.df;
        estimate.p = pair->comparison.p;
    }
    estimate.unit = gbv_table_words(job->result, &unit);
    estimate.method = gbv_table_words(job->result, &method);
    estimate.note = gbv_table_words(job->result, &note);

    gbv_row_begin(job->result, 0);
    put_names(job, how, pair);
    if (how->figures != FIGURES_ESTIMATES) {
        gbv_put_number(job->result, "rate", side_rate(how, pair->group));
        gbv_put_number(job->result, "reference_rate", side_rate(how, &pair->reference));
    }
    result_put_estimate(job->result, &estimate);
    gbv_put_number(job->result, "p_adjusted", family->p_adjusted[at]);
    gbv_buffer_free(&note);
    gbv_buffer_free(&method);
    gbv_buffer_free(&unit);
}
