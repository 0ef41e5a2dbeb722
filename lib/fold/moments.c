#include <math.h>
#include <stdlib.h>

#include "fold/moments.h"

static size_t
n_sums(unsigned kept)
{
    return kept & GBV_MOMENT_HIGHER ? GBV_FOURTHS + 1
         : kept & GBV_MOMENT_DOUBLY ? GBV_DOUBLY_SQUARES + 1
         : kept & GBV_MOMENT_WEIGHTED ? GBV_WEIGHT_SQUARES + 1 : GBV_SQUARES + 1;
}

static inline gbv_exact *
sums(gbv_moments *moments, unsigned kept)
{
    if (!moments->more)
        moments->more = calloc(n_sums(kept), sizeof *moments->more);
    return moments->more;
}

/* ---- The scale ---- */

/* Whole numbers have the scale 1. Of others the leading bit gets the place
 * 2^57: values a few times as large fit in 62 bits, and of those a few times
 * as small the last bit is whole still. */
static double
scale_for(double value)
{
    int exponent;
    if (value == floor(value) && fabs(value) < 0x1p53)
        return 1;
    frexp(value, &exponent);
    return ldexp(1, 58 - exponent);
}

/* The sums so far by a finer scale, if there is room for them: what was whole
 * is so still. */
static void
rescale(gbv_moments *moments, double scale)
{
    int shift = ilogb(scale) - ilogb(moments->scale);
    gbv_int128 most = (gbv_int128)1 << 60;
    if (shift <= 0 || shift > 60 || moments->scaled >= most || moments->scaled <= -most ||
        moments->squares_high || moments->squares >> 68)
        return;
    moments->scale = scale;
    moments->scaled *= (gbv_int128)1 << shift;
    gbv_uint128 squares = moments->squares;
    if (2 * shift >= 64) {
        moments->squares_high = (uint64_t)(squares >> (128 - 2 * shift));
    } else {
        moments->squares_high = 0;
    }
    moments->squares = squares << (2 * shift);
}

/* ---- Adding ---- */

static bool
add_more(gbv_moments *moments, unsigned kept, double value, double weight)
{
    gbv_exact *more = sums(moments, kept);
    if (!more)
        return false;
    if (kept & GBV_MOMENT_HIGHER) {
        gbv_exact_add_cube(&more[GBV_CUBES], value);
        gbv_exact_add_fourth(&more[GBV_FOURTHS], value);
    }
    if (kept & GBV_MOMENT_WEIGHTED) {
        gbv_exact_add(&more[GBV_WEIGHTS], weight);
        gbv_exact_add_square(&more[GBV_WEIGHT_SQUARES], weight);
        gbv_exact_add_product(&more[GBV_WEIGHTED], weight, value);
        gbv_exact_add_weighted_square(&more[GBV_WEIGHTED_SQUARES], weight, value);
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
    gbv_exact *more = sums(moments, kept);
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
add_first(gbv_moments *moments, double value)
{
    if (moments->n == 0) {
        moments->scale = scale_for(value);
        moments->min = moments->max = value;
        moments->n = 1;
        if (gbv_moments_add_fast(moments, value)) {
            moments->n = 1;
            return true;
        }
        moments->n = 0;
    } else if (moments->scale == 1) {
        rescale(moments, scale_for(value));
        return gbv_moments_add_fast(moments, value);
    }
    return false;
}

bool
gbv_moments_add(gbv_moments *moments, unsigned kept, double value, double weight)
{
    bool added = gbv_moments_add_fast(moments, value) || add_first(moments, value) ||
                 add_exactly(moments, kept, value);
    if (kept & (GBV_MOMENT_HIGHER | GBV_MOMENT_WEIGHTED | GBV_MOMENT_DOUBLY))
        added = added && add_more(moments, kept, value, weight);
    return added;
}

bool
gbv_moments_add_missing(gbv_moments *moments, unsigned kept, double weight)
{
    moments->n_missing++;
    if (!(kept & GBV_MOMENT_WEIGHTED))
        return true;
    gbv_exact *more = sums(moments, kept);
    if (more)
        gbv_exact_add(&more[GBV_WEIGHTS_MISSING], weight);
    return more != NULL;
}

/* A sum of one value, times a count, goes into the sum of all. */
static void
add_scaled(gbv_exact *sum, const gbv_exact *one, uint64_t times)
{
    gbv_exact count, product;
    gbv_exact_from_count(&count, times);
    gbv_exact_multiply(one, &count, &product);
    gbv_exact_merge(sum, &product);
    gbv_exact_free(&product);
}

static void
note_extremes(gbv_moments *moments, double min, double max)
{
    if (!moments->n || min < moments->min)
        moments->min = min;
    if (!moments->n || max > moments->max)
        moments->max = max;
}

bool
gbv_moments_add_times(gbv_moments *moments, unsigned kept, double value, uint64_t times)
{
    enum { FEW = 4 };
    bool added = true;
    if (times <= FEW) {
        for (uint64_t i = 0; i < times && added; i++)
            added = gbv_moments_add(moments, kept, value, 1);
        return added;
    }
    gbv_moments one = { 0 };
    gbv_exact *more = sums(moments, kept);
    added = more && gbv_moments_add(&one, kept, value, 1);
    gbv_exact sum = gbv_moments_total(&one), squares = gbv_moments_total_squares(&one);
    if (added) {
        note_extremes(moments, value, value);
        moments->n += times;
        add_scaled(&more[GBV_SUM], &sum, times);
        add_scaled(&more[GBV_SQUARES], &squares, times);
    }
    for (size_t i = GBV_SQUARES + 1; added && one.more && i < n_sums(kept); i++)
        add_scaled(&more[i], &one.more[i], times);
    gbv_exact_free(&sum);
    gbv_exact_free(&squares);
    gbv_moments_free(&one, kept);
    return added;
}

/* ---- Merging ---- */

/* Sums of one scale add; others go into the exact ones. */
static bool
merge_scaled(gbv_moments *moments, unsigned kept, const gbv_moments *other)
{
    if (moments->scale == 0)
        moments->scale = other->scale;
    if (moments->scale == other->scale) {
        moments->scaled += other->scaled;
        moments->squares += other->squares;
        moments->squares_high += other->squares_high + (moments->squares < other->squares);
        return true;
    }
    gbv_moments part = *other;
    part.more = NULL;
    gbv_exact *more = sums(moments, kept);
    if (!more)
        return false;
    gbv_exact sum = gbv_moments_total(&part), squares = gbv_moments_total_squares(&part);
    gbv_exact_merge(&more[GBV_SUM], &sum);
    gbv_exact_merge(&more[GBV_SQUARES], &squares);
    gbv_exact_free(&sum);
    gbv_exact_free(&squares);
    return true;
}

bool
gbv_moments_merge(gbv_moments *moments, unsigned kept, const gbv_moments *other)
{
    bool merged = true;
    if (other->n) {
        note_extremes(moments, other->min, other->max);
        merged = merge_scaled(moments, kept, other);
    }
    moments->n += other->n;
    moments->n_missing += other->n_missing;
    if (!other->more || !merged)
        return merged;
    gbv_exact *more = sums(moments, kept);
    for (size_t i = 0; more && i < n_sums(kept); i++)
        gbv_exact_merge(&more[i], &other->more[i]);
    return more != NULL;
}

void
gbv_moments_free(gbv_moments *moments, unsigned kept)
{
    for (size_t i = 0; moments->more && i < n_sums(kept); i++)
        gbv_exact_free(&moments->more[i]);
    free(moments->more);
    *moments = (gbv_moments){ 0 };
}

bool
gbv_moments_failed(const gbv_moments *moments, unsigned kept)
{
    bool failed = false;
    for (size_t i = 0; moments->more && i < n_sums(kept); i++)
        failed = failed || moments->more[i].failed;
    return failed;
}
