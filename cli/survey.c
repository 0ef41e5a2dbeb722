/* A survey from its options and rows: what estimators take. */
#include <stdlib.h>

#include "survey.h"

gbv_status
survey_begin(struct job *job, const struct survey_options *options,
             const struct survey_plan *plan, struct survey *out)
{
    *out = (struct survey){ .job = job, .options = options, .plan = plan };
    gbv_status status = survey_margins_read(out);
    if (!status)
        status = survey_fold(out);
    if (!status)
        status = options->replicates.n ? survey_replicates(out) : survey_design(out);
    if (!status && out->n_margins)
        status = survey_calibrate(out);
    return status;
}

void
survey_free(struct survey *survey)
{
    gbv_groups_free(&survey->groups);
    gbv_grouped_free(survey->grouped);
    for (size_t m = 0; m < survey->n_margins; m++) {
        free(survey->margins[m].column);
        gbv_table_free(survey->margins[m].people);
        if (survey->people)
            free(survey->people[m]);
    }
    for (size_t i = 0; i < 3; i++)
        free(survey->first[i]);
    for (size_t i = 0; i < 2; i++) {
        free(survey->above[i]);
        free(survey->population[i]);
    }
    void *const lists[] = {
        survey->measured, survey->columns, survey->apart, survey->by.name, survey->by.at,
        survey->domain, survey->times, survey->times_by_group, survey->unit, survey->rows,
        survey->margins, survey->n_levels, survey->level, survey->people, survey->calibrated,
        survey->scale,
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        free(lists[i]);
    *survey = (struct survey){ 0 };
}

bool
survey_has_rows(const struct survey *survey, size_t domain)
{
    const gbv_groups *groups = &survey->groups;
    for (size_t i = groups->start[domain]; i < groups->start[domain + 1]; i++)
        if (gbv_grouped_within(survey->grouped, groups->rows[i]) &&
            survey->times[groups->rows[i]] > 0)
            return true;
    return false;
}

/* ---- Cells ---- */

/* Without sampling units each row is one, and what rows have about their means
 * is asked for. */
static bool
has_rows_as_units(const struct survey *survey)
{
    return !survey->design.n_psus && !survey->replicates.n;
}

gbv_status
survey_weight(const struct survey *survey, size_t key, struct survey_weight *out)
{
    gbv_survey_cell cell;
    const gbv_distance of = { .y = 0, .x = GBV_NONE };
    double times = survey->times[key];
    gbv_status status = gbv_grouped_cell(survey->grouped, key, &of, has_rows_as_units(survey),
                                         &cell);
    if (status)
        return gbv_explain(survey->job->error, status, "the sums of a key");
    *out = (struct survey_weight){ .n = times * (cell.n + cell.n_missing),
                                   .w = times * (cell.w + cell.w_missing),
                                   .ww = times * cell.ww, .about = times * cell.about.ww };
    return GBV_OK;
}

static gbv_survey_cell
cell_at(const struct survey *survey, size_t key)
{
    return (gbv_survey_cell){
        .unit = survey->unit[key], .domain = survey->domain[key],
        .category = survey->n_margins ? survey->calibrated[key].category : 0,
    };
}

gbv_survey_cell
survey_cell_of(const struct survey *survey, size_t key, const struct survey_weight *weight,
               double y)
{
    gbv_survey_cell cell = cell_at(survey, key);
    if (isnan(y)) {
        cell.n_missing = weight->n;
        cell.w_missing = weight->w;
        return cell;
    }
    cell.n = weight->n;
    cell.w = weight->w;
    cell.ww = weight->ww;
    cell.wy = weight->w * y;
    cell.wyy = weight->w * y * y;
    cell.about = (gbv_survey_products){ .ww = weight->about, .wy = weight->about * y,
                                        .yy = weight->about * y * y };
    return cell;
}

gbv_distance
survey_distance(size_t m, bool is_ratio, double origin)
{
    return (gbv_distance){ .y = m, .x = is_ratio ? m + 1 : GBV_NONE, .origin = origin };
}

gbv_status
survey_origins(const struct survey *survey, size_t m, bool is_ratio, double *origin)
{
    const gbv_groups *groups = &survey->groups;
    gbv_status status = GBV_OK;
    for (size_t g = 0; g < groups->n && !status; g++) {
        size_t begin = groups->start[g];
        const gbv_distance of = survey_distance(m, is_ratio, 0);
        status = gbv_grouped_origin(survey->grouped, groups->rows + begin,
                                    survey->times_by_group + begin, groups->start[g + 1] - begin,
                                    &of, &origin[g]);
    }
    return gbv_explain(survey->job->error, status, "the sums of a group");
}

/* Rows that count several times have the same means. */
static void
count_times(gbv_survey_cell *cell, double times)
{
    double *const sums[] = { &cell->n, &cell->n_missing, &cell->w, &cell->w_missing, &cell->ww,
                             &cell->wy, &cell->wyy, &cell->wx, &cell->wxx, &cell->wxy,
                             &cell->about.ww, &cell->about.wy, &cell->about.yy,
                             &cell->about.wx, &cell->about.yx, &cell->about.xx };
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        *sums[i] *= times;
}

gbv_status
survey_cells(const struct survey *survey, size_t m, bool is_ratio, const double *origin,
             gbv_survey_cell *cells)
{
    gbv_status status = GBV_OK;
    for (size_t key = 0; key < survey->n_keys && !status; key++) {
        const gbv_distance of = survey_distance(m, is_ratio, origin[survey->domain[key]]);
        const gbv_survey_cell at = cell_at(survey, key);
        gbv_survey_cell *cell = &cells[key];
        status = gbv_grouped_cell(survey->grouped, key, &of, has_rows_as_units(survey), cell);
        cell->unit = at.unit;
        cell->domain = at.domain;
        cell->category = at.category;
        count_times(cell, survey->times[key]);
    }
    return gbv_explain(survey->job->error, status, "the sums of a key");
}

gbv_survey
survey_of(const struct survey *survey, const gbv_survey_cell *cells,
          const gbv_replicate_sums *sums, const double *origin, gbv_replicates *replicates)
{
    *replicates = survey->replicates;
    replicates->sums = sums;
    return (gbv_survey){
        .design = replicates->n ? NULL : &survey->design,
        .replicates = replicates->n ? replicates : NULL,
        .calibration = survey->n_margins ? &survey->calibration : NULL,
        .cells = cells, .n_cells = survey->n_keys, .n_domains = survey->groups.n,
        .origin = origin,
    };
}

gbv_status
survey_explain(const struct survey *survey, gbv_status status, const char *what)
{
    if (status == GBV_RANGE)
        return gbv_fail(survey->job->error, status, "%s: the numbers are too large or too small",
                        what);
    return gbv_explain(survey->job->error, status, "%s", what);
}
