/* Gathering rows into groups: one batch, and two states. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fold/grouped.h"

/* ---- Life of a state ---- */

static unsigned
moments_kept(const gbv_grouping *grouping)
{
    unsigned kept = GBV_MOMENT_SUM;
    if (grouping->kept & (GBV_KEEP_SQUARES | GBV_KEEP_HIGHER))
        kept |= GBV_MOMENT_SQUARE;
    if (grouping->kept & GBV_KEEP_HIGHER)
        kept |= GBV_MOMENT_HIGHER;
    if (grouping->weight == GBV_NONE)
        return kept;
    if (grouping->kept & GBV_KEEP_SQUARED_WEIGHTS)
        kept |= GBV_MOMENT_DOUBLY;
    return kept | GBV_MOMENT_WEIGHTED;
}

gbv_grouped *
gbv_grouped_new(const gbv_grouping *grouping)
{
    gbv_grouped *grouped = gbv_new_array(1, sizeof *grouped);
    if (!grouped)
        return NULL;
    grouped->grouping = grouping;
    grouped->moments = moments_kept(grouping);
    grouped->keys.n_columns = grouping->n_by;
    grouped->replicated.n = grouping->n_replicates;
    grouped->conditions = gbv_new_array(grouping->n_measured, sizeof *grouped->conditions);
    if (grouped->conditions)
        return grouped;
    gbv_grouped_free(grouped);
    return NULL;
}

/* ---- Adding rows ---- */

static gbv_status
out_of_memory(gbv_error *error)
{
    return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

static uint64_t
place_of(const gbv_batch *batch, size_t row)
{
    return (uint64_t)batch->number << 32 | row;
}

static gbv_status
bind_conditions(gbv_grouped *grouped, const gbv_batch *batch, gbv_error *error)
{
    gbv_status status = GBV_OK;
    if (grouped->bound == batch->table)
        return GBV_OK;
    gbv_grouped_unbind(grouped);
    for (size_t i = 0; i < grouped->grouping->n_measured && !status; i++)
        if (grouped->grouping->measured[i].column == GBV_NONE)
            status = gbv_expression_new(grouped->grouping->measured[i].condition, batch->table,
                                        &grouped->conditions[i], error);
    if (!status && grouped->grouping->where)
        status = gbv_expression_new(grouped->grouping->where, batch->table, &grouped->where,
                                    error);
    if (!status && grouped->where && !gbv_expression_is_condition(grouped->where))
        status = gbv_fail(error, GBV_MISUSE, "--where: \"%s\" is no condition",
                          grouped->grouping->where);
    grouped->bound = batch->table;
    return status;
}

/* Which rows of the batch are measured. */
static gbv_status
find_rows(gbv_grouped *grouped, const gbv_batch *batch, gbv_error *error)
{
    if (!grouped->where)
        return GBV_OK;
    if (!gbv_grow(&grouped->holds, &grouped->n_holds, batch->n, sizeof *grouped->holds))
        return out_of_memory(error);
    for (size_t i = 0; i < batch->n; i++) {
        gbv_truth truth = gbv_expression_holds(grouped->where, gbv_batch_row(batch, i));
        grouped->holds[i] = truth == GBV_TRUE;
        grouped->unknown += truth == GBV_UNKNOWN;
    }
    return GBV_OK;
}

/* Where the first row of a new group stands. */
static void
place_group(gbv_grouped *grouped, const gbv_batch *batch, size_t group, size_t i)
{
    grouped->place[group] = place_of(batch, gbv_batch_row(batch, i));
    grouped->line[group] = gbv_batch_line(batch, gbv_batch_row(batch, i));
}

static void
count_each(gbv_grouped *grouped, const gbv_batch *batch, size_t known)
{
    for (size_t i = 0; i < batch->n; i++) {
        uint32_t group = grouped->numbers[i];
        if (grouped->rows[group]++ == 0 && group >= known)
            place_group(grouped, batch, group, i);
    }
}

static void
count_runs(gbv_grouped *grouped, const gbv_batch *batch, size_t known)
{
    const gbv_runs *runs = &grouped->runs;
    for (size_t group = 0; group < runs->n_groups; group++) {
        size_t begin = gbv_runs_begin(runs, group);
        if (group >= known)
            place_group(grouped, batch, group, runs->order[begin]);
        grouped->rows[group] += runs->ends[group] - begin;
    }
}

/* Finds the group of each row, and counts it. */
static gbv_status
count_rows(gbv_grouped *grouped, const gbv_batch *batch, gbv_error *error)
{
    size_t known = grouped->keys.n;
    if (!gbv_grow(&grouped->numbers, &grouped->n_numbers, batch->n, sizeof *grouped->numbers) ||
        !gbv_keys_of(&grouped->keys, batch, grouped->grouping->by, grouped->numbers) ||
        !gbv_grouped_grow(grouped, grouped->keys.n) ||
        !gbv_runs_make(&grouped->runs, grouped->numbers, batch->n, grouped->keys.n))
        return out_of_memory(error);
    if (grouped->runs.n_groups)
        count_runs(grouped, batch, known);
    else
        count_each(grouped, batch, known);
    for (size_t i = 0; grouped->where && i < batch->n; i++)
        grouped->within[grouped->numbers[i]] += grouped->holds[i];
    return GBV_OK;
}

/* What of a row is measured, where it goes, and what it counts for. */
struct value {
    double value, weight;
    size_t cell;
    uint64_t place;
};

static inline bool
add_value(gbv_grouped *grouped, const struct value *value)
{
    gbv_moments *moments = &grouped->cells[value->cell];
    bool added = isnan(value->value)
               ? gbv_moments_add_missing(moments, grouped->moments, value->weight)
               : gbv_moments_add(moments, grouped->moments, value->value, value->weight);
    if (added && grouped->values && !isnan(value->value))
        added = gbv_values_add(&grouped->values[value->cell], value->value, value->weight, 1);
    if (added && grouped->ordered && !isnan(value->value))
        added = gbv_order_add(&grouped->ordered[value->cell], value->place, value->value);
    return added;
}

/* Nothing but the sums of a column, which most values enter fast. */
static inline bool
adds_fast(const gbv_grouped *grouped, const gbv_measuring *measuring)
{
    enum { OTHERS = GBV_MOMENT_WEIGHTED | GBV_MOMENT_DOUBLY | GBV_MOMENT_HIGHER };
    return measuring->numbers && !measuring->times && !measuring->with && !grouped->where &&
           !grouped->values && !grouped->ordered && !(grouped->moments & OTHERS);
}

/* Cells of many groups are not near: they are asked for before they are needed. */
static inline void
fetch_ahead(const gbv_grouped *grouped, const gbv_batch *batch, size_t i, size_t m)
{
    enum { AHEAD = 8 };
    size_t n = grouped->grouping->n_measured;
    if (i + 2 * AHEAD < batch->n)
        __builtin_prefetch(&grouped->cells[grouped->numbers[i + 2 * AHEAD] * n + m]);
    if (i + AHEAD < batch->n)
        __builtin_prefetch(grouped->cells[grouped->numbers[i + AHEAD] * n + m].weighted);
}

/* Of the numbers that cannot be summed the first, when they came in any order. */
static gbv_status
refuse_first(const gbv_batch *batch, size_t column, const double *numbers, gbv_error *error)
{
    size_t i = 0;
    while (gbv_exact_takes(numbers[gbv_batch_row(batch, i)]) ||
           isnan(numbers[gbv_batch_row(batch, i)]))
        i++;
    size_t row = gbv_batch_row(batch, i);
    return gbv_refuse_range(batch, row, column, numbers[row], error);
}

static gbv_status
add_measured(gbv_grouped *grouped, const gbv_batch *batch, size_t m, gbv_error *error)
{
    const gbv_grouping *grouping = grouped->grouping;
    const gbv_measured *measured = &grouping->measured[m];
    const gbv_measuring measuring = gbv_measuring_of(measured, grouped->conditions[m], batch);
    const double *weights = grouping->weight == GBV_NONE
                          ? NULL : batch->table->columns[grouping->weight].number;
    bool fast = adds_fast(grouped, &measuring);
    size_t n = batch->n;
    if (fast && !gbv_grouped_add_numbers(grouped, batch, m, measuring.numbers, &n))
        return out_of_memory(error);
    for (size_t at = 0; at < n; at++) {
        size_t i = fast ? grouped->rest[at] : at, row = gbv_batch_row(batch, i);
        double number;
        fetch_ahead(grouped, batch, i, m);
        if (!measured->of_all && !gbv_grouped_holds(grouped, i))
            continue;
        if (!gbv_measure(&measuring, row, &number))
            return gbv_measure_refuse(measured, batch, row, error);
        struct value value = {
            .value = number,
            .weight = weights ? weights[row] : 1,
            .cell = grouped->numbers[i] * grouping->n_measured + m,
            .place = place_of(batch, row),
        };
        if (!gbv_exact_takes(value.value) && !isnan(value.value))
            return fast ? refuse_first(batch, measured->column, measuring.numbers, error)
                        : gbv_refuse_range(batch, row, measured->column, value.value, error);
        if (!add_value(grouped, &value))
            return out_of_memory(error);
    }
    return GBV_OK;
}

gbv_status
gbv_grouped_add(gbv_grouped *grouped, const gbv_batch *batch, gbv_error *error)
{
    gbv_status status = bind_conditions(grouped, batch, error);
    if (!status)
        status = find_rows(grouped, batch, error);
    if (!status)
        status = gbv_grouped_check_weights(grouped, batch, error);
    if (!status)
        status = count_rows(grouped, batch, error);
    for (size_t m = 0; m < grouped->grouping->n_measured && !status; m++)
        status = add_measured(grouped, batch, m, error);
    if (!status && grouped->replicated.n)
        status = gbv_grouped_add_replicates(grouped, batch, error);
    return status;
}

/* ---- Merging ---- */

static bool
merge_cell(gbv_grouped *grouped, size_t to, const gbv_grouped *other, size_t from)
{
    gbv_replicated_merge_cell(&grouped->replicated, to, &other->replicated, from);
    return gbv_moments_merge(&grouped->cells[to], grouped->moments, &other->cells[from]) &&
           (!grouped->values || gbv_values_merge(&grouped->values[to], &other->values[from])) &&
           (!grouped->ordered || gbv_order_merge(&grouped->ordered[to], &other->ordered[from]));
}

gbv_status
gbv_grouped_merge(gbv_grouped *grouped, const gbv_grouped *other, gbv_error *error)
{
    size_t m = grouped->grouping->n_measured;
    grouped->unknown += other->unknown;
    if (!gbv_replicated_merge(&grouped->replicated, &other->replicated))
        return out_of_memory(error);
    for (size_t i = 0; i < other->keys.n; i++) {
        uint32_t key;
        size_t known = grouped->keys.n;
        if (!gbv_keys_take(&grouped->keys, &other->keys, i, &key) ||
            !gbv_grouped_grow(grouped, grouped->keys.n))
            return out_of_memory(error);
        if (key >= known || other->place[i] < grouped->place[key]) {
            grouped->place[key] = other->place[i];
            grouped->line[key] = other->line[i];
        }
        grouped->rows[key] += other->rows[i];
        if (grouped->grouping->where)
            grouped->within[key] += other->within[i];
        for (size_t v = 0; v < m; v++)
            if (!merge_cell(grouped, key * m + v, other, i * m + v))
                return out_of_memory(error);
    }
    return GBV_OK;
}
