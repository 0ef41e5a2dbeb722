/* Short numbers, one by one and many at once: of each cell the value that
 * strtod reads, or that it is none by its plain definition. */
#include <stdlib.h>

#include "base/cpu.h"
#include "check.h"
#include "data/short_numbers.h"
#include "random.h"

enum { MOST = 200, ROOM = MOST * 4 * 16 };

/* Cells as they are meant, and the text they stand in. */
struct text {
    char cells[MOST * 4][12];
    size_t n_cells, n_columns;
    char bytes[ROOM + GBV_SPLIT_PADDING];
    size_t length, n_feeds;
};

static void
put(struct text *text, const char *bytes)
{
    size_t length = strlen(bytes);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

/* Between quotes or not, before a delimiter or a line end of one kind. */
static void
add_cell(struct text *text, const char *cell, bool quoted, const char *line_end)
{
    bool last = (text->n_cells + 1) % text->n_columns == 0;
    memcpy(text->cells[text->n_cells++], cell, strlen(cell) + 1);
    put(text, quoted ? "\"" : "");
    put(text, cell);
    put(text, quoted ? "\"" : "");
    put(text, last ? line_end : ";");
    text->n_feeds += last;
}

/* Digits, at least one, with at most one mark; no more than eight characters. */
static bool
is_short(const char *cell, size_t length, char decimal)
{
    size_t digits = 0, marks = 0;
    for (size_t i = 0; i < length; i++) {
        digits += cell[i] >= '0' && cell[i] <= '9';
        marks += decimal && cell[i] == decimal;
    }
    return length <= 8 && digits && marks <= 1 && digits + marks == length;
}

static double
value_of(const char *cell, size_t length, char decimal)
{
    char copy[16] = "";
    for (size_t i = 0; i < length; i++)
        copy[i] = cell[i] == decimal ? '.' : cell[i];
    return strtod(copy, NULL);
}

static void
check_lane(gbv_short_numbers_fn *lane, const gbv_split *split, const struct text *text,
           size_t column, char decimal)
{
    double numbers[MOST * 4];
    uint32_t rest[MOST * 4];
    size_t n_rest = lane(split, text->bytes, column, decimal, numbers, rest), at = 0;
    for (size_t row = 0; row < split->n_rows; row++) {
        const char *cell = text->cells[row * text->n_columns + column];
        if (is_short(cell, strlen(cell), decimal)) {
            CHECK(at == n_rest || rest[at] > row);
            CHECK(numbers[row] == value_of(cell, strlen(cell), decimal));
        } else {
            CHECK(at < n_rest && rest[at] == row);
            at++;
        }
    }
    CHECK(at == n_rest);
}

static void
check_cells(const struct text *text, char decimal)
{
    gbv_split split = { 0 };
    if (text->length)
        CHECK(gbv_split_rows(&split, text->bytes, text->length, ';', text->n_columns,
                             text->n_feeds));
    for (size_t column = 0; column < text->n_columns; column++) {
        check_lane(gbv_short_numbers, &split, text, column, decimal);
        check_lane(gbv_short_numbers_one_by_one, &split, text, column, decimal);
        if (gbv_has_avx512())
            check_lane(gbv_short_numbers_avx512, &split, text, column, decimal);
    }
    gbv_split_free(&split);
}

/* Mostly a number, often with a mark; else what only looks like one. */
static void
make_cell(uint64_t *state, char cell[12])
{
    static const char others[] = ".,.,-+ e%/:\x01\x7f";
    size_t length = next_random(state) % 10;
    for (size_t i = 0; i < length; i++)
        cell[i] = (char)('0' + next_random(state) % 10);
    cell[length] = '\0';
    if (length && next_random(state) % 2)
        cell[next_random(state) % length] = '.';
    if (length && next_random(state) % 6 == 0)
        cell[next_random(state) % length] = others[next_random(state) % (sizeof others - 1)];
}

TEST(every_cell_as_strtod_reads_it)
{
    static const char decimals[] = { '.', ',', '\0' };
    static const char *const line_ends[] = { "\n", "\r\n" };
    uint64_t random = 1;
    for (size_t round = 0; round < 3000; round++) {
        struct text text = { .n_columns = 2 + round % 3 };
        size_t rows = round % MOST;
        for (size_t i = 0; i < rows * text.n_columns; i++) {
            char cell[12];
            make_cell(&random, cell);
            bool quoted = round % 4 == 1 || (round % 4 == 2 && next_random(&random) % 2);
            add_cell(&text, cell, quoted, line_ends[round / 4 % 2]);
        }
        check_cells(&text, decimals[round % 3]);
    }
}

TEST(marks_at_every_place)
{
    static const char *const cells[] = {
        "1", "12345678", "123456789", ".", "..", "1.", ".1", "1.2.3", ".1234567", "1234567.",
        "12.34567", "99999999", "9999999.", ".9999999", "00000000", "0000000.", "0.000001",
        "1,5", "-1", "1 ", " 1", "1%", "1e5", "/", ":", "1/", "1:",
    };
    struct text text = { .n_columns = 1 };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        add_cell(&text, cells[i], i % 5 == 3, "\n");
    check_cells(&text, '.');
    check_cells(&text, ',');
    check_cells(&text, '\0');
}
