/* How alike neighbours in a series are. */
#ifndef GBVSTAT_AUTOCORRELATION_H
#define GBVSTAT_AUTOCORRELATION_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The autocorrelation of a series at lag 1: the sum of (x[t] - m)(x[t-1] - m)
 * over the sum of (x[t] - m)^2, m the mean of all n values.
 *
 * values  n >= 2 finite values in the order of time, without gaps
 *
 * GBV_DOMAIN     a value is not finite
 * GBV_TOO_FEW    n is below 2
 * GBV_NO_SPREAD  all values are equal
 * GBV_RANGE      a sum does not fit a double
 *
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.5.12.
 * Oracle: R 4.2.2, acf(x, lag.max = 1), 1e-13; NIST StRD, the nine
 * univariate sets, as far as doubles hold their data. */
GBV_API gbv_status gbv_autocorrelation(const double *values, size_t n, double *out);

#ifdef __cplusplus
}
#endif
#endif
