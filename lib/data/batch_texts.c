/* The texts of a batch. */
#include "data/batch.h"

void
gbv_batch_ask_mark(gbv_batch *batch, size_t row, size_t column, const char *text, size_t length)
{
    if (batch->table->style.decimal || batch->awaits_mark)
        return;
    gbv_mark mark = gbv_number_mark(text, length);
    batch->awaits_mark = mark != GBV_MARK_NONE && mark != GBV_MARK_NO_NUMBER;
    batch->awaiting_row = row;
    batch->awaiting_column = column;
}

static bool
wants_text(const struct column *column, unsigned want)
{
    return want & (GBV_WANT_TEXT | GBV_WANT_STRING) ||
           (want & GBV_WANT_TYPED && column->type == GBV_TEXT);
}

/* NULs go behind the cells, where a delimiter, a quote, a blank or a line end
 * stood that nobody needs any more. */
static void
read_texts(gbv_batch *batch, size_t c)
{
    struct column *column = &batch->table->columns[c];
    const gbv_cells *cells = &batch->cells;
    uint32_t *lengths = batch->lengths[c];
    bool codes = gbv_rules_have_codes(batch->table->rules, c);
    for (size_t row = 0; row < cells->n_rows; row++) {
        gbv_span span = gbv_cells_at(cells, row, c);
        char *text = cells->bytes + span.start;
        column->text[row] = span.missing ? NULL : text;
        lengths[row] = span.length;
        if (span.missing)
            continue;
        text[span.length] = '\0';
        double unused;
        if (codes)
            gbv_batch_ask_mark(batch, row, c, text, span.length);
        if (codes &&
            gbv_cell_read(batch->table->rules, c, &batch->table->style, text, span.length,
                          &unused) == GBV_CELL_CODE)
            column->text[row] = gbv_code_text;
    }
}

/* Texts that nobody compares stay where they are. */
void
gbv_batch_texts(gbv_batch *batch, const unsigned *wants)
{
    for (size_t c = 0; c < batch->table->n_columns; c++) {
        const struct column *column = &batch->table->columns[c];
        bool compared = wants[c] & GBV_WANT_STRING ||
                        (wants[c] & GBV_WANT_TYPED && column->type == GBV_TEXT);
        batch->is_apart[c] = !wants_text(column, wants[c]) ||
                             (!compared && !gbv_rules_have_codes(batch->table->rules, c));
        if (!batch->is_apart[c])
            read_texts(batch, c);
    }
}
