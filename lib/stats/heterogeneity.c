#include <math.h>

#include "gbvstat/heterogeneity.h"
#include "stats/argument.h"
#include "stats/tails.h"

static gbv_status
finish(double pooled, double statistic, size_t k, gbv_heterogeneity *out)
{
    double df = (double) k - 1;
    if (!isfinite(statistic) || !isfinite(pooled))
        return GBV_RANGE;
    if (!gbv_is_tractable(df))
        return GBV_DOMAIN;
    *out = (gbv_heterogeneity){
        .pooled = pooled, .statistic = statistic, .df = df,
        .p = gbv_chi_squared_upper(statistic, df),
        .i_squared = statistic > df ? (statistic - df) / statistic : 0,
    };
    return GBV_OK;
}

gbv_status
gbv_heterogeneity_estimates(const double *estimate, const double *std_error, size_t k,
                            gbv_heterogeneity *out)
{
    double weights = 0, weighted = 0, q = 0;
    if (!gbv_all_finite(estimate, k))
        return GBV_DOMAIN;
    for (size_t i = 0; i < k; i++)
        if (!gbv_is_positive(std_error[i]))
            return GBV_DOMAIN;
    if (k < 2)
        return GBV_TOO_FEW;

    /* About the first estimate: a common large value costs no digits. */
    for (size_t i = 0; i < k; i++) {
        double weight = 1 / std_error[i] / std_error[i];
        weights += weight;
        weighted += weight * (estimate[i] - estimate[0]);
    }
    double shift = weighted / weights;
    for (size_t i = 0; i < k; i++) {
        double z = (estimate[i] - estimate[0] - shift) / std_error[i];
        q += z * z;
    }
    return finish(estimate[0] + shift, q, k, out);
}

gbv_status
gbv_heterogeneity_proportions(const double *events, const double *n, size_t k,
                              gbv_heterogeneity *out)
{
    double all_events = 0, all = 0, chi_squared = 0;
    for (size_t i = 0; i < k; i++) {
        if (!gbv_is_count(events[i]) || !gbv_is_count(n[i]) || n[i] < 1 || events[i] > n[i])
            return GBV_DOMAIN;
        all_events += events[i];
        all += n[i];
    }
    if (k < 2)
        return GBV_TOO_FEW;
    if (all_events == 0 || all_events == all)
        return GBV_NO_SPREAD;

    /* The cells of events and of the others: d^2/E + d^2/(n - E). */
    double p = all_events / all, q = (all - all_events) / all;
    for (size_t i = 0; i < k; i++) {
        double deviation = events[i] - n[i] * p;
        chi_squared += deviation * deviation / (n[i] * p * q);
    }
    return finish(p, chi_squared, k, out);
}

gbv_status
gbv_heterogeneity_rates(const double *events, const double *exposure, size_t k,
                        gbv_heterogeneity *out)
{
    double all_events = 0, all = 0, chi_squared = 0;
    for (size_t i = 0; i < k; i++) {
        if (!gbv_is_count(events[i]) || !gbv_is_positive(exposure[i]))
            return GBV_DOMAIN;
        all_events += events[i];
        all += exposure[i];
    }
    if (k < 2)
        return GBV_TOO_FEW;
    if (all_events == 0)
        return GBV_NO_SPREAD;
    for (size_t i = 0; i < k; i++) {
        double expected = all_events * (exposure[i] / all);
        double deviation = events[i] - expected;
        chi_squared += deviation * deviation / expected;
    }
    return finish(all_events / all, chi_squared, k, out);
}
