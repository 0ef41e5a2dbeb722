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
    void *const lists[] = { survey->measured, survey->columns, survey->apart, survey->by.name,
                            survey->by.at, survey->domain, survey->times, survey->unit,
                            survey->rows, survey->margins, survey->n_levels, survey->level,
                            survey->people, survey->calibrated, survey->scale };
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

static gbv_status
sums_of(const struct survey *survey, size_t key, size_t m, gbv_sums *out)
{
    gbv_status status = gbv_grouped_totals(survey->grouped, &key, 1, m, out);
    if (status || survey->options->weight.name)
        return gbv_explain(survey->job->error, status, "the sums of a key");
    bool any = out->n > 0;
    out->weight = out->weight_squares = (double)out->n;
    out->weight_missing = (double)out->n_missing;
    out->weighted_sum = out->doubly_sum = any ? out->sum : 0;
    out->weighted_squares = out->doubly_squares = any ? out->squares : 0;
    return GBV_OK;
}

gbv_status
survey_weight(const struct survey *survey, size_t key, struct survey_weight *out)
{
    gbv_sums sums;
    double times = survey->times[key];
    gbv_status status = sums_of(survey, key, 0, &sums);
    if (!status)
        *out = (struct survey_weight){ .n = times * (double)(sums.n + sums.n_missing),
                                       .w = times * (sums.weight + sums.weight_missing),
                                       .ww = times * sums.weight_squares };
    return status;
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
    cell.wwy = weight->ww * y;
    cell.wwyy = weight->ww * y * y;
    return cell;
}

static gbv_status
add_ratio(const struct survey *survey, size_t key, size_t m, gbv_survey_cell *cell)
{
    gbv_sums x, product;
    double times = survey->times[key];
    gbv_status status = sums_of(survey, key, m + 1, &x);
    if (!status)
        status = sums_of(survey, key, m + 2, &product);
    if (status)
        return status;
    cell->wx = times * x.weighted_sum;
    cell->wxx = times * x.weighted_squares;
    cell->wxy = times * product.weighted_sum;
    cell->wwx = times * x.doubly_sum;
    cell->wwxx = times * x.doubly_squares;
    cell->wwxy = times * product.doubly_sum;
    return GBV_OK;
}

gbv_status
survey_cells(const struct survey *survey, size_t m, bool is_ratio, gbv_survey_cell *cells)
{
    gbv_status status = GBV_OK;
    bool has_rows = !survey->design.n_psus && !survey->replicates.n;
    for (size_t key = 0; key < survey->n_keys && !status; key++) {
        gbv_sums sums;
        double times = survey->times[key];
        status = sums_of(survey, key, m, &sums);
        if (status)
            break;
        gbv_survey_cell *cell = &cells[key];
        *cell = cell_at(survey, key);
        cell->n = times * (double)sums.n;
        cell->n_missing = times * (double)sums.n_missing;
        cell->w = times * sums.weight;
        cell->w_missing = times * sums.weight_missing;
        cell->ww = times * sums.weight_squares;
        cell->wy = times * sums.weighted_sum;
        cell->wyy = times * sums.weighted_squares;
        cell->wwy = has_rows ? times * sums.doubly_sum : 0;
        cell->wwyy = has_rows ? times * sums.doubly_squares : 0;
        if (is_ratio)
            status = add_ratio(survey, key, m, cell);
    }
    return status;
}

gbv_survey
survey_of(const struct survey *survey, const gbv_survey_cell *cells,
          const gbv_replicate_sums *sums, gbv_replicates *replicates)
{
    *replicates = survey->replicates;
    replicates->sums = sums;
    return (gbv_survey){
        .design = replicates->n ? NULL : &survey->design,
        .replicates = replicates->n ? replicates : NULL,
        .calibration = survey->n_margins ? &survey->calibration : NULL,
        .cells = cells, .n_cells = survey->n_keys, .n_domains = survey->groups.n,
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
