#include <math.h>

#include "gbvstat/compare.h"
#include "gbvstat/count.h"
#include "gbvstat/proportion.h"
#include "stats/argument.h"
#include "stats/comparison.h"
#include "stats/exact.h"

/* An estimate with its exact interval. */
struct one_sample {
    double estimate, std_error, low, high;
};

/* A known value only shifts or scales the interval. */
static gbv_status
against(const struct one_sample *sample, double known, double p, gbv_measure measure,
        gbv_test test, gbv_comparison *out)
{
    gbv_comparison c = {
        .statistic = NAN, .df = NAN, .p = p, .method = GBV_METHOD_EXACT, .test = test,
    };
    if (measure == GBV_DIFFERENCE) {
        c.estimate = sample->estimate - known;
        c.std_error = sample->std_error;
        c.low = sample->low - known;
        c.high = sample->high - known;
    } else {
        c.estimate = sample->estimate / known;
        c.std_error = sample->std_error / known;
        c.low = sample->low / known;
        c.high = sample->high / known;
    }
    if (!isfinite(c.estimate))
        return GBV_RANGE;
    gbv_ratio_to_measure(&c, measure);
    return gbv_finish_comparison(&c, out);
}

gbv_status
gbv_compare_proportion_known(double events, double n, double known, gbv_measure measure,
                             double level, gbv_comparison *out)
{
    if (!gbv_is_fraction(known) || n == 0)
        return GBV_DOMAIN;
    if (measure == GBV_ODDS_RATIO)
        return GBV_MISUSE;
    gbv_proportion own;
    double p = NAN;
    gbv_status status = gbv_proportion_interval(events, n, level, GBV_PROPORTION_EXACT, &own);
    if (!status)
        status = gbv_binomial_test(events, n, known, &p);
    if (status)
        return status;
    struct one_sample sample = { own.estimate, own.std_error, own.low, own.high };
    return against(&sample, known, p, measure, GBV_TEST_EXACT_BINOMIAL, out);
}

gbv_status
gbv_compare_rate_known(double events, double exposure, double known, gbv_measure measure,
                       double level, gbv_comparison *out)
{
    if (!gbv_is_positive(known))
        return GBV_DOMAIN;
    if (measure == GBV_ODDS_RATIO)
        return GBV_MISUSE;
    gbv_rate own;
    double p = NAN;
    gbv_status status = gbv_rate_interval(events, exposure, level, GBV_COUNT_EXACT, &own);
    if (!status)
        status = gbv_poisson_test(events, known * exposure, &p);
    if (status)
        return status;
    struct one_sample sample = { own.estimate, own.std_error, own.low, own.high };
    return against(&sample, known, p, measure, GBV_TEST_EXACT_POISSON, out);
}
