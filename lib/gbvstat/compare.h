/* Comparing two groups, or one group with a known value: how large is the
 * difference, and how sure. */
#ifndef GBVSTAT_COMPARE_H
#define GBVSTAT_COMPARE_H

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_DIFFERENCE,    /* first - second */
    GBV_RATIO,         /* first / second */
    GBV_PERCENT,       /* 100 (ratio - 1): the change in per cent */
    GBV_ODDS_RATIO,    /* of two proportions only */
} gbv_measure;

/* How the interval is made. */
typedef enum {
    GBV_METHOD_DEFAULT,     /* the first of the measure's methods named below */
    GBV_METHOD_NEWCOMBE,    /* hybrid score, Newcombe (1998) method 10 */
    GBV_METHOD_MN,          /* score with N/(N-1), Miettinen & Nurminen (1985) */
    GBV_METHOD_SCORE,       /* score without that factor */
    GBV_METHOD_LOG,         /* normal on the log scale, delta method */
    GBV_METHOD_EXACT,       /* central, from the exact distribution */
    GBV_METHOD_Z,           /* normal, from standard errors */
} gbv_compare_method;

/* How the p-value is made. */
typedef enum {
    GBV_TEST_CHI_SQUARED,       /* Pearson, without correction */
    GBV_TEST_FISHER,            /* Fisher's exact test */
    GBV_TEST_EXACT_BINOMIAL,    /* one proportion, or two counts given their sum */
    GBV_TEST_EXACT_POISSON,     /* one count */
    GBV_TEST_Z,                 /* normal */
} gbv_test;

typedef struct {
    double estimate;      /* INFINITY for a ratio to 0 events */
    double std_error;     /* of the estimate, by the delta method; NAN where it has none
                             (0 events in a ratio, a share of 0 or 1 in all groups) */
    double low, high;     /* the interval; INFINITY for a side that is open */
    double statistic;     /* z or chi-squared; NAN for an exact test */
    double df;            /* of chi-squared; NAN for other tests */
    double p;             /* two-sided, of "no difference": the same for every measure of
                             counts; exact tests sum the outcomes no more probable than
                             the observed one */
    gbv_compare_method method;    /* the one used, never GBV_METHOD_DEFAULT */
    gbv_test test;                /* the one used */
} gbv_comparison;

/* Common to all below:
 *
 * level    confidence of the interval, strictly between 0 and 1
 * out      filled on GBV_OK, untouched otherwise
 *
 * GBV_DOMAIN      an argument outside what is said beside it
 * GBV_MISUSE      a method that the measure does not have
 * GBV_NO_SPREAD   a ratio of 0 to 0
 * GBV_RANGE       a result does not fit a double, or two exposures differ by
 *                 more than a factor of 1e150
 * Exact methods take counts up to 1e10: GBV_DOMAIN above.
 */

/* Two independent proportions.
 *
 * events, n   whole numbers, 0 <= events <= n, n >= 1
 *
 * GBV_DIFFERENCE           NEWCOMBE, MN, SCORE. With 0 events (or no
 *                          non-events) in both groups the default is MN.
 * GBV_RATIO, GBV_PERCENT   LOG, MN, SCORE. LOG has no interval with 0 events
 *                          in one group or none without the event in both:
 *                          MN answers, and `method` says so.
 * GBV_ODDS_RATIO           LOG, EXACT (conditional, Fisher). LOG has no
 *                          interval with an empty cell: EXACT answers.
 *
 * With 0 events in one group the ratio's interval is one-sided,
 * [0, high] or [low, INFINITY), its limit at (1 - level) / 2.
 * Test: Pearson's chi-squared without correction, Fisher's exact if any
 * expected count is below 5.
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, 873-890; Miettinen &
 * Nurminen (1985), Statistics in Medicine 4, 213-226; Katz et al. (1978),
 * Biometrics 34, 469-474 (log); Mee (1984), Koopman (1984) (score).
 * Oracle: R 4.2.2, chisq.test(correct = FALSE), fisher.test, and the cited
 * formulas in R, 1e-11 (MN, SCORE 1e-9).
 */
GBV_API gbv_status gbv_compare_proportions(double events1, double n1, double events2, double n2,
                                           gbv_measure measure, gbv_compare_method method,
                                           double level, gbv_comparison *out);

/* One proportion against a known one, in (0, 1). Difference, ratio, percent:
 * the exact interval of events / n, shifted or divided; exact binomial test.
 * Oracle: R 4.2.2, binom.test(events, n, known), 1e-11. */
GBV_API gbv_status gbv_compare_proportion_known(double events, double n, double known,
                                                gbv_measure measure, double level,
                                                gbv_comparison *out);

/* Two independent Poisson counts over their exposures (population, time).
 *
 * events     whole numbers, at least 0
 * exposure   positive and finite
 *
 * GBV_RATIO, GBV_PERCENT   EXACT (Clopper-Pearson on events1 / (events1 +
 *                          events2), mapped by the exposures), LOG, SCORE
 *                          (Wilson's interval mapped in the same way). LOG
 *                          has no interval with 0 events: EXACT answers.
 * GBV_DIFFERENCE           SCORE
 *
 * Test: exact binomial of events1 given the sum. The difference of two rates
 * without events has an interval and p 1.
 *
 * Source: Przyborowski & Wilenski (1940), Biometrika 31, 313-323; difference:
 * Miettinen & Nurminen (1985), section on rates.
 * Oracle: R 4.2.2, poisson.test, 1e-11; score from the formula in R, 1e-8.
 */
GBV_API gbv_status gbv_compare_rates(double events1, double exposure1, double events2,
                                     double exposure2, gbv_measure measure,
                                     gbv_compare_method method, double level,
                                     gbv_comparison *out);

/* One Poisson count over its exposure against a known rate (positive and
 * finite, events per unit of exposure). Difference, ratio, percent: Garwood's
 * interval of the rate, shifted or divided; exact Poisson test.
 * Oracle: R 4.2.2, poisson.test(events, exposure, r = known), 1e-11. */
GBV_API gbv_status gbv_compare_rate_known(double events, double exposure, double known,
                                          gbv_measure measure, double level,
                                          gbv_comparison *out);

/* Two independent estimates with their standard errors: normal interval and
 * test. A standard error of 0 is a known value; not both may be 0.
 *
 * GBV_DIFFERENCE           Z
 * GBV_RATIO, GBV_PERCENT   LOG: the interval and the test are of the log of
 *                          the ratio; both estimates must be positive
 *
 * GBV_NO_SPREAD   both standard errors are 0
 * Oracle: the formulas in R 4.2.2, 1e-12. */
GBV_API gbv_status gbv_compare_estimates(double estimate1, double std_error1, double estimate2,
                                         double std_error2, gbv_measure measure, double level,
                                         gbv_comparison *out);

/* "newcombe", "mn", "score", "log", "exact", "z", "default"; never NULL. */
GBV_API const char *gbv_compare_method_name(gbv_compare_method method);

/* "chi-squared", "fisher", "exact binomial", "exact poisson", "z"; never NULL. */
GBV_API const char *gbv_test_name(gbv_test test);

#ifdef __cplusplus
}
#endif
#endif
