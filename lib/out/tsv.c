/* Tab-separated values have no quotes (IANA text/tab-separated-values): what
 * would break a line is written as a backslash and a letter. */
#include "out/format.h"

static void
put_tsv(gbv_buffer *out, const char *text)
{
    for (const char *at = text; *at; at++)
        switch (*at) {
        case '\t': gbv_buffer_puts(out, "\\t"); break;
        case '\n': gbv_buffer_puts(out, "\\n"); break;
        case '\r': gbv_buffer_puts(out, "\\r"); break;
        case '\\': gbv_buffer_puts(out, "\\\\"); break;
        default: gbv_buffer_putc(out, *at);
        }
}

void
gbv_render_tsv(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    gbv_render_delimited(table, options, '\t', put_tsv, out);
}
