/* JSON, RFC 8259. */
#include <string.h>

#include "base/utf8.h"
#include "gbvstat/number.h"
#include "out/format.h"

static void
put_escaped(gbv_buffer *out, uint32_t character)
{
    switch (character) {
    case '"': gbv_buffer_puts(out, "\\\""); break;
    case '\\': gbv_buffer_puts(out, "\\\\"); break;
    case '\n': gbv_buffer_puts(out, "\\n"); break;
    case '\r': gbv_buffer_puts(out, "\\r"); break;
    case '\t': gbv_buffer_puts(out, "\\t"); break;
    default: gbv_buffer_printf(out, "\\u%04x", (unsigned)character);
    }
}

/* Bytes that are no UTF-8 become the replacement character: JSON must be
 * UTF-8 (section 8.1). */
static void
put_string(gbv_buffer *out, const char *text)
{
    size_t length = strlen(text);
    gbv_buffer_putc(out, '"');
    for (size_t at = 0; at < length;) {
        uint32_t character = 0xfffd;
        size_t n = gbv_utf8_first(text + at, length - at, &character);
        if (n == 0 || character < 0x20 || character == '"' || character == '\\')
            put_escaped(out, character);
        else
            gbv_buffer_put(out, text + at, n);
        at += n ? n : 1;
    }
    gbv_buffer_putc(out, '"');
}

static const char *
skip_digits(const char *text)
{
    return text + strspn(text, "0123456789");
}

/* The grammar of section 6: no "+5", ".5", "5.", "007". */
static bool
is_json_number(const char *text)
{
    if (*text == '-')
        text++;
    const char *end = *text == '0' ? text + 1 : skip_digits(text);
    if (end == text)
        return false;
    if (*end == '.') {
        text = end + 1;
        end = skip_digits(text);
        if (end == text)
            return false;
    }
    if (*end == 'e' || *end == 'E') {
        text = end + 1;
        if (*text == '+' || *text == '-')
            text++;
        end = skip_digits(text);
        if (end == text)
            return false;
    }
    return *end == '\0';
}

static void
put_value(const gbv_table *table, size_t row, size_t column, int digits, gbv_buffer *out)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *text = gbv_cell_text(table, row, column, digits, scratch);
    if (!text || gbv_table_missing(table, row, column)) {
        gbv_buffer_puts(out, "null");
    } else if (gbv_table_type(table, column) != GBV_NUMBER) {
        put_string(out, text);
    } else if (is_json_number(text)) {
        gbv_buffer_puts(out, text);
    } else {
        gbv_number_shortest(gbv_table_number(table, row, column), scratch);
        gbv_buffer_puts(out, scratch);
    }
}

void
gbv_put_json_row(const gbv_table *table, size_t row, int digits, gbv_buffer *out)
{
    gbv_buffer_putc(out, '{');
    for (size_t c = 0; c < gbv_table_columns(table); c++) {
        if (c)
            gbv_buffer_puts(out, ", ");
        put_string(out, gbv_table_name(table, c));
        gbv_buffer_puts(out, ": ");
        put_value(table, row, c, digits, out);
    }
    gbv_buffer_putc(out, '}');
}

void
gbv_render_json(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    gbv_buffer_puts(out, "[");
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        gbv_buffer_puts(out, row ? ",\n" : "\n");
        gbv_put_json_row(table, row, options->digits, out);
    }
    gbv_buffer_puts(out, gbv_table_rows(table) ? "\n]\n" : "]\n");
}
