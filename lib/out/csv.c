/* RFC 4180, with LF as line end. */
#include <string.h>

#include "out/format.h"

/* Quotes where the RFC needs them; around blanks at an end, which many readers
 * strip (libcsv too); around the empty text, so that it is not missing; and
 * around what could be taken for a byte order mark. */
static bool
needs_quotes(const char *text)
{
    size_t length = strlen(text);
    return length == 0 || text[strcspn(text, ",\"\r\n")] != '\0' ||
           strchr(" \t", text[0]) || strchr(" \t", text[length - 1]) ||
           strncmp(text, "\xef\xbb\xbf", 3) == 0;
}

static void
put_csv(gbv_buffer *out, const char *text)
{
    if (!needs_quotes(text)) {
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

void
gbv_render_csv(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    gbv_render_delimited(table, options, ',', put_csv, out);
}
