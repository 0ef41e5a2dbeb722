#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/survey_stage.h"

bool
gbv_stage_is_lonely(const struct gbv_stage *stage, size_t group)
{
    return stage->size[group] == 1 && stage->rest[group] > 0;
}

size_t
gbv_stages_psu(const struct gbv_stages *stages, size_t unit)
{
    return stages->psu ? stages->psu[unit] : unit;
}

/* The mean of the units of a group; of all units, if `group` is n_groups. */
static gbv_status
mean_of(const struct gbv_stage *stage, size_t group, const struct pair *influence,
        struct pair *out)
{
    bool all = group == stage->n_groups;
    size_t begin = all ? 0 : stage->first[group];
    size_t end = all ? stage->n_units : stage->first[group + 1];
    struct tally tally = { 0 };
    for (size_t i = begin; i < end; i++)
        tally_add_pair(&tally, influence[stage->unit[i]]);
    struct pair sum = { 0 };
    gbv_status status = tally_take_pair(&tally, &sum);
    if (!status)
        *out = pair_over(sum, (double) (end - begin));
    return status;
}

/* Where distances begin: the mean of the group. A lonely one has none of its
 * own. */
static gbv_status
centre_of(const struct gbv_stages *stages, const struct gbv_stage *stage, size_t group,
          const struct pair *influence, struct pair *out)
{
    if (!gbv_stage_is_lonely(stage, group))
        return mean_of(stage, group, influence, out);
    *out = (struct pair){ 0 };
    return stages->lonely == GBV_LONELY_CENTRE ? mean_of(stage, stage->n_groups, influence, out)
                                               : GBV_OK;
}

/* Cochran (1977), Sampling Techniques, 5.13 and 11.19: (1 - f) n / (n - 1). */
double
gbv_stage_counts(const struct gbv_stages *stages, const struct gbv_stage *stage, size_t group)
{
    double n = stage->size[group], rest = stage->rest[group] * stage->share[group];
    if (!(rest > 0))
        return 0;
    if (!gbv_stage_is_lonely(stage, group))
        return rest * n / (n - 1);
    return stages->lonely == GBV_LONELY_CENTRE || stages->lonely == GBV_LONELY_ADJUST ? rest : 0;
}

static gbv_status
spread_group(const struct gbv_stages *stages, const struct gbv_stage *stage, size_t group,
             const struct pair *influence, double *out)
{
    double root = sqrt(gbv_stage_counts(stages, stage, group));
    struct pair centre = { 0 };
    gbv_status status = centre_of(stages, stage, group, influence, &centre);
    if (status)
        return status;
    for (size_t i = stage->first[group]; i < stage->first[group + 1]; i++) {
        size_t unit = stage->unit[i];
        out[unit] = root > 0 ? root * pair_distance(influence[unit], centre) : 0;
    }
    return GBV_OK;
}

/* The second stage has no strata to count: the average is over its PSUs. */
static void
raise_to_average(const struct gbv_stage *stage, double *out)
{
    size_t lonely = 0;
    for (size_t g = 0; g < stage->n_groups; g++)
        lonely += gbv_stage_is_lonely(stage, g);
    if (lonely == 0 || lonely == stage->n_groups)
        return;
    double root = sqrt((double) stage->n_groups / (double) (stage->n_groups - lonely));
    for (size_t i = 0; i < stage->n_units; i++)
        out[i] *= root;
}

static gbv_status
spread_stage(const struct gbv_stages *stages, const struct gbv_stage *stage,
             const struct pair *influence, double *out)
{
    for (size_t g = 0; g < stage->n_groups; g++) {
        gbv_status status = spread_group(stages, stage, g, influence, out);
        if (status)
            return status;
    }
    if (stage != &stages->stage[0] && stages->lonely == GBV_LONELY_AVERAGE)
        raise_to_average(stage, out);
    return GBV_OK;
}

/* The influence of each PSU: the sum over its second-stage units. */
static gbv_status
sum_by_psu(const struct gbv_stages *stages, const struct pair *influence, struct pair *out)
{
    const struct gbv_stage *second = &stages->stage[1];
    for (size_t g = 0; g < second->n_groups; g++) {
        struct tally tally = { 0 };
        for (size_t i = second->first[g]; i < second->first[g + 1]; i++)
            tally_add_pair(&tally, influence[second->unit[i]]);
        gbv_status status = tally_take_pair(&tally, &out[g]);
        if (status)
            return status;
    }
    return GBV_OK;
}

gbv_status
gbv_stages_spread(const struct gbv_stages *stages, const struct pair *influence, double *out)
{
    const struct gbv_stage *first = &stages->stage[0];
    if (!stages->psu)
        return spread_stage(stages, first, influence, out);
    struct pair *by_psu = gbv_new_array(first->n_units, sizeof *by_psu);
    if (!by_psu)
        return GBV_NO_MEMORY;
    gbv_status status = sum_by_psu(stages, influence, by_psu);
    if (!status)
        status = spread_stage(stages, first, by_psu, out);
    if (!status && stages->n == 2)
        status = spread_stage(stages, &stages->stage[1], influence, out + first->n_units);
    free(by_psu);
    return status;
}

gbv_status
gbv_spread_covariance(const double *spread, size_t n_spread, size_t k, double *covariance)
{
    for (size_t a = 0; a < k; a++)
        for (size_t b = a; b < k; b++) {
            const double *left = spread + a * n_spread, *right = spread + b * n_spread;
            struct tally tally = { 0 };
            for (size_t i = 0; i < n_spread; i++)
                if (left[i] != 0 && right[i] != 0)
                    tally_add(&tally, left[i], right[i]);
            double sum;
            gbv_status status = tally_take(&tally, &sum);
            if (status)
                return status;
            covariance[a * k + b] = covariance[b * k + a] = sum;
        }
    return GBV_OK;
}
