#include <stdlib.h>
#include <string.h>

#include "reshape.h"

enum { MOST_COLUMNS = 65536 };    /* as many as the reader takes */

/* Rows of the data by the values of some columns, numbered in the order in
 * which the values come first. */
struct numbered {
    gbv_groups groups;
    size_t *first;       /* of each group: its first row, in ascending order */
    size_t *number_of;   /* of each row: the number of its group */
};

static void
numbered_free(struct numbered *numbered)
{
    gbv_groups_free(&numbered->groups);
    free(numbered->first);
    free(numbered->number_of);
}

static gbv_status
number_rows(struct job *job, const size_t *columns, size_t n_columns, struct numbered *out)
{
    size_t n_rows = gbv_table_rows(job->data), n = 0;
    gbv_groups *groups = &out->groups;
    gbv_status status = gbv_groups_of(job->data, columns, n_columns, groups, job->error);
    if (status)
        return status;
    out->first = calloc(n_rows + 1, sizeof *out->first);
    out->number_of = calloc(n_rows + 1, sizeof *out->number_of);
    size_t *group_of = calloc(n_rows + 1, sizeof *group_of);
    if (!out->first || !out->number_of || !group_of) {
        free(group_of);
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    }
    for (size_t g = 0; g < groups->n; g++)
        for (size_t i = groups->start[g]; i < groups->start[g + 1]; i++)
            group_of[groups->rows[i]] = groups->rows[groups->start[g]];
    /* Within a group rows keep their order, so its first row comes first. */
    for (size_t row = 0; row < n_rows; row++) {
        bool is_first = group_of[row] == row;
        if (is_first)
            out->first[n] = row;
        out->number_of[row] = is_first ? n++ : out->number_of[group_of[row]];
    }
    free(group_of);
    return GBV_OK;
}

/* ---- The new columns ---- */

static gbv_status
add_column(struct job *job, size_t names, size_t values, size_t row)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *name = gbv_table_print(job->data, row, names, scratch);
    const char *source = gbv_table_source(job->data);
    size_t line = gbv_table_line(job->data, row);
    if (!name || !*name || gbv_table_missing(job->data, row, names)) {
        gbv_fail_at(job->error, GBV_BAD_VALUE, source, line,
                    "column \"%s\": no value, so that the new column would have no name",
                    gbv_table_name(job->data, names));
        gbv_hint(job->error, "leave such rows out: --where '!missing({%s})'",
                 gbv_table_name(job->data, names));
        return GBV_BAD_VALUE;
    }
    if (gbv_table_find(job->result, name) != GBV_NONE) {
        gbv_fail_at(job->error, GBV_BAD_VALUE, source, line,
                    "column \"%s\": a new column would be named \"%s\" as another one is",
                    gbv_table_name(job->data, names), name);
        if (gbv_table_find(job->data, name) != GBV_NONE)
            gbv_hint(job->error, "rename that one first: gbv-select --columns '…,{%s}=NEW'", name);
        else
            gbv_hint(job->error, "two of its values are written alike here: write them alike in "
                     "the file, or apart");
        return GBV_BAD_VALUE;
    }
    gbv_table_add_like(job->result, name, job->data, values);
    return GBV_OK;
}

/* ---- The rows ---- */

struct widening {
    size_t *ids, n_ids;    /* the columns that stay */
    size_t names, values;
    struct numbered rows, columns;
};

static gbv_status
refuse_two(struct job *job, const struct widening *wide, size_t first, size_t second)
{
    gbv_buffer key = { 0 };
    gbv_table_print_key(job->data, second, wide->ids, wide->n_ids, &key);
    gbv_buffer_puts(&key, wide->n_ids ? ", " : "");
    gbv_table_print_key(job->data, second, &wide->names, 1, &key);
    gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data),
                gbv_table_line(job->data, second),
                "column \"%s\": a second value for %s; the first is on line %zu",
                gbv_table_name(job->data, wide->values), key.data ? key.data : "one cell",
                gbv_table_line(job->data, first));
    gbv_hint(job->error, "one of the rows is too many, or a column that tells them apart is "
             "lacking; gbv-summarize adds up or averages what belongs together");
    gbv_buffer_free(&key);
    return GBV_BAD_VALUE;
}

/* One row of the result, from a group of rows; `filled` has for each new column
 * the row of the data that filled it last. */
static gbv_status
put_group(struct job *job, const struct widening *wide, size_t group, size_t *filled)
{
    const gbv_groups *groups = &wide->rows.groups;
    size_t number = wide->rows.number_of[groups->rows[groups->start[group]]];
    size_t first = groups->rows[groups->start[group]];
    gbv_row_begin(job->result, gbv_table_line(job->data, first));
    for (size_t i = 0; i < wide->n_ids; i++)
        gbv_put_cell(job->result, i, job->data, first, wide->ids[i]);
    for (size_t i = groups->start[group]; i < groups->start[group + 1]; i++) {
        size_t row = groups->rows[i], column = wide->columns.number_of[row];
        if (filled[column] != GBV_NONE && wide->rows.number_of[filled[column]] == number)
            return refuse_two(job, wide, filled[column], row);
        filled[column] = row;
        gbv_put_cell(job->result, wide->n_ids + column, job->data, row, wide->values);
    }
    return GBV_OK;
}

/* More columns than a table that is read may have. */
static gbv_status
refuse_many(struct job *job, const struct widening *wide, size_t n)
{
    gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data), 0,
                "column \"%s\" has %zu different values: too many to be columns",
                gbv_table_name(job->data, wide->names), n);
    gbv_hint(job->error, "choose some with --where");
    return GBV_BAD_VALUE;
}

static gbv_status
put_table(struct job *job, const struct widening *wide)
{
    size_t n_rows = gbv_table_rows(job->data), n_columns = n_rows ? wide->columns.groups.n : 0;
    if (n_columns > MOST_COLUMNS - wide->n_ids)
        return refuse_many(job, wide, n_columns);
    size_t *filled = calloc(n_columns + 1, sizeof *filled);
    size_t *group_of = calloc(wide->rows.groups.n + 1, sizeof *group_of);
    gbv_status status = filled && group_of
                      ? GBV_OK : gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < wide->n_ids && !status; i++)
        gbv_table_add_like(job->result, NULL, job->data, wide->ids[i]);
    for (size_t i = 0; i < n_columns && !status; i++) {
        filled[i] = GBV_NONE;
        status = add_column(job, wide->names, wide->values, wide->columns.first[i]);
    }
    for (size_t g = 0; g < wide->rows.groups.n && n_rows && !status; g++)
        group_of[wide->rows.number_of[wide->rows.groups.rows[wide->rows.groups.start[g]]]] = g;
    for (size_t i = 0; i < wide->rows.groups.n && n_rows && !status; i++)
        status = put_group(job, wide, group_of[i], filled);
    free(filled);
    free(group_of);
    return status;
}

gbv_status
reshape_wider(struct job *job, size_t names, const char *values)
{
    size_t n = gbv_table_columns(job->data);
    struct widening wide = { .names = names };
    gbv_status status = gbv_table_column(job->data, values, &wide.values, job->error);
    if (status)
        return status;
    if (wide.values == names)
        return gbv_fail(job->error, GBV_MISUSE, "--wider and --values are the same column");
    if (n == 2 && gbv_table_rows(job->data) == 0)
        return gbv_fail_at(job->error, GBV_TOO_FEW, gbv_table_source(job->data), 0,
                           "no rows, so that there would be no columns");
    wide.ids = calloc(n, sizeof *wide.ids);
    if (!wide.ids)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t c = 0; c < n; c++)
        if (c != names && c != wide.values)
            wide.ids[wide.n_ids++] = c;
    status = number_rows(job, wide.ids, wide.n_ids, &wide.rows);
    if (!status)
        status = number_rows(job, &names, 1, &wide.columns);
    if (!status)
        status = put_table(job, &wide);
    numbered_free(&wide.rows);
    numbered_free(&wide.columns);
    free(wide.ids);
    return status;
}
