/* The fast lane and libcsv give the same cells of the same rows in the same
 * lines, and the same errors, however the text is cut into blocks. */
#include <stdlib.h>

#include <gbvstat.h>

#include "cells_lanes.h"
#include "check.h"
#include "random.h"

struct seen {
    size_t blocks, fast;
};

static void
check_columns_as(const char *text, size_t length, size_t size, size_t n_columns,
                 struct seen *seen)
{
    const gbv_row_shape shape = { .source = "x.csv", .delimiter = ',', .n_columns = n_columns,
                                  .header_line = 1 };
    gbv_buffer expected = { 0 };
    gbv_error whole = { 0 };
    gbv_status status = read_whole(text, length, &shape, &expected, &whole);
    for (size_t i = 0; i < LANES; i++) {
        struct read_rows rows = { 0 };
        gbv_error error = { 0 };
        gbv_status found = read_blocks(text, length, size, &shape, lanes[i], &rows, &error);
        if (found != status || strcmp(error.place, whole.place) != 0 ||
            (!status && strcmp(rows.text.data, expected.data) != 0)) {
            print_error("size %zu, lane %zu, text <<%.*s>>\n%s %s\n%s %s\n", size, i, (int)length,
                        text, whole.place, expected.data, error.place, rows.text.data);
            CHECK(false);
        }
        seen->blocks += rows.blocks;
        seen->fast += rows.fast;
        gbv_buffer_free(&rows.text);
    }
    gbv_buffer_free(&expected);
}

static void
check_text_as(const char *text, size_t length, size_t size, struct seen *seen)
{
    check_columns_as(text, length, size, 3, seen);
}

/* ---- Texts made at random, the same in every run ---- */

/* A row of three cells; now and then of what is no such row. */
static void
make_row(uint64_t *state, bool quoted, bool broken, gbv_buffer *text)
{
    static const char *const plain[] = { "", "1", "17.25", "Абай", " x", "y ", "a b", "KZ-10" };
    static const char *const within[] = { "", "a,b", "line\nend", "\r\n", "\r", "ә", " ", "x" };
    static const char *const bad[] = { "\"", "a\"b", "\"a\"b", "\xd0", ",", "\r", "\n", "\"\"\"\"",
                                       "\"a\"\"b\"", " \"a\"", "\"a\" " };
    for (int i = 0; i < 3; i++) {
        if (broken && next_random(state) % 8 == 0)
            gbv_buffer_puts(text, bad[next_random(state) % (sizeof bad / sizeof *bad)]);
        else if (quoted && next_random(state) % 2)
            gbv_buffer_printf(text, "\"%s\"", within[next_random(state) % 8]);
        else
            gbv_buffer_puts(text, plain[next_random(state) % 8]);
        if (i < 2)
            gbv_buffer_putc(text, ',');
    }
}

static void
make_text(uint64_t *state, bool quoted, bool broken, gbv_buffer *text)
{
    static const char *const ends[] = { "\n", "\r\n", "\r" };
    const char *end = ends[next_random(state) % (broken ? 3 : 2)];
    size_t rows = 1 + next_random(state) % 40;
    gbv_buffer_clear(text);
    for (size_t i = 0; i < rows; i++) {
        make_row(state, quoted, broken && next_random(state) % 10 == 0, text);
        if (i + 1 < rows || next_random(state) % 2)
            gbv_buffer_puts(text, end);
    }
}

static struct seen
check_random(bool quoted, bool broken)
{
    uint64_t state = 17;
    struct seen seen = { 0 };
    gbv_buffer text = { 0 };
    for (int i = 0; i < 3000; i++) {
        make_text(&state, quoted, broken, &text);
        size_t size = 1 + next_random(&state) % 700;
        check_text_as(text.data, text.length, size, &seen);
    }
    gbv_buffer_free(&text);
    return seen;
}

/* A fifth of all blocks is read by libcsv because it was asked to. */
TEST(cells_of_plain_rows_are_the_same)
{
    struct seen seen = check_random(false, false);
    CHECK((double)seen.fast > 0.66 * (double)seen.blocks);
}

TEST(cells_of_quoted_rows_are_the_same)
{
    struct seen seen = check_random(true, false);
    CHECK((double)seen.fast > 0.3 * (double)seen.blocks);
}

TEST(cells_and_errors_of_broken_rows_are_the_same)
{
    struct seen seen = check_random(true, true);
    CHECK(seen.fast > 0);
}

/* ---- Marks counted ---- */

/* Counters of a byte each are added up before they overflow. */
static void
check_count(gbv_count_marks_fn *count_marks, const char *bytes, size_t length)
{
    gbv_marks_count count = { 0 }, expected = { 0 };
    size_t n = count_marks(bytes, length, &count);
    CHECK(n <= length && length - n < 64);
    for (size_t i = 0; i < n; i++) {
        expected.feeds += bytes[i] == '\n';
        expected.quotes += bytes[i] == '"';
        expected.carriages += bytes[i] == '\r';
    }
    CHECK(count.feeds == expected.feeds && count.quotes == expected.quotes);
    CHECK(count.carriages == expected.carriages);
}

TEST(marks_are_counted_by_every_kind_of_instructions)
{
    enum { LENGTH = 40000 };
    static const char marks[] = { '\n', '"', '\r', 'x' };
    uint64_t random = 3;
    char *bytes = malloc(LENGTH);
    CHECK(bytes != NULL);
    for (size_t kind = 0; kind <= sizeof marks; kind++) {
        for (size_t i = 0; i < LENGTH; i++)
            bytes[i] = kind < sizeof marks ? marks[kind] : marks[next_random(&random) % 4];
        for (size_t length = LENGTH - 70; length <= LENGTH; length++) {
            check_count(gbv_count_marks_sse2, bytes, length);
            if (gbv_has_avx2())
                check_count(gbv_count_marks_avx2, bytes, length);
        }
    }
    free(bytes);
}

/* ---- What lies across two words of 64 bytes ---- */

/* A row of `offset` bytes, one with `cell` in a column, and perhaps a last one that
 * fills the last words, with nothing in them to look at closely. */
static void
make_border(size_t offset, const char *cell, size_t column, size_t n_columns, const char *end,
            bool more, gbv_buffer *text)
{
    gbv_buffer_clear(text);
    for (size_t i = 0; i < offset; i++)
        gbv_buffer_putc(text, 'x');
    for (size_t i = 1; i < n_columns; i++)
        gbv_buffer_putc(text, ',');
    gbv_buffer_puts(text, end);
    for (size_t i = 0; i < n_columns; i++)
        gbv_buffer_printf(text, "%s%s", i ? "," : "", i == column ? cell : "1");
    if (!more)
        return;
    gbv_buffer_puts(text, end);
    for (size_t i = 1; i < n_columns; i++)
        gbv_buffer_putc(text, ',');
    for (size_t i = 0; i < 70 || (text->length + strlen(end)) % 64; i++)
        gbv_buffer_putc(text, 'y');
    gbv_buffer_puts(text, end);
}

static void
check_border(const char *cell, size_t n_columns, const char *end, struct seen *seen)
{
    gbv_buffer text = { 0 };
    for (size_t offset = 50; offset < 132; offset += offset == 66 ? 50 : 1)
        for (size_t column = 0; column < n_columns; column++)
            for (int more = 0; more < 2; more++) {
                make_border(offset, cell, column, n_columns, end, more, &text);
                check_columns_as(text.data, text.length, 4096, n_columns, seen);
            }
    gbv_buffer_free(&text);
}

TEST(cells_across_the_words_of_a_lane_are_the_same)
{
    static const char *const cells[] = {
        "\"abc\"x", "\"abc\" ", " \"abc\"", "a\rb", "a\r", "\r", "\"a\rb\"", "\"a\nb\"",
        "\"a\r\nb\"", "\"a\"\"b\"", "\"\"", "\"", "\"\"\"", "\"a\"b\"", "\"a,b\"", "\"a\"\r", "x\"",
        "\"\r", "\"\n", "  ", " \t ", "\xd0", "\xd0\x90", "\"\xd0\x90\"", "\"\xd0\"", "",
        "\"a\",\"b", "\r\r", "\"a\r\"", "\"\n\"",
    };
    static const char *const ends[] = { "\n", "\r\n", "\r" };
    struct seen seen = { 0 };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (size_t n_columns = 1; n_columns <= 3; n_columns++)
            for (size_t end = 0; end < sizeof ends / sizeof *ends; end++)
                check_border(cells[i], n_columns, ends[end], &seen);
    CHECK(seen.fast > 0);
}

/* ---- Rows that are longer than a block ---- */

TEST(cells_of_long_rows)
{
    struct seen seen = { 0 };
    gbv_buffer text = { 0 };
    for (size_t length = 1; length < 300; length += 7) {
        gbv_buffer_clear(&text);
        for (int i = 0; i < 4; i++) {
            gbv_buffer_puts(&text, "a,\"");
            for (size_t j = 0; j < length; j++)
                gbv_buffer_putc(&text, j % 50 == 49 ? '\n' : 'x');
            gbv_buffer_puts(&text, "\",\n");
        }
        check_text_as(text.data, text.length, 64, &seen);
    }
    CHECK(seen.fast > 0);
    gbv_buffer_free(&text);
}

TEST(cells_of_a_quote_that_is_never_closed)
{
    struct seen seen = { 0 };
    static const char text[] = "1,2,3\n4,\"5,6\n7,8,9\n";
    for (size_t size = 1; size < sizeof text; size++)
        check_text_as(text, sizeof text - 1, size, &seen);
}
