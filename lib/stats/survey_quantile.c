#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/survey_proportion.h"
#include "gbvstat/survey_quantile.h"
#include "stats/argument.h"
#include "stats/survey_calibrate.h"
#include "stats/tally.h"

/* ---- The values of a domain ---- */

/* What is asked, of a domain. */
struct request {
    const gbv_survey *survey;
    const gbv_survey_value *values;
    size_t n_values;
    const double *replicate_w;
    const double *factor;    /* of each category; NULL: 1 */
    double probability, level;
    gbv_quantile_rule rule;
    size_t domain;
};

/* Values in order, with their calibrated weights. */
struct distribution {
    double *value, *weight;
    size_t n;
};

struct weighted {
    double value, w;
};

/* By value, then by weight: the order of input changes nothing. */
static int
ascending(const void *left, const void *right)
{
    const struct weighted *a = left, *b = right;
    if (a->value != b->value)
        return a->value > b->value ? 1 : -1;
    return (a->w > b->w) - (a->w < b->w);
}

static void
take_domain(const struct request *request, struct weighted *room, struct distribution *out)
{
    for (size_t i = 0; i < request->n_values; i++) {
        const gbv_survey_value *v = &request->values[i];
        double factor = request->factor ? request->factor[v->category] : 1;
        if (v->domain == request->domain && v->w > 0)
            room[out->n++] = (struct weighted){ v->value, v->w * factor };
    }
    qsort(room, out->n, sizeof *room, ascending);
    for (size_t i = 0; i < out->n; i++) {
        out->value[i] = room[i].value;
        out->weight[i] = room[i].w;
    }
}

static gbv_status
distribution_begin(const struct request *request, struct distribution *out)
{
    size_t n = request->n_values;
    *out = (struct distribution){ gbv_new_array(n, sizeof *out->value),
                                  gbv_new_array(n, sizeof *out->weight), 0 };
    struct weighted *room = gbv_new_array(n, sizeof *room);
    gbv_status status = out->value && out->weight && room ? GBV_OK : GBV_NO_MEMORY;
    if (!status)
        take_domain(request, room, out);
    free(room);
    return status;
}

static void
distribution_end(struct distribution *distribution)
{
    free(distribution->value);
    free(distribution->weight);
}

static gbv_status
quantile_of(const struct distribution *distribution, double probability, gbv_quantile_rule rule,
            double *out)
{
    return gbv_weighted_quantile(distribution->value, distribution->weight, distribution->n,
                                 probability, rule, out);
}

/* ---- The share at or below a value ---- */

static size_t
cells_below(const struct request *request, double limit, gbv_survey_cell *cells)
{
    size_t used = 0;
    for (size_t i = 0; i < request->n_values; i++) {
        const gbv_survey_value *v = &request->values[i];
        if (v->domain != request->domain)
            continue;
        double below = v->value <= limit;
        cells[used++] = (gbv_survey_cell){
            .unit = v->unit, .category = v->category, .n = v->n, .w = v->w, .ww = v->ww,
            .wy = below * v->w, .wyy = below * v->w,
            .about = { v->about, below * v->about, below * v->about, 0, 0, 0 },
        };
    }
    return used;
}

/* The same by replicate, in exact sums: values come in any order. */
static gbv_status
replicates_below(const struct request *request, double limit, gbv_replicate_sums *sums)
{
    const gbv_replicates *replicates = request->survey->replicates;
    gbv_status status = GBV_OK;
    for (size_t r = 0; replicates && r < replicates->n && !status; r++) {
        struct tally all = { 0 }, below = { 0 };
        for (size_t i = 0; i < request->n_values; i++) {
            const gbv_survey_value *v = &request->values[i];
            double w = request->replicate_w[i * replicates->n + r];
            if (v->domain != request->domain)
                continue;
            tally_add(&all, w, 1);
            if (v->value <= limit)
                tally_add(&below, w, 1);
        }
        gbv_status taken = tally_take(&below, &sums[r].wy);
        status = tally_take(&all, &sums[r].w);
        status = status ? status : taken;
    }
    return status;
}

static gbv_status
share_below(const struct request *request, double limit, gbv_survey_estimate *out)
{
    gbv_survey survey = *request->survey;
    gbv_replicates replicates = { 0 };
    if (survey.replicates)
        replicates = *survey.replicates;
    gbv_survey_cell *cells = gbv_new_array(request->n_values, sizeof *cells);
    gbv_replicate_sums *sums = gbv_new_array(replicates.n, sizeof *sums);
    gbv_status status = cells && sums ? GBV_OK : GBV_NO_MEMORY;
    if (!status)
        status = replicates_below(request, limit, sums);
    if (!status) {
        survey.n_domains = 1;
        survey.origin = NULL;
        survey.cells = cells;
        survey.n_cells = cells_below(request, limit, cells);
        replicates.sums = sums;
        survey.replicates = survey.replicates ? &replicates : NULL;
        status = gbv_survey_mean(&survey, out, NULL);
    }
    free(cells);
    free(sums);
    return status;
}

/* ---- Woodruff's interval ---- */

/* Everybody is at or below the greatest value, in this sample: what share may
 * be is by the exact interval of n, whose upper end is 1. */
static gbv_status
find_low(const struct request *request, const struct distribution *distribution,
         const gbv_survey_estimate *share, gbv_survey_quantile *out)
{
    gbv_share exact;
    gbv_status status = gbv_survey_share(share, 0, request->level, GBV_SHARE_BETA, &exact);
    out->at_end = true;
    return status ? status : quantile_of(distribution, exact.low, request->rule, &out->low);
}

static gbv_status
find_limits(const struct request *request, const struct distribution *distribution,
            const gbv_survey_estimate *share, gbv_survey_quantile *out)
{
    gbv_limits limits, one;
    if (share->estimate == 1)
        return find_low(request, distribution, share, out);
    gbv_status status = gbv_survey_interval(share->estimate, share->std_error, share->df,
                                            request->level, &limits);
    if (!status)    /* t itself, to undo it */
        status = gbv_survey_interval(0, 1, share->df, request->level, &one);
    if (status)
        return status;
    if (limits.low >= 0)
        status = quantile_of(distribution, limits.low, request->rule, &out->low);
    if (!status && limits.high <= 1)
        status = quantile_of(distribution, limits.high, request->rule, &out->high);
    if (status)
        return status;
    out->std_error = (out->high - out->low) / (2 * one.high);
    return GBV_OK;
}

static gbv_status
estimate_domain(const struct request *request, gbv_survey_quantile *out)
{
    struct distribution distribution;
    *out = (gbv_survey_quantile){ .status = GBV_TOO_FEW, .estimate = NAN, .low = NAN,
                                  .high = NAN, .std_error = NAN, .df = NAN };
    gbv_status status = distribution_begin(request, &distribution);
    if (!status && distribution.n > 0) {
        gbv_survey_estimate share;
        double value;
        status = quantile_of(&distribution, request->probability, request->rule, &value);
        if (!status)
            status = share_below(request, value, &share);
        if (!status) {
            out->n = share.n;
            out->df = share.df;
            out->estimate = share.status ? (double) NAN : value;
            out->status = share.status;
            out->unknown = !share.status && isnan(share.std_error);
        }
        if (!status && !share.status && share.df > 0 && !out->unknown)
            status = find_limits(request, &distribution, &share, out);
    }
    distribution_end(&distribution);
    return status;
}

/* ---- All domains ---- */

static bool
is_sound(const struct request *request)
{
    const gbv_survey *survey = request->survey;
    if (!gbv_is_fraction(request->probability) || !gbv_is_fraction(request->level) ||
        survey->n_domains == 0 || (survey->replicates && !request->replicate_w))
        return false;
    for (size_t i = 0; i < request->n_values; i++) {
        const gbv_survey_value *v = &request->values[i];
        if (!isfinite(v->value) || !(v->w >= 0) || !isfinite(v->w) ||
            v->domain >= survey->n_domains ||
            (survey->calibration && v->category >= survey->calibration->n_categories))
            return false;
    }
    return true;
}

static gbv_status
calibrate(struct request *request, double **factor)
{
    const gbv_calibration *calibration = request->survey->calibration;
    *factor = NULL;
    if (!calibration)
        return GBV_OK;
    *factor = gbv_new_array(calibration->n_categories, sizeof **factor);
    request->factor = *factor;
    return *factor ? gbv_calibration_factors(calibration, *factor, NULL) : GBV_NO_MEMORY;
}

gbv_status
gbv_survey_quantiles(const gbv_survey *survey, const gbv_survey_value *values, size_t n_values,
                     const double *replicate_w, double probability, gbv_quantile_rule rule,
                     double level, gbv_survey_quantile *out)
{
    struct request request = {
        .survey = survey, .values = values, .n_values = n_values, .replicate_w = replicate_w,
        .probability = probability, .level = level, .rule = rule,
    };
    if (!is_sound(&request))
        return GBV_DOMAIN;
    double *factor;
    gbv_survey_quantile *found = gbv_new_array(survey->n_domains, sizeof *found);
    gbv_status status = calibrate(&request, &factor);
    if (!found)
        status = GBV_NO_MEMORY;
    for (; !status && request.domain < survey->n_domains; request.domain++)
        status = estimate_domain(&request, &found[request.domain]);
    for (size_t d = 0; !status && d < survey->n_domains; d++)
        out[d] = found[d];
    free(factor);
    free(found);
    return status;
}
