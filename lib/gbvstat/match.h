/* The rows of one table that belong to the rows of another: gbv-join. */
#ifndef GBVSTAT_MATCH_H
#define GBVSTAT_MATCH_H

#include <stddef.h>

#include "gbvstat/buffer.h"
#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What two tables are matched by: the i-th key column of each. */
typedef struct {
    const gbv_table *left, *right;
    const size_t *left_columns, *right_columns;
    size_t n_columns;
} gbv_matching;

/* Finds for each row of the left table the one row of the right that has the
 * same key: numbers equal by value, dates by time, text by bytes. A key with a
 * missing part equals nothing. n log n in the rows of both.
 *
 * match  one a row of the left table: a row of the right, or GBV_NONE
 *
 * GBV_BAD_VALUE   a key occurs more than once on the right (the first five are
 *                 named, with their lines), or a pair of key columns holds
 *                 unlike things: numbers here, text there
 * GBV_NO_MEMORY */
GBV_API gbv_status gbv_match_rows(const gbv_matching *matching, size_t *match, gbv_error *error);

/* The key of a row in words, appended: "KZ-10, 2022"; "(missing)" for a part
 * that is missing. */
GBV_API void gbv_table_print_key(const gbv_table *table, size_t row, const size_t *columns,
                                 size_t n_columns, gbv_buffer *out);

#ifdef __cplusplus
}
#endif
#endif
