/* What is known of a scan. */
#include "data/scan_parts.h"

gbv_number_style
gbv_scan_style(const gbv_scan *scan)
{
    return scan->table ? scan->table->style : scan->style;
}

size_t
gbv_scan_rows(const gbv_scan *scan)
{
    return scan->n_rows;
}

size_t
gbv_scan_unknown(const gbv_scan *scan)
{
    return scan->n_unknown;
}

size_t
gbv_scan_skipped(const gbv_scan *scan)
{
    return scan->table ? gbv_table_skipped(scan->table) : scan->n_skipped;
}

size_t
gbv_scan_padded(const gbv_scan *scan)
{
    return scan->table ? gbv_table_padded(scan->table) : scan->n_padded;
}

void
gbv_scan_read_as(const gbv_scan *scan, gbv_buffer *out)
{
    if (scan->table) {
        gbv_table_read_as(scan->table, out);
        return;
    }
    gbv_table about = *scan->opened.columns;
    about.style = scan->style;
    about.mark_decided = scan->mark_decided;
    gbv_table_read_as(&about, out);
}
