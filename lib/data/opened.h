/* A text of rows, opened: what it is and which columns it has is known, the
 * rows are to come. Tables and scans begin with it. */
#ifndef GBV_DATA_OPENED_H
#define GBV_DATA_OPENED_H

#include "data/blocks.h"
#include "data/cells.h"
#include "data/dialect.h"
#include "data/source.h"
#include "gbvstat/read.h"

/* Start with { 0 }. */
typedef struct {
    gbv_source *source;
    const gbv_read_options *options;
    gbv_dialect dialect;
    gbv_blocks blocks;        /* of the rows below the header */
    gbv_row_shape shape;
    gbv_table *columns;       /* without rows; it knows the rules of values */
} gbv_opened;

/* Takes the source over. `options` is kept.
 *
 * Statuses of gbv_source_read, gbv_dialect_decide, gbv_value_rules_new, and
 * GBV_FORMAT: empty; a column without a name, two of one name, too many. */
gbv_status gbv_opened_begin(gbv_opened *opened, gbv_source *source,
                            const gbv_read_options *options, gbv_error *error);
void gbv_opened_end(gbv_opened *opened);

/* The options that stand for those a caller gave, or did not, for a name:
 * bundled tables are all written alike. */
const gbv_read_options *gbv_read_options_of(const char *name, const gbv_read_options *options);

#endif
