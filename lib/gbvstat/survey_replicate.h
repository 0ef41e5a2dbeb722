/* Replicate weights: the variance is the spread of an estimate over versions
 * of the sample that the producer of the data made. */
#ifndef GBVSTAT_SURVEY_REPLICATE_H
#define GBVSTAT_SURVEY_REPLICATE_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_REPLICATE_BRR,          /* balanced half-samples: 1 / R */
    GBV_REPLICATE_FAY,          /* with a part k left in the other half: 1 / (R (1 - k)^2) */
    GBV_REPLICATE_JK1,          /* one PSU out: (R - 1) / R */
    GBV_REPLICATE_JKN,          /* one PSU of a stratum out: a scale for each replicate */
    GBV_REPLICATE_BOOTSTRAP,    /* 1 / (R - 1) */
} gbv_replicate_type;

/* What the squared distance of each of n replicates counts for.
 *
 * fay      of GBV_REPLICATE_FAY: k in [0, 1)
 * given    of GBV_REPLICATE_JKN: n scales, not negative, (n_h - 1) / n_h
 * scale    n, filled on GBV_OK
 *
 * GBV_DOMAIN    k or a scale outside the above
 * GBV_TOO_FEW   fewer than 2 replicates
 * Source: Wolter (2007), Introduction to Variance Estimation, ch. 3-5; Fay:
 * Judkins (1990), J. Official Statist. 6, 223-239. */
GBV_API gbv_status gbv_replicate_scales(gbv_replicate_type type, size_t n, double fay,
                                        const double *given, double *scale);

/* The sums of gbv_survey_cell over a domain, weighted by one replicate. */
typedef struct {
    double w, wy, wyy, wx;
} gbv_replicate_sums;

typedef struct {
    size_t n;                          /* replicates */
    const double *scale;               /* of each: gbv_replicate_scales */
    const gbv_replicate_sums *sums;    /* [replicate * n_domains + domain] */
    bool mse;                          /* distances from the full estimate; else from the mean
                                          of the replicates, which is R's default */
    double df;                         /* gbv_replicate_rank - 1, or INFINITY */
} gbv_replicates;

/* The rank of the replicate weights, of which an estimate can have that less 1
 * degrees of freedom: the rank of n_rows by n numbers, row by row. Rows that
 * are multiples of each other may be given once, as may the sums of rows whose
 * weights are: those of a PSU.
 *
 * GBV_DOMAIN: a number is not finite. GBV_NO_MEMORY.
 * Source: Householder QR with column pivoting, Golub & Van Loan (2013), 5.4.2;
 * tolerance 1e-5 of the largest pivot.
 * Oracle: R 4.2.2, survey 4.1-1, degf of svrepdesign. */
GBV_API gbv_status gbv_replicate_rank(const double *rows, size_t n_rows, size_t n, size_t *out);

#ifdef __cplusplus
}
#endif
#endif
