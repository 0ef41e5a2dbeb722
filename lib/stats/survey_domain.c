#include <math.h>

#include "stats/survey_domain.h"
#include "stats/survey_replicates.h"

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

static double
origin_of(const struct gbv_frame *frame, size_t domain)
{
    return frame->survey->origin ? frame->survey->origin[domain] : 0;
}

/* The estimate without its error. */
static gbv_status
estimate_point(const struct gbv_frame *frame, const struct gbv_statistic *statistic, size_t domain,
               struct gbv_domain_sums *sums, struct gbv_found *out)
{
    double origin = origin_of(frame, domain);
    gbv_status status = gbv_frame_sums(frame, domain, sums);
    if (status)
        return status;
    *out = (struct gbv_found){ .estimate = describe(sums) };
    gbv_replicate_sums of_weights = { .w = sums->w, .wy = sums->wy, .wyy = sums->wyy,
                                      .wx = sums->wx };
    if (sums->n < 1 || !statistic->value(&of_weights, sums, origin, &out->value))
        return GBV_OK;
    statistic->whole(sums, origin, &out->above, &out->rest);
    out->estimate.estimate = out->above + (out->rest + out->value);
    if (!isfinite(out->estimate.estimate))
        return GBV_RANGE;
    out->dust = statistic->dust(sums, origin, out->value);
    out->estimate.status = GBV_OK;
    return GBV_OK;
}

static void
finish(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
       const struct gbv_domain_sums *sums, double variance, struct gbv_found *found)
{
    const gbv_design *design = frame->survey->design;
    gbv_survey_estimate *out = &found->estimate;
    if (sqrt(variance) <= found->dust)
        variance = 0;
    out->std_error = sqrt(variance);
    if (!statistic->per_row)
        return;
    double srs = statistic->per_row(sums, found->value) / sums->n;
    bool finite_population = design && design->population;
    out->deff_replace = quotient(variance, srs);
    out->deff = finite_population ? quotient(variance, srs * (1 - sums->n / sums->w))
                                  : out->deff_replace;
    out->n_effective = quotient(sums->n, out->deff);
}

static void
lose(const struct gbv_frame *frame, double *spread, struct gbv_found *out)
{
    out->estimate.status = GBV_TOO_FEW;
    out->estimate.estimate = NAN;
    for (size_t i = 0; i < frame->n_spread; i++)
        spread[i] = 0;
}

/* ---- By the design ---- */

/* Rows of one sampling unit, or of one in each stratum that balance, have no
 * spread to tell an error from: that is not 0. */
static void
doubt(const struct gbv_present *present, gbv_survey_estimate *out)
{
    if (out->std_error == 0 && present->psus - present->strata <= 0)
        out->std_error = out->deff = out->deff_replace = out->n_effective = NAN;
}

static gbv_status
estimate_by_design(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
                   size_t domain, const struct gbv_domain_sums *sums,
                   struct gbv_scratch *scratch, double *spread, struct gbv_found *out)
{
    struct gbv_present present;
    struct gbv_form form = statistic->influence(sums, origin_of(frame, domain), out->value);
    double variance;
    gbv_status status = gbv_frame_present(frame, domain, domain + 1, &present);
    if (status)
        return status;
    if (gbv_present_is_hopeless(frame, &present)) {
        lose(frame, spread, out);
        return GBV_OK;
    }
    out->estimate.df = gbv_present_df(frame, &present);
    status = gbv_frame_spread(frame, domain, &form, &present, scratch, spread);
    if (!status)
        status = gbv_spread_covariance(spread, frame->n_spread, 1, &variance);
    if (!status) {
        finish(frame, statistic, sums, variance, out);
        doubt(&present, &out->estimate);
    }
    return status;
}

/* ---- By replicate weights ---- */

static gbv_status
estimate_by_replicates(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
                       size_t domain, const struct gbv_domain_sums *sums, double *spread,
                       struct gbv_found *out)
{
    const gbv_replicates *replicates = frame->survey->replicates;
    double origin = origin_of(frame, domain), variance;
    out->estimate.df = replicates->df;
    for (size_t r = 0; r < replicates->n; r++) {
        const gbv_replicate_sums *by = &replicates->sums[r * frame->survey->n_domains + domain];
        if (!statistic->value(by, sums, origin, &spread[r]) || !isfinite(spread[r])) {
            lose(frame, spread, out);
            return GBV_OK;
        }
    }
    gbv_replicates_spread(replicates, out->value, spread);
    gbv_status status = gbv_spread_covariance(spread, frame->n_spread, 1, &variance);
    if (!status)
        finish(frame, statistic, sums, variance, out);
    return status;
}

gbv_status
gbv_domain_estimate(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
                    size_t domain, struct gbv_scratch *scratch, double *spread,
                    struct gbv_found *out)
{
    struct gbv_domain_sums sums;
    gbv_status status = estimate_point(frame, statistic, domain, &sums, out);
    if (status)
        return status;
    if (out->estimate.status) {
        lose(frame, spread, out);
        return GBV_OK;
    }
    return frame->by_design
        ? estimate_by_design(frame, statistic, domain, &sums, scratch, spread, out)
        : estimate_by_replicates(frame, statistic, domain, &sums, spread, out);
}
