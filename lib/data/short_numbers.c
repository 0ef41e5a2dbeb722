#include "base/cpu.h"
#include "base/digits.h"
#include "data/short_numbers.h"

size_t
gbv_short_numbers_one_by_one(const gbv_split *split, const char *bytes, size_t column,
                             char decimal, double *out, uint32_t *rest)
{
    size_t n_rest = 0;
    for (size_t row = 0; row < split->n_rows; row++) {
        gbv_span cell = gbv_split_between(split, bytes, row, column);
        if (!gbv_number_short(bytes + cell.start, cell.length, decimal, &out[row]))
            rest[n_rest++] = (uint32_t)row;
    }
    return n_rest;
}

size_t
gbv_short_numbers(const gbv_split *split, const char *bytes, size_t column, char decimal,
                  double *out, uint32_t *rest)
{
    return gbv_has_avx512()
         ? gbv_short_numbers_avx512(split, bytes, column, decimal, out, rest)
         : gbv_short_numbers_one_by_one(split, bytes, column, decimal, out, rest);
}
