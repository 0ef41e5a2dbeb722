/* What surveys estimate: functions of the sums of weighted values. */
#ifndef GBV_STATS_SURVEY_STATISTIC_H
#define GBV_STATS_SURVEY_STATISTIC_H

#include "stats/survey_frame.h"

/* Sums are of what values are above an origin, and so are `value` and all that
 * is made of it; `whole` is of the values. */
struct gbv_statistic {
    /* Its value by some weights, of a domain with these sums; false: it has
     * none. */
    bool (*value)(const gbv_replicate_sums *by, const struct gbv_domain_sums *sums, double origin,
                  double *out);
    /* value + origin + rest: what the value is above, and what rounding loses. */
    void (*whole)(const struct gbv_domain_sums *sums, double origin, double *above, double *rest);
    /* The influence of a row on it. */
    struct gbv_form (*influence)(const struct gbv_domain_sums *sums, double origin, double value);
    /* The variance in the population of a row's influence times the sum of
     * weights: over n, it is that of a simple random sample. NULL: not known. */
    double (*per_row)(const struct gbv_domain_sums *sums, double value);
    /* A standard error up to this is what rounding leaves of none. */
    double (*dust)(const struct gbv_domain_sums *sums, double origin, double value);
};

extern const struct gbv_statistic gbv_statistic_mean, gbv_statistic_total, gbv_statistic_ratio,
    gbv_statistic_variance;

#endif
