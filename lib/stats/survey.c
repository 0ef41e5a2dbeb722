#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/survey.h"
#include "stats/survey_replicates.h"
#include "stats/survey_statistic.h"

/* ---- One domain ---- */

/* NAN for what has no value, 0 / 0. */
static double
quotient(double numerator, double denominator)
{
    return denominator > 0 ? numerator / denominator : NAN;
}

static gbv_survey_estimate
describe(const struct gbv_domain_sums *sums)
{
    return (gbv_survey_estimate){
        .status = GBV_TOO_FEW, .estimate = NAN, .std_error = NAN, .df = NAN,
        .n = sums->n, .n_missing = sums->n_missing, .weight = sums->w,
        .missing_share = quotient(sums->w_missing, sums->w + sums->w_missing),
        .deff = NAN, .deff_replace = NAN, .n_effective = NAN,
        .deff_kish = quotient(sums->n * (sums->ww / sums->w), sums->w),
    };
}

/* The estimate without its error. */
static gbv_status
estimate_point(const struct gbv_frame *frame, const struct gbv_statistic *statistic, size_t domain,
               struct gbv_domain_sums *sums, gbv_survey_estimate *out)
{
    gbv_status status = gbv_frame_sums(frame, domain, sums);
    if (status)
        return status;
    *out = describe(sums);
    gbv_replicate_sums of_weights = { .w = sums->w, .wy = sums->wy, .wyy = sums->wyy,
                                      .wx = sums->wx };
    double value;
    if (sums->n < 1 || !statistic->value(&of_weights, sums->n, &value))
        return GBV_OK;
    if (!isfinite(value))
        return GBV_RANGE;
    out->estimate = value;
    out->status = GBV_OK;
    return GBV_OK;
}

static void
finish(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
       const struct gbv_domain_sums *sums, double variance, gbv_survey_estimate *out)
{
    const gbv_design *design = frame->survey->design;
    out->std_error = sqrt(variance);
    if (!statistic->per_row)
        return;
    double srs = statistic->per_row(sums, out->estimate) / sums->n;
    bool finite_population = design && design->population;
    out->deff_replace = quotient(variance, srs);
    out->deff = finite_population ? quotient(variance, srs * (1 - sums->n / sums->w))
                                  : out->deff_replace;
    out->n_effective = quotient(sums->n, out->deff);
}

/* ---- By the design ---- */

/* PSUs and strata with an answered row in a domain; `lonely` of the strata
 * have no variance. */
struct present {
    double psus, strata, lonely;
};

static gbv_status
count_present(const struct gbv_frame *frame, size_t domain, struct present *out)
{
    const gbv_survey *survey = frame->survey;
    const struct gbv_stage *stage = &frame->stages.stage[0];
    bool *psu_seen = gbv_new_array(stage->n_units, sizeof *psu_seen);
    bool *stratum_seen = gbv_new_array(stage->n_groups, sizeof *stratum_seen);
    bool made = psu_seen && stratum_seen;
    struct present present = { 0 };
    for (size_t i = frame->first[domain]; made && i < frame->first[domain + 1]; i++) {
        const gbv_survey_cell *cell = &survey->cells[frame->cell[i]];
        if (cell->n == 0)
            continue;
        size_t psu = gbv_stages_psu(&frame->stages, cell->unit), stratum = stage->group[psu];
        present.psus += !psu_seen[psu];
        present.strata += !stratum_seen[stratum];
        present.lonely += !stratum_seen[stratum] && gbv_stage_is_lonely(stage, stratum);
        psu_seen[psu] = stratum_seen[stratum] = true;
    }
    free(psu_seen);
    free(stratum_seen);
    *out = present;
    return made ? GBV_OK : GBV_NO_MEMORY;
}

static double
design_df(const struct gbv_frame *frame, const struct present *present)
{
    const gbv_design *design = frame->survey->design;
    switch (design->df_rule) {
    case GBV_DF_DOMAIN: return present->psus - present->strata;
    case GBV_DF_DESIGN: return (double) design->n_psus - (double) design->n_strata;
    case GBV_DF_NUMBER: return design->df;
    case GBV_DF_INFINITE: return INFINITY;
    }
    return NAN;
}

/* The spread of one domain's influence (gbv_stages_spread), with lonely strata
 * taken for the average of the others of this domain. */
static gbv_status
spread_domain(const struct gbv_frame *frame, size_t domain, const struct gbv_form *form,
              double *influence, double *spread, gbv_survey_estimate *out)
{
    struct present present;
    gbv_status status = count_present(frame, domain, &present);
    if (status)
        return status;
    out->df = design_df(frame, &present);
    if ((status = gbv_frame_influence(frame, domain, form, influence)) ||
        (status = gbv_stages_spread(&frame->stages, influence, spread)))
        return status;
    if (frame->stages.lonely != GBV_LONELY_AVERAGE || present.lonely == 0)
        return GBV_OK;
    if (present.lonely == present.strata) {
        out->status = GBV_TOO_FEW;
        out->estimate = NAN;
        return GBV_OK;
    }
    double raise = sqrt(present.strata / (present.strata - present.lonely));
    for (size_t i = 0; i < frame->stages.n_spread; i++)
        spread[i] *= raise;
    return GBV_OK;
}

/* ---- By replicate weights ---- */

static void
spread_replicates(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
                  size_t domain, double *spread, gbv_survey_estimate *out)
{
    const gbv_replicates *replicates = frame->survey->replicates;
    out->df = replicates->df;
    for (size_t r = 0; r < replicates->n; r++) {
        const gbv_replicate_sums *sums =
            &replicates->sums[r * frame->survey->n_domains + domain];
        if (!statistic->value(sums, out->n, &spread[r]) || !isfinite(spread[r])) {
            out->status = GBV_TOO_FEW;
            out->estimate = NAN;
            return;
        }
    }
    gbv_replicates_spread(replicates, out->estimate, spread);
}

/* ---- All domains ---- */

/* Room for the work: with covariances the spreads of all domains are kept,
 * without them one at a time. */
struct room {
    size_t n_spread;
    double *influence, *spreads;
    bool keep;
};

static gbv_status
estimate_domain(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
                size_t domain, const struct room *room, gbv_survey_estimate *out)
{
    double *spread = room->spreads + (room->keep ? domain * room->n_spread : 0), variance;
    struct gbv_domain_sums sums;
    gbv_status status = estimate_point(frame, statistic, domain, &sums, out);
    if (status || out->status)
        return status;
    if (frame->by_design) {
        struct gbv_form form = statistic->influence(&sums, out->estimate);
        status = spread_domain(frame, domain, &form, room->influence, spread, out);
    } else {
        spread_replicates(frame, statistic, domain, spread, out);
    }
    if (status || out->status)
        return status;
    status = gbv_spread_covariance(spread, room->n_spread, 1, &variance);
    if (!status)
        finish(frame, statistic, &sums, variance, out);
    return status;
}

/* Rows of the covariance of what has no estimate. */
static void
blank(double *covariance, size_t k, const gbv_survey_estimate *out)
{
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++)
            if (out[a].status || out[b].status)
                covariance[a * k + b] = NAN;
}

static gbv_status
estimate_all(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
             gbv_survey_estimate *out, double *covariance)
{
    size_t k = frame->survey->n_domains;
    struct room room = {
        .n_spread = frame->by_design ? frame->stages.n_spread : frame->survey->replicates->n,
        .keep = covariance != NULL,
    };
    room.influence = gbv_new_array(frame->stages.n_units, sizeof *room.influence);
    room.spreads = gbv_new_array(room.keep ? k : 1, room.n_spread * sizeof *room.spreads);
    gbv_status status = room.influence && room.spreads ? GBV_OK : GBV_NO_MEMORY;
    for (size_t d = 0; !status && d < k; d++)
        status = estimate_domain(frame, statistic, d, &room, &out[d]);
    if (!status && covariance) {
        status = gbv_spread_covariance(room.spreads, room.n_spread, k, covariance);
        blank(covariance, k, out);
    }
    free(room.influence);
    free(room.spreads);
    return status;
}

static gbv_status
estimate(const gbv_survey *survey, const struct gbv_statistic *statistic,
         gbv_survey_estimate *out, double *covariance)
{
    if (survey->n_domains == 0)
        return GBV_DOMAIN;
    struct gbv_frame frame;
    gbv_status status = gbv_frame_begin(survey, &frame);
    gbv_survey_estimate *estimates = gbv_new_array(survey->n_domains, sizeof *estimates);
    if (!status && !estimates)
        status = GBV_NO_MEMORY;
    if (!status)
        status = estimate_all(&frame, statistic, estimates, covariance);
    for (size_t d = 0; !status && d < survey->n_domains; d++)
        out[d] = estimates[d];
    gbv_frame_end(&frame);
    free(estimates);
    return status;
}

gbv_status
gbv_survey_mean(const gbv_survey *survey, gbv_survey_estimate *out, double *covariance)
{
    return estimate(survey, &gbv_statistic_mean, out, covariance);
}

gbv_status
gbv_survey_total(const gbv_survey *survey, gbv_survey_estimate *out, double *covariance)
{
    return estimate(survey, &gbv_statistic_total, out, covariance);
}

gbv_status
gbv_survey_ratio(const gbv_survey *survey, gbv_survey_estimate *out, double *covariance)
{
    return estimate(survey, &gbv_statistic_ratio, out, covariance);
}

gbv_status
gbv_survey_variance(const gbv_survey *survey, gbv_survey_estimate *out, double *covariance)
{
    return estimate(survey, &gbv_statistic_variance, out, covariance);
}
