/* Rows of CSV into a table: the header, ragged rows, rules and decimal mark. */
#ifndef GBV_DATA_READ_ROWS_H
#define GBV_DATA_READ_ROWS_H

#include "data/csv.h"
#include "data/dialect.h"
#include "gbvstat/read.h"

/* A table on its way in. */
typedef struct {
    const char *source;
    const gbv_read_options *options;
    gbv_dialect dialect;
    gbv_table *table;
    bool begun;            /* the header, or without one the first row, was seen */
    size_t header_line;
} gbv_reading;

/* What a gbv_csv gives its rows to; the context is a gbv_reading. */
gbv_csv_take gbv_reading_take_row;

/* After the last row: decides the decimal mark and applies the rules. */
gbv_status gbv_reading_finish(gbv_reading *reading, gbv_error *error);

#endif
