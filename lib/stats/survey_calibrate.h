/* Calibrated weights, and what they do to an influence. */
#ifndef GBV_STATS_SURVEY_CALIBRATE_H
#define GBV_STATS_SURVEY_CALIBRATE_H

#include "gbvstat/survey_calibration.h"
#include "stats/pair.h"

/* Weights of each category before and after. Start with { 0 }: none. */
struct gbv_calibrated {
    const gbv_calibration *calibration;
    double *total;     /* of each category: its weight before */
    double *factor;    /* [margin * n_categories + category], after each margin of the last
                          sweep: the last margin's are the factors of the weights */
    size_t *first;     /* n_units + 1: where each unit's weights begin in `weight` */
    size_t *weight;    /* indices of calibration->weights, by unit */
    size_t n_units;
};

/* n_units 0: no residuals will be asked for, and units are not looked at.
 * gap may be NULL. Statuses as of gbv_calibration_factors. */
gbv_status gbv_calibrated_begin(const gbv_calibration *calibration, size_t n_units,
                                struct gbv_calibrated *out, gbv_calibration_gap *gap);
void gbv_calibrated_end(struct gbv_calibrated *calibrated);

/* The factors of the weights, one a category. */
const double *gbv_calibrated_factors(const struct gbv_calibrated *calibrated);

/* What the margins explain of an influence, per unit of weight before, in each
 * category: `by_category` holds its sums, weighted by the weights before. */
gbv_status gbv_calibrated_fit(const struct gbv_calibrated *calibrated, const double *by_category,
                              double *explained);

/* Takes that from the influence by unit. */
gbv_status gbv_calibrated_take(const struct gbv_calibrated *calibrated, const double *explained,
                               struct pair *influence);

#endif
