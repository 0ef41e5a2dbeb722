/* Which columns a list of values is for: private to the rules. */
#ifndef GBV_DATA_VALUE_RULES_COLUMNS_H
#define GBV_DATA_VALUE_RULES_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/read.h"
#include "gbvstat/table.h"

/* Finds the columns named between commas.
 *
 * pass_over  names that the table has not are left out: then perhaps none is
 *            found
 * columns    yours to free, whatever the status
 *
 * GBV_NO_COLUMN, GBV_NO_MEMORY */
gbv_status gbv_list_columns(const char *names, size_t length, const gbv_table *table,
                            bool pass_over, size_t **columns, size_t *n_columns,
                            gbv_error *error);

#endif
