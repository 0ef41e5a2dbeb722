/* Sums of numbers, whatever their order. */
#include <math.h>

#include "base/exact_sum.h"
#include "gbvstat/describe.h"

gbv_status
gbv_sum_rows(const double *values, const size_t *rows, size_t n, double *out)
{
    gbv_exact sum = { 0 };
    bool finite = true;
    for (size_t i = 0; i < n && finite; i++) {
        double value = values[rows ? rows[i] : i];
        finite = isfinite(value);
        if (finite)
            gbv_exact_add(&sum, value);
    }
    double rounded = gbv_exact_round(&sum);
    gbv_exact_free(&sum);
    if (!finite)
        return GBV_DOMAIN;
    if (!isfinite(rounded))
        return isnan(rounded) ? GBV_NO_MEMORY : GBV_RANGE;
    *out = rounded;
    return GBV_OK;
}

gbv_status
gbv_sum(const double *values, size_t n, double *out)
{
    return gbv_sum_rows(values, NULL, n, out);
}
