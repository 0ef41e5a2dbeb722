/* JSON lines: one object a line. */
#include "out/format.h"

void
gbv_render_jsonl(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out)
{
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        gbv_put_json_row(table, row, options->digits, out);
        gbv_buffer_putc(out, '\n');
    }
}
