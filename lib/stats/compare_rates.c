#include <math.h>
#include <stdbool.h>

#include "gbvstat/compare.h"
#include "gbvstat/distribution.h"
#include "stats/argument.h"
#include "stats/binomial.h"
#include "stats/comparison.h"
#include "stats/exact.h"
#include "stats/score.h"

static gbv_status
difference(const struct gbv_two_samples *s, gbv_compare_method method, double z,
           gbv_comparison *c)
{
    if (method != GBV_METHOD_DEFAULT && method != GBV_METHOD_SCORE)
        return GBV_MISUSE;
    double variance = s->x1 / s->n1 / s->n1 + s->x2 / s->n2 / s->n2;
    c->estimate = s->x1 / s->n1 - s->x2 / s->n2;
    c->std_error = variance > 0 ? sqrt(variance) : NAN;
    c->method = GBV_METHOD_SCORE;
    return gbv_score_rate_difference(s, z, &c->low, &c->high);
}

/* Given the sum of two counts the first is binomial, with odds equal to the
 * ratio of the means: limits of the odds are limits of the ratio. */
static gbv_status
ratio(const struct gbv_two_samples *s, gbv_compare_method method, double level, double z,
      gbv_comparison *c)
{
    double events = s->x1 + s->x2, scale = s->n2 / s->n1;
    if (events == 0)
        return GBV_NO_SPREAD;
    bool has_log = s->x1 > 0 && s->x2 > 0;
    double log_error = sqrt(1 / s->x1 + 1 / s->x2);
    c->estimate = s->x1 / s->x2 * scale;
    c->std_error = has_log ? c->estimate * log_error : NAN;
    c->method = method == GBV_METHOD_DEFAULT ? GBV_METHOD_EXACT : method;
    if (c->method == GBV_METHOD_LOG && !has_log)
        c->method = GBV_METHOD_EXACT;

    struct gbv_odds_limits odds;
    gbv_status status = GBV_OK;
    switch (c->method) {
    case GBV_METHOD_LOG:
        gbv_log_interval(c, c->estimate, log_error, z);
        return GBV_OK;
    case GBV_METHOD_SCORE:
        odds = gbv_wilson_odds(s->x1, events, z);
        break;
    case GBV_METHOD_EXACT:
        status = gbv_clopper_odds(s->x1, events, level, &odds);
        break;
    default:
        return GBV_MISUSE;
    }
    if (status)
        return status;
    c->low = odds.low * scale;
    c->high = odds.high * scale;
    return GBV_OK;
}

/* If the rates are equal, either count is binomial with its exposure's share.
 * The lesser share is the one with more digits: 1 - share loses none. */
static gbv_status
test(const struct gbv_two_samples *s, gbv_comparison *c)
{
    double events = s->x1 + s->x2;
    c->test = GBV_TEST_EXACT_BINOMIAL;
    c->statistic = c->df = NAN;
    c->p = 1;
    if (events == 0)
        return GBV_OK;
    bool first = s->n1 <= s->n2;
    double share = fmin(s->n1, s->n2) / (s->n1 + s->n2);
    return gbv_binomial_test(first ? s->x1 : s->x2, events, share, &c->p);
}

gbv_status
gbv_compare_rates(double events1, double exposure1, double events2, double exposure2,
                  gbv_measure measure, gbv_compare_method method, double level,
                  gbv_comparison *out)
{
    double z;
    if (!gbv_is_count(events1) || !gbv_is_positive(exposure1) || !gbv_is_count(events2) ||
        !gbv_is_positive(exposure2) || !gbv_is_fraction(level))
        return GBV_DOMAIN;
    if (measure == GBV_ODDS_RATIO)
        return GBV_MISUSE;
    /* Squares of the exposures' ratio must fit a double. */
    if (fabs(log10(exposure1) - log10(exposure2)) > 150)
        return GBV_RANGE;
    gbv_status status = gbv_normal_quantile((1 - level) / 2, GBV_UPPER, &z);
    if (status)
        return status;

    struct gbv_two_samples s = { events1, exposure1, events2, exposure2 };
    gbv_comparison c = { .estimate = 0 };
    if (measure == GBV_DIFFERENCE)
        status = difference(&s, method, z, &c);
    else
        status = ratio(&s, method, level, z, &c);
    if (!status)
        status = test(&s, &c);
    if (status)
        return status;
    gbv_ratio_to_measure(&c, measure);
    return gbv_finish_comparison(&c, out);
}
