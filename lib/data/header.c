#include <stdio.h>

#include "data/csv.h"
#include "data/header.h"

static gbv_status
check_table(const gbv_table *table, gbv_error *error)
{
    gbv_status status = gbv_table_status(table);
    return status ? gbv_fail(error, status, "out of memory") : GBV_OK;
}

gbv_status
gbv_refuse_empty(const char *source, gbv_error *error)
{
    gbv_fail_at(error, GBV_FORMAT, source, 0, "the file is empty");
    gbv_hint(error, "the first line must name the columns");
    return GBV_FORMAT;
}

/* ---- Names ---- */

static gbv_status
check_name(const gbv_header *header, size_t i, const char *name, gbv_error *error)
{
    if (!name || !*name) {
        gbv_fail_at(error, GBV_FORMAT, header->source, header->line, "column %zu has no name",
                    i + 1);
        gbv_hint(error, "the first line must name every column: write a name there, or leave out "
                 "what stands above the names (--skip N); if there are none: --no-header");
        return GBV_FORMAT;
    }
    size_t same = gbv_table_find(header->columns, name);
    if (same != GBV_NONE) {
        gbv_fail_at(error, GBV_FORMAT, header->source, header->line,
                    "columns %zu and %zu are both named \"%s\"", same + 1, i + 1, name);
        gbv_hint(error, "rename one of them in the file");
        return GBV_FORMAT;
    }
    return GBV_OK;
}

/* ---- Columns ---- */

static size_t
count_unnamed(const gbv_csv_row *row)
{
    size_t n = 0;
    while (n + 1 < row->n && row->cells[row->n - 1 - n].length == 0)
        n++;
    return n;
}

static gbv_status
take(void *context, const gbv_csv_row *row, gbv_error *error)
{
    gbv_header *header = context;
    if (header->line)
        return GBV_OK;
    header->line = row->line;
    header->n_unnamed = header->no_header ? 0 : count_unnamed(row);
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < row->n - header->n_unnamed && !status; i++) {
        char numbered[32];
        snprintf(numbered, sizeof numbered, "column%zu", i + 1);
        const char *name = header->no_header ? numbered : row->cells[i].text;
        status = check_name(header, i, name, error);
        if (!status)
            gbv_table_add_inferred(header->columns, name);
    }
    return status ? status : check_table(header->columns, error);
}

static size_t
line_length(const char *bytes, size_t length)
{
    size_t n = 0;
    while (n < length && bytes[n] != '\n' && bytes[n] != '\r')
        n++;
    n += n < length;
    return n + (n < length && n > 0 && bytes[n - 1] == '\r' && bytes[n] == '\n');
}

gbv_status
gbv_header_read(gbv_header *header, const gbv_block *block, char delimiter, size_t *used,
                gbv_error *error)
{
    gbv_csv *csv = gbv_csv_new(header->source, delimiter, take, header);
    if (!csv)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_csv_begin_at(csv, block->line);
    gbv_status status = GBV_OK;
    for (*used = 0; !status && !header->line && *used < block->length;) {
        size_t n = line_length(block->bytes + *used, block->length - *used);
        status = gbv_csv_feed(csv, block->bytes + *used, n, error);
        *used += n;
    }
    if (!status && !header->line && block->is_cut)
        status = gbv_refuse_cut(header->source, block, error);
    if (!status && !header->line)
        status = gbv_csv_end(csv, error);
    gbv_csv_free(csv);
    return status;
}
