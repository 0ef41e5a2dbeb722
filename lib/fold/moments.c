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
        gbv_exact_add_weighted_square(&more[GBV_DOUBLY], value, weight);
        gbv_exact_add_square(&more[GBV_DOUBLY_SQUARES], weight * value);    /* rounded once */
    }
    return true;
}

/* What is no whole number, or no small one. */
static inline bool
add_exactly(gbv_moments *moments, unsigned kept, double value)
{
    gbv_exact *more = sums(moments, kept);
    if (!more)
        return false;
    if (kept & GBV_MOMENT_SUM)
        gbv_exact_add(&more[GBV_SUM], value);
    if (kept & GBV_MOMENT_SQUARE)
        gbv_exact_add_square(&more[GBV_SQUARES], value);
    return true;
}

bool
gbv_moments_add(gbv_moments *moments, unsigned kept, double value, double weight)
{
    /* 2^37 whole numbers below 2^26 fit an integer of 63 bits. */
    static const double SMALL = 67108864;
    bool added = true;
    if (moments->n == 0 || value < moments->min)
        moments->min = value;
    if (moments->n == 0 || value > moments->max)
        moments->max = value;
    moments->n++;
    double magnitude = fabs(value);
    int64_t whole = magnitude < SMALL ? (int64_t)value : 0;
    if (magnitude < SMALL && (double)whole == value) {
        moments->whole += whole;
        moments->whole_squares += (uint64_t)(whole * whole);
    } else {
        added = add_exactly(moments, kept, value);
    }
    if (kept & (GBV_MOMENT_HIGHER | GBV_MOMENT_WEIGHTED))
        added = added && add_more(moments, kept, value, weight);
    return added;
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
    added = gbv_moments_add(&one, kept, value, 1) && sums(moments, kept);
    one.n = times;
    one.whole *= (int64_t)times;
    one.whole_squares *= times;
    for (size_t i = 0; added && one.more && i < n_sums(kept); i++) {
        add_scaled(&moments->more[i], &one.more[i], times);
        gbv_exact_free(&one.more[i]);
    }
    free(one.more);
    one.more = NULL;
    return added && gbv_moments_merge(moments, kept, &one);
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

bool
gbv_moments_merge(gbv_moments *moments, unsigned kept, const gbv_moments *other)
{
    if (other->n && (!moments->n || other->min < moments->min))
        moments->min = other->min;
    if (other->n && (!moments->n || other->max > moments->max))
        moments->max = other->max;
    moments->n += other->n;
    moments->n_missing += other->n_missing;
    moments->whole += other->whole;
    moments->whole_squares += other->whole_squares;
    if (!other->more)
        return true;
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
