/* Where a curve crosses zero. */
#ifndef GBV_STATS_ROOT_H
#define GBV_STATS_ROOT_H

#include "gbvstat/status.h"

/* A continuous function of one number; never NaN inside the interval it is
 * asked in. */
typedef double gbv_curve(double x, const void *parameters);

/* The root inside [low, high], at whose ends the curve has different signs
 * (or is 0), to the last bits of a double.
 * GBV_NO_CONVERGENCE: it has not, or the search did not settle.
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, ch. 4. */
gbv_status gbv_root_between(gbv_curve *curve, const void *parameters, double low, double high,
                            double *out);

/* The root of a monotone curve on (0, infinity): brackets it from `start` by
 * growing factors, the first 1 + step, then searches as above. A root below
 * the least double is 0; above the greatest, GBV_RANGE. */
gbv_status gbv_root_positive(gbv_curve *curve, const void *parameters, double start, double step,
                             double *out);

#endif
