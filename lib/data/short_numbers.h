/* Short numbers, many at once: those of one column of split cells. */
#ifndef GBV_DATA_SHORT_NUMBERS_H
#define GBV_DATA_SHORT_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

/* Where n cells are: the i-th begins behind ends[i * stride], and ends at
 * ends[i * stride + 1]. */
typedef struct {
    const char *bytes;       /* 8 must be readable behind the last of them */
    const uint32_t *ends;
    size_t stride, n;
} gbv_cell_column;

/* Reads each cell as gbv_number_short does; how many are none, and which.
 * out   of each cell; of one that is none anything
 * rest  room for n; the cells that are none, in order */
typedef size_t gbv_short_numbers_fn(const gbv_cell_column *column, char decimal, double *out,
                                    uint32_t *rest);

/* By the fastest instructions that this machine has; one by one; by AVX-512,
 * which the machine must have. */
gbv_short_numbers_fn gbv_short_numbers;
gbv_short_numbers_fn gbv_short_numbers_one_by_one;
gbv_short_numbers_fn gbv_short_numbers_avx512;

#endif
