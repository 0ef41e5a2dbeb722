/* Weights that add up to known populations: post-stratification and raking. */
#ifndef GBVSTAT_SURVEY_CALIBRATION_H
#define GBVSTAT_SURVEY_CALIBRATION_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The weight of all rows of one sampling unit in one category: answered or
 * not, in a domain or not. */
typedef struct {
    size_t unit;        /* as in gbv_survey_cell */
    size_t category;
    double w;           /* sum of weights before the calibration */
    double n, ww;       /* without clusters only: rows, sum of squared weights */
} gbv_calibration_weight;

/* Margins have levels: sex has two, region seventeen. A category is a
 * combination of a level of each: with one margin (post-stratification),
 * a level. */
typedef struct {
    size_t n_margins;
    const size_t *n_levels;               /* of each margin */
    const double *const *population;      /* of each margin: people in each of its levels */
    size_t n_categories;
    const size_t *level;                  /* [category * n_margins + margin] */
    const gbv_calibration_weight *weights;
    size_t n_weights;
    double tolerance;                     /* settled: no category's total changes by more than
                                             this share of all in a sweep; 0: 1e-6 */
    size_t max_sweeps;                    /* over the margins; 0: 100 */
} gbv_calibration;

/* A level with people but no row. */
typedef struct {
    size_t margin, level;
} gbv_calibration_gap;

/* What the weights of each category are multiplied with.
 *
 * factor   n_categories, filled on GBV_OK
 * gap      filled on GBV_TOO_FEW; may be NULL
 *
 * GBV_DOMAIN           an index out of place, a weight or population that is
 *                      negative or not finite, a level with rows but no
 *                      people, margins whose populations differ in total (by
 *                      more than the tolerance)
 * GBV_TOO_FEW          a level has people, but no row to stand for them
 * GBV_NO_CONVERGENCE   max_sweeps were not enough, or combinations without
 *                      rows leave no way to meet all margins
 * GBV_RANGE, GBV_NO_MEMORY
 *
 * Source: Deming & Stephan (1940), Ann. Math. Statist. 11, 427-444.
 * Oracle: R 4.2.2, survey 4.1-1, postStratify, rake, 1e-9. */
GBV_API gbv_status gbv_calibration_factors(const gbv_calibration *calibration, double *factor,
                                           gbv_calibration_gap *gap);

#ifdef __cplusplus
}
#endif
#endif
