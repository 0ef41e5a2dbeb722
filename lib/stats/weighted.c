#include <math.h>
#include <stdbool.h>

#include "gbvstat/weighted.h"
#include "stats/argument.h"
#include "stats/sum.h"

static bool
are_weights(const double *weights, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!(weights[i] >= 0) || !isfinite(weights[i]))
            return false;
    return true;
}

static struct sum
sum_of_products(const double *values, const double *weights, size_t n)
{
    struct sum total = { 0 };
    for (size_t i = 0; i < n; i++) {
        double product = weights[i] * values[i];
        gbv_add(&total, product);
        gbv_add(&total, fma(weights[i], values[i], -product));    /* what the product lost */
    }
    return total;
}

gbv_status
gbv_weighted_sum(const double *values, const double *weights, size_t n, double *out)
{
    if (!gbv_all_finite(values, n) || !are_weights(weights, n))
        return GBV_DOMAIN;
    struct sum total = sum_of_products(values, weights, n);
    double sum = total.total + total.lost;
    if (!isfinite(sum))
        return GBV_RANGE;
    *out = sum;
    return GBV_OK;
}

gbv_status
gbv_weighted_mean(const double *values, const double *weights, size_t n, double *out)
{
    if (!gbv_all_finite(values, n) || !are_weights(weights, n))
        return GBV_DOMAIN;
    struct sum weight = { 0 }, total = sum_of_products(values, weights, n);
    for (size_t i = 0; i < n; i++)
        gbv_add(&weight, weights[i]);
    if (!(weight.total > 0))
        return GBV_TOO_FEW;
    double mean = (total.total + total.lost) / (weight.total + weight.lost);
    if (!isfinite(weight.total) || !isfinite(mean))
        return GBV_RANGE;
    *out = mean;
    return GBV_OK;
}
