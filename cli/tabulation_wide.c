/* Tables as readers know them: --wide. */
#include <stdlib.h>

#include "tabulate.h"
#include "tally.h"

enum { MOST_COLUMNS = 65536 };    /* as many as the reader takes */

/* ---- Columns ---- */

static gbv_status
add_column(struct tabulation *t, size_t j)
{
    const char *column = t->args->column.name, *kind = category_missing(t, &t->columns, j);
    char scratch[GBV_NUMBER_SIZE];
    gbv_buffer name = { 0 };
    if (kind)
        gbv_buffer_printf(&name, "%s: %s", column, kind);
    else
        gbv_buffer_puts(&name, gbv_table_print(t->keys, t->columns.key[j], t->columns.column,
                                               scratch));
    gbv_status status = GBV_OK;
    if (name.status)
        status = gbv_fail(t->job->error, name.status, "out of memory");
    else if (!name.length)
        status = gbv_fail(t->job->error, GBV_BAD_VALUE, "column \"%s\": an empty text cannot be "
                          "the name of a column", column);
    else if (gbv_table_find(t->job->result, name.data) != GBV_NONE)
        status = gbv_fail(t->job->error, GBV_BAD_VALUE, "column \"%s\": the category \"%s\" has "
                          "the name of another column of the result", column, name.data);
    else
        gbv_table_add(t->job->result, name.data, GBV_NUMBER);
    if (status)
        gbv_hint(t->job->error, "leave --wide, or write the category otherwise in the file");
    gbv_buffer_free(&name);
    return status;
}

static gbv_status
begin(struct tabulation *t)
{
    struct columns rows = t->shown;
    rows.n--;    /* --column goes across */
    bool tests = t->args->test >= 0;
    const char *head = tests ? "term, missing, n" : "missing, n";
    gbv_status status = result_check_names(t->job, &rows, "statistic, df, df2, p_value, "
                                                          "p_adjusted, method, note");
    if (!status)
        status = result_begin(t->job, &rows, head);
    if (!status && t->columns.n > MOST_COLUMNS) {
        gbv_fail(t->job->error, GBV_RANGE, "--wide would have %zu columns", t->columns.n);
        gbv_hint(t->job->error, "leave --wide: one row a cell");
        status = GBV_RANGE;
    }
    for (size_t j = 0; j < t->columns.n && !status; j++)
        status = add_column(t, j);
    const char *tail[] = { "statistic", "df", "df2", "p_value", "p_adjusted", "method", "note" };
    for (size_t i = 0; i < sizeof tail / sizeof *tail && !status; i++) {
        if (gbv_table_find(t->job->result, tail[i]) != GBV_NONE)
            status = gbv_fail(t->job->error, GBV_BAD_VALUE, "a category is named \"%s\" as a "
                              "column of the result", tail[i]);
        else if (tests || i + 1 == sizeof tail / sizeof *tail)
            result_columns(t->job->result, tail[i]);
    }
    return status;
}

/* ---- Rows ---- */

static double
value_of(const struct tabulation *t, size_t group, size_t i, size_t j)
{
    size_t cell = tabulation_cell(t, group, i, j);
    size_t denominator = tabulation_denominator(t, group, i, j);
    if (t->args->share < 0)
        return t->by_design ? t->weight[cell] : t->n[cell];
    if (denominator == GBV_NONE || t->base[denominator] == 0 || t->marked[cell])
        return NAN;
    double share = t->n[cell] / t->base[denominator];
    if (t->by_design)
        share = t->estimates[cell].status ? (double)NAN : t->estimates[cell].estimate;
    /* There is no unit to say so. */
    return t->job->common->as_percent ? gbv_number_percent(share) : share;
}

static void
put_row(struct tabulation *t, size_t group, size_t i, const char *note)
{
    gbv_table *result = t->job->result;
    const char *kind = category_missing(t, &t->rows, i);
    double n = 0;
    for (size_t j = 0; j < t->columns.n; j++)
        n += t->n[tabulation_cell(t, group, i, j)];
    if (kind && n == 0)
        return;
    gbv_row_begin(result, 0);
    if (t->by.n)
        result_put_group(t->job, &t->by,
                         group_plainest(t->job->data, &t->by, &t->groups, group));
    if (kind)
        gbv_put_format(result, "missing", "%s: %s", t->args->row.name, kind);
    else
        gbv_put_cell(result, t->by.n, t->keys, t->rows.key[i], t->rows.column);
    gbv_put_number(result, "n", n);
    size_t first = gbv_table_find(result, "n") + 1;
    for (size_t j = 0; j < t->columns.n; j++)
        gbv_put_number_at(result, first + j, value_of(t, group, i, j));
    gbv_put_text(result, "note", note);
}

gbv_status
tabulation_put_wide(struct tabulation *t, const struct tabulation_test *tests)
{
    gbv_status status = begin(t);
    for (size_t g = 0; g < t->groups.n && !status; g++) {
        gbv_buffer note = { 0 };
        if (!tabulation_has_rows(t, g))
            continue;
        status = tabulation_check_rows(t, g, &note);
        for (size_t i = 0; i < t->rows.n && !status; i++)
            put_row(t, g, i, gbv_table_words(t->job->result, &note));
        if (tests && !status)
            tabulation_put_test(t, g, &tests[g]);
        gbv_buffer_free(&note);
    }
    return status;
}
