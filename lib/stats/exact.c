#include <math.h>

#include "stats/argument.h"
#include "stats/exact.h"
#include "stats/tails.h"

/* R's 1 + 1e-7, as a log. */
static const double tie = 1e-7;

/* A discrete variable around its mean: the log of its density. */
struct outcomes {
    double n;       /* number of trials; 0 for Poisson */
    double p;       /* probability, or mean for Poisson */
    double bound;   /* the log density that outcomes must not exceed */
};

static double
log_density(const struct outcomes *o, double x)
{
    return o->n > 0 ? gbv_log_binomial_density(x, o->n, o->p) : gbv_log_poisson_density(x, o->p);
}

/* The first outcome from `low` up, below `high`, whose density is within the
 * bound; densities fall from `low` on. `high` if there is none. */
static double
first_rare_above(const struct outcomes *o, double low, double high)
{
    while (low < high) {
        double middle = floor((low + high) / 2);
        if (log_density(o, middle) <= o->bound)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

/* The number of outcomes 0, 1, … up to `high`, whose densities rise, within
 * the bound. */
static double
rare_below(const struct outcomes *o, double high)
{
    double low = 0;
    high += 1;
    while (low < high) {
        double middle = floor((low + high) / 2);
        if (log_density(o, middle) <= o->bound)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* P(X <= x) and P(X >= x) through the beta variable of the share. */
static double
binomial_at_most(double x, double n, double p)
{
    if (x < 0)
        return 0;
    return x >= n ? 1 : gbv_beta_probability(p / (1 - p), x + 1, n - x, GBV_UPPER);
}

static double
binomial_at_least(double x, double n, double p)
{
    if (x <= 0)
        return 1;
    return x > n ? 0 : gbv_beta_probability(p / (1 - p), x, n - x + 1, GBV_LOWER);
}

gbv_status
gbv_binomial_test(double x, double n, double p, double *p_value)
{
    if (!gbv_is_tractable(n))
        return GBV_DOMAIN;
    double mean = n * p;
    struct outcomes o = { .n = n, .p = p };
    o.bound = log_density(&o, x) + tie;
    double sum = 1;
    if (x < mean) {
        double other = first_rare_above(&o, ceil(mean), n + 1);
        sum = binomial_at_most(x, n, p) + binomial_at_least(other, n, p);
    } else if (x > mean) {
        double others = rare_below(&o, floor(mean));
        sum = binomial_at_most(others - 1, n, p) + binomial_at_least(x, n, p);
    }
    *p_value = fmin(1, sum);
    return GBV_OK;
}

static double
poisson_at_most(double x, double mean)
{
    return x < 0 ? 0 : gbv_gamma_probability(mean, x + 1, GBV_UPPER);
}

static double
poisson_at_least(double x, double mean)
{
    return x <= 0 ? 1 : gbv_gamma_probability(mean, x, GBV_LOWER);
}

gbv_status
gbv_poisson_test(double x, double mean, double *p_value)
{
    if (!gbv_is_tractable(x) || !gbv_is_tractable(mean))
        return GBV_DOMAIN;
    struct outcomes o = { .n = 0, .p = mean };
    o.bound = log_density(&o, x) + tie;
    double sum = 1;
    if (x < mean) {
        double far = ceil(2 * mean - x) + 1;
        while (log_density(&o, far) > o.bound)
            far *= 2;
        double other = first_rare_above(&o, ceil(mean), far);
        sum = poisson_at_most(x, mean) + poisson_at_least(other, mean);
    } else if (x > mean) {
        double others = rare_below(&o, floor(mean));
        sum = poisson_at_most(others - 1, mean) + poisson_at_least(x, mean);
    }
    *p_value = fmin(1, sum);
    return GBV_OK;
}
