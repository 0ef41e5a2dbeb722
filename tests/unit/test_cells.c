/* The fast lane and libcsv give the same cells of the same rows in the same
 * lines, and the same errors, however the text is cut into blocks. */
#include <stdlib.h>

#include <gbvstat.h>

#include "check.h"
#include "data/cells.h"
#include "data/split_word.h"

/* ---- Rows as text: "LINE:[cell]~[cell];", ~ for a missing cell ---- */

static void
put_cell(gbv_buffer *rows, const char *text, size_t length, bool missing)
{
    gbv_buffer_putc(rows, missing ? '~' : '[');
    if (!missing)
        gbv_buffer_put(rows, text, length);
    gbv_buffer_putc(rows, ']');
}

static void
put_rows(gbv_buffer *rows, const gbv_cells *cells)
{
    for (size_t row = 0; row < cells->n_rows; row++) {
        gbv_buffer_printf(rows, "%zu:", gbv_cells_line(cells, row));
        for (size_t c = 0; c < cells->shape->n_columns; c++) {
            gbv_span cell = gbv_cells_at(cells, row, c);
            put_cell(rows, cells->bytes + cell.start, cell.length, cell.missing);
        }
        gbv_buffer_putc(rows, ';');
    }
}

/* As on a machine without wider instructions. */
static gbv_status
read_by_sse2(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
             gbv_error *error)
{
    cells->split.words = gbv_split_words_sse2;
    return gbv_cells_read(cells, shape, block, error);
}

static gbv_status
read_by_avx2(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
             gbv_error *error)
{
    cells->split.words = gbv_has_avx2() ? gbv_split_words_avx2 : gbv_split_words_sse2;
    return gbv_cells_read(cells, shape, block, error);
}

typedef gbv_status read_lane(gbv_cells *, const gbv_row_shape *, const gbv_block *, gbv_error *);

struct seen {
    size_t blocks, fast;
};

static gbv_status
read_blocks(const char *text, size_t length, size_t size, const gbv_row_shape *shape,
            read_lane *read, gbv_buffer *rows, struct seen *seen, gbv_error *error)
{
    gbv_blocks blocks = { .size = size, .line = 1 };
    gbv_block block = { 0 };
    gbv_cells cells = { 0 };
    CHECK(gbv_source_open_memory(text, length, "x.csv", "UTF-8", &blocks.source, error) == GBV_OK);
    gbv_buffer_clear(rows);
    gbv_buffer_puts(rows, "");
    gbv_status status = gbv_blocks_next(&blocks, &block, error);
    while (!status && block.length) {
        status = read(&cells, shape, &block, error);
        if (status)
            break;
        put_rows(rows, &cells);
        seen->blocks++;
        seen->fast += cells.is_fast;
        status = gbv_blocks_next(&blocks, &block, error);
    }
    gbv_cells_free(&cells);
    gbv_block_free(&block);
    gbv_source_close(blocks.source);
    gbv_blocks_free(&blocks);
    return status;
}

/* As libcsv reads the text in one piece. */
static gbv_status
take_row(void *context, const gbv_csv_row *row, gbv_error *error)
{
    gbv_buffer *rows = context;
    if (row->n != 3)
        return gbv_fail_at(error, GBV_FORMAT, "x.csv", row->line, "ragged");
    gbv_buffer_printf(rows, "%zu:", row->line);
    for (size_t c = 0; c < row->n; c++)
        put_cell(rows, row->cells[c].text, row->cells[c].length, !row->cells[c].text);
    gbv_buffer_putc(rows, ';');
    return GBV_OK;
}

static gbv_status
read_whole(const char *text, size_t length, gbv_buffer *rows, gbv_error *error)
{
    gbv_csv *csv = gbv_csv_new("x.csv", ',', take_row, rows);
    gbv_buffer_clear(rows);
    gbv_buffer_puts(rows, "");
    gbv_status status = gbv_csv_feed(csv, text, length, error);
    if (!status)
        status = gbv_csv_end(csv, error);
    gbv_csv_free(csv);
    return status;
}

static void
check_text_as(const char *text, size_t length, size_t size, struct seen *seen)
{
    const gbv_row_shape shape = { .source = "x.csv", .delimiter = ',', .n_columns = 3,
                                  .header_line = 1 };
    static read_lane *const lanes[] = { gbv_cells_read, read_by_avx2, read_by_sse2,
                                       gbv_cells_read_slowly };
    gbv_buffer expected = { 0 }, rows = { 0 };
    gbv_error whole = { 0 };
    gbv_status status = read_whole(text, length, &expected, &whole);
    for (size_t i = 0; i < sizeof lanes / sizeof *lanes; i++) {
        gbv_error error = { 0 };
        gbv_status found = read_blocks(text, length, size, &shape, lanes[i], &rows, seen, &error);
        if (found != status || strcmp(error.place, whole.place) != 0 ||
            (!status && strcmp(rows.data, expected.data) != 0)) {
            print_error("size %zu, lane %zu, text <<%.*s>>\n%s %s\n%s %s\n", size, i, (int)length,
                        text, whole.place, expected.data, error.place, rows.data);
            CHECK(false);
        }
    }
    gbv_buffer_free(&expected);
    gbv_buffer_free(&rows);
}

/* ---- Texts made at random, the same in every run ---- */

static uint32_t
next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

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

/* A third of all blocks are read by libcsv because they were asked to be. */
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
