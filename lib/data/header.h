/* The first row: the names of the columns. */
#ifndef GBV_DATA_HEADER_H
#define GBV_DATA_HEADER_H

#include "data/blocks.h"
#include "gbvstat/table.h"

/* Start with the table that gets the columns. */
typedef struct {
    gbv_table *columns;
    const char *source;
    bool no_header;     /* the row is data: columns are column1, column2, … */
    size_t line;        /* where it stands; 0: not seen yet */
    size_t n_unnamed;   /* cells at its end without names, as spreadsheets leave them */
} gbv_header;

/* Reads the block's lines as far as the end of the header; `used` are their
 * bytes. Blank lines may stand above it.
 *
 * GBV_FORMAT     a column without a name before one with, two of one name; and
 *                statuses of gbv_csv_feed
 * GBV_NO_MEMORY */
gbv_status gbv_header_read(gbv_header *header, const gbv_block *block, char delimiter,
                           size_t *used, gbv_error *error);

gbv_status gbv_refuse_empty(const char *source, gbv_error *error);

#endif
