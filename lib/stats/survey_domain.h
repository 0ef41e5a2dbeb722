/* One domain's estimate and the spread that makes its variance. */
#ifndef GBV_STATS_SURVEY_DOMAIN_H
#define GBV_STATS_SURVEY_DOMAIN_H

#include "stats/survey_present.h"
#include "stats/survey_statistic.h"

/* The estimate, also in parts: it is value + above + rest. A standard error up
 * to `dust` is rounding. */
struct gbv_found {
    gbv_survey_estimate estimate;
    double value, above, rest, dust;
};

/* `spread` gets n_spread numbers, zeros where there is no estimate. */
gbv_status gbv_domain_estimate(const struct gbv_frame *frame,
                               const struct gbv_statistic *statistic, size_t domain,
                               struct gbv_scratch *scratch, double *spread,
                               struct gbv_found *out);

#endif
