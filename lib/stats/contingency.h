/* A table of counts and its margins, without its empty rows and columns. */
#ifndef GBV_STATS_CONTINGENCY_H
#define GBV_STATS_CONTINGENCY_H

#include "gbvstat/contingency.h"

struct gbv_contingency {
    double *counts;          /* row by row */
    size_t rows, columns;
    double *row, *column;    /* the margins */
    double n;
};

/* Statuses as of gbv_contingency_chi_squared. */
gbv_status gbv_contingency_begin(const double *counts, size_t rows, size_t columns,
                                 struct gbv_contingency *out);
void gbv_contingency_end(struct gbv_contingency *table);

#endif
