/* Are the rows and columns of a table of counts independent? Of units drawn
 * one by one; a survey's design asks for gbvstat/survey_table.h. */
#ifndef GBVSTAT_CONTINGENCY_H
#define GBVSTAT_CONTINGENCY_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Common to the first two:
 *
 * counts          rows times columns of them, row by row: whole numbers from 0 up
 * rows, columns   those without any count are left out
 * out             filled on GBV_OK, untouched otherwise
 *
 * GBV_DOMAIN      something that is no count
 * GBV_TOO_FEW     fewer than two rows or columns that are not empty
 * GBV_NO_MEMORY
 */

typedef struct {
    double statistic, df, p;
    double least_expected;    /* of the expected counts: below 5 the p-value is a rough one */
    size_t n_below_5;         /* cells with such an expected count */
} gbv_chi_squared;

/* Pearson's chi-squared without correction for continuity.
 * Source: Pearson (1900), Philos. Mag. 50, 157-175.
 * Oracle: R 4.2.2, chisq.test(correct = FALSE), 1e-12. */
GBV_API gbv_status gbv_contingency_chi_squared(const double *counts, size_t rows, size_t columns,
                                               gbv_chi_squared *out);

/* Fisher's exact test, of any number of rows and columns: the probability,
 * given the margins, of the tables that are no more probable than this one (up
 * to a relative 1e-7, as R has it).
 *
 * GBV_DOMAIN also: more rearrangements than can be looked at in a few seconds;
 *                  such tables are large enough for chi-squared
 *
 * Source: Freeman & Halton (1951), Biometrika 38, 141-149; network of Mehta &
 * Patel (1983), J. Am. Statist. Ass. 78, 427-434.
 * Oracle: R 4.2.2, fisher.test, 1e-9. */
GBV_API gbv_status gbv_contingency_exact(const double *counts, size_t rows, size_t columns,
                                         double *p_value);

typedef struct {
    double statistic, df, p;    /* chi-squared of 1 degree of freedom, two-sided */
    double slope;               /* of the share on the scores, by least squares weighted with n:
                                   its sign is the direction */
} gbv_proportion_trend;

/* Cochran and Armitage: does a share rise or fall over ordered groups?
 *
 * events, n   of k groups: whole numbers, events at most n; n may be 0
 * scores      where the groups stand: finite
 *
 * GBV_DOMAIN     a number outside the above
 * GBV_TOO_FEW    fewer than two groups with units
 * GBV_NO_SPREAD  all units or none have the event; all scores are equal
 * GBV_RANGE      scores are too far apart
 *
 * Source: Armitage (1955), Biometrics 11, 375-386, without correction.
 * Oracle: R 4.2.2, prop.trend.test, 1e-12. */
GBV_API gbv_status gbv_proportions_trend(const double *events, const double *n,
                                         const double *scores, size_t k,
                                         gbv_proportion_trend *out);

#ifdef __cplusplus
}
#endif
#endif
