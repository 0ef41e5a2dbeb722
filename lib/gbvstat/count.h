/* One count of events, or one rate, and its interval. */
#ifndef GBVSTAT_COUNT_H
#define GBVSTAT_COUNT_H

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_COUNT_EXACT,     /* Garwood (1936), from chi-squared quantiles */
    GBV_COUNT_BYAR,      /* Breslow & Day (1987), p. 69; lower limit 0 at 0 events */
    GBV_COUNT_MIDP,      /* Garwood with half of P(X = x) */
    GBV_COUNT_NORMAL,    /* x -+ z sqrt(x), lower limit not below 0 */
} gbv_count_method;

typedef struct {
    double estimate;     /* events / exposure */
    double std_error;    /* sqrt(events) / exposure; NAN at 0 events */
    double low, high;    /* the interval, not below 0 */
} gbv_rate;

/* A Poisson count divided by its exposure, with its interval. Exposure 1
 * gives the interval of the count itself; exposure in units of 100,000
 * people gives the rate per 100,000.
 *
 * events     whole number, at least 0
 * exposure   positive and finite
 * level      confidence of the interval, strictly between 0 and 1
 * out        filled on GBV_OK, untouched otherwise
 *
 * GBV_DOMAIN      a number outside the above
 * GBV_NO_SPREAD   GBV_COUNT_NORMAL of 0 events: its width would be 0
 * GBV_RANGE       a limit does not fit a double
 *
 * Source: Garwood (1936), Biometrika 28, 437-442; Breslow & Day (1987),
 * Statistical Methods in Cancer Research II, p. 69.
 * Oracle: R 4.2.2, poisson.test, qchisq, 1e-12 (mid-P 1e-9).
 */
GBV_API gbv_status gbv_rate_interval(double events, double exposure, double level,
                                     gbv_count_method method, gbv_rate *out);

/* "exact", "byar", "midp", "normal"; never NULL. */
GBV_API const char *gbv_count_method_name(gbv_count_method method);

#ifdef __cplusplus
}
#endif
#endif
