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

/* Keys are read as values by the style of the whole text. */
static void
set_style(struct state *state, const gbv_scan *scan)
{
    gbv_number_style style = gbv_scan_style(scan);
    for (size_t i = 0; i < state->n; i++) {
        gbv_table *keys = state->grouped[i]->table;
        keys->style = style;
        for (size_t c = 0; c < gbv_table_columns(keys); c++)
            keys->columns[c].others = gbv_scan_kind_left(scan, state->grouped[i]->grouping->by[c],
                                                         style.decimal);
    }
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
        set_style(state, scan);
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
