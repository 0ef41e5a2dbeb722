/* Gathering rows into groups: the fold, for several groupings at once. */
#include <stdlib.h>
#include <string.h>

#include "fold/engine.h"
#include "fold/grouped.h"

struct plan {
    const gbv_grouping *groupings;
    size_t n;
};

struct state {
    size_t n;
    gbv_grouped *grouped[];
};

static void
free_state(void *seen)
{
    struct state *state = seen;
    for (size_t i = 0; state && i < state->n; i++)
        gbv_grouped_free(state->grouped[i]);
    free(state);
}

static void *
begin(const void *planned)
{
    const struct plan *plan = planned;
    struct state *state = calloc(1, sizeof *state + plan->n * sizeof *state->grouped);
    bool made = state != NULL;
    for (; made && state->n < plan->n; state->n++) {
        state->grouped[state->n] = gbv_grouped_new(&plan->groupings[state->n]);
        made = state->grouped[state->n] != NULL;
    }
    if (made)
        return state;
    free_state(state);
    return NULL;
}

static gbv_status
add(void *seen, const gbv_batch *batch, gbv_error *error)
{
    struct state *state = seen;
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < state->n && !status; i++)
        status = gbv_grouped_add(state->grouped[i], batch, error);
    return status;
}

static gbv_status
merge(void *seen, void *also, gbv_error *error)
{
    struct state *state = seen, *other = also;
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < state->n && !status; i++)
        status = gbv_grouped_merge(state->grouped[i], other->grouped[i], error);
    return status;
}

/* ---- The whole ---- */

static gbv_status
want(gbv_scan *scan, const gbv_grouping *grouping, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < grouping->n_by; i++)
        gbv_scan_want(scan, grouping->by[i], GBV_WANT_TEXT);
    if (grouping->weight != GBV_NONE)
        gbv_scan_want(scan, grouping->weight, GBV_WANT_NUMBER);
    for (size_t i = 0; i < grouping->n_replicates; i++)
        gbv_scan_want(scan, grouping->replicates[i], GBV_WANT_NUMBER);
    if (grouping->where)
        status = gbv_scan_want_condition(scan, grouping->where, error);
    for (size_t i = 0; i < grouping->n_measured && !status; i++) {
        const gbv_measured *measured = &grouping->measured[i];
        if (measured->column == GBV_NONE)
            status = gbv_scan_want_condition(scan, measured->condition, error);
        else
            gbv_scan_want(scan, measured->column,
                          measured->is_answer ? GBV_WANT_STRING : GBV_WANT_NUMBER);
        if (measured->times != GBV_NONE)
            gbv_scan_want(scan, measured->times, GBV_WANT_NUMBER);
        if (measured->with != GBV_NONE)
            gbv_scan_want(scan, measured->with, GBV_WANT_NUMBER);
    }
    return status;
}

/* What the cells of keys say of the decimal mark. */
static void
add_marks(const gbv_grouped *grouped, gbv_marks *marks)
{
    const gbv_table *keys = grouped->table;
    for (size_t c = 0; c < gbv_table_columns(keys); c++)
        for (size_t row = 0; row < gbv_table_rows(keys); row++) {
            const char *text = gbv_table_text(keys, row, c);
            if (text)
                gbv_marks_add(&marks[grouped->grouping->by[c]], keys->rules, c, text,
                              strlen(text), gbv_table_line(keys, row));
        }
}

/* Keys are read as values by the style of the whole text. */
static gbv_status
set_style(struct state *state, const gbv_scan *scan, gbv_error *error)
{
    gbv_number_style style;
    bool has_numbers = false;
    gbv_marks *marks = gbv_new_array(gbv_table_columns(gbv_scan_columns(scan)), sizeof *marks);
    if (!marks)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < state->n; i++) {
        add_marks(state->grouped[i], marks);
        has_numbers = has_numbers || state->grouped[i]->grouping->n_measured > 0;
    }
    gbv_status status = gbv_scan_style(scan, marks, has_numbers, &style, error);
    for (size_t i = 0; i < state->n && !status; i++) {
        gbv_table *keys = state->grouped[i]->table;
        keys->style = style;
        for (size_t c = 0; c < gbv_table_columns(keys); c++)
            keys->columns[c].others = gbv_scan_kind_left(scan, state->grouped[i]->grouping->by[c],
                                                         style.decimal);
    }
    free(marks);
    return status;
}

/* At once, while there is an error to say that memory ran out with. */
static gbv_status
decide_types(const gbv_table *keys, gbv_error *error)
{
    for (size_t c = 0; c < gbv_table_columns(keys); c++)
        gbv_table_type(keys, c);
    return gbv_table_status(keys) ? gbv_fail(error, GBV_NO_MEMORY, "out of memory") : GBV_OK;
}

static gbv_status
finish(struct state *state, const gbv_scan *scan, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < state->n && !status; i++) {
        gbv_grouped_unbind(state->grouped[i]);
        status = gbv_grouped_finish(state->grouped[i], scan, error);
    }
    if (!status)
        status = set_style(state, scan, error);
    for (size_t i = 0; i < state->n && !status; i++)
        status = decide_types(state->grouped[i]->table, error);
    return status;
}

gbv_status
gbv_group_rows_together(gbv_scan *scan, const gbv_grouping *groupings, size_t n, size_t threads,
                        gbv_grouped **out, gbv_error *error)
{
    static const gbv_fold fold = { .begin = begin, .free = free_state, .add = add,
                                   .merge = merge };
    const struct plan plan = { groupings, n };
    struct state *state = NULL;
    void *folded = NULL;
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < n && !status; i++)
        status = want(scan, &groupings[i], error);
    if (!status)
        status = gbv_fold_run(scan, &fold, &plan, threads, &folded, error);
    state = folded;
    if (!status)
        status = finish(state, scan, error);
    for (size_t i = 0; i < n && !status; i++) {
        out[i] = state->grouped[i];
        state->grouped[i] = NULL;
    }
    free_state(state);
    return status;
}

gbv_status
gbv_group_rows(gbv_scan *scan, const gbv_grouping *grouping, gbv_grouped **out, gbv_error *error)
{
    return gbv_group_rows_together(scan, grouping, 1, grouping->threads, out, error);
}
