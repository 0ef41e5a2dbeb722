#include <gsl/gsl_cdf.h>
#include <math.h>

#include "gbvstat/distribution.h"
#include "stats/argument.h"
#include "stats/root.h"
#include "stats/tails.h"

/* A tail to be brought to a probability: the curve whose root is wanted. */
struct target {
    double probability;
    gbv_tail tail;
    double a, b;    /* parameters of the distribution */
};

/* The tail at most one half, where a small probability keeps its digits and
 * 1 - probability loses none. */
static void
take_the_smaller_tail(struct target *target)
{
    if (target->probability <= 0.5)
        return;
    target->probability = 1 - target->probability;
    target->tail = target->tail == GBV_LOWER ? GBV_UPPER : GBV_LOWER;
}

/* Logs of tails are near straight lines or parabolas: quick to search. -2000
 * stands for the log of a tail below the least double. */
static double
log_excess(double probability, double wanted)
{
    return probability > 0 ? log(probability / wanted) : -2000;
}

static double
gamma_curve(double x, const void *parameters)
{
    const struct target *target = parameters;
    return log_excess(gbv_gamma_probability(x, target->a, target->tail), target->probability);
}

static double
beta_curve(double odds, const void *parameters)
{
    const struct target *target = parameters;
    return log_excess(gbv_beta_probability(odds, target->a, target->b, target->tail),
                      target->probability);
}

static double
t_curve(double t, const void *parameters)
{
    const struct target *target = parameters;
    return log_excess(gbv_absolute_t_probability(t, target->a, target->tail),
                      target->probability);
}

/* Searches, and makes sure of what was found: a search in a tail that has
 * vanished would end at its edge. */
static gbv_status
find(gbv_curve *curve, const struct target *target, double start, double step, double *out)
{
    double x;
    gbv_status status = gbv_root_positive(curve, target, start, step, &x);
    if (status)
        return status;
    if (x > 0 && fabs(curve(x, target)) > 1e-6)
        return GBV_NO_CONVERGENCE;
    *out = x;
    return GBV_OK;
}

gbv_status
gbv_normal_quantile(double probability, gbv_tail tail, double *out)
{
    if (!gbv_is_fraction(probability))
        return GBV_DOMAIN;
    *out = tail == GBV_LOWER ? gsl_cdf_ugaussian_Pinv(probability)
                             : gsl_cdf_ugaussian_Qinv(probability);
    return GBV_OK;
}

gbv_status
gbv_t_quantile(double probability, gbv_tail tail, double df, double *out)
{
    if (!gbv_is_fraction(probability) || !gbv_is_positive(df))
        return GBV_DOMAIN;
    if (probability == 0.5) {
        *out = 0;
        return GBV_OK;
    }
    struct target target = { .probability = probability, .tail = tail, .a = df };
    take_the_smaller_tail(&target);
    double sign = target.tail == GBV_UPPER ? 1 : -1;

    /* Both tails of T together are the upper tail of T^2; near the median
     * what lies between -t and t keeps more digits. */
    bool central = target.probability > 0.25;
    target.tail = central ? GBV_LOWER : GBV_UPPER;
    target.probability = central ? 1 - 2 * target.probability : 2 * target.probability;
    double t;
    gbv_status status = find(t_curve, &target, 1, 1, &t);
    if (!status)
        *out = sign * t;
    return status;
}

gbv_status
gbv_chi_squared_quantile(double probability, gbv_tail tail, double df, double *out)
{
    return gbv_gamma_quantile(probability, tail, df / 2, 2, out);
}

gbv_status
gbv_gamma_quantile(double probability, gbv_tail tail, double shape, double scale, double *out)
{
    if (!gbv_is_fraction(probability) || !gbv_is_positive(shape) || !gbv_is_positive(scale) ||
        !gbv_is_tractable(shape))
        return GBV_DOMAIN;
    struct target target = { .probability = probability, .tail = tail, .a = shape };
    take_the_smaller_tail(&target);
    double x;
    gbv_status status = find(gamma_curve, &target, shape, 2 / sqrt(shape), &x);
    if (status)
        return status;
    if (!isfinite(x * scale))
        return GBV_RANGE;
    *out = x * scale;
    return GBV_OK;
}

gbv_status
gbv_beta_odds_quantile(double probability, gbv_tail tail, double a, double b, double *out)
{
    struct target target = { .probability = probability, .tail = tail, .a = a, .b = b };
    take_the_smaller_tail(&target);
    return find(beta_curve, &target, a / b, 2 * sqrt(1 / a + 1 / b), out);
}

gbv_status
gbv_beta_quantile(double probability, gbv_tail tail, double a, double b, double *out)
{
    if (!gbv_is_fraction(probability) || !gbv_is_positive(a) || !gbv_is_positive(b) ||
        !gbv_is_tractable(a) || !gbv_is_tractable(b))
        return GBV_DOMAIN;
    double odds;
    gbv_status status = gbv_beta_odds_quantile(probability, tail, a, b, &odds);
    if (status == GBV_RANGE)    /* so near to 1 that the odds overflow */
        odds = INFINITY;
    else if (status)
        return status;
    *out = odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
    return GBV_OK;
}
