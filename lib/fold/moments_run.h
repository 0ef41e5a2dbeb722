/* Many values of one group at once. */
#ifndef GBV_FOLD_MOMENTS_RUN_H
#define GBV_FOLD_MOMENTS_RUN_H

#include "fold/moments.h"

/* Adds n values, without weights: as gbv_moments_add_fast does, and those that
 * are NaN as missing. How many it does not take, and which; a group without a
 * scale so far takes none. */
typedef size_t gbv_moments_run_fn(gbv_moments *moments, const double *values, size_t n,
                                  uint32_t *rest);

/* By the fastest instructions that this machine has; one by one; by AVX-512,
 * which the machine must have. */
gbv_moments_run_fn gbv_moments_add_run;
gbv_moments_run_fn gbv_moments_add_run_one_by_one;
gbv_moments_run_fn gbv_moments_add_run_avx512;

#endif
