/* What surveys estimate: functions of the sums of weighted values. */
#ifndef GBV_STATS_SURVEY_STATISTIC_H
#define GBV_STATS_SURVEY_STATISTIC_H

#include "stats/survey_frame.h"

struct gbv_statistic {
    /* Its value; false: it has none. n is the number of rows. */
    bool (*value)(const gbv_replicate_sums *sums, double n, double *out);
    /* The influence of a row on it. */
    struct gbv_form (*influence)(const struct gbv_domain_sums *sums, double value);
    /* The variance in the population of a row's influence times the sum of
     * weights: over n, it is that of a simple random sample. NULL: not known. */
    double (*per_row)(const struct gbv_domain_sums *sums, double value);
};

extern const struct gbv_statistic gbv_statistic_mean, gbv_statistic_total, gbv_statistic_ratio,
    gbv_statistic_variance;

#endif
