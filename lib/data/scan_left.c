/* What rows that are left out say of their columns: a column is what all its
 * cells are, whichever rows are selected. */
#include "data/scan_parts.h"

/* What a cell that is no number without a mark is by either. */
static gbv_cell
cell_by(gbv_mark mark, char decimal, bool percent)
{
    bool is_number = mark == GBV_MARK_EITHER ||
                     mark == (decimal == ',' ? GBV_MARK_COMMA : GBV_MARK_POINT);
    return !is_number ? GBV_CELL_TEXT : percent ? GBV_CELL_PERCENT : GBV_CELL_NUMBER;
}

static void
add_cell(struct gbv_left *left, const gbv_batch *batch, size_t c, const char *text, size_t length)
{
    static const gbv_number_style without_marks = { .groups = true };
    double value;
    size_t before_percent = length;
    gbv_cell cell = gbv_cell_read(batch->table->rules, c, &without_marks, text, length, &value);
    gbv_mark mark = cell == GBV_CELL_TEXT ? gbv_number_mark(text, length) : GBV_MARK_NONE;
    bool percent = gbv_number_strip_percent(text, &before_percent);
    bool is_code = cell == GBV_CELL_TEXT && gbv_number_has_leading_zero(text, length);
    gbv_cell point = cell, comma = cell;
    if (cell == GBV_CELL_TEXT && !is_code) {
        point = cell_by(mark, '.', percent);
        comma = cell_by(mark, ',', percent);
    }
    gbv_kind_add(&left->by_point, gbv_kind_of(point, text, length, &value));
    gbv_kind_add(&left->by_comma, gbv_kind_of(comma, text, length, &value));
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
