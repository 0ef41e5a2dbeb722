/* The residuals of an influence on the margins of its calibration. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/survey_calibrate.h"

/* Sweeps of margins that are not copies of each other settle in a few dozen. */
enum { MOST_SWEEPS = 10000 };

/* What is left of the influence in each category, per unit of weight before,
 * sums to 0 over each level of a margin; each step makes it so for one margin,
 * and returns the largest change. `taken` is what was taken so far. */
static double
fit_margin(const struct gbv_calibrated *calibrated, size_t margin, const double *by_category,
           double *taken, double *left, double *weight)
{
    const gbv_calibration *c = calibrated->calibration;
    const double *step = calibrated->factor + margin * c->n_categories;
    const double *factor = gbv_calibrated_factors(calibrated);
    double change = 0;
    for (size_t l = 0; l < c->n_levels[margin]; l++)
        left[l] = weight[l] = 0;
    for (size_t k = 0; k < c->n_categories; k++) {
        size_t l = c->level[k * c->n_margins + margin];
        if (!(calibrated->total[k] > 0))
            continue;
        left[l] += (factor[k] * by_category[k] - calibrated->total[k] * taken[k]) / step[k];
        weight[l] += calibrated->total[k];
    }
    for (size_t k = 0; k < c->n_categories; k++) {
        size_t l = c->level[k * c->n_margins + margin];
        double more = weight[l] > 0 ? step[k] * (left[l] / weight[l]) : 0;
        taken[k] += more;
        change = fmax(change, fabs(more));
    }
    return change;
}

static double
largest(const double *values, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(values[i]));
    return most;
}

/* Margin after margin, which is the weighted regression on all of them: von
 * Neumann (1950), Functional Operators II, theorem 13.7. */
static gbv_status
fit(const struct gbv_calibrated *calibrated, const double *by_category, double *taken,
    double *left, double *weight)
{
    const gbv_calibration *c = calibrated->calibration;
    for (size_t s = 0; s < MOST_SWEEPS; s++) {
        double change = 0;
        for (size_t m = 0; m < c->n_margins; m++)
            change = fmax(change, fit_margin(calibrated, m, by_category, taken, left, weight));
        if (!isfinite(change))
            return GBV_RANGE;
        if (c->n_margins == 1 || change <= 1e-14 * largest(taken, c->n_categories))
            return GBV_OK;
    }
    return GBV_NO_CONVERGENCE;
}

gbv_status
gbv_calibrated_fit(const struct gbv_calibrated *calibrated, const double *by_category,
                   double *explained)
{
    const gbv_calibration *c = calibrated->calibration;
    size_t most = 0;
    for (size_t m = 0; m < c->n_margins; m++)
        most = c->n_levels[m] > most ? c->n_levels[m] : most;
    double *left = gbv_new_array(most, sizeof *left);
    double *weight = gbv_new_array(most, sizeof *weight);
    for (size_t k = 0; k < c->n_categories; k++)
        explained[k] = 0;
    gbv_status status = left && weight
        ? fit(calibrated, by_category, explained, left, weight) : GBV_NO_MEMORY;
    free(left);
    free(weight);
    return status;
}

gbv_status
gbv_calibrated_take(const struct gbv_calibrated *calibrated, const double *explained,
                    struct pair *influence)
{
    for (size_t u = 0; u < calibrated->n_units; u++) {
        struct tally tally = { 0 };
        struct pair sum = { 0 };
        for (size_t i = calibrated->first[u]; i < calibrated->first[u + 1]; i++) {
            const gbv_calibration_weight *w =
                &calibrated->calibration->weights[calibrated->weight[i]];
            tally_add(&tally, w->w, explained[w->category]);
        }
        gbv_status status = tally_take_pair(&tally, &sum);
        if (status)
            return status;
        influence[u] = pair_less(influence[u], sum);
    }
    return GBV_OK;
}
