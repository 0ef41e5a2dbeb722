#include <string.h>

#include "data/csv.h"
#include "data/read_rows.h"
#include "data/source.h"
#include "data/table.h"
#include "gbvstat/read.h"

static const gbv_read_options defaults = { .delimiter = 0 };

/* Bundled tables are all written alike. */
static const gbv_read_options bundled = { .delimiter = ',', .decimal = '.', .encoding = "UTF-8" };

/* From the beginning of the text: what parts its cells, and where they begin. */
static gbv_status
begin(gbv_reading *reading, const gbv_source *source, gbv_error *error)
{
    const char *sample;
    size_t length;
    bool complete = gbv_source_peeks_all(source);
    gbv_source_peek(source, &sample, &length);
    if (length > GBV_DIALECT_SAMPLE) {
        length = GBV_DIALECT_SAMPLE;
        complete = false;
    }
    gbv_status status = gbv_dialect_decide(sample, length, complete, reading->options,
                                           reading->source, &reading->dialect, error);
    if (status)
        return status;
    gbv_table *table = reading->table = gbv_table_new();
    gbv_table_set_source(table, reading->source);
    status = gbv_table_status(table);
    if (status)
        return gbv_fail(error, status, "out of memory");
    table->encoding = gbv_source_encoding(source);
    table->encoding_title = gbv_source_encoding_title(source);
    table->packed = gbv_source_is_packed(source);
    return GBV_OK;
}

/* All bytes but the first `skip`, which the dialect leaves out. */
static gbv_status
feed(gbv_csv *csv, gbv_source *source, size_t skip, gbv_error *error)
{
    char bytes[64 * 1024];
    size_t length = sizeof bytes;
    gbv_status status = GBV_OK;
    while (!status && length == sizeof bytes) {
        status = gbv_source_read(source, bytes, sizeof bytes, &length, error);
        size_t left_out = skip < length ? skip : length;
        skip -= left_out;
        if (!status)
            status = gbv_csv_feed(csv, bytes + left_out, length - left_out, error);
    }
    return status ? status : gbv_csv_end(csv, error);
}

static gbv_status
read_rows(gbv_reading *reading, gbv_source *source, gbv_error *error)
{
    const gbv_dialect *dialect = &reading->dialect;
    gbv_csv *csv = gbv_csv_new(reading->source, dialect->delimiter, gbv_reading_take_row, reading);
    if (!csv)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_csv_begin_at(csv, dialect->line);
    gbv_status status = feed(csv, source, dialect->begin, error);
    gbv_csv_free(csv);
    return status ? status : gbv_reading_finish(reading, error);
}

static gbv_status
read_source(gbv_source *source, const gbv_read_options *options, gbv_table **out,
            gbv_error *error)
{
    gbv_reading reading = { .source = gbv_source_name(source), .options = options };
    gbv_status status = begin(&reading, source, error);
    if (!status)
        status = read_rows(&reading, source, error);
    if (status)
        gbv_table_free(reading.table);
    else
        *out = reading.table;
    return status;
}

gbv_status
gbv_table_read_bytes(const char *bytes, size_t length, const char *source,
                     const gbv_read_options *options, gbv_table **out, gbv_error *error)
{
    gbv_source *opened = NULL;
    if (!options)
        options = &defaults;
    gbv_status status = gbv_source_open_memory(bytes, length, source, options->encoding, &opened,
                                               error);
    if (!status)
        status = read_source(opened, options, out, error);
    gbv_source_close(opened);
    return status;
}

gbv_status
gbv_table_read(const char *name, const gbv_read_options *options, gbv_table **out,
               gbv_error *error)
{
    gbv_source *source = NULL;
    if (name[0] == '@')
        options = &bundled;
    else if (!options)
        options = &defaults;
    gbv_status status = gbv_source_open(name, options->encoding, &source, error);
    if (!status)
        status = read_source(source, options, out, error);
    gbv_source_close(source);
    return status;
}
