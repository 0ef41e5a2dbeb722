#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/survey.h"
#include "stats/argument.h"
#include "stats/survey_domain.h"

/* ---- All domains ---- */

/* Rows of the covariance of what has no error. */
static void
blank(double *covariance, size_t k, const gbv_survey_estimate *out)
{
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++)
            if (isnan(out[a].std_error) || isnan(out[b].std_error))
                covariance[a * k + b] = NAN;
}

/* With covariances the spreads of all domains are kept, without them one at a
 * time. */
static gbv_status
estimate_all(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
             gbv_survey_estimate *out, double *covariance)
{
    size_t k = frame->survey->n_domains, n = frame->n_spread;
    struct gbv_scratch scratch = gbv_scratch_new(frame);
    double *spreads = gbv_new_array(covariance ? k : 1, n * sizeof *spreads);
    gbv_status status = scratch.influence && spreads ? GBV_OK : GBV_NO_MEMORY;
    for (size_t d = 0; !status && d < k; d++) {
        struct gbv_found found;
        status = gbv_domain_estimate(frame, statistic, d, &scratch,
                                     spreads + (covariance ? d * n : 0), &found);
        if (!status)
            out[d] = found.estimate;
    }
    if (!status && covariance) {
        status = gbv_spread_covariance(spreads, n, k, covariance);
        blank(covariance, k, out);
    }
    gbv_scratch_free(&scratch);
    free(spreads);
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

/* ---- Combinations ---- */

/* Sums so far: of the estimates, of their spreads, of what is rounding. */
struct combination {
    struct tally estimate;
    double *spread, *one;
    double dust;
    bool unknown;
};

static gbv_status
combine_domain(const struct gbv_frame *frame, const struct gbv_statistic *statistic, size_t domain,
               double coefficient, struct gbv_scratch *scratch, struct combination *sums)
{
    struct gbv_found found;
    gbv_status status = gbv_domain_estimate(frame, statistic, domain, scratch, sums->one, &found);
    if (status || found.estimate.status)
        return status ? status : found.estimate.status;
    tally_add(&sums->estimate, coefficient, found.above);
    if (tally_takes(found.rest))
        tally_add(&sums->estimate, coefficient, found.rest);
    if (tally_takes(found.value))
        tally_add(&sums->estimate, coefficient, found.value);
    sums->unknown = sums->unknown || isnan(found.estimate.std_error);
    sums->dust += fabs(coefficient) * found.dust;
    for (size_t i = 0; i < frame->n_spread; i++)
        sums->spread[i] += coefficient * sums->one[i];
    return GBV_OK;
}

static gbv_status
combine(const struct gbv_frame *frame, const struct gbv_statistic *statistic,
        const double *coefficient, gbv_contrast *out)
{
    struct gbv_scratch scratch = gbv_scratch_new(frame);
    struct combination sums = {
        .spread = gbv_new_array(frame->n_spread, sizeof *sums.spread),
        .one = gbv_new_array(frame->n_spread, sizeof *sums.one),
    };
    double variance = 0, value = 0;
    gbv_status status = scratch.influence && sums.spread && sums.one ? GBV_OK : GBV_NO_MEMORY;
    for (size_t d = 0; !status && d < frame->survey->n_domains; d++)
        if (coefficient[d] != 0)
            status = combine_domain(frame, statistic, d, coefficient[d], &scratch, &sums);
    gbv_status taken = tally_take(&sums.estimate, &value);
    status = status ? status : taken;
    if (!status)
        status = gbv_spread_covariance(sums.spread, frame->n_spread, 1, &variance);
    if (!status) {
        double std_error = sqrt(variance) <= sums.dust ? 0 : sqrt(variance);
        *out = (gbv_contrast){ value, sums.unknown ? (double) NAN : std_error };
    }
    gbv_scratch_free(&scratch);
    free(sums.spread);
    free(sums.one);
    return status;
}

gbv_status
gbv_survey_combine(const gbv_survey *survey, gbv_survey_quantity quantity,
                   const double *coefficient, gbv_contrast *out)
{
    static const struct gbv_statistic *const statistics[] = {
        [GBV_SURVEY_MEAN] = &gbv_statistic_mean, [GBV_SURVEY_TOTAL] = &gbv_statistic_total,
        [GBV_SURVEY_RATIO] = &gbv_statistic_ratio,
        [GBV_SURVEY_VARIANCE] = &gbv_statistic_variance,
    };
    if (survey->n_domains == 0 || !gbv_all_finite(coefficient, survey->n_domains))
        return GBV_DOMAIN;
    struct gbv_frame frame;
    gbv_status status = gbv_frame_begin(survey, &frame);
    if (!status)
        status = combine(&frame, statistics[quantity], coefficient, out);
    gbv_frame_end(&frame);
    return status;
}
