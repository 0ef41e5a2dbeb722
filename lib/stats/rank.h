/* What rank statistics share. */
#ifndef GBV_STATS_RANK_H
#define GBV_STATS_RANK_H

#include "gbvstat/trend.h"

/* S, its variance and tau-b, with what the tests need to know of ties. */
struct gbv_kendall {
    double s, variance, tau;
    bool ties;    /* among values or times */
};

/* Statuses of gbv_mann_kendall_test. */
gbv_status gbv_kendall(const double *time, const double *value, size_t n,
                       struct gbv_kendall *out);

#endif
