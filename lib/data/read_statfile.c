#include "data/read_rows.h"
#include "data/read_statfile.h"
#include "data/table.h"

/* Keeps what was read, for the user. */
static gbv_status
finish(gbv_reading *reading, const gbv_buffer *about, gbv_error *error)
{
    gbv_table *table = reading->table;
    table->about = about->data ? gbv_arena_text(&table->texts, about->data, about->length) : NULL;
    return table->about ? gbv_reading_finish(reading, error)
                        : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

gbv_status
gbv_table_read_statfile(const char *path, const gbv_read_options *options, gbv_table **out,
                        gbv_error *error)
{
    gbv_reading reading = {
        .source = path, .options = options, .dialect = { .decimal = '.' },
        .table = gbv_table_new(),
    };
    gbv_buffer about = { 0 };
    gbv_table_set_source(reading.table, path);
    gbv_status status = gbv_table_status(reading.table);
    if (status)
        gbv_fail(error, status, "out of memory");
    else
        status = gbv_statfile_read(path, options, gbv_reading_take_row, &reading, &about, error);
    if (!status)
        status = finish(&reading, &about, error);
    gbv_buffer_free(&about);
    if (status)
        gbv_table_free(reading.table);
    else
        *out = reading.table;
    return status;
}
