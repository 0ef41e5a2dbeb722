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

/* What is left of the mean of distances from an origin near it may be smaller
 * than sums take, and is nothing then. */
static double
kept(double coefficient)
{
    return fabs(coefficient) < TALLY_LEAST ? 0 : coefficient;
}

/* ---- Values ---- */

static bool
mean_value(const gbv_replicate_sums *by, const struct gbv_domain_sums *sums, double origin,
           double *out)
{
    (void) sums;
    (void) origin;
    *out = by->wy / by->w;
    return by->w > 0;
}

/* Other weights have another total of the origin. */
static bool
total_value(const gbv_replicate_sums *by, const struct gbv_domain_sums *sums, double origin,
            double *out)
{
    *out = by->wy + origin * (by->w - sums->w);
    return true;
}

static bool
ratio_value(const gbv_replicate_sums *by, const struct gbv_domain_sums *sums, double origin,
            double *out)
{
    (void) sums;
    (void) origin;
    *out = by->wy / by->wx;
    return by->wx != 0;
}

static bool
variance_value(const gbv_replicate_sums *by, const struct gbv_domain_sums *sums, double origin,
               double *out)
{
    (void) origin;
    double mean = by->wy / by->w;
    *out = variance_of(sums->n, by->wyy / by->w, mean * mean);
    return by->w > 0 && sums->n > 1;
}

static void
whole_above_origin(const struct gbv_domain_sums *sums, double origin, double *above,
                   double *rest)
{
    (void) sums;
    *above = origin;
    *rest = 0;
}

static void
whole_total(const struct gbv_domain_sums *sums, double origin, double *above, double *rest)
{
    *above = origin * sums->w;
    *rest = fma(origin, sums->w, -*above);
}

static void
whole_variance(const struct gbv_domain_sums *sums, double origin, double *above, double *rest)
{
    (void) sums;
    (void) origin;
    *above = *rest = 0;
}

/* ---- Influences ---- */

static struct gbv_form
mean_influence(const struct gbv_domain_sums *sums, double origin, double mean)
{
    (void) origin;
    return (struct gbv_form){ .one = kept(-mean / sums->w), .y = 1 / sums->w };
}

static struct gbv_form
total_influence(const struct gbv_domain_sums *sums, double origin, double total)
{
    (void) sums;
    (void) total;
    return (struct gbv_form){ .one = origin, .y = 1 };
}

static struct gbv_form
ratio_influence(const struct gbv_domain_sums *sums, double origin, double ratio)
{
    (void) origin;
    return (struct gbv_form){ .y = 1 / sums->wx, .x = kept(-ratio / sums->wx) };
}

static struct gbv_form
variance_influence(const struct gbv_domain_sums *sums, double origin, double variance)
{
    (void) origin;
    double mean = sums->wy / sums->w, part = sums->n / (sums->n - 1) / sums->w;
    return (struct gbv_form){ .one = kept(part * mean * mean - variance / sums->w),
                              .y = kept(-2 * part * mean), .yy = part };
}

/* ---- Simple random samples ---- */

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

/* ---- Rounding ---- */

static double
mean_dust(const struct gbv_domain_sums *sums, double origin, double mean)
{
    (void) origin;
    (void) mean;
    return 4 * DBL_EPSILON * sqrt(sums->wyy / sums->w);
}

/* Sums of weights are rounded too: by half a unit, times the origin. */
static double
total_dust(const struct gbv_domain_sums *sums, double origin, double total)
{
    return sums->w * (mean_dust(sums, origin, total) + DBL_EPSILON / 2 * fabs(origin));
}

static double
ratio_dust(const struct gbv_domain_sums *sums, double origin, double ratio)
{
    (void) origin;
    double squares = (sums->wyy + ratio * ratio * sums->wxx) / sums->w;
    return 4 * DBL_EPSILON * sqrt(squares) * fabs(sums->w / sums->wx);
}

static double
variance_dust(const struct gbv_domain_sums *sums, double origin, double variance)
{
    (void) sums;
    (void) origin;
    return 4 * DBL_EPSILON * variance;
}

const struct gbv_statistic gbv_statistic_mean = {
    mean_value, whole_above_origin, mean_influence, mean_per_row, mean_dust,
};
const struct gbv_statistic gbv_statistic_total = {
    total_value, whole_total, total_influence, total_per_row, total_dust,
};
const struct gbv_statistic gbv_statistic_ratio = {
    ratio_value, whole_above_origin, ratio_influence, ratio_per_row, ratio_dust,
};
const struct gbv_statistic gbv_statistic_variance = {
    variance_value, whole_variance, variance_influence, NULL, variance_dust,
};
