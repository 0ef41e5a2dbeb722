/* What is asked of groups that were gathered. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/scan.h"
#include "fold/grouped.h"

/* ---- The table of keys ---- */

struct placed_key {
    uint64_t place;
    size_t key;
};

static int
by_place(const void *a, const void *b)
{
    const struct placed_key *x = a, *y = b;
    return (x->place > y->place) - (x->place < y->place);
}

static void
put_key(gbv_grouped *grouped, size_t key)
{
    gbv_table *table = grouped->table;
    gbv_row_begin(table, grouped->line[key]);
    if (gbv_table_status(table))
        return;
    for (size_t c = 0; c < grouped->grouping->n_by; c++) {
        const char *text;
        enum gbv_part part = gbv_keys_part(&grouped->keys, key, c, &text);
        if (part == GBV_PART_TEXT)
            gbv_put_text_at(table, c, text, strlen(text));
        else if (part == GBV_PART_CODE)
            table->columns[c].text[table->n_rows - 1] = gbv_code_text;
    }
}

/* Keys are numbers or dates if every one is, as in a whole column. */
static gbv_status
make_table(gbv_grouped *grouped, const gbv_scan *scan, const struct placed_key *placed,
           gbv_error *error)
{
    const gbv_grouping *grouping = grouped->grouping;
    const gbv_table *columns = gbv_scan_columns(scan);
    grouped->table = gbv_table_new();
    gbv_table_set_source(grouped->table, gbv_table_source(columns));
    for (size_t c = 0; c < grouping->n_by; c++)
        gbv_table_add_inferred(grouped->table, gbv_table_name(columns, grouping->by[c]));
    for (size_t i = 0; i < grouped->keys.n; i++) {
        put_key(grouped, placed[i].key);
        grouped->key_of[i] = placed[i].key;
    }
    if (gbv_table_status(grouped->table))
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    grouped->table->rules = gbv_value_rules_of(columns->rules, grouping->by, grouping->n_by);
    if (columns->rules && !grouped->table->rules)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    return GBV_OK;
}

/* Without columns there is one group, also of no rows. */
static bool
make_only_group(gbv_grouped *grouped)
{
    const gbv_batch one = { .n = 1, .n_rows = 1 };
    uint32_t number;
    return gbv_keys_of(&grouped->keys, &one, NULL, &number) && gbv_grouped_grow(grouped, 1);
}

gbv_status
gbv_grouped_finish(gbv_grouped *grouped, const gbv_scan *scan, gbv_error *error)
{
    bool made = grouped->grouping->n_by > 0 || make_only_group(grouped);
    size_t n = grouped->keys.n;
    struct placed_key *placed = gbv_new_array(n, sizeof *placed);
    grouped->key_of = gbv_new_array(n, sizeof *grouped->key_of);
    gbv_status status = made && placed && grouped->key_of
                      ? GBV_OK : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n && !status; i++)
        placed[i] = (struct placed_key){ grouped->place[i], i };
    if (!status) {
        qsort(placed, n, sizeof *placed, by_place);
        status = make_table(grouped, scan, placed, error);
    }
    free(placed);
    return status;
}

/* ---- Answers ---- */

const gbv_table *
gbv_grouped_keys(const gbv_grouped *grouped)
{
    return grouped->table;
}

size_t
gbv_grouped_rows(const gbv_grouped *grouped, size_t key)
{
    return grouped->rows[grouped->key_of[key]];
}

size_t
gbv_grouped_within(const gbv_grouped *grouped, size_t key)
{
    return grouped->grouping->where ? grouped->within[grouped->key_of[key]]
                                    : gbv_grouped_rows(grouped, key);
}

size_t
gbv_grouped_unknown(const gbv_grouped *grouped)
{
    return grouped->unknown;
}

static gbv_status
ask(const gbv_grouped *grouped, const size_t *keys, size_t n, size_t measured,
    bool divided, gbv_sums *out)
{
    gbv_moments all = { 0 };
    bool merged = true;
    for (size_t i = 0; i < n && merged; i++)
        merged = gbv_moments_merge(&all, grouped->moments,
                                   &grouped->cells[gbv_cell_at(grouped, keys[i], measured)]);
    merged = merged && gbv_moments_answers(&all, grouped->moments, divided, out);
    gbv_moments_free(&all, grouped->moments);
    return merged ? GBV_OK : GBV_NO_MEMORY;
}

gbv_status
gbv_grouped_sums(const gbv_grouped *grouped, const size_t *keys, size_t n, size_t measured,
                 gbv_sums *out)
{
    return ask(grouped, keys, n, measured, true, out);
}

gbv_status
gbv_grouped_totals(const gbv_grouped *grouped, const size_t *keys, size_t n, size_t measured,
                   gbv_sums *out)
{
    return ask(grouped, keys, n, measured, false, out);
}

gbv_status
gbv_grouped_replicate(const gbv_grouped *grouped, const size_t *keys, size_t n, size_t measured,
                      size_t replicate, gbv_replicate_total *out)
{
    gbv_replicate_sum all = { 0 };
    for (size_t i = 0; i < n; i++)
        gbv_replicate_sum_merge(&all, gbv_replicated_sum(&grouped->replicated,
                                                         gbv_cell_at(grouped, keys[i], measured),
                                                         replicate));
    bool failed = all.w.failed || all.wx.failed || all.wxx.failed;
    if (!failed)
        *out = (gbv_replicate_total){ gbv_exact_round(&all.w), gbv_exact_round(&all.wx),
                                      gbv_exact_round(&all.wxx) };
    failed = failed || isnan(out->w + out->wx + out->wxx);
    gbv_replicate_sum_free(&all);
    return failed ? GBV_NO_MEMORY : GBV_OK;
}

const double *
gbv_grouped_replicate_rows(const gbv_grouped *grouped, size_t *n)
{
    *n = grouped->replicated.n_rows;
    return grouped->replicated.rows;
}

gbv_status
gbv_counted_sums(const gbv_counted *values, size_t n, gbv_sums *out)
{
    enum { KEPT = GBV_MOMENT_SUM | GBV_MOMENT_SQUARE | GBV_MOMENT_HIGHER };
    gbv_moments all = { 0 };
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < n && !status; i++)
        if (!gbv_exact_takes(values[i].value))
            status = GBV_RANGE;
        else if (!gbv_moments_add_times(&all, KEPT, values[i].value, values[i].count))
            status = GBV_NO_MEMORY;
    if (!status && !gbv_moments_answers(&all, KEPT, true, out))
        status = GBV_NO_MEMORY;
    gbv_moments_free(&all, KEPT);
    return status;
}

gbv_status
gbv_grouped_values(const gbv_grouped *grouped, const size_t *keys, size_t n, size_t measured,
                   gbv_counted **out, size_t *n_out)
{
    gbv_value_set all = { 0 };
    if (!grouped->values)
        return GBV_MISUSE;
    for (size_t i = 0; i < n; i++)
        if (!gbv_values_merge(&all, &grouped->values[gbv_cell_at(grouped, keys[i], measured)])) {
            gbv_values_free(&all);
            return GBV_NO_MEMORY;
        }
    gbv_values_sort(&all);
    *out = all.item;
    *n_out = all.n;
    return GBV_OK;
}

gbv_status
gbv_grouped_order(const gbv_grouped *grouped, const size_t *keys, size_t n, size_t measured,
                  double **out, size_t *n_out)
{
    gbv_ordered all = { 0 };
    bool merged = grouped->ordered != NULL;
    if (!merged)
        return GBV_MISUSE;
    for (size_t i = 0; i < n && merged; i++)
        merged = gbv_order_merge(&all, &grouped->ordered[gbv_cell_at(grouped, keys[i], measured)]);
    double *values = merged ? gbv_new_array(all.n, sizeof *values) : NULL;
    gbv_order_sort(&all);
    for (size_t i = 0; values && i < all.n; i++)
        values[i] = all.item[i].value;
    *out = values;
    *n_out = all.n;
    gbv_order_free(&all);
    return values ? GBV_OK : GBV_NO_MEMORY;
}
