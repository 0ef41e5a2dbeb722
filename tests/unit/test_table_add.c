/* Columns added to the rows of a table. */
#include <gbvstat.h>

#include "check.h"

TEST(columns_of_numbers_are_added_to_rows)
{
    gbv_table *table = NULL;
    const char text[] = "k\na\nb\nc\n";
    const double values[] = { 1.5, NAN, INFINITY };
    CHECK(gbv_table_read_bytes(text, strlen(text), "t.csv", NULL, &table, NULL) == GBV_OK);
    CHECK(gbv_table_add_numbers(table, "x", values) == 1);
    CHECK(gbv_table_number(table, 0, 1) == 1.5);
    CHECK(gbv_table_missing(table, 1, 1));
    CHECK(gbv_table_missing(table, 2, 1));    /* no number is infinite */
    CHECK(gbv_table_type(table, 1) == GBV_NUMBER);
    gbv_table_add_numbers(table, "x", values);
    CHECK(gbv_table_status(table) == GBV_MISUSE);
    gbv_table_free(table);
}
