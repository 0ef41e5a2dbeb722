/* RFC 4180, with LF as line end; and the same between tabs, as spreadsheets
 * write it: what the suite writes, it reads. */
#include <string.h>

#include "gbvstat/number.h"
#include "out/format.h"

/* How cells are parted, and which bytes within a cell would break it. */
struct style {
    char delimiter;
    const char *breaking, *breaking_header;
};

/* A reader that tells the delimiter from the bytes begins with the header: there
 * it must find no other one. Nor anywhere in a single column, which nothing
 * parts. */
static struct style
style_of(const gbv_table *table, char delimiter)
{
    static const char all[] = ",;\t|\"\r\n";
    const char *breaking = gbv_table_columns(table) == 1 ? all
                         : delimiter == '\t' ? "\t\"\r\n" : ",\"\r\n";
    return (struct style){ delimiter, breaking, all };
}

/* Quotes where the RFC needs them; around blanks at an end, which many readers
 * strip (libcsv too); around the empty text, so that it is not missing; and
 * around what could be taken for a byte order mark. */
static bool
needs_quotes(const char *text, const char *breaking)
{
    size_t length = strlen(text);
    return length == 0 || text[strcspn(text, breaking)] != '\0' || strchr(" \t", text[0]) ||
           strchr(" \t", text[length - 1]) || strncmp(text, "\xef\xbb\xbf", 3) == 0;
}

static void
put_cell(gbv_buffer *out, const char *text, const char *breaking)
{
    if (!needs_quotes(text, breaking)) {
        gbv_buffer_puts(out, text);
        return;
    }
    gbv_buffer_putc(out, '"');
    for (const char *at = text; *at; at++) {
        if (*at == '"')
            gbv_buffer_putc(out, '"');
        gbv_buffer_putc(out, *at);
    }
    gbv_buffer_putc(out, '"');
}

/* A row of one cell without a value would be a blank line, which is no row. */
static void
put_row(const gbv_table *table, size_t row, int digits, struct style style, gbv_buffer *out)
{
    char scratch[GBV_NUMBER_SIZE];
    size_t columns = gbv_table_columns(table);
    for (size_t c = 0; c < columns; c++) {
        if (c)
            gbv_buffer_putc(out, style.delimiter);
        const char *text = gbv_cell_text(table, row, c, digits, scratch);
        if (text || columns == 1)
            put_cell(out, text ? text : "", style.breaking);
    }
    gbv_buffer_putc(out, '\n');
}

static void
render(const gbv_table *table, const gbv_render_options *options, char delimiter, gbv_buffer *out)
{
    struct style style = style_of(table, delimiter);
    if (options->bom)
        gbv_buffer_puts(out, "\xef\xbb\xbf");
    for (size_t c = 0; c < gbv_table_columns(table); c++) {
        if (c)
            gbv_buffer_putc(out, delimiter);
        put_cell(out, gbv_table_name(table, c), style.breaking_header);
    }
    gbv_buffer_putc(out, '\n');
    for (size_t row = 0; row < gbv_table_rows(table); row++)
        put_row(table, row, options->digits, style, out);
}

void
gbv_render_csv(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    render(table, options, ',', out);
}

void
gbv_render_tsv(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    render(table, options, '\t', out);
}
