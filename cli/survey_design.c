/* The design of a survey, from the keys of its fold. */
#include <stdlib.h>
#include <string.h>

#include "survey.h"

static gbv_status
out_of_memory(struct survey *survey)
{
    return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
}

static gbv_status
fail_at(struct survey *survey, size_t key, gbv_status status, const char *message)
{
    return gbv_fail_at(survey->job->error, status, gbv_table_source(survey->keys),
                       gbv_table_line(survey->keys, key), "%s", message);
}

/* A cell of a key as text, for messages. */
static const char *
cell(const struct survey *survey, size_t key, size_t column)
{
    const char *text = gbv_table_text(survey->keys, key, column);
    return text ? text : "(missing)";
}

/* ---- Numbering units ---- */

/* Numbers the keys that differ in these columns: of each key its number, and of
 * each number a key. */
static gbv_status
number(struct survey *survey, const size_t *columns, size_t n_columns, size_t *numbers,
       size_t **first, size_t *n)
{
    gbv_groups groups = { 0 };
    gbv_status status = gbv_groups_of(survey->keys, columns, n_columns, &groups,
                                      survey->job->error);
    if (!status && !(*first = calloc(groups.n + 1, sizeof **first)))
        status = out_of_memory(survey);
    for (size_t g = 0; g < groups.n && !status; g++) {
        (*first)[g] = groups.rows[groups.start[g]];
        for (size_t i = groups.start[g]; i < groups.start[g + 1]; i++) {
            numbers[groups.rows[i]] = g;
            if (groups.rows[i] < (*first)[g])
                (*first)[g] = groups.rows[i];
        }
    }
    *n = groups.n;
    gbv_groups_free(&groups);
    return status;
}

static gbv_status
check_present(struct survey *survey, size_t column, const char *what)
{
    for (size_t key = 0; column != GBV_NONE && key < survey->n_keys; key++) {
        if (gbv_table_text(survey->keys, key, column))
            continue;
        gbv_fail_at(survey->job->error, GBV_BAD_VALUE, gbv_table_source(survey->keys),
                    gbv_table_line(survey->keys, key), "column \"%s\": the %s is missing",
                    gbv_table_name(survey->keys, column), what);
        gbv_hint(survey->job->error,
                 "every row is part of the design, whatever --where says; rows that were not "
                 "sampled are left out before: gbv-select --where '!missing({%s})'",
                 gbv_table_name(survey->keys, column));
        return GBV_BAD_VALUE;
    }
    return GBV_OK;
}

/* Without --nest a PSU's name is its own: in two strata it is one PSU torn. */
static gbv_status
check_nesting(struct survey *survey, const size_t *stratum_of)
{
    size_t *first = NULL, *alone = calloc(survey->n_keys + 1, sizeof *alone), n;
    gbv_status status = alone ? number(survey, &survey->psu[0], 1, alone, &first, &n)
                              : out_of_memory(survey);
    for (size_t key = 0; key < survey->n_keys && !status; key++) {
        size_t other = first[alone[key]];
        if (stratum_of[key] == stratum_of[other])
            continue;
        gbv_fail_at(survey->job->error, GBV_DOMAIN, gbv_table_source(survey->keys),
                    gbv_table_line(survey->keys, key),
                    "PSU \"%s\" is in stratum \"%s\", and on line %zu in stratum \"%s\"",
                    cell(survey, key, survey->psu[0]), cell(survey, key, survey->strata),
                    gbv_table_line(survey->keys, other), cell(survey, other, survey->strata));
        gbv_hint(survey->job->error, "if PSUs are numbered anew in each stratum, say --nest");
        status = GBV_DOMAIN;
    }
    free(alone);
    free(first);
    return status;
}

/* ---- Stages ---- */

static gbv_status
number_strata(struct survey *survey, size_t *stratum_of)
{
    bool has_strata = survey->strata != GBV_NONE;
    gbv_status status = check_present(survey, survey->strata, "stratum");
    return status ? status : number(survey, &survey->strata, has_strata, stratum_of,
                                    &survey->first[0], &survey->design.n_strata);
}

/* The units of a stage (0: PSUs), within those of the stage above. */
static gbv_status
number_stage(struct survey *survey, size_t stage, const size_t *above_of, size_t *unit_of)
{
    size_t columns[3], n = 0, n_units;
    if (survey->strata != GBV_NONE)
        columns[n++] = survey->strata;
    for (size_t i = 0; i <= stage; i++)
        columns[n++] = survey->psu[i];
    gbv_status status = check_present(survey, survey->psu[stage],
                                      stage ? "second-stage unit" : "PSU");
    if (!status)
        status = number(survey, columns, n, unit_of, &survey->first[stage + 1], &n_units);
    if (status)
        return status;
    size_t *above = survey->above[stage] = calloc(n_units + 1, sizeof *above);
    if (!above)
        return out_of_memory(survey);
    for (size_t unit = 0; unit < n_units; unit++)
        above[unit] = above_of[survey->first[stage + 1][unit]];
    *(stage ? &survey->design.n_ssus : &survey->design.n_psus) = n_units;
    *(stage ? &survey->design.psu : &survey->design.stratum) = above;
    return GBV_OK;
}

/* Without clusters the rows of a stratum are its PSUs. */
static gbv_status
count_rows(struct survey *survey)
{
    survey->rows = calloc(survey->design.n_strata + 1, sizeof *survey->rows);
    if (!survey->rows)
        return out_of_memory(survey);
    for (size_t key = 0; key < survey->n_keys; key++)
        survey->rows[survey->unit[key]] += survey->times[key] *
                                           (double)gbv_grouped_rows(survey->grouped, key);
    survey->design.rows = survey->rows;
    return GBV_OK;
}

/* ---- Populations ---- */

/* The population of each unit (stratum, PSU), in which it must be constant. */
static gbv_status
read_populations(struct survey *survey, size_t stage, const size_t *unit_of, size_t n_units)
{
    const double *values;
    size_t column = survey->fpc[stage];
    double *population = survey->population[stage] = calloc(n_units + 1, sizeof *population);
    if (!population)
        return out_of_memory(survey);
    gbv_status status = gbv_table_numbers(survey->keys, column, &values, survey->job->error);
    for (size_t key = 0; key < survey->n_keys && !status; key++) {
        size_t first = survey->first[stage][unit_of[key]];
        population[unit_of[key]] = values[first];
        if (isnan(values[key]))
            return fail_at(survey, key, GBV_BAD_VALUE, "the value of --fpc is missing");
        if (values[key] == values[first])
            continue;
        gbv_fail_at(survey->job->error, GBV_DOMAIN, gbv_table_source(survey->keys),
                    gbv_table_line(survey->keys, key),
                    "column \"%s\": %s here and %s on line %zu, in the same %s",
                    gbv_table_name(survey->keys, column), cell(survey, key, column),
                    cell(survey, first, column), gbv_table_line(survey->keys, first),
                    stage ? "PSU" : "stratum");
        gbv_hint(survey->job->error, "--fpc is how many %s there are in all, of each %s",
                 stage ? "second-stage units" : "PSUs", stage ? "PSU" : "stratum");
        status = GBV_DOMAIN;
    }
    *(stage ? &survey->design.population_ssu : &survey->design.population) = population;
    return status;
}

static gbv_status
make_stages(struct survey *survey, size_t *stratum_of, size_t *psu_of)
{
    gbv_status status = number_strata(survey, stratum_of);
    if (!status && survey->psu[0] == GBV_NONE) {
        memcpy(survey->unit, stratum_of, survey->n_keys * sizeof *stratum_of);
        status = count_rows(survey);
    } else if (!status) {
        status = number_stage(survey, 0, stratum_of, psu_of);
        memcpy(survey->unit, psu_of, survey->n_keys * sizeof *psu_of);
        if (!status && survey->strata != GBV_NONE && !survey->options->nest)
            status = check_nesting(survey, stratum_of);
    }
    if (!status && survey->psu[1] != GBV_NONE)
        status = number_stage(survey, 1, psu_of, survey->unit);
    if (!status && survey->fpc[0] != GBV_NONE)
        status = read_populations(survey, 0, stratum_of, survey->design.n_strata);
    if (!status && survey->fpc[1] != GBV_NONE)
        status = read_populations(survey, 1, psu_of, survey->design.n_psus);
    return status;
}

static void
set_df(struct survey *survey)
{
    const char *df = survey->options->df;
    if (strcmp(df, "design") == 0)
        survey->design.df_rule = GBV_DF_DESIGN;
    else if (strcmp(df, "inf") == 0)
        survey->design.df_rule = GBV_DF_INFINITE;
    else if (!gbv_number_parse(df, strlen(df), &survey->design.df))
        survey->design.df_rule = GBV_DF_NUMBER;
}

gbv_status
survey_design(struct survey *survey)
{
    size_t *stratum_of = calloc(survey->n_keys + 1, sizeof *stratum_of);
    size_t *psu_of = calloc(survey->n_keys + 1, sizeof *psu_of);
    gbv_status status = stratum_of && psu_of ? make_stages(survey, stratum_of, psu_of)
                                             : out_of_memory(survey);
    survey->design.lonely = (gbv_lonely)survey->options->lonely;
    set_df(survey);
    free(stratum_of);
    free(psu_of);
    return status ? status : survey_design_check(survey);
}
