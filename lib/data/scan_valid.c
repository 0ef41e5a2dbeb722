/* Cells that --valid does not list, in every column, wanted or not. */
#include <string.h>

#include "data/scan_parts.h"

/* The first of the lines are kept, whoever comes first. */
static void
add_invalid(gbv_invalid_cells *all, const gbv_invalid_cells *more)
{
    gbv_invalid_cells a = *all;
    size_t shown = more->n < GBV_INVALID_SHOWN ? more->n : GBV_INVALID_SHOWN;
    size_t had = a.n < GBV_INVALID_SHOWN ? a.n : GBV_INVALID_SHOWN;
    for (size_t i = 0, j = 0, to = 0; to < GBV_INVALID_SHOWN && (i < had || j < shown); to++) {
        bool mine = j == shown || (i < had && a.line[i] < more->line[j]);
        const gbv_invalid_cells *from = mine ? &a : more;
        size_t at = mine ? i++ : j++;
        all->line[to] = from->line[at];
        memcpy(all->text[to], from->text[at], sizeof all->text[to]);
    }
    all->n += more->n;
}

static void
find_invalid(gbv_batch *batch, size_t c, gbv_invalid_cells *out)
{
    const gbv_cells *cells = &batch->cells;
    for (size_t row = 0; row < cells->n_rows; row++) {
        gbv_span span = gbv_cells_at(cells, row, c);
        const char *text = cells->bytes + span.start;
        double unused;
        if (!span.missing)
            gbv_batch_ask_mark(batch, row, c, text, span.length);
        if (!span.missing && gbv_cell_read(batch->table->rules, c, &batch->table->style, text,
                                           span.length, &unused) == GBV_CELL_INVALID)
            gbv_invalid_add(out, text, span.length, gbv_cells_line(cells, row));
    }
}

void
gbv_scan_note_invalid(gbv_scan *scan, gbv_batch *batch)
{
    const gbv_value_rules *rules = batch->table->rules;
    for (size_t c = 0; rules && c < gbv_table_columns(scan->columns); c++) {
        gbv_invalid_cells found = { 0 };
        if (gbv_rules_have_valid(rules, c))
            find_invalid(batch, c, &found);
        if (!found.n)
            continue;
        pthread_mutex_lock(&scan->lock);
        add_invalid(&scan->invalid[c], &found);
        pthread_mutex_unlock(&scan->lock);
    }
}
