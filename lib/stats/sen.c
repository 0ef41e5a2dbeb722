#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/describe.h"
#include "gbvstat/distribution.h"
#include "gbvstat/trend.h"
#include "stats/argument.h"
#include "stats/rank.h"

/* 2^27 slopes are one gibibyte. */
static const size_t most_pairs = (size_t) 1 << 27;

/* The slopes of all pairs at different times, sorted. */
struct slopes {
    double *sorted;
    size_t n;
};

static gbv_status
find_slopes(const double *time, const double *value, size_t n, struct slopes *out)
{
    if (n > most_pairs || n * (n - 1) / 2 > most_pairs)
        return GBV_NO_MEMORY;
    out->sorted = gbv_new_array(n * (n - 1) / 2, sizeof *out->sorted);
    if (!out->sorted)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++) {
            if (time[i] == time[j])
                continue;
            double slope = (value[j] - value[i]) / (time[j] - time[i]);
            if (!isfinite(slope))
                return GBV_RANGE;
            out->sorted[out->n++] = slope;
        }
    return gbv_sort(out->sorted, out->n);
}

/* Rank 1 is the least slope; between ranks, between the slopes. NaN beyond
 * them. */
static double
at_rank(const struct slopes *slopes, double rank)
{
    double below = floor(rank);
    if (rank < 1 || rank > (double) slopes->n)
        return NAN;
    if (below == rank)
        return slopes->sorted[(size_t) below - 1];
    const double *at = slopes->sorted + (size_t) below - 1;
    return at[0] + (rank - below) * (at[1] - at[0]);
}

static gbv_status
median_level(const double *time, const double *value, size_t n, double slope, double *out)
{
    double *levels = gbv_new_array(n, sizeof *levels);
    if (!levels)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < n; i++)
        levels[i] = value[i] - slope * time[i];
    gbv_status status = gbv_sort(levels, n);
    if (!status)
        status = gbv_quantile(levels, n, 0.5, GBV_QUANTILE_TYPE, out);
    free(levels);
    return status;
}

gbv_status
gbv_sen_slope(const double *time, const double *value, size_t n, double level, gbv_sen *out)
{
    if (!gbv_is_fraction(level))
        return GBV_DOMAIN;
    struct gbv_kendall kendall;
    struct slopes slopes = { 0 };
    gbv_sen sen = { .n = n };
    double z;
    gbv_status status = gbv_kendall(time, value, n, &kendall);
    if (!status)
        status = gbv_normal_quantile((1 - level) / 2, GBV_UPPER, &z);
    if (!status)
        status = find_slopes(time, value, n, &slopes);
    if (status)
        goto done;

    double reach = z * sqrt(kendall.variance), pairs = (double) slopes.n;
    sen.pairs = slopes.n;
    sen.slope = at_rank(&slopes, (pairs + 1) / 2);
    double rank = (pairs - reach) / 2;
    sen.low = at_rank(&slopes, rank);
    sen.high = at_rank(&slopes, pairs + 1 - rank);
    status = median_level(time, value, n, sen.slope, &sen.intercept);
    if (!status)
        *out = sen;
done:
    free(slopes.sorted);
    return status;
}
