/* All that is asked of moments at once. */
#include <math.h>

#include "fold/moments.h"

/* Sums, but nothing that is divided. */
static gbv_sums
totals_of(const gbv_moments *moments, unsigned kept)
{
    gbv_sums sums = {
        .n = moments->n, .n_missing = moments->n_missing,
        .min = moments->n ? moments->min : (double)NAN,
        .max = moments->n ? moments->max : (double)NAN,
        .sum = moments->n ? gbv_moments_sum(moments) : (double)NAN,
        .squares = kept & GBV_MOMENT_SQUARE ? gbv_moments_squares(moments) : (double)NAN,
        .mean = NAN, .variance = NAN, .skewness = NAN, .kurtosis = NAN, .weighted_mean = NAN,
    };
    if (kept & GBV_MOMENT_WEIGHTED) {
        sums.weight = gbv_moments_rounded(moments, GBV_WEIGHTS);
        sums.weight_missing = gbv_moments_rounded(moments, GBV_WEIGHTS_MISSING);
        sums.weight_squares = gbv_moments_rounded(moments, GBV_WEIGHT_SQUARES);
        sums.weighted_sum = gbv_moments_rounded(moments, GBV_WEIGHTED);
        sums.weighted_squares = gbv_moments_rounded(moments, GBV_WEIGHTED_SQUARES);
    }
    if (kept & GBV_MOMENT_DOUBLY) {
        sums.doubly_sum = gbv_moments_rounded(moments, GBV_DOUBLY);
        sums.doubly_squares = gbv_moments_rounded(moments, GBV_DOUBLY_SQUARES);
    }
    return sums;
}

static gbv_sums
sums_of(const gbv_moments *moments, unsigned kept)
{
    gbv_sums sums = totals_of(moments, kept);
    if (moments->n)
        sums.mean = gbv_moments_mean(moments);
    if (kept & GBV_MOMENT_SQUARE)
        sums.variance = gbv_moments_variance(moments);
    if (kept & GBV_MOMENT_HIGHER) {
        sums.skewness = gbv_moments_skewness(moments);
        sums.kurtosis = gbv_moments_kurtosis(moments);
    }
    if (kept & GBV_MOMENT_WEIGHTED)
        sums.weighted_mean = gbv_moments_weighted_mean(moments);
    return sums;
}

/* What there is an answer to, but no memory was left to round it. */
static bool
is_lost(const gbv_sums *sums, unsigned kept, bool divided)
{
    bool squares = kept & GBV_MOMENT_SQUARE, weighted = kept & GBV_MOMENT_WEIGHTED;
    if ((sums->n && isnan(sums->sum)) || (squares && isnan(sums->squares)) ||
        (weighted && isnan(sums->weight + sums->weight_missing + sums->weight_squares +
                           sums->weighted_sum + sums->weighted_squares)) ||
        (kept & GBV_MOMENT_DOUBLY && isnan(sums->doubly_sum + sums->doubly_squares)))
        return true;
    if (!divided)
        return false;
    bool varies = kept & GBV_MOMENT_HIGHER && sums->variance > 0;
    return (sums->n && isnan(sums->mean)) || (squares && sums->n > 1 && isnan(sums->variance)) ||
           (varies && sums->n > 2 && isnan(sums->skewness)) ||
           (varies && sums->n > 3 && isnan(sums->kurtosis)) ||
           (weighted && sums->weight != 0 && isnan(sums->weighted_mean));
}

bool
gbv_moments_answers(const gbv_moments *moments, unsigned kept, bool divided, gbv_sums *out)
{
    if (gbv_moments_failed(moments, kept))
        return false;
    *out = divided ? sums_of(moments, kept) : totals_of(moments, kept);
    return !is_lost(out, kept, divided);
}
