/* Short numbers, many at once: those of one column of what was split. */
#ifndef GBV_DATA_SHORT_NUMBERS_H
#define GBV_DATA_SHORT_NUMBERS_H

#include "data/split.h"

/* Reads the cell of each row as gbv_number_short does; how many are none, and
 * which.
 * bytes  those that were split
 * out    of each row; where the cell is none anything
 * rest   room for all rows; those where it is none, in order */
typedef size_t gbv_short_numbers_fn(const gbv_split *split, const char *bytes, size_t column,
                                    char decimal, double *out, uint32_t *rest);

/* By the fastest instructions that this machine has; one by one; by AVX-512,
 * which the machine must have. */
gbv_short_numbers_fn gbv_short_numbers;
gbv_short_numbers_fn gbv_short_numbers_one_by_one;
gbv_short_numbers_fn gbv_short_numbers_avx512;

#endif
