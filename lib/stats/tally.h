/* A sum of products that no order of its terms can change, and whether it is
 * one: exact_sum.h with its limits looked after. */
#ifndef GBV_STATS_TALLY_H
#define GBV_STATS_TALLY_H

#include <math.h>
#include <stdbool.h>

#include "base/exact_sum.h"
#include "gbvstat/status.h"

/* Start with { 0 }. */
struct tally {
    gbv_exact sum;
    bool outside;    /* a factor was beyond what exact sums take */
};

/* Below this a factor is nothing that values from 2^-200 up could make of each
 * other, but where they cancel. Products of two stay far above the least double. */
#define TALLY_LEAST 0x1p-500

static inline bool
tally_takes(double x)
{
    double magnitude = fabs(x);
    return magnitude == 0 || (magnitude >= TALLY_LEAST && magnitude <= 0x1p200);
}

static inline void
tally_add(struct tally *tally, double a, double b)
{
    if (a == 0 || b == 0)
        return;
    if (tally_takes(a) && tally_takes(b))
        gbv_exact_add_product(&tally->sum, a, b);
    else
        tally->outside = true;
}

/* Rounds the sum, once, and empties the tally for the next.
 * GBV_RANGE, GBV_NO_MEMORY: it is lost. */
static inline gbv_status
tally_take(struct tally *tally, double *out)
{
    gbv_status status = tally->outside ? GBV_RANGE : tally->sum.failed ? GBV_NO_MEMORY : GBV_OK;
    if (!status)
        *out = gbv_exact_round(&tally->sum);
    gbv_exact_free(&tally->sum);
    *tally = (struct tally){ 0 };
    return status;
}

#endif
