/* A share estimated from a survey: its interval, and whether it may be printed. */
#ifndef GBVSTAT_SURVEY_PROPORTION_H
#define GBVSTAT_SURVEY_PROPORTION_H

#include <stdbool.h>

#include "gbvstat/status.h"
#include "gbvstat/survey.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_SHARE_LOGIT,     /* t interval of log(p / (1 - p)) */
    GBV_SHARE_BETA,      /* Korn & Graubard: exact, with n* */
    GBV_SHARE_WILSON,    /* score, with n* */
    GBV_SHARE_ASIN,      /* t interval of asin(sqrt(p)) */
    GBV_SHARE_MEAN,      /* t interval of p: may leave [0, 1] */
} gbv_share_method;

typedef struct {
    double low, high;
    double n_star;      /* rows of a simple random sample that knows as much: p (1 - p) / variance;
                           of GBV_SHARE_BETA times (t of n - 1 / t of df)^2, at most n */
    bool degenerate;    /* the share is 0 or 1: the sample has no spread, see below */
} gbv_share;

/* The interval of a share, which is gbv_survey_mean of 0 and 1.
 *
 * deff   of the design, known from elsewhere: where the share is 0 or 1 its
 *        own says nothing, and n* is n / deff. 0: take n. Intervals on other
 *        scales have no limits there; the exact one stands for them.
 *
 * Limits of GBV_SHARE_ASIN beyond 0 or 1 are mirrored, as R has them.
 *
 * GBV_DOMAIN    the estimate has no value or is outside [0, 1]; level is not
 *               inside (0, 1); deff is negative or not finite
 * GBV_TOO_FEW   df is not above 0, or there is no standard error
 *
 * Source: Korn & Graubard (1998), Survey Methodology 24, 193-201; cap at n:
 * Parker et al. (2017), National Center for Health Statistics, Vital Health
 * Stat. 2(175); n of its t counts rows without an answer too, as R does.
 * Oracle: R 4.2.2, survey 4.1-1, svyciprop, 1e-9. */
GBV_API gbv_status gbv_survey_share(const gbv_survey_estimate *estimate, double deff,
                                    double level, gbv_share_method method, gbv_share *out);

/* "logit", "beta", "wilson", "asin", "mean"; never NULL. */
GBV_API const char *gbv_share_method_name(gbv_share_method method);

/* ---- May it be printed? ---- */

typedef enum {
    GBV_FLAG_DHS,         /* rows: below 25 suppress, below 50 caution (parentheses) */
    GBV_FLAG_NCHS2017,    /* shares; Parker et al. (2017), see gbv_survey_flag_share */
    GBV_FLAG_CV,          /* coefficient of variation: above 33.3 % suppress, from 16.6 % caution */
} gbv_flag_rule;

typedef enum {
    GBV_FLAG_NONE,
    GBV_FLAG_CAUTION,
    GBV_FLAG_REVIEW,      /* a statistician should look at it */
    GBV_FLAG_SUPPRESS,
} gbv_flag;

/* The rules for any estimate.
 * Source: DHS Program, Guide to DHS Statistics; Statistics Canada, Survey
 * Methods and Practices (2010).
 *
 * GBV_DOMAIN: n is negative, or the estimate has no value (cv).
 * GBV_MISUSE: GBV_FLAG_NCHS2017, which is for shares. */
GBV_API gbv_status gbv_survey_flag(const gbv_survey_estimate *estimate, gbv_flag_rule rule,
                                   gbv_flag *out);

/* NCHS (2017) for shares: suppress if n or n* is below 30, if the 95 % Korn &
 * Graubard interval is at least 0.30 wide, or wider than 0.05 and than 130 %
 * of the share; review if the share is 0 or 1, or df is below 8. Statuses as
 * gbv_survey_share. */
GBV_API gbv_status gbv_survey_flag_share(const gbv_survey_estimate *estimate, double deff,
                                         gbv_flag *out);

/* "dhs", "nchs2017", "cv"; "", "caution", "review", "suppress"; never NULL. */
GBV_API const char *gbv_flag_rule_name(gbv_flag_rule rule);
GBV_API const char *gbv_flag_name(gbv_flag flag);

#ifdef __cplusplus
}
#endif
#endif
