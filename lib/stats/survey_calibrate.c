#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "stats/argument.h"
#include "stats/survey_calibrate.h"
#include "stats/tally.h"

static size_t
level_of(const gbv_calibration *c, size_t category, size_t margin)
{
    return c->level[category * c->n_margins + margin];
}

static size_t
most_levels(const gbv_calibration *c)
{
    size_t most = 0;
    for (size_t m = 0; m < c->n_margins; m++)
        if (c->n_levels[m] > most)
            most = c->n_levels[m];
    return most;
}

/* ---- Checks ---- */

static double
tolerance_of(const gbv_calibration *c)
{
    return c->tolerance > 0 ? c->tolerance : 1e-6;
}

static double
people_of(const gbv_calibration *c, size_t margin)
{
    double people = 0;
    for (size_t l = 0; l < c->n_levels[margin]; l++)
        people += c->population[margin][l];
    return people;
}

/* Margins of one population have one total. */
static bool
totals_agree(const gbv_calibration *c)
{
    double people = people_of(c, 0);
    for (size_t m = 1; m < c->n_margins; m++)
        if (!(fabs(people_of(c, m) - people) <= tolerance_of(c) * people))
            return false;
    return true;
}

static bool
is_sound(const gbv_calibration *c, size_t n_units)
{
    if (c->n_margins == 0 || !(c->tolerance >= 0) || !isfinite(c->tolerance) || !totals_agree(c))
        return false;
    for (size_t m = 0; m < c->n_margins; m++)
        for (size_t l = 0; l < c->n_levels[m]; l++)
            if (!(c->population[m][l] >= 0) || !isfinite(c->population[m][l]))
                return false;
    for (size_t k = 0; k < c->n_categories; k++)
        for (size_t m = 0; m < c->n_margins; m++)
            if (level_of(c, k, m) >= c->n_levels[m])
                return false;
    for (size_t i = 0; i < c->n_weights; i++) {
        const gbv_calibration_weight *weight = &c->weights[i];
        if (weight->category >= c->n_categories || (n_units > 0 && weight->unit >= n_units) ||
            !(weight->w >= 0) || !isfinite(weight->w))
            return false;
    }
    return true;
}

/* ---- Weights by category and by unit ---- */

static gbv_status
add_up_categories(const gbv_calibration *c, double *total)
{
    struct tally *tallies = gbv_new_array(c->n_categories, sizeof *tallies);
    gbv_status status = tallies ? GBV_OK : GBV_NO_MEMORY;
    for (size_t i = 0; tallies && i < c->n_weights; i++)
        tally_add(&tallies[c->weights[i].category], c->weights[i].w, 1);
    for (size_t k = 0; tallies && k < c->n_categories; k++) {
        gbv_status taken = tally_take(&tallies[k], &total[k]);
        status = status ? status : taken;
    }
    free(tallies);
    return status;
}

static gbv_status
sort_by_unit(const gbv_calibration *c, struct gbv_calibrated *out)
{
    out->first = gbv_new_array(out->n_units + 2, sizeof *out->first);
    out->weight = gbv_new_array(c->n_weights, sizeof *out->weight);
    if (!out->first || !out->weight)
        return GBV_NO_MEMORY;
    /* Counted one place further on, so that filling moves them into place. */
    for (size_t i = 0; i < c->n_weights; i++)
        out->first[c->weights[i].unit + 2]++;
    for (size_t u = 0; u < out->n_units; u++)
        out->first[u + 2] += out->first[u + 1];
    for (size_t i = 0; i < c->n_weights; i++)
        out->weight[out->first[c->weights[i].unit + 1]++] = i;
    return GBV_OK;
}

/* ---- Raking ---- */

/* The sums of value over the categories of each level of a margin. */
static void
sum_levels(const gbv_calibration *c, size_t margin, const double *value, double *sums)
{
    for (size_t l = 0; l < c->n_levels[margin]; l++)
        sums[l] = 0;
    for (size_t k = 0; k < c->n_categories; k++)
        sums[level_of(c, k, margin)] += value[k];
}

static gbv_status
check_levels(const gbv_calibration *c, const double *total, double *sums,
             gbv_calibration_gap *gap)
{
    for (size_t m = 0; m < c->n_margins; m++) {
        sum_levels(c, m, total, sums);
        for (size_t l = 0; l < c->n_levels[m]; l++) {
            if (sums[l] > 0 && c->population[m][l] == 0)
                return GBV_DOMAIN;
            if (sums[l] == 0 && c->population[m][l] > 0) {
                if (gap)
                    *gap = (gbv_calibration_gap){ .margin = m, .level = l };
                return GBV_TOO_FEW;
            }
        }
    }
    return GBV_OK;
}

/* One sweep over the margins; returns the largest change of a category. */
static double
sweep(const gbv_calibration *c, const double *total, double *factor, double *now, double *sums)
{
    size_t n = c->n_categories;
    double *last = factor + (c->n_margins - 1) * n, change = 0;
    for (size_t m = 0; m < c->n_margins; m++) {
        const double *before = m ? factor + (m - 1) * n : last;
        double *after = factor + m * n;
        for (size_t k = 0; k < n; k++)
            now[k] = total[k] * before[k];
        sum_levels(c, m, now, sums);
        for (size_t k = 0; k < n; k++) {
            size_t l = level_of(c, k, m);
            double ratio = sums[l] > 0 ? c->population[m][l] / sums[l] : 1;
            after[k] = before[k] * ratio;
        }
    }
    for (size_t k = 0; k < n; k++)
        change = fmax(change, fabs(total[k] * last[k] - now[k + n]));
    return change;
}

/* Do the weights add up to every margin? They settle without, where empty
 * categories leave no way to. A level may be off by what all of its categories
 * still change. */
static bool
margins_hold(const gbv_calibration *c, const double *total, const double *factor, double *now,
             double *sums)
{
    double allowed = (double) c->n_categories * tolerance_of(c) * people_of(c, 0);
    for (size_t k = 0; k < c->n_categories; k++)
        now[k] = total[k] * factor[k];
    for (size_t m = 0; m < c->n_margins; m++) {
        sum_levels(c, m, now, sums);
        for (size_t l = 0; l < c->n_levels[m]; l++)
            if (!(fabs(sums[l] - c->population[m][l]) <= allowed))
                return false;
    }
    return true;
}

/* Rakes until no category's total changes any more. `now` has room for two
 * arrays of categories: the second keeps the totals before the sweep. */
static gbv_status
rake(const gbv_calibration *c, const double *total, double *factor, double *now, double *sums)
{
    size_t n = c->n_categories, most = c->max_sweeps ? c->max_sweeps : 100;
    double settled = tolerance_of(c) * people_of(c, 0);
    double *last = factor + (c->n_margins - 1) * n;
    for (size_t k = 0; k < n; k++)
        last[k] = 1;
    for (size_t s = 0; s < most; s++) {
        for (size_t k = 0; k < n; k++)
            now[n + k] = total[k] * last[k];
        double change = sweep(c, total, factor, now, sums);
        if (!isfinite(change))
            return GBV_RANGE;
        if (c->n_margins == 1 || change <= settled)
            return margins_hold(c, total, last, now, sums) ? GBV_OK : GBV_NO_CONVERGENCE;
    }
    return GBV_NO_CONVERGENCE;
}

static gbv_status
find_factors(const gbv_calibration *c, struct gbv_calibrated *out, gbv_calibration_gap *gap)
{
    size_t n = c->n_categories;
    out->total = gbv_new_array(n, sizeof *out->total);
    out->factor = gbv_new_array(n, c->n_margins * sizeof *out->factor);
    double *now = gbv_new_array(n, 2 * sizeof *now);
    double *sums = gbv_new_array(most_levels(c), sizeof *sums);
    gbv_status status = out->total && out->factor && now && sums ? GBV_OK : GBV_NO_MEMORY;
    if (!status)
        status = add_up_categories(c, out->total);
    if (!status)
        status = check_levels(c, out->total, sums, gap);
    if (!status)
        status = rake(c, out->total, out->factor, now, sums);
    free(now);
    free(sums);
    return status;
}

gbv_status
gbv_calibrated_begin(const gbv_calibration *calibration, size_t n_units,
                     struct gbv_calibrated *out, gbv_calibration_gap *gap)
{
    *out = (struct gbv_calibrated){ .calibration = calibration, .n_units = n_units };
    if (!is_sound(calibration, n_units))
        return GBV_DOMAIN;
    gbv_status status = find_factors(calibration, out, gap);
    if (!status && n_units > 0)
        status = sort_by_unit(calibration, out);
    return status;
}

void
gbv_calibrated_end(struct gbv_calibrated *calibrated)
{
    free(calibrated->total);
    free(calibrated->factor);
    free(calibrated->first);
    free(calibrated->weight);
    *calibrated = (struct gbv_calibrated){ 0 };
}

const double *
gbv_calibrated_factors(const struct gbv_calibrated *calibrated)
{
    const gbv_calibration *c = calibrated->calibration;
    return calibrated->factor + (c->n_margins - 1) * c->n_categories;
}

gbv_status
gbv_calibration_factors(const gbv_calibration *calibration, double *factor,
                        gbv_calibration_gap *gap)
{
    struct gbv_calibrated calibrated;
    gbv_status status = gbv_calibrated_begin(calibration, 0, &calibrated, gap);
    if (!status)
        memcpy(factor, gbv_calibrated_factors(&calibrated),
               calibration->n_categories * sizeof *factor);
    gbv_calibrated_end(&calibrated);
    return status;
}
