/* What rows that are left out say of their columns: a column is what all its
 * cells are, whichever rows are selected. */
#include "data/scan_parts.h"

static void
add_cell(struct gbv_left *left, const gbv_batch *batch, size_t c, const char *text, size_t length)
{
    const gbv_number_style point = gbv_number_style_of('.'), comma = gbv_number_style_of(',');
    const gbv_value_rules *rules = batch->table->rules;
    double value;
    gbv_cell cell = gbv_cell_read(rules, c, &point, text, length, &value);
    gbv_kind_add(&left->by_point, gbv_kind_of(cell, text, length, &value));
    cell = gbv_cell_read(rules, c, &comma, text, length, &value);
    gbv_kind_add(&left->by_comma, gbv_kind_of(cell, text, length, &value));
}

static void
add_row(struct gbv_left *left, const gbv_batch *batch, size_t c, size_t row)
{
    size_t length;
    const char *text = gbv_batch_cell(batch, row, c, &length);
    if (!text || text == gbv_code_text)
        return;
    add_cell(left, batch, c, text, length);
}

/* Whatever is still to come? */
static bool
is_known(const struct gbv_left *left)
{
    return left->by_point.kind == GBV_KIND_OTHER && left->by_comma.kind == GBV_KIND_OTHER;
}

void
gbv_scan_note_left(const gbv_scan *scan, gbv_batch *batch)
{
    for (size_t c = 0; batch->rows && c < gbv_table_columns(scan->columns); c++) {
        struct gbv_left *left = &batch->left[c];
        if (!(scan->wants[c] & GBV_WANT_TEXT))
            continue;
        for (size_t row = 0, i = 0; row < batch->n_rows && !is_known(left); row++)
            if (i < batch->n && batch->rows[i] == row)
                i++;
            else
                add_row(left, batch, c, row);
    }
}

void
gbv_scan_merge_left(gbv_scan *scan, const gbv_batch *batch)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        gbv_kind_add(&scan->left[c].by_point, batch->left[c].by_point);
        gbv_kind_add(&scan->left[c].by_comma, batch->left[c].by_comma);
    }
}

gbv_column_kind
gbv_scan_kind_left(const gbv_scan *scan, size_t column, char decimal)
{
    if (!scan->table || !scan->condition)
        return decimal == ',' ? scan->left[column].by_comma : scan->left[column].by_point;
    if (!gbv_table_has_values(scan->table, column))
        return (gbv_column_kind){ 0 };
    switch (gbv_table_type(scan->table, column)) {
    case GBV_NUMBER:
        return (gbv_column_kind){ .kind = GBV_KIND_NUMBER };
    case GBV_DATE:
        return (gbv_column_kind){ .kind = GBV_KIND_TIME,
                                  .step = gbv_table_step(scan->table, column) };
    default:
        return (gbv_column_kind){ .kind = GBV_KIND_OTHER };
    }
}
