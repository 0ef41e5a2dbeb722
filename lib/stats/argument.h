/* What the arguments of a statistic must be. */
#ifndef GBV_STATS_ARGUMENT_H
#define GBV_STATS_ARGUMENT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* A whole number that a double holds exactly: 0 to 2^53. */
static inline bool
gbv_is_count(double value)
{
    return value >= 0 && value <= 9007199254740992.0 && value == floor(value);
}

static inline bool
gbv_is_positive(double value)
{
    return value > 0 && isfinite(value);
}

/* The largest count, or parameter of a distribution, of exact methods: their
 * series take about 10 sqrt(n) terms. More than there are people. */
static inline bool
gbv_is_tractable(double value)
{
    return value <= 1e10;
}

/* Inside the open interval (0, 1): a confidence level, a probability. */
static inline bool
gbv_is_fraction(double value)
{
    return value > 0 && value < 1;
}

static inline bool
gbv_all_finite(const double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(values[i]))
            return false;
    return true;
}

#endif
