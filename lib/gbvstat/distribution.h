/* Quantiles of the distributions that intervals are made of. */
#ifndef GBVSTAT_DISTRIBUTION_H
#define GBVSTAT_DISTRIBUTION_H

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Which side of the quantile the probability lies on. Small probabilities
 * are given on their own side: 1 - 1e-20 is 1 in a double. */
typedef enum {
    GBV_LOWER,    /* P(X <= quantile) = probability */
    GBV_UPPER,    /* P(X > quantile) = probability */
} gbv_tail;

/* The value of a random variable that leaves `probability` on the side
 * `tail`.
 *
 * probability   strictly between 0 and 1
 * out           filled on GBV_OK, untouched otherwise
 *
 * GBV_DOMAIN           probability is not inside (0, 1), or a parameter is
 *                      not positive and finite (gamma, beta: above 1e10)
 * GBV_RANGE            the quantile does not fit a double (one nearer to 0
 *                      than the least double is 0)
 * GBV_NO_CONVERGENCE   the search did not settle
 *
 * Source: bracketed root finding (Brent 1973, ch. 4) on the log of the smaller
 * tail, which is a series or continued fraction times a density in Loader's
 * (2000) form. GSL's inverses are used for the normal only: they return NaN
 * at ordinary counts (a gamma of shape 130,000; half of the exact limits of
 * proportions of n = 14,342).
 * Oracle: R 4.2.2, qnorm, qt, qchisq, qgamma, qbeta, relative 1e-12
 * (parameters below 0.01: 1e-9).
 */
GBV_API gbv_status gbv_normal_quantile(double probability, gbv_tail tail, double *out);
GBV_API gbv_status gbv_t_quantile(double probability, gbv_tail tail, double df, double *out);
GBV_API gbv_status gbv_chi_squared_quantile(double probability, gbv_tail tail, double df,
                                            double *out);
GBV_API gbv_status gbv_gamma_quantile(double probability, gbv_tail tail, double shape,
                                      double scale, double *out);
GBV_API gbv_status gbv_beta_quantile(double probability, gbv_tail tail, double a, double b,
                                     double *out);

#ifdef __cplusplus
}
#endif
#endif
