#include <math.h>
#include <stdbool.h>

#include "gbvstat/compare.h"
#include "gbvstat/distribution.h"
#include "stats/argument.h"
#include "stats/binomial.h"
#include "stats/comparison.h"
#include "stats/exact.h"
#include "stats/score.h"
#include "stats/tails.h"

/* Newcombe's method 10: the distances from each share to its Wilson limits,
 * added as squares. */
static void
newcombe(const struct gbv_two_samples *s, double z, gbv_comparison *c)
{
    struct gbv_odds_limits first = gbv_wilson_odds(s->x1, s->n1, z);
    struct gbv_odds_limits second = gbv_wilson_odds(s->x2, s->n2, z);
    double p1 = s->x1 / s->n1, p2 = s->x2 / s->n2;
    c->low = c->estimate -
             hypot(p1 - gbv_share_of_odds(first.low), gbv_share_of_odds(second.high) - p2);
    c->high = c->estimate +
              hypot(gbv_share_of_odds(first.high) - p1, p2 - gbv_share_of_odds(second.low));
}

static double
variance_of_share(double x, double n)
{
    return x / n * ((n - x) / n) / n;
}

static gbv_status
difference(const struct gbv_two_samples *s, gbv_compare_method method, double z,
           gbv_comparison *c)
{
    bool nothing = s->x1 + s->x2 == 0 || (s->x1 == s->n1 && s->x2 == s->n2);
    double variance = variance_of_share(s->x1, s->n1) + variance_of_share(s->x2, s->n2);
    c->estimate = s->x1 / s->n1 - s->x2 / s->n2;
    c->std_error = variance > 0 ? sqrt(variance) : NAN;
    c->method = method;
    if (method == GBV_METHOD_DEFAULT)
        c->method = nothing ? GBV_METHOD_MN : GBV_METHOD_NEWCOMBE;
    switch (c->method) {
    case GBV_METHOD_NEWCOMBE:
        newcombe(s, z, c);
        return GBV_OK;
    case GBV_METHOD_MN:
    case GBV_METHOD_SCORE:
        return gbv_score_difference(s, z, c->method == GBV_METHOD_MN, &c->low, &c->high);
    default:
        return GBV_MISUSE;
    }
}

static gbv_status
ratio(const struct gbv_two_samples *s, gbv_compare_method method, double z, gbv_comparison *c)
{
    if (s->x1 + s->x2 == 0)
        return GBV_NO_SPREAD;
    /* Variance of the log: (1 - p) / x in each group (Katz et al.). */
    double variance = (s->n1 - s->x1) / s->n1 / s->x1 + (s->n2 - s->x2) / s->n2 / s->x2;
    bool has_log = s->x1 > 0 && s->x2 > 0 && variance > 0;
    c->estimate = s->x1 / s->n1 / (s->x2 / s->n2);
    c->std_error = has_log ? c->estimate * sqrt(variance) : NAN;
    c->method = method == GBV_METHOD_DEFAULT ? GBV_METHOD_LOG : method;
    if (c->method == GBV_METHOD_LOG && !has_log)
        c->method = GBV_METHOD_MN;
    switch (c->method) {
    case GBV_METHOD_LOG:
        gbv_log_interval(c, c->estimate, sqrt(variance), z);
        return GBV_OK;
    case GBV_METHOD_MN:
    case GBV_METHOD_SCORE:
        return gbv_score_ratio(s, z, c->method == GBV_METHOD_MN, &c->low, &c->high);
    default:
        return GBV_MISUSE;
    }
}

static struct gbv_table_of_two
table_of(const struct gbv_two_samples *s)
{
    return (struct gbv_table_of_two){ .x1 = s->x1, .n1 = s->n1, .x2 = s->x2, .n2 = s->n2 };
}

static gbv_status
odds_ratio(const struct gbv_two_samples *s, gbv_compare_method method, double level, double z,
           gbv_comparison *c)
{
    double y1 = s->n1 - s->x1, y2 = s->n2 - s->x2;
    if (s->x1 + s->x2 == 0 || y1 + y2 == 0)
        return GBV_NO_SPREAD;
    bool has_log = s->x1 > 0 && s->x2 > 0 && y1 > 0 && y2 > 0;
    double log_error = sqrt(1 / s->x1 + 1 / y1 + 1 / s->x2 + 1 / y2);    /* Woolf (1955) */
    c->estimate = s->x1 == 0 || y2 == 0 ? 0 : s->x1 / y1 * (y2 / s->x2);
    c->std_error = has_log ? c->estimate * log_error : NAN;
    c->method = method == GBV_METHOD_DEFAULT ? GBV_METHOD_LOG : method;
    if (c->method == GBV_METHOD_LOG && !has_log)
        c->method = GBV_METHOD_EXACT;
    if (c->method == GBV_METHOD_LOG) {
        gbv_log_interval(c, c->estimate, log_error, z);
        return GBV_OK;
    }
    if (c->method != GBV_METHOD_EXACT)
        return GBV_MISUSE;
    struct gbv_table_of_two table = table_of(s);
    return gbv_fisher_interval(&table, level, &c->low, &c->high);
}

/* The expected counts are row times column over all; the least is that of the
 * lesser row and the lesser column. 5: Cochran's rule (1954). */
static gbv_status
test(const struct gbv_two_samples *s, gbv_comparison *c)
{
    double n = s->n1 + s->n2, events = s->x1 + s->x2;
    double least = fmin(s->n1, s->n2) / n * fmin(events, n - events);
    if (least < 5) {
        struct gbv_table_of_two table = table_of(s);
        c->test = GBV_TEST_FISHER;
        c->statistic = c->df = NAN;
        return gbv_fisher_test(&table, &c->p);
    }
    double deviation = s->x1 / s->n1 - s->x2 / s->n2;
    double variance = events / n * ((n - events) / n) * (1 / s->n1 + 1 / s->n2);
    c->test = GBV_TEST_CHI_SQUARED;
    c->statistic = deviation * deviation / variance;
    c->df = 1;
    c->p = gbv_normal_two_sided(sqrt(c->statistic));
    return GBV_OK;
}

gbv_status
gbv_compare_proportions(double events1, double n1, double events2, double n2, gbv_measure measure,
                        gbv_compare_method method, double level, gbv_comparison *out)
{
    double z;
    if (!gbv_is_count(events1) || !gbv_is_count(n1) || !gbv_is_count(events2) ||
        !gbv_is_count(n2) || n1 < 1 || n2 < 1 || events1 > n1 || events2 > n2 ||
        !gbv_is_fraction(level))
        return GBV_DOMAIN;
    gbv_status status = gbv_normal_quantile((1 - level) / 2, GBV_UPPER, &z);
    if (status)
        return status;

    struct gbv_two_samples s = { .x1 = events1, .n1 = n1, .x2 = events2, .n2 = n2 };
    gbv_comparison c = { .estimate = 0 };
    if (measure == GBV_DIFFERENCE)
        status = difference(&s, method, z, &c);
    else if (measure == GBV_ODDS_RATIO)
        status = odds_ratio(&s, method, level, z, &c);
    else
        status = ratio(&s, method, z, &c);
    if (!status)
        status = test(&s, &c);
    if (status)
        return status;
    gbv_ratio_to_measure(&c, measure);
    return gbv_finish_comparison(&c, out);
}
