#include <math.h>

#include "base/cpu.h"
#include "fold/moments_run.h"

size_t
gbv_moments_add_run_one_by_one(gbv_moments *moments, const double *values, size_t n,
                               uint32_t *rest)
{
    gbv_moments sums = *moments;    /* in registers: nobody else can see it */
    size_t n_rest = 0;
    for (size_t i = 0; i < n; i++) {
        if (gbv_moments_add_fast(&sums, values[i]))
            continue;
        if (isnan(values[i]))
            sums.n_missing++;
        else
            rest[n_rest++] = (uint32_t)i;
    }
    *moments = sums;
    return n_rest;
}

size_t
gbv_moments_add_run(gbv_moments *moments, const double *values, size_t n, uint32_t *rest)
{
    return gbv_has_avx512() ? gbv_moments_add_run_avx512(moments, values, n, rest)
                            : gbv_moments_add_run_one_by_one(moments, values, n, rest);
}
