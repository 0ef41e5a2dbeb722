/* Any bytes as a CSV file: the same rows however they arrive, every format
 * renders them, and what is written as CSV reads back to the same cells. The
 * first byte picks the options, so that files of the corpus begin with it:
 * "0" is the default. */
#include <gbvstat.h>
#include <math.h>
#include <stdlib.h>

#include "data/csv.h"
#include "data/foreign.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
expect(bool condition)
{
    if (!condition)
        abort();
}

/* Rows as bytes that differ if any cell or line does. */
static gbv_status
write_row(void *context, const gbv_csv_row *row, gbv_error *error)
{
    (void)error;
    gbv_buffer *out = context;
    gbv_buffer_printf(out, "%zu", row->line);
    for (size_t i = 0; i < row->n; i++) {
        expect(!row->cells[i].text || strlen(row->cells[i].text) == row->cells[i].length);
        gbv_buffer_putc(out, row->cells[i].text ? ':' : '~');
        gbv_buffer_puts(out, row->cells[i].text ? row->cells[i].text : "");
        gbv_buffer_putc(out, '\0');
    }
    gbv_buffer_putc(out, ';');
    return GBV_OK;
}

static gbv_status
read_pieces(const char *bytes, size_t length, size_t piece, char delimiter, gbv_buffer *rows,
            gbv_error *error)
{
    gbv_csv *csv = gbv_csv_new("fuzz", delimiter, write_row, rows);
    expect(csv != NULL);
    gbv_status status = GBV_OK;
    for (size_t at = 0; at < length && !status; at += piece)
        status = gbv_csv_feed(csv, bytes + at, length - at < piece ? length - at : piece, error);
    if (!status)
        status = gbv_csv_end(csv, error);
    gbv_csv_free(csv);
    return status;
}

static void
compare_pieces(const char *bytes, size_t length, char delimiter)
{
    gbv_buffer whole = { 0 }, parts = { 0 };
    gbv_error whole_error = { 0 }, parts_error = { 0 };
    gbv_status status = read_pieces(bytes, length, length + 1, delimiter, &whole, &whole_error);
    expect(read_pieces(bytes, length, 1, delimiter, &parts, &parts_error) == status);
    expect(strcmp(whole_error.place, parts_error.place) == 0);
    expect(status || whole.length == parts.length);
    expect(status || whole.length == 0 || memcmp(whole.data, parts.data, whole.length) == 0);
    gbv_buffer_free(&whole);
    gbv_buffer_free(&parts);
}

/* Whole numbers beyond 2^53 are text where they are read, and can be printed. */
static bool
may_become_text(const gbv_table *table, size_t column)
{
    bool may = false;
    for (size_t row = 0; row < gbv_table_rows(table); row++)
        may = may || fabs(gbv_table_number(table, row, column)) >= 0x1p53;
    return may;
}

/* Every cell is the same text; or the same number, if it was one. */
static void
compare_columns(const gbv_table *a, const gbv_table *b, size_t c)
{
    bool number = gbv_table_type(a, c) == GBV_NUMBER;
    expect(strcmp(gbv_table_name(a, c), gbv_table_name(b, c)) == 0);
    expect(gbv_table_type(a, c) == gbv_table_type(b, c) || may_become_text(a, c));
    for (size_t row = 0; row < gbv_table_rows(a); row++) {
        char scratch[GBV_NUMBER_SIZE];
        const char *x = gbv_table_print(a, row, c, scratch), *y = gbv_table_text(b, row, c);
        expect(!x == !y && (!x || strcmp(x, y) == 0));
        if (number && gbv_table_type(b, c) == GBV_NUMBER && !gbv_table_missing(a, row, c))
            expect(gbv_table_number(a, row, c) == gbv_table_number(b, row, c));
    }
}

static void
compare_tables(const gbv_table *a, const gbv_table *b)
{
    expect(gbv_table_rows(a) == gbv_table_rows(b));
    expect(gbv_table_columns(a) == gbv_table_columns(b));
    for (size_t c = 0; c < gbv_table_columns(a); c++)
        compare_columns(a, b, c);
}

/* A first column named "<html…" or "%PDF-…" is rightly refused, and a byte order
 * mark before its name rightly left out. */
static bool
looks_foreign(const gbv_buffer *csv)
{
    return gbv_refuse_foreign(csv->data, csv->length, "again", NULL) ||
           (csv->length >= 3 && memcmp(csv->data, "\xef\xbb\xbf", 3) == 0);
}

static void
read_back(const gbv_table *table)
{
    const gbv_read_options comma = { .delimiter = ',', .encoding = "UTF-8" };
    gbv_table *again = NULL;
    gbv_buffer csv = { 0 };
    expect(gbv_render(table, gbv_format_find("csv"), NULL, &csv) == GBV_OK);
    gbv_status status = gbv_table_read_bytes(csv.data, csv.length, "again", &comma, &again, NULL);
    expect(status == GBV_OK || looks_foreign(&csv));
    if (again && !looks_foreign(&csv))
        compare_tables(table, again);
    gbv_table_free(again);
    gbv_buffer_free(&csv);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char delimiters[] = { '\0', ';', '\t', '|' };
    static const char *const na[] = { "-99,x", "1:3" }, *const zero[] = { "-,–" };
    if (length == 0)
        return 0;
    const char *text = (const char *)bytes + 1;
    gbv_read_options options = {
        .delimiter = delimiters[bytes[0] & 3], .no_header = bytes[0] & 4,
        .na = na, .n_na = bytes[0] & 8 ? 2 : 0,
        .zero = zero, .n_zero = bytes[0] & 64 ? 1 : 0,
        .ragged = bytes[0] & 8 ? GBV_RAGGED_PAD : GBV_RAGGED_ERROR,
        .decimal = bytes[0] & 128 ? ',' : '\0',
    };
    compare_pieces(text, length - 1, options.delimiter ? options.delimiter : ',');

    gbv_table *table = NULL;
    gbv_error error = { 0 };
    gbv_status status = gbv_table_read_bytes(text, length - 1, "fuzz", &options, &table, &error);
    expect(!status || (!table && error.status == status && error.message[0]));
    if (status)
        return 0;
    for (size_t i = 0; gbv_format_at(i); i++) {
        gbv_buffer out = { 0 };
        expect(gbv_render(table, gbv_format_at(i), NULL, &out) == GBV_OK);
        gbv_buffer_free(&out);
    }
    /* A missing cell alone in its row comes back as ""; what is text only by the
     * user's word comes back as it looks. */
    if (options.n_na == 0 && !options.decimal)
        read_back(table);
    gbv_table_free(table);
    return 0;
}
