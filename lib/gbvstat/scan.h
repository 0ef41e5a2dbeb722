/* A text of rows that is read once, batch by batch, and never kept: for files
 * of any size. What is asked of it is a fold (gbvstat/fold.h). */
#ifndef GBVSTAT_SCAN_H
#define GBVSTAT_SCAN_H

#include <stddef.h>

#include "gbvstat/read.h"
#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gbv_scan gbv_scan;

/* Opens a text: its columns are known then.
 *
 * name     as gbv_table_read; kept, not copied, as are the options
 * options  NULL: the defaults
 * Statuses of gbv_table_read. */
GBV_API gbv_status gbv_scan_open(const char *name, const gbv_read_options *options,
                                 gbv_scan **out, gbv_error *error);
GBV_API void gbv_scan_close(gbv_scan *scan);

/* The rows of a table, which is kept, as if they were read. */
GBV_API gbv_status gbv_scan_table(const gbv_table *table, gbv_scan **out, gbv_error *error);

/* The columns, in a table without rows. Borrowed. */
GBV_API const gbv_table *gbv_scan_columns(const gbv_scan *scan);

/* Reads only the rows in which the condition holds (gbvstat/expression.h). The
 * columns it asks for are what the first rows say, or, where later rows differ
 * and the text can be read again, all of them. Statuses of
 * gbv_expression_new. */
GBV_API gbv_status gbv_scan_where(gbv_scan *scan, const char *condition, gbv_error *error);

/* Once it was folded: the rows that were read; of them those that the
 * condition left out because a value was missing. */
GBV_API size_t gbv_scan_rows(const gbv_scan *scan);
GBV_API size_t gbv_scan_unknown(const gbv_scan *scan);

/* Ragged rows left out, and filled up. */
GBV_API size_t gbv_scan_skipped(const gbv_scan *scan);
GBV_API size_t gbv_scan_padded(const gbv_scan *scan);

/* Appends how it was read, as gbv_table_read_as. */
GBV_API void gbv_scan_read_as(const gbv_scan *scan, gbv_buffer *out);

#ifdef __cplusplus
}
#endif
#endif
