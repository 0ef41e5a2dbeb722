/* Sums and means of values that count for more or less than one. */
#ifndef GBVSTAT_WEIGHTED_H
#define GBVSTAT_WEIGHTED_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Common to both: n values and as many weights, all finite; `out` is filled on
 * GBV_OK, untouched otherwise.
 *
 * GBV_DOMAIN   a value or weight is not finite, or a weight is negative
 * GBV_RANGE    the result does not fit a double
 */

/* The sum of weight times value: 0 of no values.
 * Source: the sum is that of gbv_sum, over products split into two terms with
 * fma (Ogita, Rump & Oishi (2005), SIAM J. Sci. Comput. 26, 1955-1988).
 * Oracle: R 4.2.2, sum(w * x), 1e-14. */
GBV_API gbv_status gbv_weighted_sum(const double *values, const double *weights, size_t n,
                                    double *out);

/* The weighted mean: the sum of weight times value over the sum of weights.
 * GBV_TOO_FEW also if no weight is above 0.
 * Source: the definition; both sums as above.
 * Oracle: R 4.2.2, weighted.mean(x, w), 1e-14. */
GBV_API gbv_status gbv_weighted_mean(const double *values, const double *weights, size_t n,
                                     double *out);

#ifdef __cplusplus
}
#endif
#endif
