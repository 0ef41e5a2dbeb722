#include <float.h>
#include <math.h>

#include "stats/survey_statistic.h"

/* The variance in the population of what has these mean squares, of which
 * `taken` is due to the mean; divisor n - 1. Rounding is no spread. */
static double
variance_of(double n, double squares, double taken)
{
    double rest = squares - taken;
    return rest > 8 * DBL_EPSILON * squares ? n / (n - 1) * rest : 0;
}

static bool
mean_value(const gbv_replicate_sums *sums, double n, double *out)
{
    (void) n;
    *out = sums->wy / sums->w;
    return sums->w > 0;
}

static bool
total_value(const gbv_replicate_sums *sums, double n, double *out)
{
    (void) n;
    *out = sums->wy;
    return true;
}

static bool
ratio_value(const gbv_replicate_sums *sums, double n, double *out)
{
    (void) n;
    *out = sums->wy / sums->wx;
    return sums->wx != 0;
}

static bool
variance_value(const gbv_replicate_sums *sums, double n, double *out)
{
    double mean = sums->wy / sums->w;
    *out = variance_of(n, sums->wyy / sums->w, mean * mean);
    return sums->w > 0 && n > 1;
}

static struct gbv_form
mean_influence(const struct gbv_domain_sums *sums, double mean)
{
    return (struct gbv_form){ .one = -mean / sums->w, .y = 1 / sums->w };
}

static struct gbv_form
total_influence(const struct gbv_domain_sums *sums, double total)
{
    (void) sums;
    (void) total;
    return (struct gbv_form){ .y = 1 };
}

static struct gbv_form
ratio_influence(const struct gbv_domain_sums *sums, double ratio)
{
    return (struct gbv_form){ .y = 1 / sums->wx, .x = -ratio / sums->wx };
}

static struct gbv_form
variance_influence(const struct gbv_domain_sums *sums, double variance)
{
    double mean = sums->wy / sums->w, part = sums->n / (sums->n - 1) / sums->w;
    return (struct gbv_form){ .one = part * mean * mean - variance / sums->w,
                              .y = -2 * part * mean, .yy = part };
}

static double
variance_of_y(const struct gbv_domain_sums *sums)
{
    double mean = sums->wy / sums->w;
    return variance_of(sums->n, sums->wyy / sums->w, mean * mean);
}

static double
mean_per_row(const struct gbv_domain_sums *sums, double mean)
{
    (void) mean;
    return variance_of_y(sums);
}

static double
total_per_row(const struct gbv_domain_sums *sums, double total)
{
    (void) total;
    return variance_of_y(sums) * sums->w * sums->w;
}

static double
ratio_per_row(const struct gbv_domain_sums *sums, double ratio)
{
    double scale = sums->w / sums->wx;
    double squares = (sums->wyy + ratio * ratio * sums->wxx) / sums->w;
    double taken = 2 * ratio * sums->wxy / sums->w;
    return variance_of(sums->n, squares, taken) * scale * scale;
}

const struct gbv_statistic gbv_statistic_mean = {
    mean_value, mean_influence, mean_per_row,
};
const struct gbv_statistic gbv_statistic_total = {
    total_value, total_influence, total_per_row,
};
const struct gbv_statistic gbv_statistic_ratio = {
    ratio_value, ratio_influence, ratio_per_row,
};
const struct gbv_statistic gbv_statistic_variance = {
    variance_value, variance_influence, NULL,
};
