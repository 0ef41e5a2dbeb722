#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/distribution.h"
#include "gbvstat/survey_quantile.h"
#include "stats/argument.h"
#include "stats/survey_calibrate.h"
#include "stats/tally.h"

/* ---- The distribution of a domain ---- */

/* Distinct values in order, and the weight at or below each. */
struct distribution {
    double *value, *below;
    size_t n;
};

struct weighted {
    double value, w;
};

static int
by_value(const void *left, const void *right)
{
    const struct weighted *a = left, *b = right;
    return (a->value > b->value) - (a->value < b->value);
}

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

static size_t
take_domain(const struct request *request, struct weighted *out)
{
    size_t n = 0;
    for (size_t i = 0; i < request->n_values; i++) {
        const gbv_survey_value *v = &request->values[i];
        double factor = request->factor ? request->factor[v->category] : 1;
        if (v->domain == request->domain && v->w > 0)
            out[n++] = (struct weighted){ v->value, v->w * factor };
    }
    qsort(out, n, sizeof *out, by_value);
    return n;
}

/* Each sum from the start is rounded on its own, so that the order of equal
 * values changes nothing. */
static gbv_status
accumulate(const struct weighted *sorted, size_t n, struct distribution *out)
{
    gbv_exact sum = { 0 };
    gbv_status status = GBV_OK;
    for (size_t i = 0; !status && i < n; i++) {
        if (gbv_exact_takes(sorted[i].w))
            gbv_exact_add(&sum, sorted[i].w);
        else
            status = GBV_RANGE;
        if (i + 1 < n && sorted[i + 1].value == sorted[i].value)
            continue;
        out->value[out->n] = sorted[i].value;
        out->below[out->n++] = gbv_exact_round(&sum);
    }
    if (!status && sum.failed)
        status = GBV_NO_MEMORY;
    gbv_exact_free(&sum);
    return status;
}

static gbv_status
distribution_begin(const struct request *request, struct distribution *out)
{
    size_t n = request->n_values;
    *out = (struct distribution){ gbv_new_array(n, sizeof *out->value),
                                  gbv_new_array(n, sizeof *out->below), 0 };
    struct weighted *sorted = gbv_new_array(n, sizeof *sorted);
    gbv_status status = out->value && out->below && sorted ? GBV_OK : GBV_NO_MEMORY;
    if (!status)
        status = accumulate(sorted, take_domain(request, sorted), out);
    free(sorted);
    return status;
}

static void
distribution_end(struct distribution *distribution)
{
    free(distribution->value);
    free(distribution->below);
}

/* A share is met exactly if it differs by no more than rounding. */
static double
quantile_of(const struct distribution *distribution, double probability, gbv_quantile_rule rule)
{
    double all = distribution->below[distribution->n - 1], wanted = probability * all;
    double rounding = 16 * DBL_EPSILON * all;
    size_t low = 0, high = distribution->n - 1;
    while (low < high) {    /* the first that reaches it */
        size_t middle = low + (high - low) / 2;
        if (distribution->below[middle] >= wanted - rounding)
            high = middle;
        else
            low = middle + 1;
    }
    bool met = fabs(distribution->below[low] - wanted) <= rounding;
    double value = distribution->value[low];
    if (rule == GBV_QUANTILE_SCHOOL && met && low + 1 < distribution->n)
        return value / 2 + distribution->value[low + 1] / 2;
    return value;
}

/* ---- The share at or below a value ---- */

static size_t
cells_below(const struct request *request, double limit, gbv_survey_cell *cells,
            gbv_replicate_sums *sums)
{
    const gbv_replicates *replicates = request->survey->replicates;
    size_t used = 0;
    for (size_t i = 0; i < request->n_values; i++) {
        const gbv_survey_value *v = &request->values[i];
        if (v->domain != request->domain)
            continue;
        double below = v->value <= limit;
        cells[used++] = (gbv_survey_cell){
            .unit = v->unit, .category = v->category, .n = v->n, .w = v->w, .ww = v->ww,
            .wy = below * v->w, .wyy = below * v->w, .wwy = below * v->ww,
            .wwyy = below * v->ww,
        };
        for (size_t r = 0; replicates && r < replicates->n; r++) {
            double w = request->replicate_w[i * replicates->n + r];
            sums[r].w += w;
            sums[r].wy += below * w;
        }
    }
    return used;
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
    if (!status) {
        survey.n_domains = 1;
        survey.cells = cells;
        survey.n_cells = cells_below(request, limit, cells, sums);
        replicates.sums = sums;
        survey.replicates = survey.replicates ? &replicates : NULL;
        status = gbv_survey_mean(&survey, out, NULL);
    }
    free(cells);
    free(sums);
    return status;
}

/* ---- Woodruff's interval ---- */

static gbv_status
find_limits(const struct request *request, const struct distribution *distribution,
            const gbv_survey_estimate *share, gbv_survey_quantile *out)
{
    gbv_limits limits, one;
    gbv_status status = gbv_survey_interval(share->estimate, share->std_error, share->df,
                                            request->level, &limits);
    if (!status)    /* t itself, to undo it */
        status = gbv_survey_interval(0, 1, share->df, request->level, &one);
    if (status)
        return status;
    if (limits.low >= 0)
        out->low = quantile_of(distribution, limits.low, request->rule);
    if (limits.high <= 1)
        out->high = quantile_of(distribution, limits.high, request->rule);
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
        double value = quantile_of(&distribution, request->probability, request->rule);
        status = share_below(request, value, &share);
        if (!status) {
            out->n = share.n;
            out->df = share.df;
        }
        if (!status && !share.status && share.df > 0) {
            out->estimate = value;
            out->status = GBV_OK;
            status = find_limits(request, &distribution, &share, out);
        }
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

const char *
gbv_quantile_rule_name(gbv_quantile_rule rule)
{
    switch (rule) {
    case GBV_QUANTILE_MATH: return "math";
    case GBV_QUANTILE_SCHOOL: return "school";
    }
    return "unknown";
}
