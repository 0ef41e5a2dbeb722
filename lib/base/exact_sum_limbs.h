/* The limbs of an exact sum: for exact_sum.c and exact_sum_round.c alone. */
#ifndef GBV_BASE_EXACT_SUM_LIMBS_H
#define GBV_BASE_EXACT_SUM_LIMBS_H

#include "base/exact_sum.h"

/* Both compilers have it on every 64-bit machine; ISO C has no name for it. */
__extension__ typedef unsigned __int128 gbv_wide;

static inline const uint64_t *
gbv_exact_limbs(const gbv_exact *sum)
{
    return sum->grown ? sum->grown : sum->window;
}

static inline uint64_t *
gbv_exact_limbs_of(gbv_exact *sum)
{
    return sum->grown ? sum->grown : sum->window;
}

#endif
