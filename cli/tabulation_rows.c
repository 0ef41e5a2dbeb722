/* Tables as rows: one for each cell. */
#include <stdlib.h>

#include "survey_rows.h"
#include "tabulate.h"
#include "tally.h"

gbv_status
tabulation_check_rows(struct tabulation *t, size_t group, gbv_buffer *note)
{
    const size_t *keys = t->groups.rows + t->groups.start[group];
    size_t n = t->groups.start[group + 1] - t->groups.start[group];
    if (t->by_design)
        return survey_check_rows(&t->survey, group, note);
    if (!t->args->design.counts.name)
        return GBV_OK;    /* rows are counted, whatever is in them */
    gbv_status status = rows_check(t->job, GBV_COUNTS_ADDED, &t->shown, keys, n, note);
    if (!status)
        rows_note_marked(t->job, keys, n, note);
    return status;
}

/* ---- The share of a cell ---- */

static void
estimate_plainly(const struct tabulation *t, double n, double base, struct estimate *row)
{
    gbv_proportion share;
    if (gbv_proportion_interval(n, base, t->job->common->level, GBV_PROPORTION_WILSON, &share))
        return;
    row->value = share.estimate;
    row->std_error = share.std_error;
    row->level = t->job->common->level;
    row->low = share.low;
    row->high = share.high;
}

static void
estimate_by_design(const struct tabulation *t, const gbv_survey_estimate *from,
                   struct estimate *row, gbv_buffer *note)
{
    gbv_share share;
    if (from->status) {
        note_add(note, "no share: %s", gbv_status_text(from->status));
        return;
    }
    row->value = from->estimate;
    row->std_error = from->std_error;
    row->df = from->df;
    gbv_status status = gbv_survey_share(from, 0, t->job->common->level, GBV_SHARE_LOGIT, &share);
    if (status) {
        survey_note_no_limits(from, status, note);
        return;
    }
    row->level = t->job->common->level;
    row->low = share.low;
    row->high = share.high;
    if (share.degenerate)
        note_add(note, "all are alike: exact interval of n, as if rows were drawn alone");
}

static void
put_method(const struct tabulation *t, gbv_buffer *method)
{
    static const char *const shares[] = { "row", "column", "total" };    /* enum share */
    gbv_buffer_printf(method, "share of %s; ", shares[tabulation_share(t->args)]);
    if (!t->by_design) {
        gbv_buffer_puts(method, "Wilson score interval");
        return;
    }
    survey_describe(&t->survey, method);
    gbv_buffer_puts(method, "; logit interval");
}

static void
put_share(struct tabulation *t, size_t cell, double base, const char *group_note)
{
    gbv_buffer note = { 0 }, method = { 0 };
    struct estimate row = estimate_of(t->args->test < 0 ? NULL : "share");
    row.n = t->n[cell];
    row.unit = "proportion";
    if (group_note)
        gbv_buffer_puts(&note, group_note);
    put_method(t, &method);
    if (base == 0)
        note_add(&note, "no share: there is nothing that it could be of");
    else if (t->marked[cell])
        note_add(&note, "no estimate of its own (comparable = no)");
    else if (t->by_design)
        estimate_by_design(t, &t->estimates[cell], &row, &note);
    else
        estimate_plainly(t, t->n[cell], base, &row);
    row.method = gbv_table_words(t->job->result, &method);
    row.note = gbv_table_words(t->job->result, &note);
    result_put_estimate(t->job->result, &row);
    gbv_put_number(t->job->result, "n_base", base);
    if (t->by_design && isfinite(row.value))
        gbv_put_number(t->job->result, "deff", t->estimates[cell].deff);
    gbv_buffer_free(&note);
    gbv_buffer_free(&method);
}

/* ---- Rows ---- */

/* The names of a cell; those that are missing stand as kinds in `missing`. */
static void
put_names(struct tabulation *t, size_t group, size_t i, size_t j)
{
    gbv_table *result = t->job->result;
    const struct categories *const both[] = { &t->rows, &t->columns };
    const size_t at[] = { i, j };
    gbv_buffer missing = { 0 };
    if (t->by.n)
        result_put_group(t->job, &t->by,
                         group_plainest(t->job->data, &t->by, &t->groups, group));
    for (size_t k = 0; k < t->shown.n - t->by.n; k++) {
        const char *kind = category_missing(t, both[k], at[k]);
        if (kind)
            note_add(&missing, "%s: %s", t->shown.name[t->by.n + k], kind);
        else
            gbv_put_cell(result, t->by.n + k, t->keys, both[k]->key[at[k]], both[k]->column);
    }
    gbv_put_text(result, "missing", gbv_table_words(result, &missing));
    gbv_buffer_free(&missing);
}

static void
put_cell(struct tabulation *t, size_t group, size_t i, size_t j, const char *group_note)
{
    size_t cell = tabulation_cell(t, group, i, j);
    size_t denominator = tabulation_denominator(t, group, i, j);
    bool is_missing = i >= t->rows.n_present || j >= t->columns.n_present;
    if (is_missing && t->n[cell] == 0)
        return;
    gbv_row_begin(t->job->result, 0);
    put_names(t, group, i, j);
    if (denominator != GBV_NONE)
        put_share(t, cell, t->base[denominator], group_note);
    else
        gbv_put_number(t->job->result, "n", t->n[cell]);
    if (t->by_design)
        gbv_put_number(t->job->result, "weight", t->weight[cell]);
}

static gbv_status
begin(struct tabulation *t)
{
    bool tests = t->args->test >= 0;
    gbv_buffer names = { 0 };
    gbv_buffer_printf(&names, "%smissing, n, n_base, %sestimate, unit, std_error, level, conf_low, "
                      "conf_high%s%s%s%s, method, note", tests ? "term, " : "",
                      t->by_design ? "weight, " : "", tests ? ", statistic" : "",
                      tests || t->by_design ? ", df" : "",
                      tests ? ", df2, p_value, p_adjusted" : "", t->by_design ? ", deff" : "");
    gbv_status status = names.status ? gbv_fail(t->job->error, names.status, "out of memory")
                                     : result_begin(t->job, &t->shown, names.data);
    gbv_buffer_free(&names);
    return status;
}

gbv_status
tabulation_put_long(struct tabulation *t, const struct tabulation_test *tests)
{
    gbv_status status = begin(t);
    for (size_t g = 0; g < t->groups.n && !status; g++) {
        gbv_buffer note = { 0 };
        if (!tabulation_has_rows(t, g))
            continue;
        status = tabulation_check_rows(t, g, &note);
        for (size_t i = 0; i < t->rows.n && !status; i++)
            for (size_t j = 0; j < t->columns.n; j++)
                put_cell(t, g, i, j, gbv_table_words(t->job->result, &note));
        if (tests && !status)
            tabulation_put_test(t, g, &tests[g]);
        gbv_buffer_free(&note);
    }
    return status;
}
