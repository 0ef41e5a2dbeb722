/* The spread of an estimate over replicate weights. */
#ifndef GBV_STATS_SURVEY_REPLICATES_H
#define GBV_STATS_SURVEY_REPLICATES_H

#include "gbvstat/survey_replicate.h"

/* GBV_TOO_FEW: fewer than 2 replicates; GBV_DOMAIN: a scale or sum that is not
 * finite, a negative scale, df not above 0. */
gbv_status gbv_replicates_check(const gbv_replicates *replicates, size_t n_domains);

/* Turns the values of n replicates into numbers whose products add up to
 * covariances: distances from the centre times the root of the scale. */
void gbv_replicates_spread(const gbv_replicates *replicates, double full, double *values);

#endif
