/* A sum of products that no order of its terms can change, and whether it is
 * one: exact_sum.h with its limits looked after. */
#ifndef GBV_STATS_TALLY_H
#define GBV_STATS_TALLY_H

#include <stdbool.h>

#include "base/exact_sum.h"
#include "gbvstat/status.h"

/* Start with { 0 }. */
struct tally {
    gbv_exact sum;
    bool outside;    /* a factor was beyond what exact sums take */
};

static inline void
tally_add(struct tally *tally, double a, double b)
{
    if (a == 0 || b == 0)
        return;
    if (gbv_exact_takes(a) && gbv_exact_takes(b))
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
