/* One proportion and its interval. */
#ifndef GBVSTAT_PROPORTION_H
#define GBVSTAT_PROPORTION_H

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_PROPORTION_WILSON,           /* score; Wilson (1927) */
    GBV_PROPORTION_EXACT,            /* Clopper & Pearson (1934) */
    GBV_PROPORTION_JEFFREYS,         /* Beta(1/2, 1/2) prior; 0 at x = 0, 1 at x = n */
    GBV_PROPORTION_AGRESTI_COULL,    /* Agresti & Coull (1998), clipped to [0, 1] */
    GBV_PROPORTION_MIDP,             /* Clopper-Pearson with half of P(X = x) */
    GBV_PROPORTION_WILSON_CC,        /* Wilson with continuity correction: prop.test's in R */
} gbv_proportion_method;

typedef struct {
    double estimate;     /* events / n */
    double std_error;    /* sqrt(p (1 - p) / n); NAN at 0 and 1, where it would claim certainty */
    double low, high;    /* the interval, inside [0, 1] */
} gbv_proportion;

/* The share of n units for which something is true, and its interval.
 *
 * events   whole number, 0 to n
 * n        whole number, at least 1
 * level    confidence of the interval, strictly between 0 and 1
 * out      filled on GBV_OK, untouched otherwise
 *
 * GBV_DOMAIN     a number outside the above
 * GBV_TOO_FEW    n is 0
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, 857-872 (methods 3, 4,
 * 5, 6); Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133.
 * Oracle: R 4.2.2, binom.test, prop.test, qbeta, 1e-10.
 */
GBV_API gbv_status gbv_proportion_interval(double events, double n, double level,
                                           gbv_proportion_method method, gbv_proportion *out);

/* "wilson", "exact", "jeffreys", "agresti-coull", "midp", "wilson-cc"; never NULL. */
GBV_API const char *gbv_proportion_method_name(gbv_proportion_method method);

#ifdef __cplusplus
}
#endif
#endif
