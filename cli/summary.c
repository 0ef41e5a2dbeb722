#include <stdlib.h>
#include <string.h>

#include "estimate.h"
#include "tally.h"
#include "summary.h"

static const char *const usual[] = { "n", "n_missing", "sum", "mean" };

/* ---- Reading ---- */

static gbv_status
read_weights(struct job *job, const struct column *weight, const double **out)
{
    if (!weight->name)
        return GBV_OK;
    gbv_status status = gbv_table_numbers(job->data, weight->at, out, job->error);
    for (size_t row = 0; row < gbv_table_rows(job->data) && !status; row++) {
        if ((*out)[row] >= 0)
            continue;
        status = gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data),
                             gbv_table_line(job->data, row), "column \"%s\": the weight is %s",
                             weight->name, isnan((*out)[row]) ? "missing" : "negative");
        gbv_hint(job->error, "leave such rows out with --where '{%s} >= 0'", weight->name);
    }
    return status;
}

gbv_status
summary_begin(struct job *job, const struct columns *value, const struct column *weight,
              const struct columns *apart, const struct texts *statistics, struct summary *out)
{
    bool chosen = statistics->n > 0;
    gbv_status status = GBV_OK;
    out->value = value;
    out->apart = apart;
    out->n_statistics = chosen ? statistics->n : sizeof usual / sizeof *usual;
    out->values = calloc(value->n + 1, sizeof *out->values);
    out->statistics = calloc(out->n_statistics, sizeof *out->statistics);
    out->scratch = calloc(3 * gbv_table_rows(job->data) + 1, sizeof *out->scratch);
    if (!out->values || !out->statistics || !out->scratch)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < out->n_statistics && !status; i++) {
        status = statistic_find(chosen ? statistics->item[i] : usual[i], &out->statistics[i],
                                job->error);
        out->combines = out->combines || !out->statistics[i].counts;
        out->adds = out->adds || out->statistics[i].adds;
    }
    for (size_t i = 0; i < value->n && !status; i++)
        status = gbv_table_numbers(job->data, value->at[i], &out->values[i], job->error);
    return status ? status : read_weights(job, weight, &out->weights);
}

gbv_status
summary_columns(struct job *job, const struct summary *summary)
{
    gbv_buffer name = { 0 };
    gbv_status status = GBV_OK;
    for (size_t v = 0; v < summary->value->n && !status; v++) {
        for (size_t s = 0; s < summary->n_statistics && !status; s++) {
            gbv_buffer_clear(&name);
            gbv_buffer_printf(&name, "%s_%s", summary->value->name[v],
                              summary->statistics[s].name);
            if (name.status)
                status = gbv_fail(job->error, name.status, "out of memory");
            else if (gbv_table_find(job->result, name.data) != GBV_NONE)
                status = gbv_fail(job->error, GBV_MISUSE, "two columns would be named \"%s\"",
                                  name.data);
            else
                gbv_table_add(job->result, name.data, GBV_NUMBER);
        }
    }
    gbv_buffer_free(&name);
    return status;
}

void
summary_free(struct summary *summary)
{
    gbv_buffer_free(&summary->without);
    free(summary->values);
    free(summary->statistics);
    free(summary->scratch);
}

/* ---- May the rows be put together? ---- */

/* The rows that have a value in some column: the others enter nothing. */
static size_t
rows_with_values(const struct summary *summary, const size_t *rows, size_t n, size_t *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool any = false;
        for (size_t v = 0; v < summary->value->n; v++)
            any = any || !isnan(summary->values[v][rows[i]]);
        if (any)
            out[kept++] = rows[i];
    }
    return kept;
}

/* Where the rows could be averaged, it is the sum that they must not enter. */
static void
hint_at_sum(struct job *job, const struct summary *summary, const size_t *rows, size_t n)
{
    gbv_error *error = job->error, unused = { 0 };
    job->error = &unused;
    size_t length = strlen(error->hint);
    if (!rows_check(job, GBV_SHARES_COMPARED, summary->apart, rows, n, NULL))
        snprintf(error->hint + length, sizeof error->hint - length,
                 "; if these are shares or rates, leave sum out: --stat n,mean");
    job->error = error;
}

static gbv_status
check_rows(struct job *job, const struct summary *summary, const size_t *rows, size_t n,
           gbv_buffer *note)
{
    if (!summary->combines || n == 0)
        return GBV_OK;
    gbv_status status = rows_check(job, summary->adds ? GBV_COUNTS_ADDED : GBV_SHARES_COMPARED,
                                   summary->apart, rows, n, note);
    if (status == GBV_NOT_COMPARABLE && summary->adds)
        hint_at_sum(job, summary, rows, n);
    return status;
}

/* ---- Statistics ---- */

/* Takes the values that are not missing apart; in their order, sorted, and
 * their weights. */
static struct sample
sample_of(const struct summary *summary, const double *values, const size_t *rows, size_t n)
{
    double *kept = summary->scratch, *sorted = kept + n, *weights = sorted + n;
    struct sample sample = { .values = kept, .sorted = sorted,
                             .weights = summary->weights ? weights : NULL };
    for (size_t i = 0; i < n; i++) {
        if (isnan(values[rows[i]])) {
            sample.n_missing++;
            continue;
        }
        if (summary->weights)
            weights[sample.n] = summary->weights[rows[i]];
        kept[sample.n++] = values[rows[i]];
    }
    memcpy(sorted, kept, sample.n * sizeof *sorted);
    gbv_sort(sorted, sample.n);    /* fails only for NaN */
    return sample;
}

static gbv_status
put_statistics(struct job *job, const struct summary *summary, const size_t *rows, size_t n,
               bool has_estimate)
{
    size_t column = summary->apart->n;
    gbv_status status = GBV_OK;
    for (size_t v = 0; v < summary->value->n; v++) {
        const struct sample sample = sample_of(summary, summary->values[v], rows, n);
        for (size_t s = 0; s < summary->n_statistics && !status; s++, column++)
            if (has_estimate || summary->statistics[s].counts)
                status = statistic_put(job->result, column, &summary->statistics[s], &sample,
                                       summary->value->name[v], job->error);
    }
    return status;
}

gbv_status
summary_put(struct job *job, struct summary *summary, const size_t *rows, size_t n)
{
    gbv_buffer note = { 0 };
    size_t *used = calloc(n + 1, sizeof *used);
    if (!used)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    size_t n_used = rows_with_values(summary, rows, n, used);
    bool has_estimate = rows_comparable(job->data, used, n_used);
    gbv_status status = check_rows(job, summary, used, n_used, &note);
    if (!status)
        status = put_statistics(job, summary, rows, n, has_estimate);
    if (summary->combines && !has_estimate) {
        note_add(&note, "no estimate of its own (comparable = no)");
        row_name(&summary->without, job->data, summary->apart, rows[0]);
    } else if (summary->combines) {
        rows_note_marked(job, used, n_used, &note);
    }
    gbv_put_text(job->result, "note", note.data);
    gbv_buffer_free(&note);
    free(used);
    return status;
}
