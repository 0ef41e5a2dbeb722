/* Rows matched by key: what equals what, and what is refused. */
#include <gbvstat.h>

#include "check.h"

static gbv_table *
read_text(const char *text, const char *source)
{
    gbv_table *table = NULL;
    CHECK(gbv_table_read_bytes(text, strlen(text), source, NULL, &table, NULL) == GBV_OK);
    return table;
}

/* Matches the first columns of two tables. */
static gbv_status
match(const char *left_text, const char *right_text, size_t n_columns, size_t *out,
      gbv_error *error)
{
    const size_t columns[] = { 0, 1 };
    gbv_table *left = read_text(left_text, "left.csv"), *right = read_text(right_text, "right.csv");
    const gbv_matching matching = { .left = left, .right = right, .left_columns = columns,
                                    .right_columns = columns, .n_columns = n_columns };
    gbv_status status = gbv_match_rows(&matching, out, error);
    gbv_table_free(left);
    gbv_table_free(right);
    return status;
}

TEST(text_matches_byte_for_byte)
{
    size_t out[4];
    CHECK(match("k\nb\na\nB\nb\n", "k\na\nb\nc\n", 1, out, NULL) == GBV_OK);
    CHECK(out[0] == 1 && out[1] == 0 && out[2] == GBV_NONE && out[3] == 1);
}

TEST(numbers_match_by_value)
{
    size_t out[3];
    CHECK(match("k\n1.0\n1e1\n-0\n", "k\n10\n0\n1\n", 1, out, NULL) == GBV_OK);
    CHECK(out[0] == 2 && out[1] == 0 && out[2] == 1);
}

TEST(dates_match_by_time)
{
    size_t out[2];
    CHECK(match("k\n16.03.2020\n17.03.2020\n", "k\n2020-03-16\n2020-03-18\n", 1, out, NULL) ==
          GBV_OK);
    CHECK(out[0] == 0 && out[1] == GBV_NONE);
}

TEST(every_part_of_a_key_counts)
{
    size_t out[3];
    CHECK(match("k,t\na,2\na,1\nb,2\n", "k,t\na,1\na,2\nb,1\n", 2, out, NULL) == GBV_OK);
    CHECK(out[0] == 1 && out[1] == 0 && out[2] == GBV_NONE);
}

/* Nor do two missing keys count as one key twice. */
TEST(missing_keys_match_nothing)
{
    size_t out[3];
    CHECK(match("k,t\n,1\na,1\na,\n", "k,t\n,1\n,1\na,\na,1\n", 2, out, NULL) == GBV_OK);
    CHECK(out[0] == GBV_NONE && out[1] == 3 && out[2] == GBV_NONE);
    CHECK(match("k,t\n,1\n,2\n,3\n", "k,t\n,1\n", 1, out, NULL) == GBV_OK);
    CHECK(out[0] == GBV_NONE && out[1] == GBV_NONE && out[2] == GBV_NONE);
}

TEST(an_empty_table_matches_nothing)
{
    size_t out[2];
    CHECK(match("k\n1\n2\n", "k\n", 1, out, NULL) == GBV_OK);
    CHECK(out[0] == GBV_NONE && out[1] == GBV_NONE);
    CHECK(match("k\n", "k\n1\n", 1, out, NULL) == GBV_OK);
}

TEST(a_key_twice_is_refused_with_its_lines)
{
    size_t out[1];
    gbv_error error = { 0 };
    CHECK(match("k\na\n", "k\nb\na\nb\na\nb\nc\n", 1, out, &error) == GBV_BAD_VALUE);
    CHECK_TEXT(error.place, "right.csv");
    CHECK_TEXT(error.message,
               "2 keys occur more than once: a (lines 3, 5); b (lines 2, 4, 6)");
}

TEST(unlike_keys_are_refused)
{
    size_t out[2];
    gbv_error error = { 0 };
    CHECK(match("k\n7\n", "k\n007\n", 1, out, &error) == GBV_BAD_VALUE);
    CHECK_TEXT(error.message, "key: column \"k\" of left.csv holds numbers, column \"k\" of "
               "right.csv text");
    error = (gbv_error){ 0 };
    CHECK(match("k\n2020-03\n", "k\n2020-03-16\n", 1, out, &error) == GBV_BAD_VALUE);
    CHECK_TEXT(error.message, "key: column \"k\" of left.csv holds a month, column \"k\" of "
               "right.csv a day");
}

/* Against a search through all pairs. */
TEST(many_rows_match_as_a_search_finds_them)
{
    enum { ROWS = 500 };
    gbv_table *left = gbv_table_new(), *right = gbv_table_new();
    const size_t columns[] = { 0 };
    size_t out[ROWS];
    gbv_table_add(left, "k", GBV_NUMBER);
    gbv_table_add(right, "k", GBV_NUMBER);
    for (size_t i = 0; i < ROWS; i++) {
        gbv_row_begin(left, 0);
        gbv_put_number(left, "k", (double)(i * 7919 % 701));
        gbv_row_begin(right, 0);
        gbv_put_number(right, "k", (double)(i * 389 % 997));    /* 997 is prime: none twice */
    }
    const gbv_matching matching = { .left = left, .right = right, .left_columns = columns,
                                    .right_columns = columns, .n_columns = 1 };
    CHECK(gbv_match_rows(&matching, out, NULL) == GBV_OK);
    for (size_t i = 0; i < ROWS; i++) {
        size_t found = GBV_NONE;
        for (size_t j = 0; j < ROWS; j++)
            if (gbv_table_number(left, i, 0) == gbv_table_number(right, j, 0))
                found = j;
        CHECK(out[i] == found);
    }
    gbv_table_free(left);
    gbv_table_free(right);
}
