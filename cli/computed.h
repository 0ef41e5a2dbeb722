/* Columns computed from others: --let NEW=EXPR. */
#ifndef COMPUTED_H
#define COMPUTED_H

#include "command.h"

/* A copy of a table with the computed columns behind its own; each may use the
 * ones before it.
 *
 * out  yours to free, whatever the status
 *
 * GBV_MISUSE: no NEW=EXPR, a syntax error, a name that is taken */
gbv_status compute_columns(const gbv_table *table, const struct texts *lets, gbv_table **out,
                           gbv_error *error);

#endif
