/* Sums, means and quantiles of values that count for more or less than one. */
#ifndef GBVSTAT_WEIGHTED_H
#define GBVSTAT_WEIGHTED_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Common to all: n values and as many weights, all finite; `out` is filled on
 * GBV_OK, untouched otherwise.
 *
 * GBV_DOMAIN   a value or weight is not finite, or a weight is negative
 * GBV_RANGE    the result does not fit a double
 */

/* The sum of weight times value: 0 of no values.
 * Source: Neumaier (1974), Z. angew. Math. Mech. 54, 39-51, over products split
 * into two terms with fma (Ogita, Rump & Oishi (2005), SIAM J. Sci. Comput. 26,
 * 1955-1988).
 * Oracle: R 4.2.2, sum(w * x), 1e-14. */
GBV_API gbv_status gbv_weighted_sum(const double *values, const double *weights, size_t n,
                                    double *out);

/* The weighted mean: the sum of weight times value over the sum of weights.
 * GBV_TOO_FEW also if no weight is above 0.
 * Source: the definition; both sums as above.
 * Oracle: R 4.2.2, weighted.mean(x, w), 1e-14. */
GBV_API gbv_status gbv_weighted_mean(const double *values, const double *weights, size_t n,
                                     double *out);

/* Two rules for quantiles, which differ only where the weights up to a value
 * are exactly the share asked for. */
typedef enum {
    GBV_QUANTILE_MATH,    /* the least value up to which they reach it: the inverse of the
                           * weighted distribution; type 1 where all weights are equal */
    GBV_QUANTILE_SCHOOL,  /* the mean of that value and the next; type 2 */
} gbv_quantile_rule;

/* The quantile of a sorted sample. Values of weight 0 do not count; "exactly"
 * is but for the rounding of the weights (4 epsilon).
 *
 * sorted        in ascending order (with their weights)
 * probability   0 to 1; 0 is the least value
 *
 * GBV_DOMAIN    also for values out of order and a probability outside [0, 1]
 * GBV_TOO_FEW   no weight is above 0
 *
 * Source: Lumley (2010), Complex Surveys, 2.4; Hyndman & Fan (1996), Am.
 * Statistician 50, 361-365, types 1 and 2.
 * Oracle: R 4.2.2, survey 4.1-1, svyquantile(qrule = "math" and "school"), to
 * the last bit; but where the first weight alone is more than the share asked
 * for, survey takes the second value. */
GBV_API gbv_status gbv_weighted_quantile(const double *sorted, const double *weights, size_t n,
                                         double probability, gbv_quantile_rule rule, double *out);

#ifdef __cplusplus
}
#endif
#endif
