#include "gbvstat/autocorrelation.h"
#include "gbvstat/describe.h"
#include "stats/argument.h"

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
    double together = 0, squares = 0;
    for (size_t t = 0; t < n; t++) {
        double distance = values[t] - mean;
        squares += distance * distance;
        if (t > 0)
            together += distance * (values[t - 1] - mean);
    }
    if (!isfinite(squares) || !isfinite(together))
        return GBV_RANGE;
    if (squares == 0)    /* values so small that their squares vanish */
        return GBV_RANGE;
    *out = together / squares;
    return GBV_OK;
}
