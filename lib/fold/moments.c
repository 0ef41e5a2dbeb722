#include <math.h>
#include <stdlib.h>

#include "fold/moments.h"

/* ---- The scale ---- */

/* Whole numbers have the scale 1. Of others the leading bit gets the place
 * 2^57: values a few times as large fit in 62 bits, and of those a few times
 * as small the last bit is whole still. What gbv_exact_takes refuses fits in no
 * scale: the whole numbers from 1 to 2^62 stay between 2^-200 and 2^200. */
static double
scale_for(double value)
{
    enum { LEAST = 62 - 200, MOST = 200 };
    int exponent, scale;
    if (value == floor(value) && fabs(value) < 0x1p53)
        return 1;
    frexp(value, &exponent);
    scale = 58 - exponent;
    return ldexp(1, scale < LEAST ? LEAST : scale > MOST ? MOST : scale);
}

/* The sums with weights leave the machine integers: the scale of values is to
 * change. */
static bool
settle_weighted(gbv_moments *moments, unsigned kept)
{
    static const int sum[] = { GBV_WEIGHTS, GBV_WEIGHT_SQUARES, GBV_WEIGHTED,
                               GBV_WEIGHTED_SQUARES };
    if (!moments->weighted)
        return true;
    if (!gbv_moments_sums(moments, kept))
        return false;
    for (size_t i = 0; i < sizeof sum / sizeof *sum; i++) {
        gbv_exact total = gbv_moments_total_weighted(moments, sum[i]);
        gbv_exact_free(&moments->more[sum[i]]);
        moments->more[sum[i]] = total;
    }
    *moments->weighted = (gbv_weighted_moments){ .scale = moments->weighted->scale };
    return true;
}

/* The sums so far by a finer scale, if there is room for them: what was whole
 * is so still. */
static void
rescale(gbv_moments *moments, unsigned kept, double scale)
{
    int shift = ilogb(scale) - ilogb(moments->scale);
    gbv_int128 most = (gbv_int128)1 << 60;
    if (shift <= 0 || shift > 60 || moments->scaled >= most || moments->scaled <= -most ||
        moments->squares_high || moments->squares >> 68 || !settle_weighted(moments, kept))
        return;
    moments->scale = scale;
    moments->scaled *= (gbv_int128)1 << shift;
    moments->squares_high = (uint64_t)(moments->squares >> (128 - 2 * shift));
    moments->squares <<= 2 * shift;
}

/* ---- Adding ---- */

/* False: the value or its weight is not whole in its scale, or too large. */
static inline bool
add_weighted_fast(gbv_moments *moments, double value, double weight)
{
    gbv_weighted_moments *weighted = moments->weighted;
    double scaled = value * moments->scale, scaled_weight = weight * weighted->scale;
    if (!(fabs(scaled) < 0x1p31 && scaled_weight < 0x1p62))
        return false;
    int64_t whole = (int64_t)scaled, whole_weight = (int64_t)scaled_weight;
    if ((double)whole != scaled || (double)whole_weight != scaled_weight)
        return false;
    gbv_uint128 w = (gbv_uint128)whole_weight;
    weighted->w += whole_weight;
    weighted->wx += (gbv_int128)whole_weight * whole;
    gbv_add_wide(&weighted->ww, &weighted->ww_high, w * w);
    gbv_add_wide(&weighted->wxx, &weighted->wxx_high, w * (uint64_t)(whole * whole));
    return true;
}

static bool
add_weighted(gbv_moments *moments, unsigned kept, double value, double weight)
{
    if (!moments->weighted) {
        moments->weighted = calloc(1, sizeof *moments->weighted);
        if (!moments->weighted)
            return false;
        moments->weighted->scale = scale_for(weight);
    }
    if (add_weighted_fast(moments, value, weight))
        return true;
    gbv_exact *more = gbv_moments_sums(moments, kept);
    if (!more)
        return false;
    gbv_exact_add(&more[GBV_WEIGHTS], weight);
    gbv_exact_add_square(&more[GBV_WEIGHT_SQUARES], weight);
    gbv_exact_add_product(&more[GBV_WEIGHTED], weight, value);
    gbv_exact_add_weighted_square(&more[GBV_WEIGHTED_SQUARES], weight, value);
    return true;
}

static bool
add_more(gbv_moments *moments, unsigned kept, double value, double weight)
{
    gbv_exact *more = gbv_moments_sums(moments, kept);
    if (!more)
        return false;
    if (kept & GBV_MOMENT_HIGHER) {
        gbv_exact_add_cube(&more[GBV_CUBES], value);
        gbv_exact_add_fourth(&more[GBV_FOURTHS], value);
    }
    if (kept & GBV_MOMENT_DOUBLY) {
        const double factors[] = { weight, weight, value, value };
        gbv_exact_add_factors(&more[GBV_DOUBLY], factors, 3);
        gbv_exact_add_factors(&more[GBV_DOUBLY_SQUARES], factors, 4);
    }
    return true;
}

static bool
add_exactly(gbv_moments *moments, unsigned kept, double value)
{
    gbv_exact *more = gbv_moments_sums(moments, kept);
    if (!more)
        return false;
    if (moments->n == 0 || value < moments->min)
        moments->min = value;
    if (moments->n == 0 || value > moments->max)
        moments->max = value;
    moments->n++;
    gbv_exact_add(&more[GBV_SUM], value);
    if (kept & GBV_MOMENT_SQUARE)
        gbv_exact_add_square(&more[GBV_SQUARES], value);
    return true;
}

/* The first value sets the scale; the first that is not whole in a scale of
 * whole numbers sets it anew. */
static bool
add_first(gbv_moments *moments, unsigned kept, double value)
{
    if (moments->scale == 0)
        moments->scale = scale_for(value);
    else if (moments->scale == 1)
        rescale(moments, kept, scale_for(value));
    else
        return false;
    if (moments->n == 0)
        moments->min = moments->max = value;
    return gbv_moments_add_fast(moments, value);
}

bool
gbv_moments_add(gbv_moments *moments, unsigned kept, double value, double weight)
{
    bool added = gbv_moments_add_fast(moments, value) || add_first(moments, kept, value) ||
                 add_exactly(moments, kept, value);
    if (kept & GBV_MOMENT_WEIGHTED)
        added = added && add_weighted(moments, kept, value, weight);
    if (kept & (GBV_MOMENT_HIGHER | GBV_MOMENT_DOUBLY))
        added = added && add_more(moments, kept, value, weight);
    return added;
}

bool
gbv_moments_add_missing(gbv_moments *moments, unsigned kept, double weight)
{
    moments->n_missing++;
    if (!(kept & GBV_MOMENT_WEIGHTED))
        return true;
    gbv_exact *more = gbv_moments_sums(moments, kept);
    if (more)
        gbv_exact_add(&more[GBV_WEIGHTS_MISSING], weight);
    return more != NULL;
}
