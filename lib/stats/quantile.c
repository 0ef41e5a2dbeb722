#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "gbvstat/describe.h"

static int
ascending(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

gbv_status
gbv_sort(double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (isnan(values[i]))
            return GBV_DOMAIN;
    if (n > 1)
        qsort(values, n, sizeof *values, ascending);
    return GBV_OK;
}

/* The place of a quantile among sorted values: `share` of the way from value
 * `below` to the next, counted from 1. */
struct place {
    double below, share;
};

/* Types 4 to 9 take a place of a + p (n + 1 - a - b), with a and b by type
 * (Hyndman & Fan, table 1). */
static double
continuous_place(double n, double p, int type)
{
    static const double a[] = { 0, 0.5, 0, 1, 1.0 / 3, 3.0 / 8 };
    static const double b[] = { 1, 0.5, 0, 1, 1.0 / 3, 3.0 / 8 };
    return a[type - 4] + p * (n + 1 - a[type - 4] - b[type - 4]);
}

static struct place
find_place(double n, double p, int type)
{
    double at = type <= 2 ? n * p : type == 3 ? n * p - 0.5 : continuous_place(n, p, type);
    /* A place this near to a whole number is one, but for rounding. R allows
     * 4 epsilon, and none in types 1 to 3 before R 4.3. */
    double fuzz = 4 * DBL_EPSILON * fmax(1, at);
    double below = floor(at + fuzz);
    double share = at - below;
    if (fabs(share) < fuzz)
        share = 0;
    switch (type) {
    case 1: share = share > 0; break;
    case 2: share = share > 0 ? 1 : 0.5; break;
    case 3: share = share > 0 || fmod(below, 2) != 0; break;
    default: break;
    }
    return (struct place){ .below = below, .share = share };
}

/* The values at a place and at the next. */
static double
between(double low, double high, double share)
{
    /* Not low + share (high - low): the difference may overflow. */
    return share == 0 || low == high ? low : (1 - share) * low + share * high;
}

static bool
is_quantile(double probability, int type)
{
    return probability >= 0 && probability <= 1 && type >= 1 && type <= 9;
}

static double
value_at(const double *sorted, size_t n, double rank)
{
    if (rank < 1)
        return sorted[0];
    return rank >= (double) n ? sorted[n - 1] : sorted[(size_t) rank - 1];
}

gbv_status
gbv_quantile(const double *sorted, size_t n, double probability, int type, double *out)
{
    if (!is_quantile(probability, type))
        return GBV_DOMAIN;
    for (size_t i = 0; i < n; i++)
        if (!isfinite(sorted[i]) || (i > 0 && sorted[i] < sorted[i - 1]))
            return GBV_DOMAIN;
    if (n == 0)
        return GBV_TOO_FEW;
    struct place place = find_place((double) n, probability, type);
    *out = between(value_at(sorted, n, place.below), value_at(sorted, n, place.below + 1),
                   place.share);
    return GBV_OK;
}

static double
counted_at(const gbv_counted *sorted, size_t n, double rank)
{
    double seen = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        seen += (double) sorted[i].count;
        if (rank <= seen)
            return sorted[i].value;
    }
    return sorted[n - 1].value;
}

gbv_status
gbv_quantile_counted(const gbv_counted *sorted, size_t n, double probability, int type,
                     double *out)
{
    double all = 0;
    if (!is_quantile(probability, type))
        return GBV_DOMAIN;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(sorted[i].value) || (i > 0 && sorted[i].value < sorted[i - 1].value))
            return GBV_DOMAIN;
        all += (double) sorted[i].count;
    }
    if (all == 0)
        return GBV_TOO_FEW;
    struct place place = find_place(all, probability, type);
    *out = between(counted_at(sorted, n, place.below), counted_at(sorted, n, place.below + 1),
                   place.share);
    return GBV_OK;
}
