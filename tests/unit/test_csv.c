#include <stdlib.h>

#include <gbvstat/buffer.h>

#include "check.h"
#include "data/csv.h"

/* Rows as text: "LINE:[cell][cell]…;" with ~ for an empty cell without quotes. */
static gbv_status
write_row(void *context, const gbv_csv_row *row, gbv_error *error)
{
    (void)error;
    gbv_buffer *out = context;
    gbv_buffer_printf(out, "%zu:", row->line);
    for (size_t i = 0; i < row->n; i++) {
        const gbv_csv_cell *cell = &row->cells[i];
        CHECK(!cell->text || strlen(cell->text) == cell->length);
        gbv_buffer_printf(out, "[%s]", cell->text ? cell->text : "~");
    }
    gbv_buffer_putc(out, ';');
    return GBV_OK;
}

/* Reads bytes in pieces of a length; what was read until a failure stays in
 * `rows`. */
static gbv_status
read_pieces(const char *bytes, size_t length, size_t piece, char delimiter, gbv_buffer *rows,
            gbv_error *error)
{
    gbv_csv *csv = gbv_csv_new("x.csv", delimiter, write_row, rows);
    CHECK(csv != NULL);
    gbv_buffer_clear(rows);
    gbv_buffer_puts(rows, "");
    gbv_status status = GBV_OK;
    for (size_t at = 0; at < length && !status; at += piece)
        status = gbv_csv_feed(csv, bytes + at, length - at < piece ? length - at : piece, error);
    if (!status)
        status = gbv_csv_end(csv, error);
    gbv_csv_free(csv);
    return status;
}

/* The rows are the same however the bytes arrive. */
static void
check_rows(const char *text, char delimiter, const char *expected)
{
    gbv_buffer rows = { 0 };
    for (size_t piece = 1; piece <= strlen(text) + 1; piece++) {
        gbv_error error = { 0 };
        CHECK(read_pieces(text, strlen(text), piece, delimiter, &rows, &error) == GBV_OK);
        CHECK_TEXT(rows.data, expected);
    }
    gbv_buffer_free(&rows);
}

static void
check_failure(const char *bytes, size_t length, const char *place, const char *message)
{
    gbv_buffer rows = { 0 };
    for (size_t piece = 1; piece <= length + 1; piece++) {
        gbv_error error = { 0 };
        CHECK(read_pieces(bytes, length, piece, ',', &rows, &error) == GBV_FORMAT);
        CHECK(error.status == GBV_FORMAT);
        CHECK_TEXT(error.place, place);
        CHECK(strstr(error.message, message) != NULL);
    }
    gbv_buffer_free(&rows);
}

/* The examples of RFC 4180, section 2, rules 1 to 7. */
TEST(csv_reads_the_examples_of_the_rfc)
{
    check_rows("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", ',', "1:[aaa][bbb][ccc];2:[zzz][yyy][xxx];");
    check_rows("aaa,bbb,ccc\r\nzzz,yyy,xxx", ',', "1:[aaa][bbb][ccc];2:[zzz][yyy][xxx];");
    check_rows("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", ',',
               "1:[aaa][bbb][ccc];2:[zzz][yyy][xxx];");
    check_rows("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", ',',
               "1:[aaa][b\r\nbb][ccc];3:[zzz][yyy][xxx];");
    check_rows("\"aaa\",\"b\"\"bb\",\"ccc\"", ',', "1:[aaa][b\"bb][ccc];");
}

TEST(csv_tells_missing_from_empty)
{
    check_rows("a,,\"\",\n", ',', "1:[a][~][][~];");
    check_rows(",", ',', "1:[~][~];");
    check_rows("\"\"", ',', "1:[];");
    check_rows("", ',', "");
}

TEST(csv_strips_blanks_outside_quotes)
{
    check_rows(" a b ,\t c,\" d \", ,e f\n", ',', "1:[a b][c][ d ][~][e f];");
    check_rows("a\t b\t\t\"x\ty\"\n", '\t', "1:[a][b][~][x\ty];");
}

TEST(csv_takes_other_delimiters)
{
    check_rows("a;b,c;1,5\n", ';', "1:[a][b,c][1,5];");
    check_rows("a|\"b|c\"\n", '|', "1:[a][b|c];");
}

TEST(csv_counts_physical_lines)
{
    check_rows("a\nb\nc\n", ',', "1:[a];2:[b];3:[c];");
    check_rows("a\rb\rc", ',', "1:[a];2:[b];3:[c];");
    check_rows("a\r\nb\r\nc", ',', "1:[a];2:[b];3:[c];");
    check_rows("a\n\n  \t\nb\r\n\r\n\r\rc\n\n", ',', "1:[a];4:[b];8:[c];");
    check_rows("\n\n a,b\n", ',', "3:[a][b];");
    check_rows("\"1\n2\n3\",x\ny,\"5\r\n6\r7\"\nz,\n", ',',
               "1:[1\n2\n3][x];4:[y][5\r\n6\r7];7:[z][~];");
    check_rows("\"\n\n\"\n\"\"\n", ',', "1:[\n\n];4:[];");
}

TEST(csv_refuses_what_is_no_csv)
{
    check_failure("a,b\n1,2\"3\n", 10, "x.csv:2", "column 2");
    check_failure("a,b\n1,\"2\"3\n", 11, "x.csv:2", "column 2");
    check_failure("a\n\"b\nc\nd\" e\n", 12, "x.csv:2", "on line 4");
    check_failure("a,b\n\"1\",\"2\n3,4\n5,6\n", 19, "x.csv:2", "never closed");
    check_failure("a,b\n\"1\n2\",\"3\n4\n", 15, "x.csv:3", "never closed");
    check_failure("a,b\n\"", 5, "x.csv:2", "column 1: the quote");
    check_failure("a\n1\0\n", 5, "x.csv:2", "NUL");
    check_failure("a\n\"1\n2\0\"\n", 9, "x.csv:3", "NUL");
}

/* Bytes that RFC 3629, sections 3 and 4, rules out. */
TEST(csv_refuses_what_is_no_utf8)
{
    static const char *const invalid[] = {
        "\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xed\xbf\xbf",
        "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xfe", "\xff", "\xc3",
        "\xe2\x82", "\xf0\x9f\x98", "\xc3\x28",
    };
    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
        gbv_buffer text = { 0 };
        gbv_buffer_printf(&text, "a,b\n1,\"x\r\ny%s\"\n", invalid[i]);
        check_failure(text.data, text.length, "x.csv:3", "column 2: byte 0x");
        gbv_buffer_free(&text);
    }
    check_rows("\xd0\x90\xd2\x9b,\xe2\x82\xac,\xf0\x9f\x98\x80,\xef\xbf\xbf,\xf4\x8f\xbf\xbf\n",
               ',',
               "1:[\xd0\x90\xd2\x9b][\xe2\x82\xac][\xf0\x9f\x98\x80][\xef\xbf\xbf]"
               "[\xf4\x8f\xbf\xbf];");
}

static gbv_status
count_bytes(void *context, const gbv_csv_row *row, gbv_error *error)
{
    (void)error;
    size_t *bytes = context;
    for (size_t i = 0; i < row->n; i++)
        *bytes += row->cells[i].length;
    return GBV_OK;
}

/* A cell of a length, with or without quotes, after one of three bytes. */
static gbv_status
read_long_cell(size_t length, bool quoted, size_t *bytes, gbv_error *error)
{
    char *text = malloc(length + 8);
    CHECK(text != NULL);
    memcpy(text, "abc,\"", 5);
    size_t start = quoted ? 5 : 4;
    memset(text + start, 'x', length);
    if (quoted)
        text[start + length] = '"';
    *bytes = 0;
    gbv_csv *csv = gbv_csv_new("x.csv", ',', count_bytes, bytes);
    CHECK(csv != NULL);
    gbv_status status = gbv_csv_feed(csv, text, start + length + quoted, error);
    if (!status)
        status = gbv_csv_end(csv, error);
    else
        CHECK(gbv_csv_end(csv, NULL) == status && gbv_csv_feed(csv, "a", 1, NULL) == status);
    gbv_csv_free(csv);
    free(text);
    return status;
}

TEST(csv_bounds_a_cell)
{
    const size_t most = 16 * 1024 * 1024;
    size_t bytes;
    for (int quoted = 0; quoted <= 1; quoted++) {
        gbv_error error = { 0 };
        CHECK(read_long_cell(most, quoted, &bytes, &error) == GBV_OK);
        CHECK(bytes == most + 3);
        CHECK(read_long_cell(most + 1, quoted, &bytes, &error) == GBV_FORMAT);
        CHECK_TEXT(error.place, "x.csv:1");
        CHECK(strstr(error.message, "16 MiB") != NULL);
        CHECK(read_long_cell(3 * most, quoted, &bytes, NULL) == GBV_FORMAT);
    }
}

/* Not even kept, where it would not end. */
TEST(csv_bounds_a_cell_that_is_never_closed)
{
    size_t bytes = 0, fed = 0;
    char many[4096];
    memset(many, 'x', sizeof many);
    gbv_error error = { 0 };
    gbv_csv *csv = gbv_csv_new("x.csv", ',', count_bytes, &bytes);
    CHECK(gbv_csv_feed(csv, "a\n\"", 3, &error) == GBV_OK);
    while (fed < 32 * 1024 * 1024 && !gbv_csv_feed(csv, many, sizeof many, &error))
        fed += sizeof many;
    CHECK(fed > 16 * 1024 * 1024 && fed < 17 * 1024 * 1024);
    CHECK_TEXT(error.place, "x.csv:2");
    CHECK(strstr(error.message, "16 MiB") != NULL);
    gbv_csv_free(csv);
}

static gbv_status
stop_at_second(void *context, const gbv_csv_row *row, gbv_error *error)
{
    size_t *rows = context;
    ++*rows;
    return row->line == 2 ? gbv_fail(error, GBV_MISUSE, "enough") : GBV_OK;
}

TEST(csv_stops_when_told)
{
    size_t rows = 0;
    gbv_error error = { 0 };
    gbv_csv *csv = gbv_csv_new("x.csv", ',', stop_at_second, &rows);
    CHECK(gbv_csv_feed(csv, "a\nb\nc\nd\n", 8, &error) == GBV_MISUSE);
    CHECK_TEXT(error.message, "enough");
    CHECK(gbv_csv_feed(csv, "e\n", 2, &error) == GBV_MISUSE);
    CHECK(gbv_csv_end(csv, &error) == GBV_MISUSE);
    CHECK(rows == 2);
    gbv_csv_free(csv);
    gbv_csv_free(NULL);
}
