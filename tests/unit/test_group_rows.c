/* Rows put together in one pass: their keys. (Sums: tests/oracle.) */
#include <stdlib.h>

#include <gbvstat.h>

#include "check.h"

/* Groups a text by its first n columns: "key|key:rows@line;" in order. */
static void
check_groups(const char *text, size_t n, const char *expected)
{
    static const size_t by[] = { 0, 1, 2 };
    for (size_t threads = 1; threads <= 3; threads++) {
        gbv_error error = { 0 };
        gbv_table *table = NULL;
        gbv_scan *scan = NULL;
        gbv_grouped *grouped = NULL;
        gbv_grouping grouping = { .by = by, .n_by = n, .weight = GBV_NONE, .threads = threads };
        CHECK(gbv_table_read_bytes(text, strlen(text), "x.csv", NULL, &table, &error) == GBV_OK);
        CHECK(gbv_scan_table(table, &scan, &error) == GBV_OK);
        CHECK(gbv_group_rows(scan, &grouping, &grouped, &error) == GBV_OK);
        const gbv_table *keys = gbv_grouped_keys(grouped);
        gbv_buffer found = { 0 };
        for (size_t key = 0; key < gbv_table_rows(keys); key++) {
            for (size_t c = 0; c < n; c++) {
                const char *part = gbv_table_text(keys, key, c);
                gbv_buffer_printf(&found, "%s%s", c ? "|" : "", part ? part : "~");
            }
            gbv_buffer_printf(&found, ":%zu@%zu;", gbv_grouped_rows(grouped, key),
                              gbv_table_line(keys, key));
        }
        CHECK_TEXT(found.data, expected);
        gbv_buffer_free(&found);
        gbv_grouped_free(grouped);
        gbv_scan_close(scan);
        gbv_table_free(table);
    }
}

TEST(keys_of_one_column)
{
    check_groups("a,b,c\nx,1,1\ny,1,1\nx,1,1\n", 1, "x:2@2;y:1@3;");
    check_groups("a,b,c\nx,1,1\n\"x\",1,1\n x ,1,1\n", 1, "x:3@2;");
}

TEST(keys_tell_missing_from_empty)
{
    check_groups("a,b,c\n\"\",1,1\n,1,1\n\"\",1,1\n", 1, ":2@2;~:1@3;");
    check_groups("a,b,c\n,1,1\n\"\",1,1\n,1,1\n", 1, "~:2@2;:1@3;");
    check_groups("a,b,c\n\"\",,1\n,\"\",1\n\"\",\"\",1\n,,1\n", 2,
                 "|~:1@2;~|:1@3;|:1@4;~|~:1@5;");
}

/* Eight and sixteen bytes are where words end. */
TEST(keys_of_every_length)
{
    check_groups("a,b,c\n1234567,1,1\n12345678,1,1\n123456789,1,1\n1234567,1,1\n", 1,
                 "1234567:2@2;12345678:1@3;123456789:1@4;");
    check_groups("a,b,c\nabcdefghijklmno,1,1\nabcdefghijklmnop,1,1\nabcdefghijklmnopq,1,1\n"
                 "abcdefghijklmnopr,1,1\nabcdefghijklmnopq,1,1\nabcdefghijklmnop,1,1\n", 1,
                 "abcdefghijklmno:1@2;abcdefghijklmnop:2@3;abcdefghijklmnopq:2@4;"
                 "abcdefghijklmnopr:1@5;");
}

TEST(keys_of_columns_do_not_run_together)
{
    check_groups("a,b,c\nab,c,1\na,bc,1\nab,c,1\nabc,,1\n", 2, "ab|c:2@2;a|bc:1@3;abc|~:1@5;");
    check_groups("a,b,c\nNorth Kazakhstan Region,a,1\nNorth Kazakhstan Region,b,1\n"
                 "North Kazakhstan Region,a,2\nNorth Kazakhstan Region,a,1\n", 3,
                 "North Kazakhstan Region|a|1:2@2;North Kazakhstan Region|b|1:1@3;"
                 "North Kazakhstan Region|a|2:1@4;");
}

TEST(keys_of_no_columns)
{
    check_groups("a,b,c\nx,1,1\ny,1,1\n", 0, ":2@2;");
    check_groups("a,b,c\n", 0, ":0@0;");
}

/* More than one slice of a table, more keys than the first room for them. */
TEST(keys_are_many)
{
    gbv_buffer text = { 0 };
    gbv_buffer_puts(&text, "a,b\n");
    for (int i = 0; i < 50000; i++)
        gbv_buffer_printf(&text, "key %d,%d\n", i % 20000, i);
    gbv_table *table = NULL;
    gbv_scan *scan = NULL;
    gbv_grouped *grouped = NULL;
    const size_t by = 0;
    gbv_measured measured = gbv_measured_column(1);
    gbv_grouping grouping = { .by = &by, .n_by = 1, .measured = &measured, .n_measured = 1,
                              .weight = GBV_NONE };
    CHECK(gbv_table_read_bytes(text.data, text.length, "x", NULL, &table, NULL) == GBV_OK);
    CHECK(gbv_scan_table(table, &scan, NULL) == GBV_OK);
    CHECK(gbv_group_rows(scan, &grouping, &grouped, NULL) == GBV_OK);
    const gbv_table *keys = gbv_grouped_keys(grouped);
    CHECK(gbv_table_rows(keys) == 20000);
    for (size_t key = 0; key < 20000; key++) {
        char name[32];
        gbv_sums sums;
        snprintf(name, sizeof name, "key %zu", key);
        CHECK_TEXT(gbv_table_text(keys, key, 0), name);
        CHECK(gbv_grouped_rows(grouped, key) == (key < 10000 ? 3 : 2));
        CHECK(gbv_grouped_sums(grouped, &key, 1, 0, &sums) == GBV_OK);
        CHECK(sums.min == (double)key && sums.mean == (double)key + (key < 10000 ? 20000 : 10000));
    }
    gbv_buffer_free(&text);
    gbv_grouped_free(grouped);
    gbv_scan_close(scan);
    gbv_table_free(table);
}

/* ---- Many threads ---- */

enum { ROWS = 120000, ROWS_OF_A_KEY = 3000 };

/* Keys k0, k1, … of 3000 rows each, and every tenth row of the key "all". */
static gbv_table *
make_rows(void)
{
    gbv_table *table = NULL;
    gbv_buffer text = { 0 };
    gbv_error error = { 0 };
    gbv_buffer_puts(&text, "key,x\n");
    for (int i = 0; i < ROWS; i++) {
        if (i % 10 == 9)
            gbv_buffer_printf(&text, "all,%d\n", i % 4);
        else
            gbv_buffer_printf(&text, "k%d,%d\n", i / ROWS_OF_A_KEY, i % 4);
    }
    CHECK(gbv_table_read_bytes(text.data, text.length, "x.csv", NULL, &table, &error) == GBV_OK);
    gbv_buffer_free(&text);
    return table;
}

static void
check_key(const gbv_grouped *grouped, size_t key, const char *name, size_t line, size_t rows,
          size_t within)
{
    const gbv_table *keys = gbv_grouped_keys(grouped);
    CHECK_TEXT(gbv_table_text(keys, key, 0), name);
    CHECK(gbv_table_line(keys, key) == line);
    CHECK(gbv_grouped_rows(grouped, key) == rows && gbv_grouped_within(grouped, key) == within);
}

/* Whoever reads which rows, keys stand in the order of their first rows, and
 * what threads counted adds up. */
TEST(keys_of_many_threads_are_those_of_one)
{
    static const size_t by[] = { 0 };
    gbv_table *table = make_rows();
    for (int i = 0; i < 24; i++) {
        gbv_scan *scan = NULL;
        gbv_grouped *grouped = NULL;
        gbv_error error = { 0 };
        gbv_grouping grouping = { .by = by, .n_by = 1, .weight = GBV_NONE, .where = "x == 1",
                                  .threads = (size_t)i % 8 + 1 };
        CHECK(gbv_scan_table(table, &scan, &error) == GBV_OK);
        CHECK(gbv_group_rows(scan, &grouping, &grouped, &error) == GBV_OK);
        CHECK(gbv_table_rows(gbv_grouped_keys(grouped)) == ROWS / ROWS_OF_A_KEY + 1);
        /* Of ten rows 1, 5 and 9, or 3 and 7, have x == 1, the ninth in each second ten. */
        check_key(grouped, 0, "k0", 2, 2700, 600);
        check_key(grouped, 1, "all", 11, 12000, 6000);
        for (size_t k = 1; k < ROWS / ROWS_OF_A_KEY; k++) {
            char name[16];
            snprintf(name, sizeof name, "k%zu", k);
            check_key(grouped, k + 1, name, k * ROWS_OF_A_KEY + 2, 2700, 600);
        }
        gbv_grouped_free(grouped);
        gbv_scan_close(scan);
    }
    gbv_table_free(table);
}
