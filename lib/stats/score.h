/* Score intervals of two samples: all values that the score test does not
 * reject, its variance taken at the values that fit best under them. */
#ifndef GBV_STATS_SCORE_H
#define GBV_STATS_SCORE_H

#include <stdbool.h>

#include "gbvstat/status.h"

/* Two samples: events of n units, or events over an exposure n. */
struct gbv_two_samples {
    double x1, n1, x2, n2;
};

/* Difference of two proportions. `corrected`: with the factor N/(N-1) of
 * Miettinen & Nurminen (1985); without it: Mee (1984). */
gbv_status gbv_score_difference(const struct gbv_two_samples *samples, double z, bool corrected,
                                double *low, double *high);

/* Ratio of two proportions, not both 0; a side is 0 or INFINITY where one is.
 * Without the factor: Koopman (1984). */
gbv_status gbv_score_ratio(const struct gbv_two_samples *samples, double z, bool corrected,
                           double *low, double *high);

/* Difference of two Poisson rates: Miettinen & Nurminen (1985), for rates. */
gbv_status gbv_score_rate_difference(const struct gbv_two_samples *samples, double z, double *low,
                                     double *high);

#endif
