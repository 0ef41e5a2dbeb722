/* A sum, with what the rounding of each addition loses kept apart.
 * Source: Neumaier (1974), Z. angew. Math. Mech. 54, 39-51. */
#ifndef GBV_STATS_SUM_H
#define GBV_STATS_SUM_H

#include <math.h>

/* Start with { 0 }; the sum is total + lost. */
struct sum {
    double total, lost;
};

static inline void
gbv_add(struct sum *sum, double value)
{
    double total = sum->total + value;
    sum->lost += fabs(sum->total) >= fabs(value) ? (sum->total - total) + value
                                                 : (value - total) + sum->total;
    sum->total = total;
}

#endif
