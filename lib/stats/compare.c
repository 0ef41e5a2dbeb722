#include <math.h>

#include "gbvstat/compare.h"
#include "gbvstat/distribution.h"
#include "stats/argument.h"
#include "stats/comparison.h"
#include "stats/tails.h"

void
gbv_ratio_to_measure(gbv_comparison *comparison, gbv_measure measure)
{
    if (measure != GBV_PERCENT)
        return;
    comparison->estimate = 100 * (comparison->estimate - 1);
    comparison->std_error *= 100;
    comparison->low = 100 * (comparison->low - 1);
    comparison->high = 100 * (comparison->high - 1);
}

void
gbv_log_interval(gbv_comparison *comparison, double ratio, double log_error, double z)
{
    comparison->low = ratio * exp(-z * log_error);
    comparison->high = ratio * exp(z * log_error);
}

gbv_status
gbv_finish_comparison(const gbv_comparison *comparison, gbv_comparison *out)
{
    if (isnan(comparison->estimate) || isnan(comparison->low) || isnan(comparison->high) ||
        isinf(comparison->low) || isinf(comparison->std_error))
        return GBV_RANGE;
    /* An infinite upper limit is an open side only if nothing is in the
     * second group: the estimate is then infinite too. */
    if (isinf(comparison->high) && !isinf(comparison->estimate))
        return GBV_RANGE;
    *out = *comparison;
    return GBV_OK;
}

static gbv_status
compare_by_difference(double e1, double s1, double e2, double s2, double z, gbv_comparison *c)
{
    double error = hypot(s1, s2);
    c->estimate = e1 - e2;
    c->std_error = error;
    c->low = c->estimate - z * error;
    c->high = c->estimate + z * error;
    c->statistic = c->estimate / error;
    c->method = GBV_METHOD_Z;
    return GBV_OK;
}

static gbv_status
compare_by_ratio(double e1, double s1, double e2, double s2, double z, gbv_comparison *c)
{
    if (!(e1 > 0 && e2 > 0))
        return GBV_DOMAIN;
    double ratio = e1 / e2, log_error = hypot(s1 / e1, s2 / e2);
    c->estimate = ratio;
    c->std_error = ratio * log_error;
    gbv_log_interval(c, ratio, log_error, z);
    c->statistic = log(ratio) / log_error;
    c->method = GBV_METHOD_LOG;
    return GBV_OK;
}

gbv_status
gbv_compare_estimates(double estimate1, double std_error1, double estimate2, double std_error2,
                      gbv_measure measure, double level, gbv_comparison *out)
{
    double z;
    if (!isfinite(estimate1) || !isfinite(estimate2) || !gbv_is_fraction(level) ||
        !(std_error1 >= 0 && isfinite(std_error1)) || !(std_error2 >= 0 && isfinite(std_error2)))
        return GBV_DOMAIN;
    if (measure == GBV_ODDS_RATIO)
        return GBV_MISUSE;
    if (std_error1 == 0 && std_error2 == 0)
        return GBV_NO_SPREAD;
    gbv_status status = gbv_normal_quantile((1 - level) / 2, GBV_UPPER, &z);
    if (status)
        return status;

    gbv_comparison c = { .df = NAN, .test = GBV_TEST_Z };
    status = (measure == GBV_DIFFERENCE ? compare_by_difference : compare_by_ratio)(
        estimate1, std_error1, estimate2, std_error2, z, &c);
    if (status)
        return status;
    if (!isfinite(c.statistic) || !isfinite(c.high))
        return GBV_RANGE;
    c.p = gbv_normal_two_sided(c.statistic);
    gbv_ratio_to_measure(&c, measure);
    return gbv_finish_comparison(&c, out);
}

const char *
gbv_compare_method_name(gbv_compare_method method)
{
    switch (method) {
    case GBV_METHOD_DEFAULT: return "default";
    case GBV_METHOD_NEWCOMBE: return "newcombe";
    case GBV_METHOD_MN: return "mn";
    case GBV_METHOD_SCORE: return "score";
    case GBV_METHOD_LOG: return "log";
    case GBV_METHOD_EXACT: return "exact";
    case GBV_METHOD_Z: return "z";
    }
    return "unknown";
}

const char *
gbv_test_name(gbv_test test)
{
    switch (test) {
    case GBV_TEST_CHI_SQUARED: return "chi-squared";
    case GBV_TEST_FISHER: return "fisher";
    case GBV_TEST_EXACT_BINOMIAL: return "exact binomial";
    case GBV_TEST_EXACT_POISSON: return "exact poisson";
    case GBV_TEST_Z: return "z";
    }
    return "unknown";
}
