/* Are the rows and columns of a survey's table independent? */
#ifndef GBVSTAT_SURVEY_TABLE_H
#define GBVSTAT_SURVEY_TABLE_H

#include <stddef.h>

#include "gbvstat/status.h"
#include "gbvstat/survey.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_TABLE_RAO_SCOTT,          /* Pearson's, second-order correction: an F test */
    GBV_TABLE_RAO_SCOTT_FIRST,    /* Pearson's over its mean design effect: chi-squared */
    GBV_TABLE_WALD,               /* an F test with all degrees of freedom of the design */
    GBV_TABLE_ADJUSTED_WALD,      /* and with those that the table leaves */
} gbv_table_method;

typedef struct {
    double statistic;    /* F, or the corrected chi-squared */
    double df;           /* of the statistic; Rao & Scott's second order has fractions */
    double df2;          /* of its denominator; INFINITY for chi-squared */
    double p;
    double pearson;      /* Pearson's chi-squared of the weighted shares, times n */
    double n;            /* rows of the sample in the table */
    size_t rows, columns;    /* of the table without empty ones, which are left out */
} gbv_table_test;

/* A test of the table whose cells are the domains of a survey: row i and
 * column j are domain i * columns + j, and only w, ww and n of the cells are
 * looked at. Rows of the sample that are missing in either are in no cell.
 *
 * GBV_MISUSE      the survey has not rows * columns domains
 * GBV_TOO_FEW     fewer than two rows or columns that are not empty; no degrees
 *                 of freedom; lonely strata
 * GBV_NO_SPREAD   the sampling units do not differ
 * GBV_COLLINEAR   the cells determine each other (more cells than sampling
 *                 units): Wald's has no value
 * others as gbv_survey_mean
 *
 * Source: Rao & Scott (1984), Ann. Statist. 12, 46-60; Thomas & Rao (1987), J.
 * Am. Statist. Ass. 82, 630-636; adjusted: Fellegi (1980), ibid. 75, 261-268.
 * Oracle: R 4.2.2, survey 4.1-1, svychisq, 1e-9. */
GBV_API gbv_status gbv_survey_table_test(const gbv_survey *survey, size_t rows, size_t columns,
                                         gbv_table_method method, gbv_table_test *out);

/* "rao-scott", "rao-scott-first", "wald", "adjusted-wald"; never NULL. */
GBV_API const char *gbv_table_method_name(gbv_table_method method);

#ifdef __cplusplus
}
#endif
#endif
