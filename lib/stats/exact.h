/* Exact tests and intervals of counts. Two-sided p-values sum the outcomes no
 * more probable than the observed one, as R does: up to a relative 1e-7,
 * within which two probabilities count as equal. */
#ifndef GBV_STATS_EXACT_H
#define GBV_STATS_EXACT_H

#include "gbvstat/status.h"

/* x of n against the share p: 0 <= x <= n, 0 < p < 1. Oracle: R binom.test.
 * GBV_DOMAIN above n = 1e10. */
gbv_status gbv_binomial_test(double x, double n, double p, double *p_value);

/* The count x against the mean > 0. Oracle: R poisson.test. GBV_DOMAIN above
 * 1e10. */
gbv_status gbv_poisson_test(double x, double mean, double *p_value);

/* A table of two rows: x1 of n1, x2 of n2. */
struct gbv_table_of_two {
    double x1, n1, x2, n2;
};

/* Fisher's test. Oracle: R fisher.test. GBV_DOMAIN above 1e10 in all. */
gbv_status gbv_fisher_test(const struct gbv_table_of_two *table, double *p_value);

/* Exact conditional interval of the odds ratio: 0 or INFINITY for a side that
 * is open. Cornfield (1956); oracle: R fisher.test, conf.int. GBV_DOMAIN as
 * above. */
gbv_status gbv_fisher_interval(const struct gbv_table_of_two *table, double level, double *low,
                               double *high);

#endif
