/* Numbers with "%" and without, in one column: shares and numbers do not add.
 * Which rows count is known once they are selected; what came first, once all
 * are read. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "data/scan_parts.h"
#include "data/table_refuse.h"

/* A row's cell, if it is a number of that form. */
static bool
is_of_form(const gbv_batch *batch, size_t c, size_t row, bool percent, gbv_span *span)
{
    double unused;
    if (isnan(batch->table->columns[c].number[row]))
        return false;
    *span = gbv_cells_at(&batch->cells, row, c);
    /* A text of the batch ends in a NUL, where a blank or CR perhaps was. */
    const char *text = batch->cells.bytes + span->start;
    span->length = (uint32_t)strnlen(text, span->length);
    gbv_cell cell = gbv_cell_read(batch->table->rules, c, &batch->table->style, text,
                                  span->length, &unused);
    return percent ? cell == GBV_CELL_PERCENT : cell == GBV_CELL_NUMBER || cell == GBV_CELL_ZEROS;
}

/* The first of the batch. What its condition asks for, it asks for in every row. */
static void
note_form(struct gbv_form *form, const gbv_batch *batch, size_t c, bool all, bool percent)
{
    size_t n = all ? batch->n_rows : batch->n;
    gbv_span span = { 0 };
    if (form->batch && form->batch <= batch->number)
        return;
    for (size_t i = 0; i < n; i++) {
        size_t row = all ? i : gbv_batch_row(batch, i);
        if (!is_of_form(batch, c, row, percent, &span))
            continue;
        const char *text = batch->cells.bytes + span.start;
        size_t length = gbv_utf8_valid(text, span.length < sizeof form->text
                                           ? span.length : sizeof form->text - 1);
        *form = (struct gbv_form){ .batch = batch->number + 1, .line = gbv_batch_line(batch, row) };
        memcpy(form->text, text, length);
        return;
    }
}

void
gbv_scan_note_forms(gbv_scan *scan, const gbv_batch *batch)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        const struct column *column = &batch->table->columns[c];
        bool all = scan->wants[c] & GBV_WANT_TYPED;
        if (!gbv_batch_wants_number(column, scan->wants[c]) || column->type == GBV_DATE)
            continue;
        if (batch->seen[c].percent)
            note_form(&scan->forms[c].percent, batch, c, all, true);
        if (batch->seen[c].plain)
            note_form(&scan->forms[c].plain, batch, c, all, false);
    }
}

gbv_status
gbv_scan_check_forms(const gbv_scan *scan, gbv_error *error)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        const struct gbv_form *percent = &scan->forms[c].percent, *plain = &scan->forms[c].plain;
        if (!percent->batch || !plain->batch)
            continue;
        bool share_last = percent->line > plain->line;
        const struct gbv_form *last = share_last ? percent : plain;
        return gbv_refuse_form(gbv_table_source(scan->columns), last->line,
                               gbv_table_name(scan->columns, c), last->text, share_last, error);
    }
    return GBV_OK;
}
