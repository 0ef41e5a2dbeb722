/* A number as the sum of two doubles, 106 bits of it: what rounding takes from
 * the first is the second. Differences of near numbers keep their digits.
 * Source: Dekker (1971), Numer. Math. 18, 224-242. */
#ifndef GBV_STATS_PAIR_H
#define GBV_STATS_PAIR_H

#include <math.h>

#include "stats/tally.h"

struct pair {
    double high, low;
};

/* As tally_take, with what rounding loses. */
static inline gbv_status
tally_take_pair(struct tally *tally, struct pair *out)
{
    struct tally rest = { .outside = tally->outside };
    gbv_exact_merge(&rest.sum, &tally->sum);
    gbv_status status = tally_take(tally, &out->high);
    if (!status)
        gbv_exact_add(&rest.sum, -out->high);
    gbv_status taken = tally_take(&rest, &out->low);
    return status ? status : taken;
}

/* What is too small for sums is what is left where influences cancel. */
static inline void
tally_add_pair(struct tally *tally, struct pair pair)
{
    if (!(fabs(pair.high) < TALLY_LEAST))
        tally_add(tally, pair.high, 1);
    if (!(fabs(pair.low) < TALLY_LEAST))
        tally_add(tally, pair.low, 1);
}

static inline struct pair
pair_over(struct pair pair, double n)
{
    double quotient = pair.high / n;
    return (struct pair){ quotient, (fma(-quotient, n, pair.high) + pair.low) / n };
}

static inline struct pair
pair_less(struct pair from, struct pair taken)
{
    double high = from.high - taken.high, part = high - from.high;
    double lost = (from.high - (high - part)) - (taken.high + part);
    return (struct pair){ high, lost + (from.low - taken.low) };
}

/* The difference as one number; below what two doubles hold it is 0. */
static inline double
pair_distance(struct pair from, struct pair taken)
{
    struct pair rest = pair_less(from, taken);
    double distance = rest.high + rest.low;
    double least = 0x1p-100 * fmax(fabs(from.high), fabs(taken.high));
    return fabs(distance) <= fmax(least, TALLY_LEAST) ? 0 : distance;
}

#endif
