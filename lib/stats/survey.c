#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/survey.h"
#include "stats/survey_present.h"
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

/* What rounding leaves of a variance of 0, as a stratum's share of strata has:
 * no standard error of data is so small a part of its estimate. */
static bool
is_dust(double variance, double estimate)
{
    return sqrt(variance) <= 4 * DBL_EPSILON * fabs(estimate);
}

static void
finish(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
       const struct gbv_domain_sums *sums, double variance, gbv_survey_estimate *out)
{
    const gbv_design *design = frame->survey->design;
    if (is_dust(variance, out->estimate))
        variance = 0;
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

/* The spread of one domain's influence, which makes its variance. */
static gbv_status
spread_domain(const struct gbv_frame *frame, size_t domain, const struct gbv_form *form,
              struct gbv_scratch *scratch, double *spread, gbv_survey_estimate *out)
{
    struct gbv_present present;
    gbv_status status = gbv_frame_present(frame, domain, domain + 1, &present);
    if (status)
        return status;
    if (gbv_present_is_hopeless(frame, &present)) {
        out->status = GBV_TOO_FEW;
        out->estimate = NAN;
        return GBV_OK;
    }
    out->df = gbv_present_df(frame, &present);
    return gbv_frame_spread(frame, domain, form, &present, scratch, spread);
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
    struct gbv_scratch scratch;
    double *spreads;
    bool keep;
};

static gbv_status
estimate_domain(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
                size_t domain, struct room *room, gbv_survey_estimate *out)
{
    double *spread = room->spreads + (room->keep ? domain * frame->n_spread : 0), variance;
    struct gbv_domain_sums sums;
    gbv_status status = estimate_point(frame, statistic, domain, &sums, out);
    if (status || out->status)
        return status;
    if (frame->by_design) {
        struct gbv_form form = statistic->influence(&sums, out->estimate);
        status = spread_domain(frame, domain, &form, &room->scratch, spread, out);
    } else {
        spread_replicates(frame, statistic, domain, spread, out);
    }
    if (status || out->status)
        return status;
    status = gbv_spread_covariance(spread, frame->n_spread, 1, &variance);
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
    struct room room = { .scratch = gbv_scratch_new(frame), .keep = covariance != NULL };
    room.spreads = gbv_new_array(room.keep ? k : 1, frame->n_spread * sizeof *room.spreads);
    gbv_status status = room.scratch.influence && room.spreads ? GBV_OK : GBV_NO_MEMORY;
    for (size_t d = 0; !status && d < k; d++)
        status = estimate_domain(frame, statistic, d, &room, &out[d]);
    if (!status && covariance) {
        status = gbv_spread_covariance(room.spreads, frame->n_spread, k, covariance);
        blank(covariance, k, out);
    }
    gbv_scratch_free(&room.scratch);
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
