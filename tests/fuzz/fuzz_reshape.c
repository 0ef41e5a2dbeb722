/* Any table made longer and wider again: the same cells in the same rows, or two
 * rows that nothing tells apart. The first byte says how many columns, from the
 * last, are put below each other. */
#include <gbvstat.h>
#include <stdlib.h>

#include "reshape.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
expect(bool condition)
{
    if (!condition)
        abort();
}

/* Names that no column of the table has. */
static const char names[] = "the\1names", values[] = "the\1values";

static bool
same_text(const char *a, const char *b)
{
    return !a == !b && (!a || strcmp(a, b) == 0);
}

static bool
all_kept(const gbv_table *before, const gbv_table *after)
{
    for (size_t c = 0; c < gbv_table_columns(before); c++) {
        if (strcmp(gbv_table_name(before, c), gbv_table_name(after, c)) != 0)
            return false;
        for (size_t row = 0; row < gbv_table_rows(before); row++) {
            char first[GBV_NUMBER_SIZE], second[GBV_NUMBER_SIZE];
            if (!same_text(gbv_table_print(before, row, c, first),
                           gbv_table_print(after, row, c, second)))
                return false;
        }
    }
    return true;
}

/* A name that begins with a brace would have to stand in braces. */
static bool
names_stand_bare(const gbv_table *table)
{
    for (size_t c = 0; c < gbv_table_columns(table); c++)
        if (gbv_table_name(table, c)[0] == '{')
            return false;
    return true;
}

/* Columns of unlike kinds become text as the file has it, but with decimal points;
 * NA among the numbers of one is no word among those of all. */
static bool
all_texts_kept(const gbv_table *before, const gbv_table *after, size_t first)
{
    for (size_t c = first; c < gbv_table_columns(before); c++)
        for (size_t row = 0; row < gbv_table_rows(before); row++) {
            char scratch[GBV_NUMBER_SIZE];
            bool is_word = gbv_table_missing_kind(before, row, c) == GBV_MISSING_WORD;
            if (!same_text(is_word ? NULL : gbv_table_print_text(before, row, c, scratch),
                           gbv_table_text(after, row, c)))
                return false;
        }
    return true;
}

static void
there_and_back(const gbv_table *table, size_t first)
{
    size_t n = gbv_table_columns(table);
    const char **item = calloc(n, sizeof *item);
    struct texts parts = { item, n - first };
    gbv_table *longer = gbv_table_new(), *wider = gbv_table_new();
    gbv_error error = { 0 };
    struct job job = { .data = table, .result = longer, .error = &error };
    expect(item && longer && wider);
    for (size_t c = first; c < n; c++)
        item[c - first] = gbv_table_name(table, c);
    expect(reshape_longer(&job, &parts, names, values) == GBV_OK);
    expect(gbv_table_status(longer) == GBV_OK);
    expect(gbv_table_rows(longer) == gbv_table_rows(table) * (n - first));

    job = (struct job){ .data = longer, .result = wider, .error = &error };
    gbv_status status = reshape_wider(&job, gbv_table_find(longer, names), values);
    expect(status == GBV_OK || (error.message[0] && (status == GBV_BAD_VALUE ||
                                                     status == GBV_TOO_FEW)));
    if (!status && gbv_table_rows(table) > 0) {
        expect(gbv_table_rows(wider) == gbv_table_rows(table));
        expect(all_kept(table, wider) || all_texts_kept(table, wider, first));
    }
    gbv_table_free(longer);
    gbv_table_free(wider);
    free(item);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    gbv_table *table = NULL;
    if (length == 0)
        return 0;
    if (gbv_table_read_bytes((const char *)bytes + 1, length - 1, "fuzz", NULL, &table, NULL))
        return 0;
    size_t n = gbv_table_columns(table);
    if (names_stand_bare(table) && gbv_table_find(table, names) == GBV_NONE &&
        gbv_table_find(table, values) == GBV_NONE)
        there_and_back(table, bytes[0] % n);
    gbv_table_free(table);
    return 0;
}
