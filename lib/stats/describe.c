#include <math.h>

#include "gbvstat/describe.h"
#include "stats/argument.h"
#include "stats/sum.h"

static gbv_status
finish(double value, double *out)
{
    if (!isfinite(value))
        return GBV_RANGE;
    *out = value;
    return GBV_OK;
}

static gbv_status
check(const double *values, size_t n, size_t least)
{
    if (!gbv_all_finite(values, n))
        return GBV_DOMAIN;
    return n < least ? GBV_TOO_FEW : GBV_OK;
}

gbv_status
gbv_mean(const double *values, size_t n, double *out)
{
    double sum;
    gbv_status status = check(values, n, 1);
    if (!status)
        status = gbv_sum(values, n, &sum);
    return status ? status : finish(sum / (double) n, out);
}

gbv_status
gbv_variance(const double *values, size_t n, double *out)
{
    double mean;
    struct sum squares = { 0 }, deviations = { 0 };
    gbv_status status = check(values, n, 2);
    if (!status)
        status = gbv_mean(values, n, &mean);
    if (status)
        return status;
    for (size_t i = 0; i < n; i++) {
        double d = values[i] - mean;
        gbv_add(&squares, d * d);
        gbv_add(&deviations, d);
    }
    /* The deviations from a rounded mean do not add to 0. */
    double rest = deviations.total + deviations.lost;
    double sum = squares.total + squares.lost - rest * rest / (double) n;
    return isnan(sum) ? GBV_RANGE : finish(fmax(0, sum) / (double) (n - 1), out);
}

gbv_status
gbv_sd(const double *values, size_t n, double *out)
{
    double variance;
    gbv_status status = gbv_variance(values, n, &variance);
    return status ? status : finish(sqrt(variance), out);
}

gbv_status
gbv_extremes(const double *values, size_t n, double *least, double *greatest)
{
    gbv_status status = check(values, n, 1);
    if (status)
        return status;
    *least = *greatest = values[0];
    for (size_t i = 1; i < n; i++) {
        *least = fmin(*least, values[i]);
        *greatest = fmax(*greatest, values[i]);
    }
    return GBV_OK;
}

/* Mean powers of the deviations, in units of the largest one, so that no
 * power overflows. */
struct moments {
    double second, third, fourth;
};

static gbv_status
central_moments(const double *values, size_t n, struct moments *out)
{
    double mean, least, greatest;
    struct sum rest = { 0 }, second = { 0 }, third = { 0 }, fourth = { 0 };
    gbv_status status = gbv_extremes(values, n, &least, &greatest);
    if (!status)
        status = gbv_mean(values, n, &mean);
    if (status)
        return status;
    if (least == greatest)
        return GBV_NO_SPREAD;
    double unit = fmax(greatest - mean, mean - least);
    if (!isfinite(unit))
        return GBV_RANGE;
    /* What rounding left in the mean shows as the mean of the deviations. */
    for (size_t i = 0; i < n; i++)
        gbv_add(&rest, (values[i] - mean) / unit);
    double shift = (rest.total + rest.lost) / (double) n;
    for (size_t i = 0; i < n; i++) {
        double d = (values[i] - mean) / unit - shift;
        gbv_add(&second, d * d);
        gbv_add(&third, d * d * d);
        gbv_add(&fourth, d * d * d * d);
    }
    *out = (struct moments){
        .second = (second.total + second.lost) / (double) n,
        .third = (third.total + third.lost) / (double) n,
        .fourth = (fourth.total + fourth.lost) / (double) n,
    };
    return GBV_OK;
}

gbv_status
gbv_skewness(const double *values, size_t n, double *out)
{
    struct moments moments;
    gbv_status status = check(values, n, 3);
    if (!status)
        status = central_moments(values, n, &moments);
    if (status)
        return status;
    double m = (double) n;
    double g1 = moments.third / moments.second / sqrt(moments.second);
    return finish(g1 * sqrt(m * (m - 1)) / (m - 2), out);
}

gbv_status
gbv_kurtosis(const double *values, size_t n, double *out)
{
    struct moments moments;
    gbv_status status = check(values, n, 4);
    if (!status)
        status = central_moments(values, n, &moments);
    if (status)
        return status;
    double m = (double) n;
    double g2 = moments.fourth / moments.second / moments.second - 3;
    return finish((m - 1) / (m - 2) / (m - 3) * ((m + 1) * g2 + 6), out);
}
