/* Moments put together, and their end. */
#include <math.h>
#include <stdlib.h>

#include "fold/moments.h"

/* How many sums are kept in `more`. */
static size_t
n_sums(unsigned kept)
{
    return kept & GBV_MOMENT_HIGHER ? GBV_FOURTHS + 1
         : kept & GBV_MOMENT_DOUBLY ? GBV_DOUBLY_SQUARES + 1
         : kept & GBV_MOMENT_WEIGHTED ? GBV_WEIGHT_SQUARES + 1 : GBV_SQUARES + 1;
}

gbv_exact *
gbv_moments_sums(gbv_moments *moments, unsigned kept)
{
    if (!moments->more)
        moments->more = calloc(n_sums(kept), sizeof *moments->more);
    return moments->more;
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
    gbv_exact *more = gbv_moments_sums(moments, kept);
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

/* by  0 to 63 */
static void
shift_wide(gbv_uint128 *low, uint64_t *high, int by)
{
    if (by == 0)
        return;
    *high = *high << by | (uint64_t)(*low >> (128 - by));
    *low <<= by;
}

/* The sums by a finer scale of weights, if there is room for them: what was
 * whole is so still. */
static bool
refine(gbv_weighted_moments *sums, double scale)
{
    enum { FAR = 16 };
    const gbv_int128 most = (gbv_int128)1 << (126 - FAR);
    int shift = ilogb(scale) - ilogb(sums->scale);
    if (shift == 0)
        return true;
    if (shift > FAR || sums->w >= most || sums->wx >= most || sums->wx <= -most ||
        sums->ww_high >> (63 - 2 * FAR) || sums->wxx_high >> (63 - FAR))
        return false;
    sums->scale = scale;
    sums->w *= (gbv_int128)1 << shift;
    sums->wx *= (gbv_int128)1 << shift;
    shift_wide(&sums->ww, &sums->ww_high, 2 * shift);
    shift_wide(&sums->wxx, &sums->wxx_high, shift);
    return true;
}

/* Sums of scales that can be made the same add; others go into the exact ones. */
static bool
merge_weighted(gbv_moments *moments, unsigned kept, const gbv_moments *other, bool same_scale)
{
    if (!other->weighted)
        return true;
    gbv_weighted_moments theirs = *other->weighted;
    if (!moments->weighted) {
        moments->weighted = calloc(1, sizeof *moments->weighted);
        if (!moments->weighted)
            return false;
        moments->weighted->scale = theirs.scale;
    }
    gbv_weighted_moments *mine = moments->weighted;
    double finer = fmax(mine->scale, theirs.scale);
    if (!same_scale || !refine(mine, finer) || !refine(&theirs, finer)) {
        gbv_moments part = { .scale = other->scale, .weighted = other->weighted };
        gbv_exact *more = gbv_moments_sums(moments, kept);
        static const int sum[] = { GBV_WEIGHTS, GBV_WEIGHT_SQUARES, GBV_WEIGHTED,
                                   GBV_WEIGHTED_SQUARES };
        for (size_t i = 0; more && i < sizeof sum / sizeof *sum; i++) {
            gbv_exact total = gbv_moments_total_weighted(&part, sum[i]);
            gbv_exact_merge(&more[sum[i]], &total);
            gbv_exact_free(&total);
        }
        return more != NULL;
    }
    mine->w += theirs.w;
    mine->wx += theirs.wx;
    mine->ww_high += theirs.ww_high;
    mine->wxx_high += theirs.wxx_high;
    gbv_add_wide(&mine->ww, &mine->ww_high, theirs.ww);
    gbv_add_wide(&mine->wxx, &mine->wxx_high, theirs.wxx);
    return true;
}

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
    part.weighted = NULL;
    gbv_exact *more = gbv_moments_sums(moments, kept);
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
        merged = merge_scaled(moments, kept, other) &&
                 merge_weighted(moments, kept, other, moments->scale == other->scale);
    }
    moments->n += other->n;
    moments->n_missing += other->n_missing;
    if (!other->more || !merged)
        return merged;
    gbv_exact *more = gbv_moments_sums(moments, kept);
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
    free(moments->weighted);
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
