#include "gbvstat/autocorrelation.h"
#include "gbvstat/describe.h"
#include "stats/argument.h"
#include "stats/sum.h"

static double
total(const struct sum *sum)
{
    return sum->total + sum->lost;
}

gbv_status
gbv_autocorrelation(const double *values, size_t n, double *out)
{
    double mean, least, greatest;
    if (!gbv_all_finite(values, n))
        return GBV_DOMAIN;
    if (n < 2)
        return GBV_TOO_FEW;
    gbv_status status = gbv_extremes(values, n, &least, &greatest);
    if (status || (status = gbv_mean(values, n, &mean)))
        return status;
    if (least == greatest)    /* the mean may differ from them by a rounding */
        return GBV_NO_SPREAD;
    struct sum rest = { 0 }, together = { 0 }, squares = { 0 };
    for (size_t t = 0; t < n; t++)
        gbv_add(&rest, values[t] - mean);
    double shift = total(&rest) / (double)n;    /* what rounding left in the mean */
    double before = 0;
    for (size_t t = 0; t < n; t++) {
        double distance = values[t] - mean - shift;
        gbv_add(&squares, distance * distance);
        gbv_add(&together, distance * before);
        before = distance;
    }
    double all = total(&squares), neighbours = total(&together);
    if (!isfinite(all) || !isfinite(neighbours))
        return GBV_RANGE;
    if (all == 0)    /* values so small that their squares vanish */
        return GBV_RANGE;
    *out = neighbours / all;
    return GBV_OK;
}
