#include <math.h>

#include "stats/root.h"
#include "stats/score.h"

/* The score statistic as a curve of the hypothetical value falls from the
 * estimate's far side to its other; the limits are where it is z and -z. */
struct question {
    struct gbv_two_samples samples;
    double z;         /* positive at the lower limit, negative at the upper */
    double factor;    /* N/(N-1), or 1 */
    double difference;
};

static double
excess(const struct question *q, double deviation, double variance)
{
    variance *= q->factor;
    if (variance > 0)
        return deviation / sqrt(variance) - q->z;
    /* The limit of a vanishing variance; 0 only if nothing deviates. */
    return deviation == 0 ? -q->z : deviation * INFINITY;
}

static double
factor_of(const struct gbv_two_samples *samples, bool corrected)
{
    double n = samples->n1 + samples->n2;
    return corrected ? n / (n - 1) : 1;
}

static double
share(double part, double whole)
{
    return part == 0 ? 0 : part / whole;
}

/* The derivative of the log likelihood of p2, when p1 = p2 + difference:
 * falls from one end of what p2 can be to the other. */
static double
likelihood_slope(double p2, const void *parameters)
{
    const struct question *q = parameters;
    const struct gbv_two_samples *s = &q->samples;
    double p1 = fmin(1, p2 + q->difference);    /* 1 - d + d may round above 1 */
    return share(s->x1, p1) - share(s->n1 - s->x1, 1 - p1) + share(s->x2, p2) -
           share(s->n2 - s->x2, 1 - p2);
}

/* The most likely p2 for that difference. Without a zero of the slope it lies
 * at an end. */
static gbv_status
most_likely(const struct question *q, double *p2)
{
    double low = fmax(0, -q->difference), high = fmin(1, 1 - q->difference);
    if (!(likelihood_slope(low, q) > 0)) {
        *p2 = low;
        return GBV_OK;
    }
    if (!(likelihood_slope(high, q) < 0)) {
        *p2 = high;
        return GBV_OK;
    }
    return gbv_root_between(likelihood_slope, q, low, high, p2);
}

static double
difference_curve(double difference, const void *parameters)
{
    struct question q = *(const struct question *) parameters;
    const struct gbv_two_samples *s = &q.samples;
    q.difference = difference;
    double p2 = 0;
    /* The slope changes sign between the ends, or an end was taken. */
    (void) most_likely(&q, &p2);
    double p1 = fmin(1, fmax(0, p2 + difference));
    double variance = p1 * (1 - p1) / s->n1 + p2 * (1 - p2) / s->n2;
    return excess(&q, s->x1 / s->n1 - s->x2 / s->n2 - difference, variance);
}

gbv_status
gbv_score_difference(const struct gbv_two_samples *samples, double z, bool corrected, double *low,
                     double *high)
{
    double estimate = samples->x1 / samples->n1 - samples->x2 / samples->n2;
    struct question q = { .samples = *samples, .z = z, .factor = factor_of(samples, corrected) };
    double lower = -1, upper = 1;
    gbv_status status = GBV_OK;
    if (estimate > -1)
        status = gbv_root_between(difference_curve, &q, -1, estimate, &lower);
    q.z = -z;
    if (!status && estimate < 1)
        status = gbv_root_between(difference_curve, &q, estimate, 1, &upper);
    if (status)
        return status;
    *low = lower;
    *high = upper;
    return GBV_OK;
}

/* Two shares and what each lacks to 1, which of shares near 1 is what counts. */
struct shares {
    double p1, q1, p2, q2;
};

/* With p1 = ratio p2 the most likely p2 is the lesser root of a quadratic
 * (Miettinen & Nurminen, eq. 12). All four in forms that only add: with y = n - x
 * and d = ratio - 1 its discriminant is (d (n1 + x2) + y1 - y2)^2 + 4 ratio y1 y2,
 * and q1, q2 are roots of quadratics with the same one. */
static struct shares
most_likely_at(const struct gbv_two_samples *s, double ratio)
{
    double n = s->n1 + s->n2, d = ratio - 1, y1 = s->n1 - s->x1, y2 = s->n2 - s->x2;
    double apart = d * (s->n1 + s->x2) + (y1 - y2);
    double root = sqrt(apart * apart + 4 * ratio * y1 * y2);
    double sum = s->n1 * ratio + s->x1 + s->n2 + s->x2 * ratio;
    double left1 = y1 + ratio * y2 - n * d, left2 = y1 + ratio * y2 + n * d;
    double p2 = 2 * (s->x1 + s->x2) / (sum + root);
    return (struct shares){
        .p1 = ratio * p2, .p2 = p2,
        .q1 = left1 >= 0 ? (left1 + root) / (2 * n) : 2 * d * y1 / (root - left1),
        .q2 = left2 >= 0 ? (left2 + root) / (2 * n * ratio) : -2 * d * y2 / (root - left2),
    };
}

static double
ratio_curve(double ratio, const void *parameters)
{
    const struct question *q = parameters;
    const struct gbv_two_samples *s = &q->samples;
    struct shares fit = most_likely_at(s, ratio);
    double variance = fit.p1 * fit.q1 / s->n1 + ratio * (fit.p1 * fit.q2) / s->n2;
    double deviation = 2 * s->x1 < s->n1
                     ? s->x1 / s->n1 - ratio * (s->x2 / s->n2)
                     : ratio * ((s->n2 - s->x2) / s->n2) - (s->n1 - s->x1) / s->n1 - (ratio - 1);
    return excess(q, deviation, variance);
}

gbv_status
gbv_score_ratio(const struct gbv_two_samples *samples, double z, bool corrected, double *low,
                double *high)
{
    struct question q = { .samples = *samples, .z = z, .factor = factor_of(samples, corrected) };
    /* Half an event added to each: a start that is neither 0 nor infinite. */
    double start = (samples->x1 + 0.5) / samples->n1 / ((samples->x2 + 0.5) / samples->n2);
    double lower = 0, upper = INFINITY;
    gbv_status status = GBV_OK;
    if (samples->x1 > 0)
        status = gbv_root_positive(ratio_curve, &q, start, 1, &lower);
    q.z = -z;
    if (!status && samples->x2 > 0)
        status = gbv_root_positive(ratio_curve, &q, start, 1, &upper);
    if (status)
        return status;
    *low = lower;
    *high = upper;
    return GBV_OK;
}

/* With rate1 = rate2 + difference the most likely rate2 is the positive root
 * of n r^2 - b r - x2 difference, n the whole exposure. */
static double
rate_curve(double difference, const void *parameters)
{
    const struct question *q = parameters;
    const struct gbv_two_samples *s = &q->samples;
    double n = s->n1 + s->n2;
    double b = s->x1 + s->x2 - n * difference;
    double root = sqrt(fmax(0, b * b + 4 * n * s->x2 * difference));
    double rate2 = b > 0 ? (b + root) / (2 * n) : share(2 * s->x2 * difference, root - b);
    rate2 = fmax(rate2, fmax(0, -difference));
    double variance = (rate2 + difference) / s->n1 + rate2 / s->n2;
    return excess(q, s->x1 / s->n1 - s->x2 / s->n2 - difference, variance);
}

/* A distance from the estimate that no limit reaches: twice the reach of two
 * rates with z^2 + 2 events more. */
static double
far_from(const struct gbv_two_samples *s, double z)
{
    double more = z * z + 2;
    double first = (more + z * sqrt(s->x1 + more)) / s->n1;
    double second = (more + z * sqrt(s->x2 + more)) / s->n2;
    return 2 * (first + second);
}

gbv_status
gbv_score_rate_difference(const struct gbv_two_samples *samples, double z, double *low,
                          double *high)
{
    double estimate = samples->x1 / samples->n1 - samples->x2 / samples->n2;
    double far = far_from(samples, z), lower, upper;
    struct question q = { .samples = *samples, .z = z, .factor = 1 };
    gbv_status status =
        gbv_root_between(rate_curve, &q, estimate - far, estimate, &lower);
    q.z = -z;
    if (!status)
        status = gbv_root_between(rate_curve, &q, estimate, estimate + far, &upper);
    if (status)
        return status;
    *low = lower;
    *high = upper;
    return GBV_OK;
}
