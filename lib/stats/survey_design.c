#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/survey_design.h"
#include "stats/argument.h"
#include "stats/survey_stage.h"

/* The first fault found, and where. */
struct finding {
    gbv_design_fault fault;
    size_t where;
};

/* ---- Units by group ---- */

static bool
groups_exist(const size_t *group, size_t n_units, size_t n_groups, size_t *where)
{
    for (size_t i = 0; i < n_units; i++)
        if (group[i] >= n_groups) {
            *where = i;
            return false;
        }
    return true;
}

static bool
make_room(struct gbv_stage *stage)
{
    stage->first = gbv_new_array(stage->n_groups + 1, sizeof *stage->first);
    stage->unit = gbv_new_array(stage->n_units, sizeof *stage->unit);
    stage->size = gbv_new_array(stage->n_groups, sizeof *stage->size);
    stage->rest = gbv_new_array(stage->n_groups, sizeof *stage->rest);
    stage->share = gbv_new_array(stage->n_groups, sizeof *stage->share);
    return stage->first && stage->unit && stage->size && stage->rest && stage->share;
}

/* Without clusters a stratum is its own unit, made of rows. */
static void
take_rows(struct gbv_stage *stage, const double *rows)
{
    for (size_t g = 0; g < stage->n_groups; g++) {
        stage->first[g + 1] = g + 1;
        stage->unit[g] = g;
        stage->size[g] = gbv_is_count(rows[g]) ? rows[g] : 0;
    }
}

/* Sorts the units by their group, by counting. */
static gbv_status
sort_units(struct gbv_stage *stage)
{
    size_t *next = gbv_new_array(stage->n_groups + 1, sizeof *next);
    if (!next)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < stage->n_units; i++)
        stage->first[stage->group[i] + 1]++;
    for (size_t g = 0; g < stage->n_groups; g++) {
        stage->size[g] = (double) stage->first[g + 1];
        stage->first[g + 1] += stage->first[g];
        next[g] = stage->first[g];
    }
    for (size_t i = 0; i < stage->n_units; i++)
        stage->unit[next[stage->group[i]]++] = i;
    free(next);
    return GBV_OK;
}

static bool
every_group_has_units(const struct gbv_stage *stage, size_t *where)
{
    for (size_t g = 0; g < stage->n_groups; g++)
        if (stage->size[g] == 0) {
            *where = g;
            return false;
        }
    return true;
}

/* ---- Populations ---- */

static bool
any_above_one(const double *population, size_t n)
{
    for (size_t i = 0; population && i < n; i++)
        if (population[i] > 1)
            return true;
    return false;
}

/* Turns populations or fractions into what is left of each group, 1 - f. The
 * three faults stand in the enumeration one after the other, from `fault`. */
static struct finding
take_populations(struct gbv_stage *stage, const double *population, bool are_counts,
                 gbv_design_fault fault)
{
    for (size_t g = 0; g < stage->n_groups; g++) {
        double n = stage->size[g];
        stage->rest[g] = 1;
        if (!population)
            continue;
        if (!gbv_is_positive(population[g]))
            return (struct finding){ fault, g };
        if (are_counts && population[g] < 1)
            return (struct finding){ fault + 1, g };
        if (are_counts && population[g] < n)
            return (struct finding){ fault + 2, g };
        stage->rest[g] = are_counts ? (population[g] - n) / population[g] : 1 - population[g];
    }
    return (struct finding){ GBV_DESIGN_SOUND, 0 };
}

/* ---- Stages ---- */

static gbv_status
first_stage(const gbv_design *design, struct gbv_stage *stage, struct finding *found)
{
    bool of_rows = design->rows != NULL;
    *stage = (struct gbv_stage){ .n_groups = design->n_strata, .group = design->stratum,
                                 .n_units = of_rows ? design->n_strata : design->n_psus };
    if (stage->n_groups == 0 || (design->n_psus > 0) == of_rows) {
        found->fault = GBV_DESIGN_EMPTY;
        return GBV_OK;
    }
    if (!of_rows && !groups_exist(stage->group, stage->n_units, stage->n_groups, &found->where)) {
        found->fault = GBV_DESIGN_INDEX;
        return GBV_OK;
    }
    if (!make_room(stage))
        return GBV_NO_MEMORY;
    if (of_rows)
        take_rows(stage, design->rows);
    else if (sort_units(stage))
        return GBV_NO_MEMORY;
    if (!every_group_has_units(stage, &found->where)) {
        found->fault = GBV_DESIGN_EMPTY_STRATUM;
        return GBV_OK;
    }
    bool are_counts = any_above_one(design->population, design->n_strata) ||
        any_above_one(design->population_ssu, design->n_psus);
    *found = take_populations(stage, design->population, are_counts, GBV_DESIGN_POPULATION);
    for (size_t g = 0; g < stage->n_groups; g++)
        stage->share[g] = 1;
    return GBV_OK;
}

static gbv_status
second_stage(const gbv_design *design, const struct gbv_stage *first, struct gbv_stage *stage,
             struct finding *found)
{
    *stage = (struct gbv_stage){ .n_groups = design->n_psus, .n_units = design->n_ssus,
                                 .group = design->psu };
    if (!groups_exist(stage->group, stage->n_units, stage->n_groups, &found->where)) {
        found->fault = GBV_DESIGN_INDEX;
        return GBV_OK;
    }
    if (!make_room(stage) || sort_units(stage))
        return GBV_NO_MEMORY;
    if (!every_group_has_units(stage, &found->where)) {
        found->fault = GBV_DESIGN_EMPTY_PSU;
        return GBV_OK;
    }
    bool are_counts = any_above_one(design->population, design->n_strata) ||
        any_above_one(design->population_ssu, design->n_psus);
    *found = take_populations(stage, design->population_ssu, are_counts,
                              GBV_DESIGN_POPULATION_SSU);
    for (size_t g = 0; g < stage->n_groups; g++)
        stage->share[g] = 1 - first->rest[design->stratum[g]];
    return GBV_OK;
}

/* The stages, as far as they are sound. */
static gbv_status
build(const gbv_design *design, struct gbv_stages *out, struct finding *found)
{
    *out = (struct gbv_stages){ .lonely = design->lonely, .of_rows = design->rows != NULL, .n = 1 };
    gbv_status status = first_stage(design, &out->stage[0], found);
    out->n_units = out->n_spread = out->stage[0].n_units;
    if (status || found->fault || design->n_ssus == 0)
        return status;
    out->n_units = design->n_ssus;
    out->psu = design->psu;
    status = second_stage(design, &out->stage[0], &out->stage[1], found);
    if (design->population) {
        out->n = 2;
        out->n_spread += design->n_ssus;
    }
    return status;
}

/* Is a lonely group beyond what the rule can help? An average needs others, and
 * so does what is removed: without a group that is not lonely nothing is known
 * of the variance, which is not 0. A distance needs two units. (What is removed
 * of a second stage leaves the first.) */
static bool
is_hopeless(gbv_lonely rule, const struct gbv_stage *stage, bool is_first)
{
    if (rule == GBV_LONELY_FAIL)
        return true;
    if (rule == GBV_LONELY_REMOVE && !is_first)
        return false;
    if (rule == GBV_LONELY_CENTRE || rule == GBV_LONELY_ADJUST)
        return is_first && stage->n_groups == 1 && gbv_stage_is_lonely(stage, 0);
    for (size_t g = 0; g < stage->n_groups; g++)
        if (!gbv_stage_is_lonely(stage, g))
            return false;
    return true;
}

static struct finding
last_faults(const gbv_design *design, const struct gbv_stages *stages)
{
    if (design->df_rule == GBV_DF_NUMBER && !(design->df > 0))
        return (struct finding){ GBV_DESIGN_DF, 0 };
    for (size_t s = 0; s < stages->n; s++) {
        const struct gbv_stage *stage = &stages->stage[s];
        for (size_t g = 0; is_hopeless(design->lonely, stage, s == 0) && g < stage->n_groups; g++)
            if (gbv_stage_is_lonely(stage, g))
                return (struct finding){ s ? GBV_DESIGN_LONELY_SSU : GBV_DESIGN_LONELY, g };
    }
    return (struct finding){ GBV_DESIGN_SOUND, 0 };
}

static bool
is_of_lonely(gbv_design_fault fault)
{
    return fault == GBV_DESIGN_LONELY || fault == GBV_DESIGN_LONELY_SSU;
}

static gbv_status
begin(const gbv_design *design, struct gbv_stages *out, struct finding *found)
{
    *found = (struct finding){ GBV_DESIGN_SOUND, 0 };
    gbv_status status = build(design, out, found);
    if (!status && !found->fault)
        *found = last_faults(design, out);
    return status;
}

gbv_status
gbv_stages_begin(const gbv_design *design, struct gbv_stages *out)
{
    struct finding found;
    gbv_status status = begin(design, out, &found);
    if (status || !found.fault)
        return status;
    return is_of_lonely(found.fault) ? GBV_TOO_FEW : GBV_DOMAIN;
}

void
gbv_stages_end(struct gbv_stages *stages)
{
    for (size_t s = 0; s < 2; s++) {
        free(stages->stage[s].first);
        free(stages->stage[s].unit);
        free(stages->stage[s].size);
        free(stages->stage[s].rest);
        free(stages->stage[s].share);
        stages->stage[s] = (struct gbv_stage){ 0 };
    }
}

/* ---- What a caller asks ---- */

gbv_status
gbv_design_check(const gbv_design *design, gbv_design_fault *fault, size_t *where)
{
    struct gbv_stages stages;
    struct finding found;
    gbv_status status = begin(design, &stages, &found);
    gbv_stages_end(&stages);
    if (status)
        return status;
    *fault = found.fault;
    if (where)
        *where = found.where;
    return GBV_OK;
}

gbv_status
gbv_design_lonely(const gbv_design *design, bool *lonely)
{
    struct gbv_stages stages;
    struct finding found;
    gbv_status status = begin(design, &stages, &found);
    if (!status && found.fault && !is_of_lonely(found.fault))
        status = GBV_DOMAIN;
    for (size_t g = 0; !status && g < design->n_strata; g++)
        lonely[g] = gbv_stage_is_lonely(&stages.stage[0], g);
    gbv_stages_end(&stages);
    return status;
}
