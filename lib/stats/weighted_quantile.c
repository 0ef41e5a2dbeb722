#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "gbvstat/weighted.h"
#include "stats/sum.h"

/* Finite values in ascending order, finite weights of 0 or more. */
static bool
is_sorted_sample(const double *sorted, const double *weights, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(sorted[i]) || (i > 0 && sorted[i] < sorted[i - 1]) ||
            !isfinite(weights[i]) || weights[i] < 0)
            return false;
    return true;
}

/* The next value that has a weight; n if there is none. */
static size_t
next_weighted(const double *weights, size_t n, size_t from)
{
    while (from < n && weights[from] == 0)
        from++;
    return from;
}

/* The first value up to which the weights add up to `wanted`. `jump`: they do
 * so exactly, but for rounding, and another value follows. */
static size_t
find_step(const double *weights, size_t n, double wanted, bool *jump)
{
    double fuzz = 4 * DBL_EPSILON * wanted;
    struct sum so_far = { 0 };
    size_t last = 0;
    *jump = false;
    for (size_t i = next_weighted(weights, n, 0); i < n; i = next_weighted(weights, n, i + 1)) {
        gbv_add(&so_far, weights[i]);
        double short_of = wanted - so_far.total - so_far.lost;
        last = i;
        if (short_of > fuzz)
            continue;
        *jump = short_of >= -fuzz && next_weighted(weights, n, i + 1) < n;
        break;
    }
    return last;
}

gbv_status
gbv_weighted_quantile(const double *sorted, const double *weights, size_t n, double probability,
                      gbv_quantile_rule rule, double *out)
{
    if (!(probability >= 0 && probability <= 1) || !is_sorted_sample(sorted, weights, n))
        return GBV_DOMAIN;
    struct sum total = { 0 };
    for (size_t i = 0; i < n; i++)
        gbv_add(&total, weights[i]);
    if (!(total.total > 0))
        return GBV_TOO_FEW;
    if (!isfinite(total.total))
        return GBV_RANGE;
    bool jump;
    size_t at = find_step(weights, n, probability * (total.total + total.lost), &jump);
    if (rule == GBV_QUANTILE_SCHOOL && jump)
        *out = sorted[at] / 2 + sorted[next_weighted(weights, n, at + 1)] / 2;
    else
        *out = sorted[at];
    return GBV_OK;
}
