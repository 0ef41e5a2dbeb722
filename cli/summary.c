#include <stdlib.h>
#include <string.h>

#include "estimate.h"
#include "tally.h"
#include "summary.h"

static const char *const usual[] = { "n", "n_missing", "sum", "mean" };

/* ---- Reading ---- */

static gbv_status
find_statistics(const struct texts *names, struct summary *out, gbv_error *error)
{
    bool chosen = names->n > 0;
    gbv_status status = GBV_OK;
    out->n_statistics = chosen ? names->n : sizeof usual / sizeof *usual;
    out->statistics = calloc(out->n_statistics, sizeof *out->statistics);
    if (!out->statistics)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < out->n_statistics && !status; i++) {
        struct statistic *statistic = &out->statistics[i];
        status = statistic_find(chosen ? names->item[i] : usual[i], statistic, error);
        out->combines = out->combines || !statistic->counts;
        out->adds = out->adds || statistic->adds;
        out->kept |= statistic->needs;
    }
    return status;
}

gbv_status
summary_begin(struct job *job, const struct columns *value, const struct column *weight,
              const struct columns *by, const struct texts *statistics, struct summary *out)
{
    out->value = value;
    out->is_weighted = weight->name != NULL;
    gbv_status status = find_statistics(statistics, out, job->error);
    if (value->n == 0)
        out->combines = false;
    if (!status)
        status = fold_run(job, by, value, weight, out->kept, out->combines, &out->fold);
    return status ? status : columns_note_spellings(job, job->data, &out->fold.by);
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
    free(summary->statistics);
    fold_free(&summary->fold);
}

/* ---- May the rows be put together? ---- */

/* The keys of rows that have a value in some column: the others enter nothing. */
static gbv_status
keys_with_values(struct job *job, const struct summary *summary, const size_t *keys, size_t n,
                 size_t *out, size_t *n_out)
{
    gbv_status status = GBV_OK;
    *n_out = 0;
    for (size_t i = 0; i < n && !status; i++) {
        bool any = false;
        for (size_t v = 0; v < summary->value->n && !any && !status; v++) {
            gbv_sums sums;
            status = gbv_grouped_sums(summary->fold.grouped, &keys[i], 1, v, &sums);
            any = !status && sums.n > 0;
        }
        if (any)
            out[(*n_out)++] = keys[i];
    }
    if (status)
        gbv_fail(job->error, status, "out of memory");
    return status;
}

/* Where the rows could be averaged, it is the sum that they must not enter. */
static void
hint_at_sum(struct job *job, const struct summary *summary, const size_t *keys, size_t n)
{
    gbv_error *error = job->error, unused = { 0 };
    job->error = &unused;
    size_t length = strlen(error->hint);
    if (!rows_check(job, GBV_SHARES_COMPARED, &summary->fold.by, keys, n, NULL))
        snprintf(error->hint + length, sizeof error->hint - length,
                 "; if these are shares or rates, leave sum out: --stat n,mean");
    job->error = error;
}

static gbv_status
check_rows(struct job *job, const struct summary *summary, const size_t *keys, size_t n,
           gbv_buffer *note)
{
    if (!summary->combines || n == 0)
        return GBV_OK;
    gbv_status status = rows_check(job, summary->adds ? GBV_COUNTS_ADDED : GBV_SHARES_COMPARED,
                                   &summary->fold.by, keys, n, note);
    if (status == GBV_NOT_COMPARABLE && summary->adds)
        hint_at_sum(job, summary, keys, n);
    return status;
}

/* ---- Statistics ---- */

/* What the statistics of one column need. Its lists are yours to free. */
static gbv_status
gather(const struct summary *summary, const size_t *keys, size_t n, size_t v,
       gbv_counted **values, double **ordered, struct gathered *out)
{
    const gbv_grouped *grouped = summary->fold.grouped;
    size_t n_ordered;
    *out = (struct gathered){ .is_weighted = summary->is_weighted,
                              .quantile_type = summary->quantile_type };
    *values = NULL;
    *ordered = NULL;
    gbv_status status = gbv_grouped_sums(grouped, keys, n, v, &out->sums);
    if (!status && summary->kept & GBV_KEEP_VALUES)
        status = gbv_grouped_values(grouped, keys, n, v, values, &out->n_values);
    if (!status && summary->kept & GBV_KEEP_ORDER)
        status = gbv_grouped_order(grouped, keys, n, v, ordered, &n_ordered);
    out->values = *values;
    out->ordered = *ordered;
    return status;
}

static gbv_status
put_column(struct job *job, const struct summary *summary, const size_t *keys, size_t n, size_t v,
           bool has_estimate)
{
    struct gathered gathered;
    gbv_counted *values;
    double *ordered;
    size_t column = summary->fold.by.n + v * summary->n_statistics;
    gbv_status status = gather(summary, keys, n, v, &values, &ordered, &gathered);
    if (status)
        gbv_fail(job->error, status, "out of memory");
    for (size_t s = 0; s < summary->n_statistics && !status; s++)
        if (has_estimate || summary->statistics[s].counts)
            status = statistic_put(job->result, column + s, &summary->statistics[s], &gathered,
                                   summary->value->name[v], job->error);
    free(values);
    free(ordered);
    return status;
}

gbv_status
summary_put(struct job *job, struct summary *summary, const size_t *keys, size_t n)
{
    gbv_buffer note = { 0 };
    size_t n_used = 0, *used = calloc(n + 1, sizeof *used);
    if (!used)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    gbv_status status = summary->combines ? keys_with_values(job, summary, keys, n, used, &n_used)
                                          : GBV_OK;
    bool has_estimate = rows_comparable(job->data, used, n_used);
    if (!status)
        status = check_rows(job, summary, used, n_used, &note);
    for (size_t v = 0; v < summary->value->n && !status; v++)
        status = put_column(job, summary, keys, n, v, has_estimate);
    if (summary->combines && !has_estimate) {
        note_add(&note, "no estimate of its own (comparable = no)");
        row_name(&summary->without, job->data, &summary->fold.by, keys[0]);
    } else if (summary->combines) {
        rows_note_marked(job, used, n_used, &note);
    }
    gbv_put_text(job->result, "note", gbv_table_words(job->result, &note));
    if (note.status)
        status = gbv_fail(job->error, note.status, "out of memory");
    gbv_buffer_free(&note);
    free(used);
    return status;
}
