#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/csv.h"
#include "data/foreign.h"
#include "data/read_rows.h"
#include "data/read_statfile.h"
#include "gbvstat/package.h"
#include "gbvstat/read.h"

/* ---- Bytes, from wherever ---- */

static gbv_status
start(gbv_reading *reading, gbv_error *error)
{
    const char *encoding = reading->options->encoding;
    if (encoding && strcasecmp(encoding, "UTF-8") != 0)
        return gbv_fail(error, GBV_MISUSE, "the encoding \"%s\" is not known", encoding);
    reading->table = gbv_table_new();
    gbv_table_set_source(reading->table, reading->source);
    gbv_status status = gbv_table_status(reading->table);
    return status ? gbv_fail(error, status, "out of memory") : GBV_OK;
}

/* The first bytes of a file: is it CSV at all, where does it begin, and what
 * parts its cells. */
static gbv_status
feed_first(gbv_reading *reading, gbv_csv **csv, const char *bytes, size_t length, bool complete,
           gbv_error *error)
{
    gbv_status status = gbv_refuse_foreign(bytes, length, reading->source, error);
    if (status)
        return status;
    size_t mark = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    size_t sample = length - mark;
    if (sample > GBV_DIALECT_SAMPLE) {
        sample = GBV_DIALECT_SAMPLE;
        complete = false;
    }
    gbv_dialect *dialect = &reading->dialect;
    status = gbv_dialect_decide(bytes + mark, sample, complete, reading->options, reading->source,
                                dialect, error);
    if (status)
        return status;
    *csv = gbv_csv_new(reading->source, dialect->delimiter, gbv_reading_take_row, reading);
    if (!*csv)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_csv_begin_at(*csv, dialect->line);
    size_t begin = mark + dialect->begin;
    return gbv_csv_feed(*csv, bytes + begin, length - begin, error);
}

static gbv_status
finish(gbv_reading *reading, gbv_csv *csv, gbv_error *error)
{
    gbv_status status = gbv_csv_end(csv, error);
    return status ? status : gbv_reading_finish(reading, error);
}

/* Ends a reading, well or badly. */
static gbv_status
deliver(gbv_reading *reading, gbv_csv *csv, gbv_status status, gbv_table **out)
{
    gbv_csv_free(csv);
    if (status)
        gbv_table_free(reading->table);
    else
        *out = reading->table;
    return status;
}

static const gbv_read_options defaults = { .delimiter = 0 };

/* Bundled tables are all written alike. */
static const gbv_read_options bundled = { .delimiter = ',', .decimal = '.' };

gbv_status
gbv_table_read_bytes(const char *bytes, size_t length, const char *source,
                     const gbv_read_options *options, gbv_table **out, gbv_error *error)
{
    gbv_reading reading = { .source = source, .options = options ? options : &defaults };
    gbv_csv *csv = NULL;
    gbv_status status = start(&reading, error);
    if (!status)
        status = feed_first(&reading, &csv, bytes, length, true, error);
    if (!status)
        status = finish(&reading, csv, error);
    return deliver(&reading, csv, status, out);
}

static gbv_status
io_failure(const char *source, int number, gbv_error *error)
{
    char words[128];
    return gbv_fail_at(error, GBV_IO, source, 0, "cannot be read: %s",
                       strerror_r(number, words, sizeof words));
}

static gbv_status
read_file(gbv_reading *reading, FILE *file, gbv_csv **csv, gbv_error *error)
{
    char bytes[64 * 1024];
    bool first = true;
    gbv_status status = GBV_OK;
    size_t length;
    do {
        errno = 0;
        length = fread(bytes, 1, sizeof bytes, file);
        if (ferror(file))
            return io_failure(reading->source, errno, error);
        status = first ? feed_first(reading, csv, bytes, length, length < sizeof bytes, error)
                       : gbv_csv_feed(*csv, bytes, length, error);
        first = false;
    } while (!status && length == sizeof bytes);
    return status ? status : finish(reading, *csv, error);
}

/* Opens what a name stands for. */
static gbv_status
open_source(const char *name, FILE **file, gbv_error *error)
{
    if (strcmp(name, "-") == 0) {
        *file = stdin;
        return GBV_OK;
    }
    gbv_buffer path = { 0 };
    gbv_status status = GBV_OK;
    if (name[0] == '@')
        status = gbv_package_path(name + 1, &path, error);
    if (!status && !(*file = fopen(path.data ? path.data : name, "rb")))
        status = io_failure(name, errno, error);
    gbv_buffer_free(&path);
    return status;
}

gbv_status
gbv_table_read(const char *name, const gbv_read_options *options, gbv_table **out,
               gbv_error *error)
{
    if (gbv_statfile_is(name))
        return gbv_table_read_statfile(name, options ? options : &defaults, out, error);
    gbv_reading reading = {
        .source = strcmp(name, "-") == 0 ? "standard input" : name,
        .options = name[0] == '@' ? &bundled : options ? options : &defaults,
    };
    gbv_csv *csv = NULL;
    FILE *file = NULL;
    gbv_status status = start(&reading, error);
    if (!status)
        status = open_source(name, &file, error);
    if (!status)
        status = read_file(&reading, file, &csv, error);
    if (file && file != stdin)
        fclose(file);
    return deliver(&reading, csv, status, out);
}
