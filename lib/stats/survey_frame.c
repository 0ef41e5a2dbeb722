#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/argument.h"
#include "stats/survey_frame.h"
#include "stats/survey_replicates.h"

/* ---- Cells ---- */

static bool
is_amount(double value)
{
    return value >= 0 && isfinite(value);
}

static bool
cell_is_sound(const gbv_survey_cell *cell)
{
    const gbv_survey_products *about = &cell->about;
    return is_amount(cell->n) && is_amount(cell->n_missing) && is_amount(cell->w) &&
        is_amount(cell->w_missing) && is_amount(cell->ww) && isfinite(cell->wy) &&
        is_amount(cell->wyy) && isfinite(cell->wx) && is_amount(cell->wxx) &&
        isfinite(cell->wxy) && is_amount(about->ww) && isfinite(about->wy) &&
        is_amount(about->yy) && isfinite(about->wx) && isfinite(about->yx) &&
        is_amount(about->xx);
}

static bool
cells_are_sound(const struct gbv_frame *frame)
{
    const gbv_survey *survey = frame->survey;
    for (size_t i = 0; i < survey->n_cells; i++) {
        const gbv_survey_cell *cell = &survey->cells[i];
        if (!cell_is_sound(cell) || cell->domain >= survey->n_domains ||
            (frame->by_design && cell->unit >= frame->stages.n_units) ||
            (survey->calibration && cell->category >= survey->calibration->n_categories))
            return false;
    }
    return !survey->origin || gbv_all_finite(survey->origin, survey->n_domains);
}

/* Sorts `from` by key, by counting, keeping the order of equals: `first` has
 * room for n_keys + 2, and then tells where each key begins. */
static void
sort_cells(const gbv_survey *survey, bool by_domain, size_t n_keys, const size_t *from,
           size_t *first, size_t *out)
{
    for (size_t k = 0; k < n_keys + 2; k++)
        first[k] = 0;
    for (size_t i = 0; i < survey->n_cells; i++) {
        const gbv_survey_cell *cell = &survey->cells[i];
        first[(by_domain ? cell->domain : cell->unit) + 2]++;
    }
    for (size_t k = 0; k < n_keys; k++)
        first[k + 2] += first[k + 1];
    for (size_t i = 0; i < survey->n_cells; i++) {
        size_t index = from ? from[i] : i;
        const gbv_survey_cell *cell = &survey->cells[index];
        out[first[(by_domain ? cell->domain : cell->unit) + 1]++] = index;
    }
}

/* By unit first, then by domain: in it the units stay in order. */
static gbv_status
order_cells(struct gbv_frame *frame)
{
    const gbv_survey *survey = frame->survey;
    size_t n_units = frame->by_design ? frame->stages.n_units : 0;
    frame->first = gbv_new_array(survey->n_domains + 2, sizeof *frame->first);
    frame->cell = gbv_new_array(survey->n_cells, sizeof *frame->cell);
    size_t *by_unit = gbv_new_array(survey->n_cells, sizeof *by_unit);
    size_t *units = gbv_new_array(n_units + 2, sizeof *units);
    bool made = frame->first && frame->cell && by_unit && units;
    if (made) {
        if (frame->by_design)
            sort_cells(survey, false, n_units, NULL, units, by_unit);
        sort_cells(survey, true, survey->n_domains, frame->by_design ? by_unit : NULL,
                   frame->first, frame->cell);
    }
    free(by_unit);
    free(units);
    return made ? GBV_OK : GBV_NO_MEMORY;
}

gbv_status
gbv_frame_begin(const gbv_survey *survey, struct gbv_frame *out)
{
    *out = (struct gbv_frame){ .survey = survey, .by_design = !survey->replicates };
    if (out->by_design && !survey->design)
        return GBV_DOMAIN;
    gbv_status status = out->by_design
        ? gbv_stages_begin(survey->design, &out->stages)
        : gbv_replicates_check(survey->replicates, survey->n_domains);
    if (!status && !cells_are_sound(out))
        status = GBV_DOMAIN;
    if (!status)
        status = order_cells(out);
    if (!status && survey->calibration)
        status = gbv_calibrated_begin(survey->calibration,
                                      out->by_design ? out->stages.n_units : 0,
                                      &out->calibrated, NULL);
    if (!status && out->stages.of_rows)
        status = gbv_rows_begin(survey, &out->stages, &out->rows);
    out->n_spread = !out->by_design ? survey->replicates->n
        : out->stages.of_rows ? out->rows.n_spread : out->stages.n_spread;
    return status;
}

void
gbv_frame_end(struct gbv_frame *frame)
{
    gbv_stages_end(&frame->stages);
    gbv_calibrated_end(&frame->calibrated);
    gbv_rows_end(&frame->rows);
    free(frame->first);
    free(frame->cell);
    *frame = (struct gbv_frame){ 0 };
}

double
gbv_frame_factor(const struct gbv_frame *frame, const gbv_survey_cell *cell)
{
    return frame->survey->calibration ? gbv_calibrated_factors(&frame->calibrated)[cell->category]
                                      : 1;
}

static const gbv_survey_cell *
cell_at(const struct gbv_frame *frame, size_t i)
{
    return &frame->survey->cells[frame->cell[i]];
}

/* ---- Sums over a domain ---- */

enum { N, N_MISSING, W, W_MISSING, WW, WY, WYY, WX, WXX, WXY, N_SUMS };

static gbv_status
take_all(struct tally *tallies, double *sums)
{
    gbv_status status = GBV_OK;
    for (size_t s = 0; s < N_SUMS; s++) {
        gbv_status taken = tally_take(&tallies[s], &sums[s]);
        status = status ? status : taken;
    }
    return status;
}

gbv_status
gbv_frame_sums(const struct gbv_frame *frame, size_t domain, struct gbv_domain_sums *out)
{
    struct tally tallies[N_SUMS] = { 0 };
    for (size_t i = frame->first[domain]; i < frame->first[domain + 1]; i++) {
        const gbv_survey_cell *cell = cell_at(frame, i);
        double factor = gbv_frame_factor(frame, cell);
        tally_add(&tallies[N], cell->n, 1);
        tally_add(&tallies[N_MISSING], cell->n_missing, 1);
        tally_add(&tallies[W], cell->w, factor);
        tally_add(&tallies[W_MISSING], cell->w_missing, factor);
        tally_add(&tallies[WW], cell->ww, factor * factor);
        tally_add(&tallies[WY], cell->wy, factor);
        tally_add(&tallies[WYY], cell->wyy, factor);
        tally_add(&tallies[WX], cell->wx, factor);
        tally_add(&tallies[WXX], cell->wxx, factor);
        tally_add(&tallies[WXY], cell->wxy, factor);
    }
    double sums[N_SUMS] = { 0 };
    gbv_status status = take_all(tallies, sums);
    if (status)
        return status;
    *out = (struct gbv_domain_sums){
        .n = sums[N], .n_missing = sums[N_MISSING], .w = sums[W], .w_missing = sums[W_MISSING],
        .ww = sums[WW], .wy = sums[WY], .wyy = sums[WYY], .wx = sums[WX], .wxx = sums[WXX],
        .wxy = sums[WXY],
    };
    return GBV_OK;
}

/* ---- Linear forms ---- */

static void
add_form(struct tally *tally, const struct gbv_form *form, double factor,
         const gbv_survey_cell *cell)
{
    tally_add(tally, factor * form->one, cell->w);
    tally_add(tally, factor * form->y, cell->wy);
    if (form->x != 0)
        tally_add(tally, factor * form->x, cell->wx);
    if (form->yy != 0)
        tally_add(tally, factor * form->yy, cell->wyy);
}

/* The form's sums by category, with the weights before the calibration. */
static gbv_status
form_by_category(const struct gbv_frame *frame, size_t domain, const struct gbv_form *form,
                 double *out)
{
    size_t n = frame->survey->calibration->n_categories;
    struct tally *tallies = gbv_new_array(n, sizeof *tallies);
    if (!tallies)
        return GBV_NO_MEMORY;
    gbv_status status = GBV_OK;
    for (size_t i = frame->first[domain]; i < frame->first[domain + 1]; i++) {
        const gbv_survey_cell *cell = cell_at(frame, i);
        add_form(&tallies[cell->category], form, 1, cell);
    }
    for (size_t k = 0; k < n; k++) {
        gbv_status taken = tally_take(&tallies[k], &out[k]);
        status = status ? status : taken;
    }
    free(tallies);
    return status;
}

static gbv_status
take_residuals(const struct gbv_frame *frame, size_t domain, const struct gbv_form *form,
               double *explained, struct pair *influence)
{
    double *sums = gbv_new_array(frame->survey->calibration->n_categories, sizeof *sums);
    gbv_status status = sums ? form_by_category(frame, domain, form, sums) : GBV_NO_MEMORY;
    if (!status)
        status = gbv_calibrated_fit(&frame->calibrated, sums, explained);
    if (!status)
        status = gbv_calibrated_take(&frame->calibrated, explained, influence);
    free(sums);
    return status;
}

gbv_status
gbv_frame_influence(const struct gbv_frame *frame, size_t domain, const struct gbv_form *form,
                    double *explained, struct pair *out)
{
    for (size_t u = 0; u < frame->stages.n_units; u++)
        out[u] = (struct pair){ 0 };
    size_t i = frame->first[domain], end = frame->first[domain + 1];
    while (i < end) {
        size_t unit = cell_at(frame, i)->unit;
        struct tally tally = { 0 };
        for (; i < end && cell_at(frame, i)->unit == unit; i++)
            add_form(&tally, form, gbv_frame_factor(frame, cell_at(frame, i)), cell_at(frame, i));
        gbv_status status = tally_take_pair(&tally, &out[unit]);
        if (status)
            return status;
    }
    return frame->survey->calibration ? take_residuals(frame, domain, form, explained, out)
                                      : GBV_OK;
}
