/* Tables turned: columns into rows, and back. */
#ifndef RESHAPE_H
#define RESHAPE_H

#include "command.h"

/* Each part of a list is a column, or FIRST:LAST, the columns from the one to
 * the other as they stand in the table; FIRST: and :LAST go to its ends. Every
 * row of the data becomes one row for each of these columns, with the column's
 * name under `names` and its cell under `values`, beside all other columns.
 *
 * GBV_NO_COLUMN, GBV_NO_MEMORY
 * GBV_MISUSE  a column twice; a range that ends before it begins; a name that
 *             another column of the result has */
gbv_status reshape_longer(struct job *job, const struct texts *parts, const char *names,
                          const char *values);

/* The reverse: rows that agree in all columns but two become one, with a new
 * column for each different value of `names`, which holds the cell of `values`.
 * Rows and columns stand in the order in which they come first.
 *
 * GBV_NO_COLUMN, GBV_NO_MEMORY
 * GBV_MISUSE     both are the same column
 * GBV_BAD_VALUE  two rows for one cell; a missing name; a name that another
 *                column has
 * GBV_TOO_FEW    no rows, and no other columns: there would be no columns */
gbv_status reshape_wider(struct job *job, size_t names, const char *values);

#endif
