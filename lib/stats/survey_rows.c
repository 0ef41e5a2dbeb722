#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/survey_frame.h"
#include "stats/survey_rows.h"

/* What is left of a product below this part of it is rounding. */
static const double LEAST = 1e-14;

/* ---- The products of a cell ---- */

/* A cell spreads as its rows were all at its mean, and then about it: the
 * products of w, w y and w x about their means are L L', and a form of them
 * spreads as L' times its coefficients. Cholesky, where a direction without
 * spread, or with less than rounding leaves of it, is 0. */
static void
find_root(const gbv_survey_products *about, double *root)
{
    for (size_t i = 0; i < 6; i++)
        root[i] = 0;
    if (about->ww > 0) {
        root[0] = sqrt(about->ww);
        root[1] = about->wy / root[0];
        root[2] = about->wx / root[0];
    }
    double rest = about->yy - root[1] * root[1];
    if (rest > LEAST * about->yy) {
        root[3] = sqrt(rest);
        root[4] = (about->yx - root[1] * root[2]) / root[3];
    }
    rest = about->xx - root[2] * root[2] - root[4] * root[4];
    root[5] = rest > LEAST * about->xx ? sqrt(rest) : 0;
}

/* ---- The rows that are in no cell ---- */

/* What is left of the rows of each stratum and category, in exact sums: their
 * order changes nothing. */
struct left {
    struct tally n, w, ww;
};

static void
put_in(const gbv_survey *survey, const struct gbv_stages *stages, size_t n_categories,
       struct left *left)
{
    const gbv_calibration *calibration = survey->calibration;
    if (!calibration) {
        for (size_t h = 0; h < stages->n_units; h++)
            tally_add(&left[h].n, stages->stage[0].size[h], 1);
        return;
    }
    for (size_t i = 0; i < calibration->n_weights; i++) {
        const gbv_calibration_weight *weight = &calibration->weights[i];
        struct left *here = &left[weight->unit * n_categories + weight->category];
        tally_add(&here->n, weight->n, 1);
        tally_add(&here->w, weight->w, 1);
        tally_add(&here->ww, weight->ww, 1);
    }
}

static void
take_out(const gbv_survey *survey, size_t n_categories, struct left *left)
{
    for (size_t i = 0; i < survey->n_cells; i++) {
        const gbv_survey_cell *cell = &survey->cells[i];
        size_t category = survey->calibration ? cell->category : 0;
        struct left *here = &left[cell->unit * n_categories + category];
        tally_add(&here->n, cell->n, -1);
        if (survey->calibration) {
            tally_add(&here->w, cell->w, -1);
            tally_add(&here->ww, cell->ww, -1);
        }
    }
}

/* Rounded sums may differ by their rounding where nothing is left. */
static gbv_status
round_left(struct left *left, size_t n, struct gbv_rows *out)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < n; i++) {
        gbv_status taken[] = { tally_take(&left[i].n, &out->n[i]),
                               tally_take(&left[i].w, &out->w[i]),
                               tally_take(&left[i].ww, &out->ww[i]) };
        for (size_t t = 0; t < 3; t++)
            status = status ? status : taken[t];
        if (!status && out->n[i] < 0)
            status = GBV_DOMAIN;
    }
    return status;
}

static gbv_status
find_left(const gbv_survey *survey, const struct gbv_stages *stages, struct gbv_rows *out)
{
    size_t n = stages->n_units * out->n_categories;
    struct left *left = gbv_new_array(n, sizeof *left);
    if (!left)
        return GBV_NO_MEMORY;
    put_in(survey, stages, out->n_categories, left);
    take_out(survey, out->n_categories, left);
    gbv_status status = round_left(left, n, out);
    free(left);
    return status;
}

gbv_status
gbv_rows_begin(const gbv_survey *survey, const struct gbv_stages *stages, struct gbv_rows *out)
{
    size_t categories = survey->calibration ? survey->calibration->n_categories : 1;
    size_t n = stages->n_units * categories;
    *out = (struct gbv_rows){
        .n_categories = categories, .n_spread = 4 * survey->n_cells + 2 * n,
        .root = gbv_new_array(survey->n_cells, 6 * sizeof(double)),
        .n = gbv_new_array(n, sizeof(double)), .w = gbv_new_array(n, sizeof(double)),
        .ww = gbv_new_array(n, sizeof(double)),
    };
    if (!out->root || !out->n || !out->w || !out->ww)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < survey->n_cells; i++)
        if (survey->cells[i].n > 0)
            find_root(&survey->cells[i].about, out->root + 6 * i);
    return find_left(survey, stages, out);
}

void
gbv_rows_end(struct gbv_rows *rows)
{
    free(rows->root);
    free(rows->n);
    free(rows->w);
    free(rows->ww);
    *rows = (struct gbv_rows){ 0 };
}

/* ---- Spread ---- */

/* Of each stratum: what squared distances count for, and where they begin. */
struct origin {
    double root;
    struct pair centre;
};

/* The mean of all rows. */
static gbv_status
mean_of_all(const struct gbv_stage *stage, const struct pair *influence, struct pair *out)
{
    struct tally all = { 0 }, rows = { 0 };
    struct pair sum = { 0 };
    double n = 1;
    for (size_t h = 0; h < stage->n_groups; h++) {
        tally_add_pair(&all, influence[h]);
        tally_add(&rows, stage->size[h], 1);
    }
    gbv_status status = tally_take_pair(&all, &sum), counted = tally_take(&rows, &n);
    status = status ? status : counted;
    if (!status)
        *out = pair_over(sum, n);
    return status;
}

static gbv_status
find_origins(const struct gbv_frame *frame, const struct pair *influence, struct origin *out)
{
    const struct gbv_stages *stages = &frame->stages;
    const struct gbv_stage *stage = &stages->stage[0];
    struct pair mean = { 0 };
    gbv_status status = mean_of_all(stage, influence, &mean);
    for (size_t h = 0; !status && h < stage->n_groups; h++) {
        out[h].root = sqrt(gbv_stage_counts(stages, stage, h));
        if (!gbv_stage_is_lonely(stage, h))
            out[h].centre = pair_over(influence[h], stage->size[h]);
        else
            out[h].centre = stages->lonely == GBV_LONELY_CENTRE ? mean : (struct pair){ 0 };
    }
    return status;
}

/* How far the mean of a cell's rows is from the origin. Where they are all of
 * the stratum that is 0, which two numbers rounded apart would not be. */
static gbv_status
spread_mean(const gbv_survey_cell *cell, const struct gbv_form *form, double factor,
            double explained, const struct origin *origin, double *out)
{
    struct tally tally = { 0 };
    struct pair sum = { 0 };
    if (factor != 0) {
        tally_add(&tally, factor * form->one, cell->w);
        tally_add(&tally, factor * form->y, cell->wy);
        tally_add(&tally, factor * form->x, cell->wx);
    }
    tally_add(&tally, -explained, cell->w);
    gbv_status status = tally_take_pair(&tally, &sum);
    if (!status)
        *out = origin->root * sqrt(cell->n) *
               pair_distance(pair_over(sum, cell->n), origin->centre);
    return status;
}

/* The rows of a cell: those of the domain by the form, all less what the
 * calibration explains. */
static gbv_status
spread_cell(const struct gbv_frame *frame, size_t cell_index, bool inside,
            const struct gbv_form *form, double explained, const struct origin *origin,
            double *out)
{
    const gbv_survey_cell *cell = &frame->survey->cells[cell_index];
    const double *root = frame->rows.root + 6 * cell_index;
    double factor = inside ? gbv_frame_factor(frame, cell) : 0;
    double one = factor * form->one - explained, y = factor * form->y, x = factor * form->x;
    for (size_t i = 0; i < 4; i++)
        out[i] = 0;
    if (!(cell->n > 0) || !(origin->root > 0))
        return GBV_OK;
    out[1] = origin->root * (root[0] * one + root[1] * y + root[2] * x);
    out[2] = origin->root * (root[3] * y + root[4] * x);
    out[3] = origin->root * root[5] * x;
    return spread_mean(cell, form, factor, explained, origin, &out[0]);
}

static void
spread_left(const struct gbv_rows *rows, size_t i, double explained,
            const struct origin *origin, double *out)
{
    double n = rows->n[i];
    out[0] = out[1] = 0;
    if (n == 0)
        return;
    double mean = rows->w[i] / n, about = rows->ww[i] - n * mean * mean;
    out[0] = origin->root * sqrt(n) *
             pair_distance((struct pair){ -explained * mean, 0 }, origin->centre);
    out[1] = origin->root * explained * sqrt(fmax(0, about));
}

gbv_status
gbv_rows_spread(const struct gbv_frame *frame, size_t domain, const struct gbv_form *form,
                const double *explained, const struct pair *influence, double *out)
{
    const gbv_survey *survey = frame->survey;
    const struct gbv_rows *rows = &frame->rows;
    if (form->yy != 0)
        return GBV_MISUSE;
    struct origin *origins = gbv_new_array(frame->stages.n_units, sizeof *origins);
    if (!origins)
        return GBV_NO_MEMORY;
    gbv_status status = find_origins(frame, influence, origins);
    for (size_t i = 0; !status && i < survey->n_cells; i++) {
        const gbv_survey_cell *cell = &survey->cells[i];
        double taken = survey->calibration ? explained[cell->category] : 0;
        status = spread_cell(frame, i, cell->domain == domain, form, taken,
                             &origins[cell->unit], out + 4 * i);
    }
    double *rest = out + 4 * survey->n_cells;
    for (size_t i = 0; !status && i < frame->stages.n_units * rows->n_categories; i++) {
        double taken = survey->calibration ? explained[i % rows->n_categories] : 0;
        spread_left(rows, i, taken, &origins[i / rows->n_categories], rest + 2 * i);
    }
    free(origins);
    return status;
}
