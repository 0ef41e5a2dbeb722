#include <math.h>

#include "gbvstat/distribution.h"
#include "gbvstat/survey_proportion.h"
#include "stats/argument.h"
#include "stats/binomial.h"

/* A share with what its interval needs. */
struct share {
    double p, std_error, df, n, rows, level;
};

static gbv_status
two_sided_t(double df, double level, double *out)
{
    return isinf(df) ? gbv_normal_quantile((1 - level) / 2, GBV_UPPER, out)
                     : gbv_t_quantile((1 - level) / 2, GBV_UPPER, df, out);
}

static gbv_status
exact(double p, double n_star, double level, gbv_share *out)
{
    struct gbv_odds_limits odds;
    gbv_status status = gbv_clopper_odds(p * n_star, n_star, level, &odds);
    if (status)
        return status;
    out->low = gbv_share_of_odds(odds.low);
    out->high = gbv_share_of_odds(odds.high);
    return GBV_OK;
}

/* n* as Korn & Graubard correct it for few degrees of freedom. */
static gbv_status
korn_graubard(const struct share *share, gbv_share *out)
{
    double of_rows = 0, of_df;
    gbv_status status = share->rows > 1 ? two_sided_t(share->rows - 1, share->level, &of_rows)
                                        : GBV_TOO_FEW;
    if (!status)
        status = two_sided_t(share->df, share->level, &of_df);
    if (status)
        return status;
    double ratio = of_rows / of_df;
    out->n_star = fmin(share->n, out->n_star * ratio * ratio);
    return exact(share->p, out->n_star, share->level, out);
}

static gbv_status
wilson(double p, double n_star, double level, gbv_share *out)
{
    double z;
    gbv_status status = gbv_normal_quantile((1 - level) / 2, GBV_UPPER, &z);
    if (status)
        return status;
    struct gbv_odds_limits odds = gbv_wilson_odds(p * n_star, n_star, z);
    out->low = gbv_share_of_odds(odds.low);
    out->high = gbv_share_of_odds(odds.high);
    return GBV_OK;
}

static void
on_logits(const struct share *share, double t, gbv_share *out)
{
    double odds = share->p / (1 - share->p);
    double reach = exp(t * share->std_error / (share->p * (1 - share->p)));
    out->low = gbv_share_of_odds(odds / reach);
    out->high = gbv_share_of_odds(odds * reach);
}

static void
on_arcs(const struct share *share, double t, gbv_share *out)
{
    double arc = asin(sqrt(share->p));
    double reach = t * share->std_error / (2 * sqrt(share->p * (1 - share->p)));
    /* Beyond a right angle the sine falls again; there is no share there. */
    double low = sin(fmax(0, arc - reach)), high = sin(fmin(asin(1), arc + reach));
    out->low = low * low;
    out->high = high * high;
}

static gbv_status
inside(const struct share *share, gbv_share_method method, gbv_share *out)
{
    double variance = share->std_error * share->std_error, t;
    gbv_status status = two_sided_t(share->df, share->level, &t);
    if (status)
        return status;
    out->n_star = variance > 0 ? share->p * (1 - share->p) / variance : INFINITY;
    switch (method) {
    case GBV_SHARE_LOGIT: on_logits(share, t, out); return GBV_OK;
    case GBV_SHARE_ASIN: on_arcs(share, t, out); return GBV_OK;
    case GBV_SHARE_MEAN:
        out->low = share->p - t * share->std_error;
        out->high = share->p + t * share->std_error;
        return GBV_OK;
    case GBV_SHARE_BETA: return korn_graubard(share, out);
    case GBV_SHARE_WILSON:
        if (isinf(out->n_star)) {    /* nothing was left to chance */
            out->low = out->high = share->p;
            return GBV_OK;
        }
        return wilson(share->p, out->n_star, share->level, out);
    }
    return GBV_MISUSE;
}

gbv_status
gbv_survey_share(const gbv_survey_estimate *estimate, double deff, double level,
                 gbv_share_method method, gbv_share *out)
{
    struct share share = {
        .p = estimate->estimate, .std_error = estimate->std_error, .df = estimate->df,
        .n = estimate->n, .rows = estimate->n + estimate->n_missing, .level = level,
    };
    if (estimate->status || !(share.p >= 0 && share.p <= 1) || share.std_error < 0 ||
        isinf(share.std_error) || !gbv_is_fraction(level) || !(deff >= 0) || !isfinite(deff))
        return GBV_DOMAIN;
    if (!(share.df > 0) || isnan(share.std_error))
        return GBV_TOO_FEW;
    gbv_share found = { .degenerate = share.p == 0 || share.p == 1 };
    gbv_status status;
    if (found.degenerate) {
        found.n_star = share.n / (deff > 0 ? deff : 1);
        status = method == GBV_SHARE_WILSON ? wilson(share.p, found.n_star, level, &found)
                                            : exact(share.p, found.n_star, level, &found);
    } else {
        status = inside(&share, method, &found);
    }
    if (!status)
        *out = found;
    return status;
}

const char *
gbv_share_method_name(gbv_share_method method)
{
    switch (method) {
    case GBV_SHARE_LOGIT: return "logit";
    case GBV_SHARE_BETA: return "beta";
    case GBV_SHARE_WILSON: return "wilson";
    case GBV_SHARE_ASIN: return "asin";
    case GBV_SHARE_MEAN: return "mean";
    }
    return "unknown";
}

/* ---- Flags ---- */

static gbv_flag
flag_count(double n)
{
    return n < 25 ? GBV_FLAG_SUPPRESS : n < 50 ? GBV_FLAG_CAUTION : GBV_FLAG_NONE;
}

/* Nothing can be said of an error relative to 0. */
static gbv_flag
flag_cv(const gbv_survey_estimate *estimate)
{
    double cv = 100 * estimate->std_error / fabs(estimate->estimate);
    return !(cv <= 33.3) ? GBV_FLAG_SUPPRESS : cv >= 16.6 ? GBV_FLAG_CAUTION : GBV_FLAG_NONE;
}

gbv_status
gbv_survey_flag(const gbv_survey_estimate *estimate, gbv_flag_rule rule, gbv_flag *out)
{
    switch (rule) {
    case GBV_FLAG_DHS:
        if (!(estimate->n >= 0))
            return GBV_DOMAIN;
        *out = flag_count(estimate->n);
        return GBV_OK;
    case GBV_FLAG_CV:
        if (estimate->status || !isfinite(estimate->estimate) || !isfinite(estimate->std_error))
            return GBV_DOMAIN;
        *out = flag_cv(estimate);
        return GBV_OK;
    case GBV_FLAG_NCHS2017:
        break;
    }
    return GBV_MISUSE;
}

gbv_status
gbv_survey_flag_share(const gbv_survey_estimate *estimate, double deff, gbv_flag *out)
{
    gbv_share share;
    gbv_status status = gbv_survey_share(estimate, deff, 0.95, GBV_SHARE_BETA, &share);
    if (status)
        return status;
    double width = share.high - share.low;
    if (estimate->n < 30 || share.n_star < 30 || width >= 0.30 ||
        (width > 0.05 && width > 1.3 * estimate->estimate))
        *out = GBV_FLAG_SUPPRESS;
    else
        *out = share.degenerate || estimate->df < 8 ? GBV_FLAG_REVIEW : GBV_FLAG_NONE;
    return GBV_OK;
}

const char *
gbv_flag_rule_name(gbv_flag_rule rule)
{
    switch (rule) {
    case GBV_FLAG_DHS: return "dhs";
    case GBV_FLAG_NCHS2017: return "nchs2017";
    case GBV_FLAG_CV: return "cv";
    }
    return "unknown";
}

const char *
gbv_flag_name(gbv_flag flag)
{
    switch (flag) {
    case GBV_FLAG_NONE: return "";
    case GBV_FLAG_CAUTION: return "caution";
    case GBV_FLAG_REVIEW: return "review";
    case GBV_FLAG_SUPPRESS: return "suppress";
    }
    return "unknown";
}
