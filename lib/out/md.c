/* A table in GitHub Flavored Markdown (spec 0.29, section 4.10), aligned so
 * that it also reads as plain text. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "gbvstat/number.h"
#include "out/format.h"

/* A cell, or the column's name for row GBV_NONE, as it is written. */
static void
write_cell(const gbv_table *table, size_t row, size_t column, int digits, gbv_buffer *cell)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *text = row == GBV_NONE ? gbv_table_name(table, column)
                                       : gbv_cell_text(table, row, column, digits, scratch);
    gbv_buffer_clear(cell);
    gbv_buffer_puts(cell, "");
    gbv_put_md_text(cell, text ? text : "");
}

static void
put_times(gbv_buffer *out, char byte, size_t n)
{
    while (n-- > 0)
        gbv_buffer_putc(out, byte);
}

static void
put_row(const gbv_table *table, size_t row, int digits, const size_t *width, gbv_buffer *cell,
        gbv_buffer *out)
{
    for (size_t c = 0; c < gbv_table_columns(table); c++) {
        write_cell(table, row, c, digits, cell);
        if (cell->status)
            break;
        size_t blanks = width[c] - gbv_text_width(cell->data, cell->length);
        bool right = gbv_table_type(table, c) == GBV_NUMBER;
        gbv_buffer_puts(out, c ? " | " : "| ");
        put_times(out, ' ', right ? blanks : 0);
        gbv_buffer_put(out, cell->data, cell->length);
        put_times(out, ' ', right ? 0 : blanks);
    }
    gbv_buffer_puts(out, " |\n");
}

static void
put_rule(const gbv_table *table, const size_t *width, gbv_buffer *out)
{
    for (size_t c = 0; c < gbv_table_columns(table); c++) {
        bool right = gbv_table_type(table, c) == GBV_NUMBER;
        gbv_buffer_puts(out, c ? " | " : "| ");
        put_times(out, '-', width[c] - right);
        gbv_buffer_puts(out, right ? ":" : "");
    }
    gbv_buffer_puts(out, " |\n");
}

/* The widest cell of each column; three is the least that all readers of
 * Markdown take for a rule. */
static void
measure(const gbv_table *table, int digits, gbv_buffer *cell, size_t *width)
{
    for (size_t c = 0; c < gbv_table_columns(table); c++) {
        write_cell(table, GBV_NONE, c, digits, cell);
        width[c] = gbv_text_width(cell->data, cell->length);
        for (size_t row = 0; row < gbv_table_rows(table); row++) {
            write_cell(table, row, c, digits, cell);
            size_t wide = gbv_text_width(cell->data, cell->length);
            if (wide > width[c])
                width[c] = wide;
        }
        if (width[c] < 3)
            width[c] = 3;
    }
}

void
gbv_render_md(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    int digits = options->digits ? options->digits : GBV_DIGITS_TO_READ;
    size_t *width = gbv_new_array(gbv_table_columns(table), sizeof *width);
    gbv_buffer cell = { .status = width ? GBV_OK : GBV_NO_MEMORY };
    if (width) {
        measure(table, digits, &cell, width);
        put_row(table, GBV_NONE, digits, width, &cell, out);
        put_rule(table, width, out);
        for (size_t row = 0; row < gbv_table_rows(table); row++)
            put_row(table, row, digits, width, &cell, out);
    }
    if (!out->status)
        out->status = cell.status;
    gbv_buffer_free(&cell);
    free(width);
}
