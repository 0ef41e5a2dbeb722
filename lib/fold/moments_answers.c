/* What is asked of moments: from whole numbers, rounded once. */
#include <math.h>

#include "fold/moments.h"

/* What machine integers hold, and the rest. */
gbv_exact
gbv_moments_total(const gbv_moments *moments)
{
    gbv_exact sum = { 0 };
    bool negative = moments->scaled < 0;
    gbv_uint128 magnitude = negative ? -(gbv_uint128)moments->scaled
                                     : (gbv_uint128)moments->scaled;
    const uint64_t limbs[] = { (uint64_t)magnitude, (uint64_t)(magnitude >> 64) };
    if (moments->more)
        gbv_exact_merge(&sum, &moments->more[GBV_SUM]);
    if (magnitude)
        gbv_exact_add_integer(&sum, limbs, 2, -ilogb(moments->scale), negative);
    return sum;
}

gbv_exact
gbv_moments_total_squares(const gbv_moments *moments)
{
    gbv_exact sum = { 0 };
    const uint64_t limbs[] = { (uint64_t)moments->squares, (uint64_t)(moments->squares >> 64),
                               moments->squares_high };
    if (moments->more)
        gbv_exact_merge(&sum, &moments->more[GBV_SQUARES]);
    if (limbs[0] | limbs[1] | limbs[2])
        gbv_exact_add_integer(&sum, limbs, 3, -2 * ilogb(moments->scale), false);
    return sum;
}

double
gbv_moments_sum(const gbv_moments *moments)
{
    gbv_exact sum = gbv_moments_total(moments);
    double rounded = gbv_exact_round(&sum);
    gbv_exact_free(&sum);
    return rounded;
}

double
gbv_moments_mean(const gbv_moments *moments)
{
    gbv_exact sum = gbv_moments_total(moments), n;
    gbv_exact_from_count(&n, moments->n);
    double mean = gbv_exact_ratio(&sum, &n);
    gbv_exact_free(&sum);
    return mean;
}

/* factor a b … added to `out`, a product of up to four sums. */
static void
add_term(gbv_exact *out, int64_t factor, const gbv_exact *const terms[], size_t n)
{
    gbv_exact product, next;
    gbv_exact_from_count(&product, (uint64_t)(factor < 0 ? -factor : factor));
    for (size_t i = 0; i < n; i++) {
        gbv_exact_multiply(&product, terms[i], &next);
        gbv_exact_free(&product);
        product = next;
    }
    if (factor < 0)
        gbv_exact_subtract(out, &product);
    else
        gbv_exact_merge(out, &product);
    gbv_exact_free(&product);
}

/* Central sums times a power of n, exactly (they cancel, so they must be):
 *   second  n S2 - S1^2
 *   third   n^2 S3 - 3 n S1 S2 + 2 S1^3
 *   fourth  n^3 S4 - 4 n^2 S1 S3 + 6 n S1^2 S2 - 3 S1^4 */
struct central {
    gbv_exact n, s1, s2, second, third, fourth;
};

static struct central
central_sums(const gbv_moments *moments, bool higher)
{
    struct central c = { .s1 = gbv_moments_total(moments),
                         .s2 = gbv_moments_total_squares(moments) };
    gbv_exact_from_count(&c.n, moments->n);
    const gbv_exact *n = &c.n, *s1 = &c.s1, *s2 = &c.s2;
    add_term(&c.second, 1, (const gbv_exact *const[]){ n, s2 }, 2);
    add_term(&c.second, -1, (const gbv_exact *const[]){ s1, s1 }, 2);
    if (!higher)
        return c;
    const gbv_exact *s3 = &moments->more[GBV_CUBES], *s4 = &moments->more[GBV_FOURTHS];
    add_term(&c.third, 1, (const gbv_exact *const[]){ n, n, s3 }, 3);
    add_term(&c.third, -3, (const gbv_exact *const[]){ n, s1, s2 }, 3);
    add_term(&c.third, 2, (const gbv_exact *const[]){ s1, s1, s1 }, 3);
    add_term(&c.fourth, 1, (const gbv_exact *const[]){ n, n, n, s4 }, 4);
    add_term(&c.fourth, -4, (const gbv_exact *const[]){ n, n, s1, s3 }, 4);
    add_term(&c.fourth, 6, (const gbv_exact *const[]){ n, s1, s1, s2 }, 4);
    add_term(&c.fourth, -3, (const gbv_exact *const[]){ s1, s1, s1, s1 }, 4);
    return c;
}

static void
free_central(struct central *c)
{
    gbv_exact_free(&c->s1);
    gbv_exact_free(&c->s2);
    gbv_exact_free(&c->second);
    gbv_exact_free(&c->third);
    gbv_exact_free(&c->fourth);
}

double
gbv_moments_squares(const gbv_moments *moments)
{
    gbv_exact sum = gbv_moments_total_squares(moments);
    double rounded = gbv_exact_round(&sum);
    gbv_exact_free(&sum);
    return rounded;
}

double
gbv_moments_variance(const gbv_moments *moments)
{
    if (moments->n < 2)
        return NAN;
    struct central c = central_sums(moments, false);
    gbv_exact less, divisor = { 0 };
    gbv_exact_from_count(&less, moments->n - 1);
    add_term(&divisor, 1, (const gbv_exact *const[]){ &c.n, &less }, 2);
    double variance = gbv_exact_ratio(&c.second, &divisor);
    gbv_exact_free(&divisor);
    free_central(&c);
    return variance;
}

double
gbv_moments_skewness(const gbv_moments *moments)
{
    double n = (double)moments->n;
    if (moments->n < 3)
        return NAN;
    struct central c = central_sums(moments, true);
    double second = gbv_exact_round(&c.second), third = gbv_exact_round(&c.third);
    free_central(&c);
    if (second == 0)
        return NAN;
    return third / (second * sqrt(second)) * sqrt(n * (n - 1)) / (n - 2);
}

double
gbv_moments_kurtosis(const gbv_moments *moments)
{
    double n = (double)moments->n;
    if (moments->n < 4)
        return NAN;
    struct central c = central_sums(moments, true);
    double second = gbv_exact_round(&c.second), fourth = gbv_exact_round(&c.fourth);
    free_central(&c);
    if (second == 0)
        return NAN;
    double excess = fourth / second / second - 3;
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
}

/* ---- With weights ---- */

static void
add_wide(gbv_exact *sum, gbv_uint128 low, uint64_t high, int exponent, bool negative)
{
    const uint64_t limbs[] = { (uint64_t)low, (uint64_t)(low >> 64), high };
    if (limbs[0] | limbs[1] | limbs[2])
        gbv_exact_add_integer(sum, limbs, 3, exponent, negative);
}

/* What machine integers hold of a sum with weights. */
static void
add_machine(gbv_exact *out, const gbv_moments *moments, int sum)
{
    const gbv_weighted_moments *weighted = moments->weighted;
    int weight = -ilogb(weighted->scale), value = -ilogb(moments->scale);
    bool negative = weighted->wx < 0;
    switch (sum) {
    case GBV_WEIGHTS:
        add_wide(out, (gbv_uint128)weighted->w, 0, weight, false);
        break;
    case GBV_WEIGHT_SQUARES:
        add_wide(out, weighted->ww, weighted->ww_high, 2 * weight, false);
        break;
    case GBV_WEIGHTED:
        add_wide(out, negative ? -(gbv_uint128)weighted->wx : (gbv_uint128)weighted->wx, 0,
                 weight + value, negative);
        break;
    case GBV_WEIGHTED_SQUARES:
        add_wide(out, weighted->wxx, weighted->wxx_high, weight + 2 * value, false);
        break;
    default:
        break;
    }
}

gbv_exact
gbv_moments_total_weighted(const gbv_moments *moments, int sum)
{
    gbv_exact total = { 0 };
    if (moments->more)
        gbv_exact_merge(&total, &moments->more[sum]);
    if (moments->weighted && moments->weighted->scale != 0 && moments->scale != 0)
        add_machine(&total, moments, sum);
    return total;
}

double
gbv_moments_rounded(const gbv_moments *moments, int sum)
{
    gbv_exact total = gbv_moments_total_weighted(moments, sum);
    double number = gbv_exact_round(&total);
    gbv_exact_free(&total);
    return number;
}

double
gbv_moments_weighted_mean(const gbv_moments *moments)
{
    gbv_exact sum = gbv_moments_total_weighted(moments, GBV_WEIGHTED);
    gbv_exact weight = gbv_moments_total_weighted(moments, GBV_WEIGHTS);
    double mean = gbv_exact_ratio(&sum, &weight);
    gbv_exact_free(&sum);
    gbv_exact_free(&weight);
    return mean;
}
