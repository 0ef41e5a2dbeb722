/* A survey's table of shares, without its empty rows and columns, and how the
 * cells spread over the sampling units. */
#ifndef GBV_STATS_SURVEY_CROSS_H
#define GBV_STATS_SURVEY_CROSS_H

#include "stats/survey_frame.h"

struct gbv_cross {
    size_t rows, columns, n_spread;
    double n, df;              /* rows of the sample; of the design */
    double *share;             /* [row * columns + column] */
    double *row, *column;      /* shares of the margins */
    double *totals, *shares;   /* numbers whose products are covariances, n_spread a cell: of
                                  the cells' totals over that of all, and of their shares */
};

/* Statuses as of gbv_survey_table_test. */
gbv_status gbv_cross_begin(const struct gbv_frame *frame, size_t rows, size_t columns,
                           struct gbv_cross *out);
void gbv_cross_end(struct gbv_cross *cross);

#endif
