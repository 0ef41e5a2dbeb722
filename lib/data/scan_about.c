/* What is known of a scan. */
#include "data/scan_parts.h"

/* What was looked at, and the cells that were kept, decide together. */
gbv_status
gbv_scan_style(const gbv_scan *scan, gbv_marks *marks, bool has_numbers, gbv_number_style *out,
               gbv_error *error)
{
    const gbv_opened *opened = &scan->opened;
    char decimal = 0;
    *out = scan->table ? scan->table->style : scan->style;
    if (scan->table || scan->is_settled || opened->dialect.decimal)
        return GBV_OK;
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        gbv_marks_merge(&marks[c], &scan->marks[c]);
        gbv_marks_merge(&marks[c], &scan->left[c].marks);
    }
    gbv_status status = gbv_marks_decide(marks, scan->columns, opened->dialect.unquoted, &decimal,
                                         error);
    if (status)
        return status;
    if (has_numbers && decimal && scan->mark_decided && decimal != scan->style.decimal) {
        gbv_fail_at(error, GBV_FORMAT, gbv_table_source(scan->columns), 0, "numbers were read with "
                    "a decimal %s, but later rows have a decimal %s",
                    decimal == ',' ? "point" : "comma", decimal == ',' ? "comma" : "point");
        gbv_hint(error, "say which it is: --decimal %c; or give the file by name", decimal);
        return GBV_FORMAT;
    }
    *out = gbv_number_style_of(decimal ? decimal : '.');
    return GBV_OK;
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
