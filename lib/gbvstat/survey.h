/* Estimates from a sample survey with their standard errors: means, shares,
 * totals, ratios and variances, by domain.
 *
 * The rows of a survey are folded into cells first: every statistic here is
 * made of sums, so rows are never needed. Estimates are linearised (Taylor):
 * the influence of each row is summed by sampling unit, and the spread of the
 * units within their strata is the variance. The order of cells, and how units
 * are numbered, change no digit. */
#ifndef GBVSTAT_SURVEY_H
#define GBVSTAT_SURVEY_H

#include <stddef.h>

#include "gbvstat/status.h"
#include "gbvstat/survey_calibration.h"
#include "gbvstat/survey_design.h"
#include "gbvstat/survey_replicate.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sums over rows of the products of w, w y and w x, each less its mean over
 * these rows: 0 of one row. */
typedef struct {
    double ww, wy, yy;
    double wx, yx, xx;   /* of ratios only */
} gbv_survey_products;

/* The rows of one sampling unit that are in one domain and one category of the
 * calibration: sums over the rows with an answer (y, and x if there is one,
 * are present). Several cells may be of one kind: they add up.
 *
 * Sums lose digits as values share leading ones: let y be the distance from an
 * origin near the estimate (gbv_survey.origin; gbv_grouped_cell makes such
 * cells). */
typedef struct {
    size_t unit;         /* the second-stage unit, in one stage the PSU, without clusters the
                            stratum */
    size_t domain;       /* from 0 */
    size_t category;     /* of the calibration; without one, not looked at */
    double n;            /* rows with an answer */
    double n_missing;    /* rows without */
    double w;            /* sum of weights, with an answer */
    double w_missing;    /* and without */
    double ww;           /* sum of squared weights */
    double wy, wyy;      /* sums of weight times y, times y^2 */
    double wx, wxx, wxy; /* of ratios y / x only */
    gbv_survey_products about;    /* without clusters only */
} gbv_survey_cell;

/* Either a design, or replicate weights in its place. */
typedef struct {
    const gbv_design *design;
    const gbv_replicates *replicates;      /* NULL: linearise by the design */
    const gbv_calibration *calibration;    /* NULL: weights as they are */
    const gbv_survey_cell *cells;          /* of the domains; other rows are in no cell */
    size_t n_cells;
    size_t n_domains;
    const double *origin;    /* of each domain: y is what values are above it, in ratios above it
                                times x (of replicates too); estimates are of the values. NULL: 0 */
} gbv_survey;

/* What a domain gives. What has no value is NAN. */
typedef struct {
    gbv_status status;      /* GBV_TOO_FEW: no row with an answer (variance: fewer than 2; ratio:
                               x adds to 0); only n, n_missing and missing_share are there */
    double estimate;
    double std_error;       /* NAN: the domain has no two sampling units in a stratum that could
                               differ, whatever the rule for df */
    double df;              /* INFINITY: normal */
    double n, n_missing;    /* rows with and without an answer */
    double missing_share;   /* of the weight of the domain */
    double weight;          /* sum of weights, with an answer */
    double deff;            /* variance over that of a simple random sample of n; without
                               replacement if the design has populations */
    double deff_replace;    /* the same, with replacement in any case */
    double n_effective;     /* n / deff */
    double deff_kish;       /* 1 + cv^2 of the weights: what unequal weights alone cost */
} gbv_survey_estimate;

/* The mean of y (a share, if y is 0 or 1), its total, the ratio of the totals
 * of y and x, and the variance of y in the population (divisor n - 1).
 *
 * out          n_domains of them, filled on GBV_OK
 * covariance   n_domains^2, of the estimates, or NULL; NAN where there is no
 *              standard error. Cells of several
 *              variables may share one survey as domains of their own: the
 *              covariances are right for domains that overlap too, but not
 *              without clusters.
 *
 * GBV_DOMAIN    a sum that is not finite, a negative count or weight; an index
 *               out of place; a faulty design; bad replicates or margins
 * GBV_TOO_FEW   the design has lonely strata, and the rule is to fail; a
 *               level of a margin has people but no row
 * GBV_MISUSE    the variance of y without clusters: its error needs rows
 * GBV_RANGE     a number beyond 2^200 (about 1e60), or too near to 0
 * GBV_NO_CONVERGENCE   raking did not settle
 * GBV_NO_MEMORY
 *
 * Source: Woodruff (1971), J. Am. Statist. Ass. 66, 411-414; Särndal, Swensson
 * & Wretman (1992), Model Assisted Survey Sampling, ch. 4-6; domains: Cochran
 * (1977), Sampling Techniques, 5A.13. Calibrated weights: residuals of the
 * calibration's regression, Deville & Särndal (1992), J. Am. Statist. Ass. 87,
 * 376-382. Kish (1992), J. Official Statist. 8, 183-200.
 * Oracle: R 4.2.2, survey 4.1-1, svymean, svytotal, svyratio, svyvar, svyby,
 * postStratify, rake, 1e-9. */
GBV_API gbv_status gbv_survey_mean(const gbv_survey *survey, gbv_survey_estimate *out,
                                   double *covariance);
GBV_API gbv_status gbv_survey_total(const gbv_survey *survey, gbv_survey_estimate *out,
                                    double *covariance);
GBV_API gbv_status gbv_survey_ratio(const gbv_survey *survey, gbv_survey_estimate *out,
                                    double *covariance);
GBV_API gbv_status gbv_survey_variance(const gbv_survey *survey, gbv_survey_estimate *out,
                                       double *covariance);

typedef struct {
    double low, high;
} gbv_limits;

typedef enum {
    GBV_SURVEY_MEAN,
    GBV_SURVEY_TOTAL,
    GBV_SURVEY_RATIO,
    GBV_SURVEY_VARIANCE,
} gbv_survey_quantity;

typedef struct {
    double estimate, std_error;
} gbv_contrast;

/* The sum of coefficient times estimate over the domains, 1 and -1 for a
 * difference, from the sampling units themselves: covariances cancel where
 * domains go together. Domains of coefficient 0 are not looked at.
 *
 * out  std_error is NAN if that of a domain is
 * GBV_TOO_FEW: a domain that counts has no estimate. Others as gbv_survey_mean.
 * Oracle: R 4.2.2, survey 4.1-1, svycontrast, 1e-9. */
GBV_API gbv_status gbv_survey_combine(const gbv_survey *survey, gbv_survey_quantity quantity,
                                      const double *coefficient, gbv_contrast *out);

/* estimate -+ t std_error, t of df (INFINITY: normal).
 * GBV_DOMAIN: a number is not finite, std_error is negative, level not inside
 * (0, 1). GBV_TOO_FEW: df is not above 0. */
GBV_API gbv_status gbv_survey_interval(double estimate, double std_error, double df, double level,
                                       gbv_limits *out);

/* Is an estimate (a contrast) other than 0? t is estimate / std_error, p its
 * two-sided tail by df (INFINITY: normal).
 * GBV_DOMAIN: a number is not finite, or std_error is negative. GBV_NO_SPREAD:
 * std_error is 0. GBV_TOO_FEW: df is not above 0.
 * Oracle: R 4.2.2, pt, pnorm, 1e-12. */
GBV_API gbv_status gbv_survey_test(double estimate, double std_error, double df, double *t,
                                   double *p);

/* The sum of coefficient times estimate, of k estimates with their covariance:
 * 1 and -1 for a difference of two groups. GBV_DOMAIN: a number is not finite.
 * Oracle: R 4.2.2, survey 4.1-1, svycontrast, 1e-9. */
GBV_API gbv_status gbv_survey_contrast(const double *coefficient, const double *estimate,
                                       const double *covariance, size_t k, gbv_contrast *out);

/* log(estimate[i] / estimate[j]), by the delta method.
 * GBV_DOMAIN also: one of the two is not positive, or there is no such one. */
GBV_API gbv_status gbv_survey_log_ratio(size_t i, size_t j, const double *estimate,
                                        const double *covariance, size_t k, gbv_contrast *out);

#ifdef __cplusplus
}
#endif
#endif
