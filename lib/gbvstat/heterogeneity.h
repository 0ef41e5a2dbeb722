/* Do k groups share one value? */
#ifndef GBVSTAT_HETEROGENEITY_H
#define GBVSTAT_HETEROGENEITY_H

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    double pooled;       /* the common value: weighted mean, proportion or rate */
    double statistic;    /* Q, chi-squared under a common value */
    double df;           /* k - 1 */
    double p;            /* upper tail, accurate down to 1e-300 */
    double i_squared;    /* max(0, (Q - df) / Q), a proportion; 0 where Q is 0 */
} gbv_heterogeneity;

/* Cochran's Q of k estimates, weighted by 1 / std_error^2.
 *
 * estimate    finite; std_error positive and finite
 *
 * GBV_DOMAIN    a value outside the above
 * GBV_TOO_FEW   k is below 2
 * GBV_RANGE     the statistic does not fit a double
 *
 * Source: Cochran (1954), Biometrics 10, 101-129; I2: Higgins & Thompson
 * (2002), Statistics in Medicine 21, 1539-1558.
 * Oracle: the formula in R 4.2.2, pchisq, 1e-12. */
GBV_API gbv_status gbv_heterogeneity_estimates(const double *estimate, const double *std_error,
                                               size_t k, gbv_heterogeneity *out);

/* Pearson's chi-squared of k proportions events / n.
 *
 * events, n   whole numbers, 0 <= events <= n, n >= 1
 *
 * Statuses as above, and GBV_NO_SPREAD: all units or none have the event.
 * Oracle: R 4.2.2, chisq.test(rbind(events, n - events)), 1e-12. */
GBV_API gbv_status gbv_heterogeneity_proportions(const double *events, const double *n, size_t k,
                                                 gbv_heterogeneity *out);

/* Poisson homogeneity: chi-squared of k counts against their shares of the
 * exposure.
 *
 * events     whole numbers, at least 0; exposure positive and finite
 *
 * Statuses as above, and GBV_NO_SPREAD: no events at all.
 * Oracle: R 4.2.2, chisq.test(events, p = exposure / sum(exposure)), 1e-12. */
GBV_API gbv_status gbv_heterogeneity_rates(const double *events, const double *exposure, size_t k,
                                           gbv_heterogeneity *out);

#ifdef __cplusplus
}
#endif
#endif
