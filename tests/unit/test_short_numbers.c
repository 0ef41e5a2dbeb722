/* Short numbers, one by one and many at once: of each cell the value that
 * strtod reads, or that it is none by its plain definition. */
#include <stdlib.h>

#include "base/cpu.h"
#include "check.h"
#include "data/short_numbers.h"

enum { MOST = 200, ROOM = MOST * 4 * 12 };

struct text {
    char bytes[ROOM + 16];
    uint32_t ends[MOST * 4 + 1];
    size_t n_bytes, n_cells;
};

static void
add_cell(struct text *text, const char *cell)
{
    size_t length = strlen(cell);
    if (!text->n_cells)
        text->ends[0] = UINT32_MAX;
    memcpy(text->bytes + text->n_bytes, cell, length);
    text->n_bytes += length;
    text->bytes[text->n_bytes] = ',';
    text->ends[++text->n_cells] = (uint32_t)text->n_bytes++;
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
check_lane(gbv_short_numbers_fn *lane, const struct text *text, size_t stride, size_t column,
           char decimal)
{
    const gbv_cell_column cells = { text->bytes, text->ends + column, stride,
                                    text->n_cells / stride };
    double numbers[MOST * 4];
    uint32_t rest[MOST * 4];
    size_t n_rest = lane(&cells, decimal, numbers, rest), at = 0;
    for (size_t i = 0; i < cells.n; i++) {
        uint32_t start = cells.ends[i * stride] + 1, end = cells.ends[i * stride + 1];
        const char *cell = text->bytes + start;
        if (is_short(cell, end - start, decimal)) {
            CHECK(at == n_rest || rest[at] > i);
            CHECK(numbers[i] == value_of(cell, end - start, decimal));
        } else {
            CHECK(at < n_rest && rest[at] == i);
            at++;
        }
    }
    CHECK(at == n_rest);
}

static void
check_cells(const struct text *text, size_t stride, char decimal)
{
    for (size_t column = 0; column < stride; column++) {
        check_lane(gbv_short_numbers, text, stride, column, decimal);
        check_lane(gbv_short_numbers_one_by_one, text, stride, column, decimal);
        if (gbv_has_avx512())
            check_lane(gbv_short_numbers_avx512, text, stride, column, decimal);
    }
}

static uint32_t
next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

/* Mostly a number, often with a mark; else what only looks like one. */
static void
make_cell(uint64_t *state, char cell[12])
{
    static const char others[] = ".,.,-+ e%/:\xc2\x7f";
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
    uint64_t random = 1;
    for (size_t round = 0; round < 3000; round++) {
        struct text text = { .n_cells = 0 };
        size_t stride = 1 + round % 4, rows = round % MOST;
        for (size_t i = 0; i < rows * stride; i++) {
            char cell[12];
            make_cell(&random, cell);
            add_cell(&text, cell);
        }
        check_cells(&text, stride, decimals[round % 3]);
    }
}

TEST(marks_at_every_place)
{
    static const char *const cells[] = {
        "1", "12345678", "123456789", "", ".", "..", "1.", ".1", "1.2.3", ".1234567", "1234567.",
        "12.34567", "99999999", "9999999.", ".9999999", "00000000", "0000000.", "0.000001",
        "1,5", "-1", "1 ", " 1", "1%", "1e5", "\"1\"", "/", ":", "1/", "1:",
    };
    struct text text = { .n_cells = 0 };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        add_cell(&text, cells[i]);
    check_cells(&text, 1, '.');
    check_cells(&text, 1, ',');
    check_cells(&text, 1, '\0');
}
