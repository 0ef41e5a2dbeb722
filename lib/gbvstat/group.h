/* The rows of a table by the values of some columns: --by, --group. */
#ifndef GBVSTAT_GROUP_H
#define GBVSTAT_GROUP_H

#include <stddef.h>

#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Start with `gbv_groups groups = { 0 };`. Group g has the rows
 * rows[start[g]] … rows[start[g + 1] - 1], in the table's order. Groups are
 * sorted by key, columns in the order given: numbers by value, dates by time,
 * text by bytes, missing last. */
typedef struct {
    size_t n;        /* groups */
    size_t *start;   /* n + 1 */
    size_t *rows;    /* one per row of the table */
} gbv_groups;

/* No columns make one group of all rows (also of no rows). GBV_NO_MEMORY. */
GBV_API gbv_status gbv_groups_of(const gbv_table *table, const size_t *columns, size_t n_columns,
                                 gbv_groups *out, gbv_error *error);
GBV_API void gbv_groups_free(gbv_groups *groups);

/* Compares two rows by one column as groups are sorted: negative, 0, positive. */
GBV_API int gbv_table_compare(const gbv_table *table, size_t column, size_t a, size_t b);

#ifdef __cplusplus
}
#endif
#endif
