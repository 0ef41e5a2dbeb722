/* Sums of surveys by replicate weights, from exact sums: the order of keys
 * changes nothing. */
#include <math.h>

#include "fold/grouped.h"
#include "gbvstat/survey_fold.h"

struct sums {
    gbv_exact w, y, yy, x;
};

static gbv_status
take(struct sums *sums, gbv_replicate_sums *out)
{
    *out = (gbv_replicate_sums){ gbv_exact_round(&sums->w), gbv_exact_round(&sums->y),
                                 gbv_exact_round(&sums->yy), gbv_exact_round(&sums->x) };
    gbv_exact_free(&sums->w);
    gbv_exact_free(&sums->y);
    gbv_exact_free(&sums->yy);
    gbv_exact_free(&sums->x);
    return isnan(out->w + out->wy + out->wyy + out->wx) ? GBV_NO_MEMORY : GBV_OK;
}

static const gbv_replicate_sum *
sum_at(const gbv_grouped *grouped, size_t key, size_t measured, size_t replicate)
{
    return gbv_replicated_sum(&grouped->replicated, gbv_cell_at(grouped, key, measured),
                              replicate);
}

/* The squares of ratios are not asked for: no statistic needs them. */
static void
move(struct sums *sums, double origin, bool is_ratio)
{
    gbv_exact before = { 0 };
    gbv_exact_merge(&before, &sums->y);
    gbv_exact_add_scaled(&sums->y, -origin, is_ratio ? &sums->x : &sums->w);
    if (!is_ratio) {
        gbv_exact_add_scaled(&sums->yy, -origin, &before);
        gbv_exact_add_scaled(&sums->yy, -origin, &sums->y);
    }
    gbv_exact_free(&before);
}

gbv_status
gbv_grouped_replicate_sums(const gbv_grouped *grouped, const size_t *keys, const double *times,
                           size_t n, const gbv_distance *of, size_t replicate,
                           gbv_replicate_sums *out)
{
    struct sums sums = { 0 };
    bool is_ratio = of->x != GBV_NONE;
    for (size_t i = 0; i < n; i++) {
        const gbv_replicate_sum *y = sum_at(grouped, keys[i], of->y, replicate);
        double factor = times ? times[i] : 1;
        gbv_exact_add_scaled(&sums.w, factor, &y->w);
        gbv_exact_add_scaled(&sums.y, factor, &y->wx);
        gbv_exact_add_scaled(&sums.yy, factor, &y->wxx);
        if (is_ratio)
            gbv_exact_add_scaled(&sums.x, factor, &sum_at(grouped, keys[i], of->x,
                                                          replicate)->wx);
    }
    move(&sums, of->origin, is_ratio);
    return take(&sums, out);
}

gbv_status
gbv_grouped_replicate_values(const gbv_grouped *grouped, const size_t *keys, const double *times,
                             const double *y, size_t n, size_t measured, size_t replicate,
                             gbv_replicate_sums *out)
{
    struct sums sums = { 0 };
    for (size_t i = 0; i < n; i++) {
        gbv_exact weight = { 0 }, weighted = { 0 };
        if (isnan(y[i]))
            continue;
        gbv_exact_add_scaled(&weight, times ? times[i] : 1,
                             &sum_at(grouped, keys[i], measured, replicate)->w);
        gbv_exact_add_scaled(&weighted, y[i], &weight);
        gbv_exact_merge(&sums.w, &weight);
        gbv_exact_merge(&sums.y, &weighted);
        gbv_exact_add_scaled(&sums.yy, y[i], &weighted);
        gbv_exact_free(&weight);
        gbv_exact_free(&weighted);
    }
    return take(&sums, out);
}
