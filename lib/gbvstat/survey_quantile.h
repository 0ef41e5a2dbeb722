/* Quantiles of a survey: the value below which a share of the people is. */
#ifndef GBVSTAT_SURVEY_QUANTILE_H
#define GBVSTAT_SURVEY_QUANTILE_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"
#include "gbvstat/survey.h"
#include "gbvstat/weighted.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The rows of one sampling unit, domain and category that share a value. */
typedef struct {
    double value;
    size_t unit, domain, category;    /* as in gbv_survey_cell */
    double n, w, ww;                  /* rows, sums of weights and of their squares */
    double about;                     /* of squared distances of weights from their mean; without
                                         clusters only */
} gbv_survey_value;

typedef struct {
    gbv_status status;     /* GBV_TOO_FEW: the domain is empty */
    double estimate;
    double low, high;      /* NAN: the share may be 0 (or 1), so there is no limit */
    double std_error;      /* (high - low) / 2 t; NAN without both */
    double df;             /* where it is not above 0 there are no limits */
    bool unknown;          /* the share has no standard error, as in gbv_survey_estimate: so there
                              are no limits */
    bool at_end;           /* the quantile is the greatest value: everybody is at or below it, and
                              the share has no spread. `low` is by the exact interval of n, as if
                              rows were drawn alone */
    double n;              /* rows */
} gbv_survey_quantile;

/* The quantile of each domain, with Woodruff's interval: the share of people at
 * or below the quantile, its t interval, and the quantiles of those limits.
 *
 * survey        of which cells and sums of replicates are not looked at
 * values        n_values, in any order
 * replicate_w   [value * replicates->n + replicate]: w by each replicate; NULL
 *               with a design
 * probability   strictly between 0 and 1
 * out           n_domains, filled on GBV_OK
 *
 * GBV_DOMAIN, GBV_TOO_FEW and others as gbv_survey_mean
 *
 * Source: Woodruff (1952), J. Am. Statist. Ass. 47, 635-646; types: Hyndman &
 * Fan (1996), Am. Statistician 50, 361-365.
 * Oracle: R 4.2.2, survey 4.1-1, svyquantile, qrule "math" and "school",
 * 1e-9. */
GBV_API gbv_status gbv_survey_quantiles(const gbv_survey *survey, const gbv_survey_value *values,
                                        size_t n_values, const double *replicate_w,
                                        double probability, gbv_quantile_rule rule, double level,
                                        gbv_survey_quantile *out);

#ifdef __cplusplus
}
#endif
#endif
