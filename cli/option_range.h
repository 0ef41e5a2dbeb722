/* FIRST:LAST in a list of columns. */
#ifndef OPTION_RANGE_H
#define OPTION_RANGE_H

#include "command.h"

/* Finds the columns that a part of a list names: one, or those from FIRST to
 * LAST as they stand in the table; FIRST: and :LAST go to its ends. A column
 * whose own name has a colon is found before it could be a range, and a name in
 * braces is none.
 *
 * option  for messages: "longer"
 * GBV_NO_COLUMN, GBV_NO_MEMORY; GBV_MISUSE: the range ends before it begins */
gbv_status column_range(const gbv_table *table, const char *option, const char *part,
                        size_t *first, size_t *last, gbv_error *error);

#endif
