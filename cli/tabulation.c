#include <stdlib.h>

#include "job.h"
#include "tabulate.h"
#include "tally.h"

enum { MOST_CELLS = 20000000 };

static gbv_status
out_of_memory(const struct tabulation *t)
{
    return gbv_fail(t->job->error, GBV_NO_MEMORY, "out of memory");
}

/* ---- Reading ---- */

bool
tabulate_has_design(const struct tabulate *args)
{
    struct survey_options design = args->design;
    design.counts = (struct column){ 0 };
    return args->test == TEST_RAOSCOTT || survey_options_given(&design);
}

/* Rows told apart by --by, --row, --column and --counts, in this order. */
static gbv_status
fold_plainly(struct tabulation *t)
{
    const struct tabulate *args = t->args;
    const struct column *const more[] = { &args->row, &args->column, &args->design.counts };
    const struct columns none = { 0 };
    struct columns all = { .name = calloc(args->by.n + 3, sizeof *all.name),
                           .at = calloc(args->by.n + 3, sizeof *all.at), .n = args->by.n };
    gbv_status status = all.name && all.at ? GBV_OK : out_of_memory(t);
    for (size_t i = 0; i < args->by.n && !status; i++) {
        all.name[i] = args->by.name[i];
        all.at[i] = args->by.at[i];
    }
    for (size_t i = 0; i < 3 && !status; i++)
        if (more[i]->name) {
            all.name[all.n] = more[i]->name;
            all.at[all.n++] = more[i]->at;
        }
    if (!status)
        status = fold_run(t->job, &all, &none, &(struct column){ 0 }, 0,
                          args->design.counts.name != NULL, &t->fold);
    columns_free(&all);
    return status;
}

static gbv_status
read_plainly(struct tabulation *t)
{
    const struct tabulate *args = t->args;
    const double *counts = NULL;
    gbv_status status = fold_plainly(t);
    if (status)
        return status;
    t->keys = t->job->data;
    t->n_keys = gbv_table_rows(t->keys);
    t->rows.column = args->by.n;
    t->columns.column = args->column.name ? args->by.n + 1 : GBV_NONE;
    struct column at = { args->design.counts.name, args->by.n + 1 + (args->column.name != NULL) };
    status = cells_read(t->job, &at, CELLS_COUNTS, &counts);
    t->units = calloc(t->n_keys + 1, sizeof *t->units);
    if (!t->units)
        return out_of_memory(t);
    for (size_t key = 0; key < t->n_keys && !status; key++) {
        t->units[key] = (counts ? counts[key] : 1) *
                        (double)gbv_grouped_rows(t->fold.grouped, key);
        if (isnan(t->units[key]))
            status = gbv_fail_at(t->job->error, GBV_BAD_VALUE, gbv_table_source(t->keys),
                                 gbv_table_line(t->keys, key),
                                 "column \"%s\": the count is missing", at.name);
    }
    return status;
}

static gbv_status
read_by_design(struct tabulation *t)
{
    const struct tabulate *args = t->args;
    const size_t apart[] = { args->row.at, args->column.at };
    const gbv_measured measured = gbv_measured_condition("0 == 0");    /* all rows */
    const struct survey_plan plan = { .by = &args->by, .measured = &measured, .n_measured = 1,
                                      .apart = apart, .n_apart = args->column.name ? 2 : 1 };
    gbv_status status = survey_begin(t->job, &args->design, &plan, &t->survey);
    t->survey.plan = NULL;    /* it ends here */
    if (status)
        return status;
    t->keys = t->survey.keys;
    t->n_keys = t->survey.n_keys;
    t->rows.column = t->survey.apart[0];
    t->columns.column = args->column.name ? t->survey.apart[1] : GBV_NONE;
    t->units = calloc(t->n_keys + 1, sizeof *t->units);
    if (!t->units)
        return out_of_memory(t);
    for (size_t key = 0; key < t->n_keys; key++)
        t->units[key] = t->survey.times[key] * (double)gbv_grouped_within(t->survey.grouped, key);
    return GBV_OK;
}

/* ---- Cells ---- */

size_t
tabulation_cell(const struct tabulation *t, size_t group, size_t i, size_t j)
{
    return (group * t->rows.n + i) * t->columns.n + j;
}

static gbv_status
find_groups(struct tabulation *t)
{
    const struct tabulate *args = t->args;
    size_t n = args->by.n;
    t->by = t->by_design ? t->survey.by : (struct columns){ t->fold.by.name, t->fold.by.at, n };
    t->shown = (struct columns){ .name = calloc(n + 2, sizeof *t->shown.name),
                                 .at = calloc(n + 2, sizeof *t->shown.at), .n = n + 1 };
    t->group = calloc(t->n_keys + 1, sizeof *t->group);
    if (!t->shown.name || !t->shown.at || !t->group)
        return out_of_memory(t);
    for (size_t i = 0; i < n; i++) {
        t->shown.name[i] = t->by.name[i];
        t->shown.at[i] = t->by.at[i];
    }
    t->shown.name[n] = args->row.name;
    t->shown.at[n] = t->rows.column;
    if (args->column.name) {
        t->shown.name[n + 1] = args->column.name;
        t->shown.at[t->shown.n++] = t->columns.column;
    }
    struct columns apart = t->shown;
    if (t->by_design)    /* of --by the survey has said it */
        apart = (struct columns){ .at = t->shown.at + n, .n = t->shown.n - n };
    gbv_status status = gbv_groups_of(t->keys, t->by.at, n, &t->groups, t->job->error);
    if (!status)
        status = columns_note_spellings(t->job, t->keys, &apart);
    for (size_t g = 0; g < t->groups.n && !status; g++)
        for (size_t i = t->groups.start[g]; i < t->groups.start[g + 1]; i++)
            t->group[t->groups.rows[i]] = g;
    return status;
}

static gbv_status
count_cells(struct tabulation *t)
{
    size_t groups = t->groups.n, rows = t->rows.n, columns = t->columns.n;
    if (groups && rows && columns &&
        (rows > MOST_CELLS / groups || columns > MOST_CELLS / (groups * rows))) {
        gbv_fail(t->job->error, GBV_RANGE, "the table would have %zu times %zu cells%s", rows,
                 columns, t->by.n ? ", for each group of --by" : "");
        gbv_hint(t->job->error, "put values together first, or count the pairs there are: "
                                "gbv-summarize --by A,B");
        return GBV_RANGE;
    }
    t->n_cells = groups * rows * columns;
    t->n = calloc(t->n_cells + 1, sizeof *t->n);
    t->marked = calloc(t->n_cells + 1, sizeof *t->marked);
    if (!t->n || !t->marked)
        return out_of_memory(t);
    for (size_t key = 0; key < t->n_keys; key++)
        if (t->rows.of[key] != GBV_NONE) {
            size_t cell = tabulation_cell(t, t->group[key], t->rows.of[key], t->columns.of[key]);
            t->n[cell] += t->units[key];
            t->marked[cell] = gbv_row_not_comparable(t->keys, key);
        }
    for (size_t key = 0; key < t->n_keys; key++)
        if (t->rows.of[key] != GBV_NONE && !gbv_row_not_comparable(t->keys, key))
            t->marked[tabulation_cell(t, t->group[key], t->rows.of[key], t->columns.of[key])] =
                false;
    return GBV_OK;
}

static gbv_status
add_bases(struct tabulation *t)
{
    t->base = calloc(tabulation_denominators(t) + 1, sizeof *t->base);
    if (!t->base)
        return out_of_memory(t);
    for (size_t g = 0; g < t->groups.n; g++)
        for (size_t i = 0; i < t->rows.n_shared; i++)
            for (size_t j = 0; j < t->columns.n_shared; j++)
                t->base[tabulation_denominator(t, g, i, j)] += t->n[tabulation_cell(t, g, i, j)];
    return GBV_OK;
}

gbv_status
tabulation_begin(struct job *job, struct tabulation *out)
{
    *out = (struct tabulation){ .job = job, .args = job->args };
    out->by_design = tabulate_has_design(out->args);
    gbv_status status = out->by_design ? read_by_design(out) : read_plainly(out);
    if (!status)
        status = find_groups(out);
    if (!status)
        status = categories_find(out, &out->rows);
    if (!status)
        status = categories_find(out, &out->columns);
    if (!status)
        status = count_cells(out);
    if (!status)
        status = add_bases(out);
    return !status && out->by_design ? tabulation_estimate(out) : status;
}

void
tabulation_free(struct tabulation *t)
{
    gbv_groups_free(&t->groups);
    columns_free(&t->shown);
    void *const lists[] = { t->units, t->group, t->rows.of, t->rows.key, t->columns.of,
                            t->columns.key, t->n, t->marked, t->base, t->weight, t->estimates,
                            t->weights };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        free(lists[i]);
    fold_free(&t->fold);
    survey_free(&t->survey);
}

/* ---- Shares ---- */

bool
tabulation_has_rows(const struct tabulation *t, size_t group)
{
    for (size_t i = t->groups.start[group]; i < t->groups.start[group + 1]; i++)
        if (tabulation_rows_of(t, t->groups.rows[i]))
            return true;
    return false;
}

enum share
tabulation_share(const struct tabulate *args)
{
    return args->share >= 0 ? (enum share)args->share
         : args->column.name ? SHARE_ROW : SHARE_TOTAL;
}

size_t
tabulation_denominator(const struct tabulation *t, size_t group, size_t i, size_t j)
{
    if (i >= t->rows.n_shared || j >= t->columns.n_shared)
        return GBV_NONE;
    switch (tabulation_share(t->args)) {
    case SHARE_ROW: return group * t->rows.n + i;
    case SHARE_COLUMN: return group * t->columns.n + j;
    default: return group;
    }
}

size_t
tabulation_denominators(const struct tabulation *t)
{
    switch (tabulation_share(t->args)) {
    case SHARE_ROW: return t->groups.n * t->rows.n;
    case SHARE_COLUMN: return t->groups.n * t->columns.n;
    default: return t->groups.n;
    }
}
