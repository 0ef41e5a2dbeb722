#include <math.h>

#include "gbvstat/count.h"
#include "gbvstat/distribution.h"
#include "stats/argument.h"
#include "stats/root.h"
#include "stats/tails.h"

struct limits {
    double low, high;
};

/* The sum of x + 1 waiting times is gamma with that shape. */
static gbv_status
exact(double x, double level, struct limits *out)
{
    double side = (1 - level) / 2;
    struct limits limits = { .low = 0 };
    gbv_status status = GBV_OK;
    if (x > 0)
        status = gbv_gamma_quantile(side, GBV_LOWER, x, 1, &limits.low);
    if (!status)
        status = gbv_gamma_quantile(side, GBV_UPPER, x + 1, 1, &limits.high);
    if (!status)
        *out = limits;
    return status;
}

/* The cube root of a gamma variable is near normal (Wilson & Hilferty). The
 * cube is negative for few events at high levels: the limit is then 0. */
static struct limits
byar(double x, double z)
{
    double below = x > 0 ? 1 - 1 / (9 * x) - z / (3 * sqrt(x)) : 0;
    double above = 1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1));
    return (struct limits){
        .low = fmax(0, x * below * below * below),
        .high = (x + 1) * above * above * above,
    };
}

struct midp {
    double x, side;
    gbv_tail tail;
};

/* P(X > x) + P(X = x) / 2 at a mean, or its mirror image, brought to `side`;
 * P(X >= x) is the lower tail of gamma with shape x. x > 0. */
static double
midp_curve(double mean, const void *parameters)
{
    const struct midp *m = parameters;
    double tail = (gbv_gamma_probability(mean, m->x, m->tail) +
                   gbv_gamma_probability(mean, m->x + 1, m->tail)) / 2;
    return tail > 0 ? log(tail / m->side) : -2000;
}

static gbv_status
midp(double x, double level, struct limits *out)
{
    double side = (1 - level) / 2;
    if (x == 0) {
        *out = (struct limits){ .low = 0, .high = -log(2 * side) };
        return GBV_OK;
    }
    if (!gbv_is_tractable(x))
        return GBV_DOMAIN;
    struct limits limits;
    struct midp m = { .x = x, .side = side, .tail = GBV_LOWER };
    gbv_status status = gbv_root_positive(midp_curve, &m, x, 2 / sqrt(x), &limits.low);
    m.tail = GBV_UPPER;
    if (!status)
        status = gbv_root_positive(midp_curve, &m, x, 2 / sqrt(x), &limits.high);
    if (!status)
        *out = limits;
    return status;
}

static gbv_status
limits_by(gbv_count_method method, double x, double level, struct limits *out)
{
    double z;
    gbv_status status = gbv_normal_quantile((1 - level) / 2, GBV_UPPER, &z);
    if (status)
        return status;
    switch (method) {
    case GBV_COUNT_EXACT:
        return exact(x, level, out);
    case GBV_COUNT_BYAR:
        *out = byar(x, z);
        return GBV_OK;
    case GBV_COUNT_MIDP:
        return midp(x, level, out);
    case GBV_COUNT_NORMAL:
        if (x == 0)
            return GBV_NO_SPREAD;
        *out = (struct limits){ fmax(0, x - z * sqrt(x)), x + z * sqrt(x) };
        return GBV_OK;
    }
    return GBV_MISUSE;
}

gbv_status
gbv_rate_interval(double events, double exposure, double level, gbv_count_method method,
                  gbv_rate *out)
{
    if (!gbv_is_count(events) || !gbv_is_positive(exposure) || !gbv_is_fraction(level))
        return GBV_DOMAIN;
    struct limits limits = { 0 };
    gbv_status status = limits_by(method, events, level, &limits);
    if (status)
        return status;
    if (!isfinite(limits.high / exposure))
        return GBV_RANGE;
    *out = (gbv_rate){
        .estimate = events / exposure,
        .std_error = events == 0 ? NAN : sqrt(events) / exposure,
        .low = limits.low / exposure, .high = limits.high / exposure,
    };
    return GBV_OK;
}

const char *
gbv_count_method_name(gbv_count_method method)
{
    switch (method) {
    case GBV_COUNT_EXACT: return "exact";
    case GBV_COUNT_BYAR: return "byar";
    case GBV_COUNT_MIDP: return "midp";
    case GBV_COUNT_NORMAL: return "normal";
    }
    return "unknown";
}
