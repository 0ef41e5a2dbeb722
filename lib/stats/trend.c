#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/distribution.h"
#include "gbvstat/trend.h"
#include "stats/argument.h"
#include "stats/tails.h"

/* The columns of a weighted straight line. */
struct columns {
    size_t n;
    const double *time;
    double *y, *weight;    /* on the scale of the model */
};

struct line {
    double time_mean, level, slope;    /* y = level + slope (time - time_mean) */
    double weight_sum, time_spread;    /* weighted sum of squares of time about its mean */
    double residuals, scale;           /* weighted sums of squares: residuals, fitted values */
};

static gbv_status
check_arguments(const double *time, const double *value, const double *std_error, size_t n,
                gbv_trend_model model, double level)
{
    if (!gbv_all_finite(time, n) || !gbv_all_finite(value, n) || !gbv_is_fraction(level))
        return GBV_DOMAIN;
    for (size_t i = 0; i < n; i++)
        if ((std_error && !gbv_is_positive(std_error[i])) ||
            (model == GBV_TREND_LOGLINEAR && value[i] <= 0))
            return GBV_DOMAIN;
    return n < 3 ? GBV_TOO_FEW : GBV_OK;
}

/* By the delta method the standard error of ln y is se / y. */
static void
fill_columns(struct columns *c, const double *value, const double *std_error,
             gbv_trend_model model)
{
    for (size_t i = 0; i < c->n; i++) {
        double root = 1;
        if (std_error)
            root = model == GBV_TREND_LOGLINEAR ? value[i] / std_error[i] : 1 / std_error[i];
        c->weight[i] = root * root;
        c->y[i] = model == GBV_TREND_LOGLINEAR ? log(value[i]) : value[i];
    }
}

static double
weighted_mean(const struct columns *c, const double *x)
{
    double weights = 0, sum = 0;
    for (size_t i = 0; i < c->n; i++) {
        weights += c->weight[i];
        sum += c->weight[i] * (x[i] - x[0]);
    }
    return x[0] + sum / weights;
}

/* What the line leaves over: about the means first, then about the line. */
static double
residual(const struct columns *c, const struct line *l, size_t i)
{
    return (c->y[i] - l->level) - l->slope * (c->time[i] - l->time_mean);
}

/* With both columns centred, the constant is orthogonal to time and the
 * decomposition is one projection. A second one, of the residuals, takes away
 * what rounding left in the first. */
static void
project(const struct columns *c, struct line *l)
{
    double slope = 0, level = 0;
    for (size_t i = 0; i < c->n; i++) {
        double left = residual(c, l, i);
        slope += c->weight[i] * (c->time[i] - l->time_mean) * left;
        level += c->weight[i] * left;
    }
    l->slope += slope / l->time_spread;
    l->level += level / l->weight_sum;
}

static void
fit_line(const struct columns *c, struct line *l)
{
    *l = (struct line){ .time_mean = weighted_mean(c, c->time), .level = weighted_mean(c, c->y) };
    for (size_t i = 0; i < c->n; i++) {
        double d = c->time[i] - l->time_mean;
        l->weight_sum += c->weight[i];
        l->time_spread += c->weight[i] * d * d;
    }
    if (l->time_spread == 0)
        return;
    project(c, l);
    project(c, l);
    for (size_t i = 0; i < c->n; i++) {
        double left = residual(c, l, i), fitted = c->y[i] - left;
        l->residuals += c->weight[i] * left * left;
        l->scale += c->weight[i] * fitted * fitted;
    }
}

static gbv_coefficient
coefficient(double estimate, double std_error, const gbv_trend *trend)
{
    double t = estimate / std_error;
    return (gbv_coefficient){
        .estimate = estimate, .std_error = std_error,
        .low = estimate - trend->t_quantile * std_error,
        .high = estimate + trend->t_quantile * std_error,
        .t = t, .p = gbv_t_two_sided(t, trend->df),
    };
}

/* The change of exp(a + b time) in one unit of time, in per cent. */
static gbv_coefficient
annual_change(const gbv_trend *trend)
{
    if (trend->model != GBV_TREND_LOGLINEAR)
        return (gbv_coefficient){ NAN, NAN, NAN, NAN, NAN, NAN };
    const gbv_coefficient *slope = &trend->slope;
    return (gbv_coefficient){
        .estimate = 100 * expm1(slope->estimate),
        .std_error = 100 * exp(slope->estimate) * slope->std_error,
        .low = 100 * expm1(slope->low), .high = 100 * expm1(slope->high),
        .t = NAN, .p = NAN,
    };
}

static gbv_status
trend_of_line(const struct line *l, size_t n, gbv_trend_model model, double level, gbv_trend *out)
{
    double df = (double) n - 2;
    if (l->time_spread == 0)
        return GBV_COLLINEAR;
    if (!isfinite(l->residuals) || !isfinite(l->scale) || !isfinite(1 / l->time_spread))
        return GBV_RANGE;
    /* R's rule of an essentially perfect fit: residuals are rounding. */
    if (l->residuals <= 1e-30 * l->scale)
        return GBV_NO_SPREAD;

    gbv_trend trend = {
        .model = model, .n = n, .df = df, .level = level,
        .residual_variance = l->residuals / df,
        .time_mean = l->time_mean, .level_at_mean = l->level,
        .weight_sum = l->weight_sum, .time_spread = l->time_spread,
    };
    gbv_status status = gbv_t_quantile((1 - level) / 2, GBV_UPPER, df, &trend.t_quantile);
    if (status)
        return status;
    double sigma = sqrt(trend.residual_variance);
    double reach = sqrt(1 / l->weight_sum + l->time_mean * l->time_mean / l->time_spread);
    trend.slope = coefficient(l->slope, sigma / sqrt(l->time_spread), &trend);
    trend.intercept = coefficient(l->level - l->slope * l->time_mean, sigma * reach, &trend);
    trend.apc = annual_change(&trend);
    if (!isfinite(trend.intercept.t) || !isfinite(trend.slope.t) || isinf(trend.apc.high))
        return GBV_RANGE;
    *out = trend;
    return GBV_OK;
}

gbv_status
gbv_trend_fit(const double *time, const double *value, const double *std_error, size_t n,
              gbv_trend_model model, double level, gbv_trend *out)
{
    gbv_status status = check_arguments(time, value, std_error, n, model, level);
    if (status)
        return status;

    struct line line;
    struct columns columns = { .n = n, .time = time };
    columns.y = gbv_new_array(n, sizeof *columns.y);
    columns.weight = gbv_new_array(n, sizeof *columns.weight);
    if (!columns.y || !columns.weight) {
        status = GBV_NO_MEMORY;
        goto done;
    }
    fill_columns(&columns, value, std_error, model);
    fit_line(&columns, &line);
    status = trend_of_line(&line, n, model, level, out);
done:
    free(columns.y);
    free(columns.weight);
    return status;
}

gbv_status
gbv_trend_at(const gbv_trend *trend, double time, double weight, gbv_trend_point *out)
{
    if (!isfinite(time) || weight <= 0 || isinf(weight))
        return GBV_DOMAIN;
    double away = time - trend->time_mean;
    double middle = trend->level_at_mean + trend->slope.estimate * away;
    double share = 1 / trend->weight_sum + away * away / trend->time_spread;
    double reach = trend->t_quantile * sqrt(trend->residual_variance * share);
    double pred = trend->t_quantile * sqrt(trend->residual_variance * (share + 1 / weight));
    gbv_trend_point point = {
        .fitted = middle, .low = middle - reach, .high = middle + reach,
        .pred_low = middle - pred, .pred_high = middle + pred,
    };
    if (trend->model == GBV_TREND_LOGLINEAR)
        point = (gbv_trend_point){ exp(point.fitted), exp(point.low), exp(point.high),
                                   exp(point.pred_low), exp(point.pred_high) };
    if (!isfinite(point.low) || !isfinite(point.high) || isinf(point.pred_low) ||
        isinf(point.pred_high))
        return GBV_RANGE;
    *out = point;
    return GBV_OK;
}
