#include <math.h>

#include "gbvstat/distribution.h"
#include "gbvstat/survey.h"
#include "stats/argument.h"
#include "stats/sum.h"
#include "stats/tails.h"

gbv_status
gbv_survey_interval(double estimate, double std_error, double df, double level, gbv_limits *out)
{
    if (!isfinite(estimate) || !(std_error >= 0) || !isfinite(std_error) ||
        !gbv_is_fraction(level) || isnan(df))
        return GBV_DOMAIN;
    if (!(df > 0))
        return GBV_TOO_FEW;
    double side = (1 - level) / 2, t;
    gbv_status status = isinf(df) ? gbv_normal_quantile(side, GBV_UPPER, &t)
                                  : gbv_t_quantile(side, GBV_UPPER, df, &t);
    if (!status)
        *out = (gbv_limits){ estimate - t * std_error, estimate + t * std_error };
    return status;
}

gbv_status
gbv_survey_contrast(const double *coefficient, const double *estimate, const double *covariance,
                    size_t k, gbv_contrast *out)
{
    struct sum value = { 0 }, variance = { 0 };
    for (size_t a = 0; a < k; a++) {
        if (coefficient[a] == 0)    /* what does not count may have no value */
            continue;
        gbv_add(&value, coefficient[a] * estimate[a]);
        for (size_t b = 0; b < k; b++)
            if (coefficient[b] != 0)
                gbv_add(&variance, coefficient[a] * coefficient[b] * covariance[a * k + b]);
    }
    double total = value.total + value.lost, square = variance.total + variance.lost;
    if (!isfinite(total) || !isfinite(square))
        return GBV_DOMAIN;
    *out = (gbv_contrast){ total, sqrt(fmax(0, square)) };
    return GBV_OK;
}

gbv_status
gbv_survey_log_ratio(size_t i, size_t j, const double *estimate, const double *covariance,
                     size_t k, gbv_contrast *out)
{
    if (i >= k || j >= k || !gbv_is_positive(estimate[i]) || !gbv_is_positive(estimate[j]))
        return GBV_DOMAIN;
    double a = estimate[i], b = estimate[j];
    double square = covariance[i * k + i] / a / a + covariance[j * k + j] / b / b -
        2 * covariance[i * k + j] / a / b;
    if (!isfinite(square))
        return GBV_DOMAIN;
    *out = (gbv_contrast){ log(a / b), sqrt(fmax(0, square)) };
    return GBV_OK;
}

gbv_status
gbv_survey_test(double estimate, double std_error, double df, double *t, double *p)
{
    if (!isfinite(estimate) || !(std_error >= 0) || !isfinite(std_error) || isnan(df))
        return GBV_DOMAIN;
    if (!(df > 0))
        return GBV_TOO_FEW;
    if (std_error == 0)
        return GBV_NO_SPREAD;
    *t = estimate / std_error;
    *p = isinf(df) ? gbv_normal_two_sided(*t) : gbv_t_two_sided(*t, df);
    return GBV_OK;
}
