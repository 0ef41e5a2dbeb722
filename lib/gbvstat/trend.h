/* Is a series rising or falling, how fast, how sure. */
#ifndef GBVSTAT_TREND_H
#define GBVSTAT_TREND_H

#include <stdbool.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_TREND_LINEAR,       /* value = a + b time */
    GBV_TREND_LOGLINEAR,    /* ln value = a + b time */
} gbv_trend_model;

typedef struct {
    double estimate, std_error, low, high;
    double t, p;            /* NAN in `apc`: its test is the slope's */
} gbv_coefficient;

typedef struct {
    gbv_trend_model model;
    size_t n;
    double df, level;
    gbv_coefficient intercept;    /* at time 0, on the scale of the model */
    gbv_coefficient slope;        /* per unit of time, on the scale of the model */
    gbv_coefficient apc;          /* loglinear: 100 (exp(slope) - 1), per cent a unit of time;
                                     limits transformed, error by the delta method.
                                     linear: all NAN */
    double residual_variance;     /* weighted residual sum of squares / df */
    double time_mean;             /* the weighted mean of time, */
    double level_at_mean;         /* the fitted value there, on the scale of the model, */
    double weight_sum;            /* the sum of weights (n without), */
    double time_spread;           /* and the weighted sum of squares of time about it */
    double t_quantile;            /* of df, at level */
} gbv_trend;

/* Fits a straight line, or an exponential one, by least squares.
 *
 * time, value   n finite values, in any order; values of GBV_TREND_LOGLINEAR
 *               must be positive
 * std_error     n positive values, or NULL: equal weights. With it the weights
 *               are 1 / se^2 (linear) or (value / se)^2 (loglinear, delta
 *               method). They are relative, as in R's lm(weights =): the
 *               residual variance is estimated from the residuals.
 * level         confidence of the intervals, strictly between 0 and 1
 * out           filled on GBV_OK, untouched otherwise
 *
 * GBV_DOMAIN      a value outside the above
 * GBV_TOO_FEW     n is below 3
 * GBV_COLLINEAR   all times are equal
 * GBV_NO_SPREAD   the values lie on the line exactly: nothing to judge by
 * GBV_RANGE       a result does not fit a double
 * GBV_NO_MEMORY
 *
 * Source: least squares by orthogonal decomposition of the centred columns
 * (Golub & Van Loan, Matrix Computations, 5.3).
 * Oracle: R 4.2.2, lm, summary, confint, 1e-10; NIST StRD Norris. */
GBV_API gbv_status gbv_trend_fit(const double *time, const double *value,
                                 const double *std_error, size_t n, gbv_trend_model model,
                                 double level, gbv_trend *out);

typedef struct {
    double fitted;                 /* on the scale of the data (loglinear: exp of the line) */
    double low, high;              /* of the fitted mean, at the level of the fit */
    double pred_low, pred_high;    /* of one new value; NAN if its weight is NAN */
} gbv_trend_point;

/* The fitted line at one time, with the confidence band of the mean and the
 * prediction band of a new value (for the loglinear model both are the bands
 * of the log, transformed).
 *
 * weight   of the new value, on the scale of the fit's weights: 1 for a fit
 *          without standard errors, 1 / se^2 or (value / se)^2 with them; NAN
 *          leaves the prediction band out
 *
 * GBV_DOMAIN   time is not finite, or weight is neither positive nor NAN
 * GBV_RANGE    a value does not fit a double
 *
 * Oracle: R 4.2.2, predict(lm, interval = "confidence" | "prediction"), 1e-10. */
GBV_API gbv_status gbv_trend_at(const gbv_trend *trend, double time, double weight,
                                gbv_trend_point *out);

typedef struct {
    size_t n;
    double s;           /* concordant - discordant pairs */
    double variance;    /* of s if there is no trend, corrected for ties */
    double z;           /* (s -+ 1) / sqrt(variance), 0 for s = 0 */
    double tau;         /* Kendall's tau-b */
    double p;           /* two-sided */
    bool exact;         /* p is exact (n <= 50, no ties), not normal from z */
} gbv_mann_kendall;

/* The Mann-Kendall test of trend. Pairs at equal times do not count.
 *
 * time, value   n finite values, in any order
 *
 * GBV_DOMAIN      a value is not finite
 * GBV_TOO_FEW     n is below 4
 * GBV_NO_SPREAD   all values, or all times, are equal
 * GBV_NO_MEMORY
 *
 * Takes time in proportion to n^2.
 * Source: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank
 * Correlation Methods, ch. 4 (variance with ties in either variable), ch. 5
 * (exact distribution).
 * Oracle: R 4.2.2, cor.test(method = "kendall", continuity = TRUE), 1e-10. */
GBV_API gbv_status gbv_mann_kendall_test(const double *time, const double *value, size_t n,
                                         gbv_mann_kendall *out);

typedef struct {
    size_t n, pairs;     /* values; pairs at different times */
    double slope;        /* median of the pairs' slopes, per unit of time */
    double low, high;    /* its interval; NaN: too few pairs for one of that level */
    double intercept;    /* median of value - slope time: the line at time 0 */
} gbv_sen;

/* Sen's slope: the median of the slopes of all pairs at different times. The
 * interval is that of the slopes of rank (N - C) / 2 and (N + C) / 2 + 1,
 * C = z sqrt(variance of S), interpolated between neighbours. Beyond the least
 * and the greatest slope there is none: those would hold less often than said.
 *
 * Arguments and statuses as of gbv_mann_kendall_test, and
 * level           confidence of the interval, strictly between 0 and 1
 * GBV_NO_MEMORY   also for more than 2^27 pairs (n about 16,000)
 * GBV_RANGE       a slope does not fit a double
 * A constant series has the slope 0 and no interval: GBV_NO_SPREAD.
 *
 * Source: Sen (1968), J. Am. Statist. Ass. 63, 1379-1389; Gilbert (1987),
 * Statistical Methods for Environmental Pollution Monitoring, 16.5.
 * Oracle: the definition in R 4.2.2, 1e-12. */
GBV_API gbv_status gbv_sen_slope(const double *time, const double *value, size_t n, double level,
                                 gbv_sen *out);

#ifdef __cplusplus
}
#endif
#endif
