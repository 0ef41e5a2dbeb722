#include <gbvstat.h>
#include <stdlib.h>

#include "check.h"

static gbv_table *
read_table(const char *csv)
{
    gbv_table *table = NULL;
    CHECK(gbv_table_read_bytes(csv, strlen(csv), "test.csv", NULL, &table, NULL) == GBV_OK);
    return table;
}

static gbv_groups
groups_of(const gbv_table *table, const size_t *columns, size_t n)
{
    gbv_groups groups = { 0 };
    gbv_error error = { 0 };
    CHECK(gbv_groups_of(table, columns, n, &groups, &error) == GBV_OK);
    return groups;
}

static void
check_rows(const gbv_groups *groups, size_t group, size_t n, const size_t *rows)
{
    CHECK(groups->start[group + 1] - groups->start[group] == n);
    for (size_t i = 0; i < n; i++)
        CHECK(groups->rows[groups->start[group] + i] == rows[i]);
}

TEST(groups_are_sorted_by_key_and_stable)
{
    gbv_table *table = read_table("sex,year\nwomen,10\nmen,9\nwomen,9\nmen,10\nwomen,10\n");
    gbv_groups groups = groups_of(table, (size_t[]){ 0 }, 1);
    CHECK(groups.n == 2);
    check_rows(&groups, 0, 2, (size_t[]){ 1, 3 });       /* men */
    check_rows(&groups, 1, 3, (size_t[]){ 0, 2, 4 });    /* women */
    gbv_groups_free(&groups);
    CHECK(groups.n == 0 && groups.rows == NULL && groups.start == NULL);

    groups = groups_of(table, (size_t[]){ 1, 0 }, 2);    /* 9 before 10: numbers, not text */
    CHECK(groups.n == 4);
    check_rows(&groups, 0, 1, (size_t[]){ 1 });
    check_rows(&groups, 1, 1, (size_t[]){ 2 });
    check_rows(&groups, 2, 1, (size_t[]){ 3 });
    check_rows(&groups, 3, 2, (size_t[]){ 0, 4 });
    gbv_groups_free(&groups);
    gbv_table_free(table);
}

TEST(groups_put_missing_last)
{
    gbv_table *table = read_table("name,value,day\n,,\nb,-1,2020-02\n\"\",1.0,2019-12\na,1,\n");
    gbv_groups groups = groups_of(table, (size_t[]){ 0 }, 1);
    CHECK(groups.n == 4);                                 /* "" is a text, and first */
    check_rows(&groups, 0, 1, (size_t[]){ 2 });
    check_rows(&groups, 3, 1, (size_t[]){ 0 });
    gbv_groups_free(&groups);

    groups = groups_of(table, (size_t[]){ 1 }, 1);        /* 1.0 and 1 are one value */
    CHECK(groups.n == 3);
    check_rows(&groups, 1, 2, (size_t[]){ 2, 3 });
    check_rows(&groups, 2, 1, (size_t[]){ 0 });
    gbv_groups_free(&groups);

    groups = groups_of(table, (size_t[]){ 2 }, 1);
    CHECK(groups.n == 3);
    check_rows(&groups, 0, 1, (size_t[]){ 2 });
    check_rows(&groups, 2, 2, (size_t[]){ 0, 3 });
    gbv_groups_free(&groups);
    gbv_table_free(table);
}

TEST(groups_of_no_columns_are_one)
{
    gbv_table *table = read_table("a\n3\n1\n2\n");
    gbv_groups groups = groups_of(table, NULL, 0);
    CHECK(groups.n == 1);
    check_rows(&groups, 0, 3, (size_t[]){ 0, 1, 2 });
    gbv_groups_free(&groups);
    gbv_table_free(table);
}

TEST(groups_of_no_rows)
{
    gbv_table *table = read_table("a\n");
    gbv_groups groups = groups_of(table, NULL, 0);
    CHECK(groups.n == 1);
    check_rows(&groups, 0, 0, NULL);
    gbv_groups_free(&groups);
    groups = groups_of(table, (size_t[]){ 0 }, 1);
    CHECK(groups.n == 0);
    CHECK(groups.start[0] == 0);
    gbv_groups_free(&groups);
    gbv_table_free(table);
}

/* Every length, so that each shape of the last merge occurs; the key of row i
 * is (i * 7) mod 10, whose multiset is known. */
TEST(groups_sort_tables_of_any_length)
{
    for (size_t n = 1; n <= 70; n++) {
        gbv_table *table = gbv_table_new();
        gbv_table_add(table, "key", GBV_NUMBER);
        for (size_t i = 0; i < n; i++) {
            gbv_row_begin(table, 0);
            gbv_put_number(table, "key", (double)(i * 7 % 10));
        }
        CHECK(gbv_table_status(table) == GBV_OK);
        gbv_groups groups = groups_of(table, (size_t[]){ 0 }, 1);
        CHECK(groups.n == (n < 10 ? n : 10));
        CHECK(groups.start[groups.n] == n);
        for (size_t i = 1; i < n; i++) {
            size_t before = groups.rows[i - 1], here = groups.rows[i];
            CHECK(before * 7 % 10 < here * 7 % 10 ||
                  (before * 7 % 10 == here * 7 % 10 && before < here));
        }
        gbv_groups_free(&groups);
        gbv_table_free(table);
    }
}
