/* What a text holds, before its rows are read: as far as its first rows tell,
 * or by asking all of them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/memory.h"
#include "data/scan_parts.h"

/* ---- What some rows say ---- */

static void
add_kinds(const gbv_scan *scan, const gbv_cells *cells, size_t n_rows, gbv_column_kind *kinds)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        if (!(scan->wants[c] & GBV_WANT_TYPED))
            continue;
        for (size_t row = 0; row < n_rows && kinds[c].kind != GBV_KIND_OTHER; row++) {
            gbv_span span = gbv_cells_at(cells, row, c);
            const char *text = cells->bytes + span.start;
            double value = NAN;
            gbv_cell cell = gbv_cell_read(scan->columns->rules, c, &scan->style,
                                          span.missing ? NULL : text, span.length, &value);
            gbv_column_kind kind = gbv_kind_of(cell, text, span.length, &value);
            kind.has_empties = cell == GBV_CELL_EMPTY && !span.missing;
            gbv_kind_add(&kinds[c], kind);
        }
    }
}

/* `all`: no row is still to come that could make words for no value of what is
 * so far their text. */
static void
set_types(gbv_scan *scan, const gbv_column_kind *kinds, bool all)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        struct column *column = &scan->columns->columns[c];
        column->inferred = false;
        column->type = gbv_kind_type(kinds[c]);
        column->step = kinds[c].step;
        column->promised = kinds[c].kind != GBV_KIND_NOTHING ||
                           (all && (kinds[c].has_words || kinds[c].has_empties));
    }
}

/* Is a column wanted of which the first rows have no value? */
static bool
is_unknown(const gbv_scan *scan, const gbv_column_kind *kinds)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        if (scan->wants[c] & GBV_WANT_TYPED && kinds[c].kind == GBV_KIND_NOTHING)
            return true;
    return false;
}

/* The style of numbers. Where nothing has told the decimal mark, numbers with
 * a mark are not read, and the first of them unsettles the scan. */
static void
set_style(gbv_scan *scan, char decimal)
{
    scan->mark_decided = decimal != 0;
    if (decimal || scan->is_settled)
        scan->style = gbv_number_style_of(decimal ? decimal : '.');
    else
        scan->style = (gbv_number_style){ .groups = true };
}

/* ---- The first rows ---- */

static gbv_status
decide_by_marks(gbv_scan *scan, bool all, gbv_error *error)
{
    gbv_error told = { 0 };
    char decimal = scan->opened.dialect.decimal;
    gbv_status status = GBV_OK;
    if (!decimal)
        status = gbv_marks_decide(scan->marks, scan->columns, scan->opened.dialect.unquoted,
                                  &decimal, &told);
    if (status && !all && scan->can_repeat)
        return gbv_scan_settle(scan, error);
    if (!status)
        set_style(scan, decimal);
    else if (error)
        *error = told;
    return status;
}

/* As many of a block's rows as tell enough. */
enum { ROWS_LOOKED_AT = 1000 };

gbv_status
gbv_scan_look(gbv_scan *scan, gbv_error *error)
{
    size_t n = gbv_table_columns(scan->columns);
    gbv_column_kind *kinds = gbv_new_array(n, sizeof *kinds);
    gbv_cells cells = { 0 };
    gbv_status status = kinds ? gbv_blocks_next(&scan->opened.blocks, &scan->first, error)
                              : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_scan_begin_marks(scan, scan->marks);
    scan->has_first = !status;
    if (!status && scan->first.length)
        status = gbv_cells_read(&cells, &scan->opened.shape, &scan->first, error);
    size_t rows = cells.n_rows < ROWS_LOOKED_AT ? cells.n_rows : ROWS_LOOKED_AT;
    bool all = rows == cells.n_rows && scan->opened.blocks.ended;
    if (!status) {
        gbv_scan_add_marks(scan, &cells, rows, scan->marks);
        status = decide_by_marks(scan, all, error);
    }
    if (!status && !scan->is_settled) {
        add_kinds(scan, &cells, rows, kinds);
        set_types(scan, kinds, all);
        if (!all && is_unknown(scan, kinds) && scan->can_repeat)
            status = gbv_scan_settle(scan, error);
    }
    if (scan->is_settled)
        scan->has_first = false;    /* it will be read again */
    gbv_cells_free(&cells);
    free(kinds);
    return status;
}

/* ---- All rows ---- */

typedef void add_rows(const gbv_scan *scan, const gbv_cells *cells, void *what);

static void
add_all_marks(const gbv_scan *scan, const gbv_cells *cells, void *what)
{
    gbv_scan_add_marks(scan, cells, cells->n_rows, what);
}

static void
add_all_kinds(const gbv_scan *scan, const gbv_cells *cells, void *what)
{
    add_kinds(scan, cells, cells->n_rows, what);
}

static gbv_status
for_all_rows(gbv_scan *scan, add_rows *add, void *what, gbv_error *error)
{
    gbv_block block = { 0 };
    gbv_cells cells = { 0 };
    gbv_status status = gbv_blocks_next(&scan->opened.blocks, &block, error);
    while (!status && block.length) {
        status = gbv_cells_read(&cells, &scan->opened.shape, &block, error);
        if (!status)
            add(scan, &cells, what);
        if (!status)
            status = gbv_blocks_next(&scan->opened.blocks, &block, error);
    }
    gbv_cells_free(&cells);
    gbv_block_free(&block);
    if (!status)
        status = gbv_scan_reopen(scan, error);
    scan->columns->rules = scan->opened.columns ? scan->opened.columns->rules : NULL;
    return status;
}

/* The decimal mark first: which cells are numbers depends on it. */
gbv_status
gbv_scan_examine(gbv_scan *scan, gbv_error *error)
{
    size_t n = gbv_table_columns(scan->columns);
    gbv_column_kind *kinds = gbv_new_array(n, sizeof *kinds);
    gbv_status status = kinds ? GBV_OK : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_scan_begin_marks(scan, scan->marks);
    scan->columns->rules = scan->opened.columns->rules;
    if (!status && !scan->opened.dialect.decimal)
        status = for_all_rows(scan, add_all_marks, scan->marks, error);
    scan->is_settled = true;
    if (!status)
        status = decide_by_marks(scan, true, error);
    if (!status)
        status = for_all_rows(scan, add_all_kinds, kinds, error);
    if (!status)
        set_types(scan, kinds, true);
    free(kinds);
    return status;
}
