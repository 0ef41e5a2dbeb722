#include "base/cpu.h"
#include "base/digits.h"
#include "data/short_numbers.h"

size_t
gbv_short_numbers_one_by_one(const gbv_cell_column *column, char decimal, double *out,
                             uint32_t *rest)
{
    const uint32_t *ends = column->ends;
    size_t n_rest = 0;
    for (size_t i = 0; i < column->n; i++, ends += column->stride) {
        uint32_t start = ends[0] + 1;
        if (!gbv_number_short(column->bytes + start, ends[1] - start, decimal, &out[i]))
            rest[n_rest++] = (uint32_t)i;
    }
    return n_rest;
}

size_t
gbv_short_numbers(const gbv_cell_column *column, char decimal, double *out, uint32_t *rest)
{
    return gbv_has_avx512() ? gbv_short_numbers_avx512(column, decimal, out, rest)
                            : gbv_short_numbers_one_by_one(column, decimal, out, rest);
}
