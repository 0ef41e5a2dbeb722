/* An aligned table for a terminal. Numbers stand with their decimal points
 * below each other; texts are kept whole. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "gbvstat/number.h"
#include "out/format.h"

/* Terminal columns that a cell or the widest of a column takes. */
struct size {
    size_t before, after;    /* its decimal point; texts are all before */
};

struct layout {
    const gbv_table *table;
    int digits;
    struct size *sizes;      /* of the columns' cells */
    gbv_buffer cell;         /* the one being measured or written */
    size_t blanks;           /* owed before the next text: none at a line's end */
    gbv_buffer *out;
};

/* What a terminal must not take for a command, or for the end of a line. */
static bool
is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

/* The cell as it is shown: a line end as a sign, other controls replaced. */
static void
show(const char *text, gbv_buffer *out)
{
    size_t length = strlen(text);
    gbv_buffer_clear(out);
    gbv_buffer_puts(out, "");
    for (size_t at = 0; at < length;) {
        uint32_t character = 0;
        size_t n = gbv_utf8_first(text + at, length - at, &character);
        if (character == '\r' && text[at + 1] == '\n')
            n = 2;
        if (character == '\n' || character == '\r')
            gbv_buffer_puts(out, "↵");
        else if (character == '\t')
            gbv_buffer_putc(out, ' ');
        else if (n == 0 || is_control(character))
            gbv_buffer_puts(out, "\xef\xbf\xbd");    /* U+FFFD */
        else
            gbv_buffer_put(out, text + at, n);
        at += n ? n : 1;
    }
}

/* Puts a cell into layout->cell and measures it. */
static struct size
show_cell(struct layout *layout, size_t row, size_t column)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *text = gbv_cell_text(layout->table, row, column, layout->digits, scratch);
    show(text ? text : "", &layout->cell);
    if (layout->cell.status)
        return (struct size){ 0 };
    size_t length = layout->cell.length, whole = length;
    if (gbv_table_type(layout->table, column) == GBV_NUMBER &&
        !gbv_table_missing(layout->table, row, column))
        whole = strcspn(layout->cell.data, ".eE");
    return (struct size){
        .before = gbv_text_width(layout->cell.data, whole),
        .after = gbv_text_width(layout->cell.data + whole, length - whole),
    };
}

static size_t
width_of(const struct layout *layout, size_t column)
{
    const char *name = gbv_table_name(layout->table, column);
    size_t header = gbv_text_width(name, strlen(name));
    size_t cells = layout->sizes[column].before + layout->sizes[column].after;
    return header > cells ? header : cells;
}

static void
measure(struct layout *layout)
{
    for (size_t c = 0; c < gbv_table_columns(layout->table); c++)
        for (size_t row = 0; row < gbv_table_rows(layout->table); row++) {
            struct size *widest = &layout->sizes[c], size = show_cell(layout, row, c);
            if (size.before > widest->before)
                widest->before = size.before;
            if (size.after > widest->after)
                widest->after = size.after;
        }
}

/* ---- Lines ---- */

static void
put(struct layout *layout, size_t blanks_before, const char *text, size_t length,
    size_t blanks_after)
{
    layout->blanks += blanks_before;
    if (length > 0) {
        for (; layout->blanks > 0; layout->blanks--)
            gbv_buffer_putc(layout->out, ' ');
        gbv_buffer_put(layout->out, text, length);
    }
    layout->blanks += blanks_after;
}

static void
put_gap(struct layout *layout, size_t column)
{
    layout->blanks += column ? 2 : 0;
}

static void
end_line(struct layout *layout)
{
    layout->blanks = 0;
    gbv_buffer_putc(layout->out, '\n');
}

static bool
is_number(const struct layout *layout, size_t column)
{
    return gbv_table_type(layout->table, column) == GBV_NUMBER;
}

static void
put_header(struct layout *layout)
{
    for (size_t c = 0; c < gbv_table_columns(layout->table); c++) {
        show(gbv_table_name(layout->table, c), &layout->cell);
        if (layout->cell.status)
            return;
        size_t shown = gbv_text_width(layout->cell.data, layout->cell.length);
        size_t blanks = width_of(layout, c) - shown;
        put_gap(layout, c);
        put(layout, is_number(layout, c) ? blanks : 0, layout->cell.data, layout->cell.length,
            is_number(layout, c) ? 0 : blanks);
    }
    end_line(layout);
}

static void
put_rule(struct layout *layout)
{
    for (size_t c = 0; c < gbv_table_columns(layout->table); c++) {
        put_gap(layout, c);
        for (size_t i = 0; i < width_of(layout, c); i++)
            put(layout, 0, "─", strlen("─"), 0);
    }
    end_line(layout);
}

static void
put_row(struct layout *layout, size_t row)
{
    for (size_t c = 0; c < gbv_table_columns(layout->table); c++) {
        struct size size = show_cell(layout, row, c);
        if (layout->cell.status)
            return;
        size_t blanks = width_of(layout, c) - size.before - size.after;
        size_t right = is_number(layout, c) ? layout->sizes[c].after - size.after : blanks;
        put_gap(layout, c);
        put(layout, blanks - right, layout->cell.data, layout->cell.length, right);
    }
    end_line(layout);
}

void
gbv_render_txt(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    struct layout layout = {
        .table = table,
        .digits = options->digits ? options->digits : GBV_DIGITS_TO_READ,
        .sizes = gbv_new_array(gbv_table_columns(table), sizeof *layout.sizes),
        .out = out,
    };
    if (layout.sizes) {
        measure(&layout);
        put_header(&layout);
        put_rule(&layout);
        for (size_t row = 0; row < gbv_table_rows(table); row++)
            put_row(&layout, row);
    } else {
        layout.cell.status = GBV_NO_MEMORY;
    }
    if (!out->status)
        out->status = layout.cell.status;
    gbv_buffer_free(&layout.cell);
    free(layout.sizes);
}
