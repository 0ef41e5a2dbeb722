/* Describing one column of numbers. */
#ifndef GBVSTAT_DESCRIBE_H
#define GBVSTAT_DESCRIBE_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Common to all: n finite values; `out` is filled on GBV_OK, untouched
 * otherwise.
 *
 * GBV_DOMAIN      a value is not finite
 * GBV_TOO_FEW     n is below what is said beside the function
 * GBV_NO_SPREAD   all values are equal (skewness, kurtosis)
 * GBV_RANGE       the result does not fit a double
 */

/* The sum (0 of no values), exact and rounded once, to the nearest double: no
 * order of the values can change a digit. Or that of some: values[rows[0]] to
 * values[rows[n - 1]]. Also GBV_NO_MEMORY.
 * Oracle: math.fsum of Python 3.11, every digit. */
GBV_API gbv_status gbv_sum(const double *values, size_t n, double *out);
GBV_API gbv_status gbv_sum_rows(const double *values, const size_t *rows, size_t n, double *out);

/* The mean (n >= 1). Also GBV_NO_MEMORY. Oracle: NIST StRD NumAcc1-4, 1e-15. */
GBV_API gbv_status gbv_mean(const double *values, size_t n, double *out);

/* Sample variance and its root, divided by n - 1 (n >= 2).
 * Source: corrected two-pass, Chan, Golub & LeVeque (1983), Am. Statistician
 * 37, 242-247. Oracle: NIST StRD NumAcc1-4 (sd 1e-9, NumAcc3 and 4 1e-7). */
GBV_API gbv_status gbv_variance(const double *values, size_t n, double *out);
GBV_API gbv_status gbv_sd(const double *values, size_t n, double *out);

/* G1 (n >= 3) and G2 (n >= 4): skewness and excess kurtosis, bias-corrected
 * as in SAS, SPSS and spreadsheets.
 * Source: Joanes & Gill (1998), The Statistician 47, 183-189.
 * Oracle: the formulas in R 4.2.2, 1e-12. */
GBV_API gbv_status gbv_skewness(const double *values, size_t n, double *out);
GBV_API gbv_status gbv_kurtosis(const double *values, size_t n, double *out);

/* The least and the greatest value (n >= 1). */
GBV_API gbv_status gbv_extremes(const double *values, size_t n, double *least, double *greatest);

/* The type of quantile that is meant where none is named. */
enum { GBV_QUANTILE_TYPE = 7 };

/* The quantile of a sorted column.
 *
 * sorted        n >= 1 values in ascending order (gbv_sort)
 * probability   0 to 1
 * type          1 to 9: the types of Hyndman & Fan
 *
 * GBV_DOMAIN    also for values out of order, a probability outside [0, 1] or
 *               a type outside 1 to 9
 *
 * Source: Hyndman & Fan (1996), Am. Statistician 50, 361-365.
 * Oracle: R 4.2.2, quantile(type = 1 to 9), 1e-14. */
GBV_API gbv_status gbv_quantile(const double *sorted, size_t n, double probability, int type,
                                double *out);

/* A value, perhaps with a weight, that occurs `count` times. */
typedef struct {
    double value, weight;
    size_t count;
} gbv_counted;

/* The same of n different values in ascending order, as if each stood there
 * `count` times; their weights are not looked at. GBV_TOO_FEW: none occurs.
 * Oracle: gbv_quantile of the values one by one. */
GBV_API gbv_status gbv_quantile_counted(const gbv_counted *sorted, size_t n, double probability,
                                        int type, double *out);

/* Puts n values in ascending order, in place; NAN is GBV_DOMAIN and changes
 * nothing. */
GBV_API gbv_status gbv_sort(double *values, size_t n);

#ifdef __cplusplus
}
#endif
#endif
