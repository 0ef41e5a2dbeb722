/* Intervals of a binomial share on the scale of odds p / (1 - p), where both
 * small shares and those near 1 keep their digits. */
#ifndef GBV_STATS_BINOMIAL_H
#define GBV_STATS_BINOMIAL_H

#include "gbvstat/status.h"

struct gbv_odds_limits {
    double low, high;    /* 0 and INFINITY at x = 0 and x = n */
};

/* Wilson's score interval of x of n, 0 <= x <= n, n > 0; z is the normal
 * quantile. Wilson (1927), J. Am. Statist. Ass. 22, 209-212. */
struct gbv_odds_limits gbv_wilson_odds(double x, double n, double z);

/* Clopper & Pearson (1934), Biometrika 26, 404-413.
 * GBV_DOMAIN above 1e10. */
gbv_status gbv_clopper_odds(double x, double n, double level, struct gbv_odds_limits *out);

/* odds / (1 + odds); 1 for INFINITY. */
double gbv_share_of_odds(double odds);

#endif
