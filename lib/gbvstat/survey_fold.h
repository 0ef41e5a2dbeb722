/* Rows folded into the cells of surveys (gbvstat/survey.h), of values as their
 * distances from an origin: exact sums, rounded once, so that a spread that is
 * small beside the values loses no digit. */
#ifndef GBVSTAT_SURVEY_FOLD_H
#define GBVSTAT_SURVEY_FOLD_H

#include "gbvstat/fold.h"
#include "gbvstat/survey.h"

#ifdef __cplusplus
extern "C" {
#endif

/* y - origin; of ratios y - origin x. */
typedef struct {
    size_t y;         /* which is measured */
    size_t x;         /* of ratios: the same; behind it the product of both is measured, and
                         then its rest. GBV_NONE: y - origin */
    double origin;
} gbv_distance;

/* An origin near the values: the mean of y by weight, of ratios total y over
 * total x; 0 where there is none. Exact, rounded once.
 *
 * times   what each key counts for, whole numbers; NULL: once
 * GBV_NO_MEMORY */
GBV_API gbv_status gbv_grouped_origin(const gbv_grouped *grouped, const size_t *keys,
                                      const double *times, size_t n, const gbv_distance *of,
                                      double *out);

/* The cell of a key; its unit, domain and category are 0.
 *
 * about   also the products about their means, for a design without clusters:
 *         needs GBV_KEEP_SQUARED_WEIGHTS with weights
 * Without weights squares must be kept.
 * GBV_NO_MEMORY */
GBV_API gbv_status gbv_grouped_cell(const gbv_grouped *grouped, size_t key,
                                    const gbv_distance *of, bool about, gbv_survey_cell *out);

/* The sums of some keys by a replicate weight, in the same distances. GBV_NO_MEMORY. */
GBV_API gbv_status gbv_grouped_replicate_sums(const gbv_grouped *grouped, const size_t *keys,
                                              const double *times, size_t n,
                                              const gbv_distance *of, size_t replicate,
                                              gbv_replicate_sums *out);

/* The same where all rows of key i have the value y[i], whatever was measured
 * (NAN: no answer). */
GBV_API gbv_status gbv_grouped_replicate_values(const gbv_grouped *grouped, const size_t *keys,
                                                const double *times, const double *y, size_t n,
                                                size_t measured, size_t replicate,
                                                gbv_replicate_sums *out);

#ifdef __cplusplus
}
#endif
#endif
