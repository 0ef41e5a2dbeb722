/* The PSUs and strata that a domain has rows in. */
#ifndef GBV_STATS_SURVEY_PRESENT_H
#define GBV_STATS_SURVEY_PRESENT_H

#include "stats/survey_frame.h"

/* Those with an answered row; `lonely` of the strata have no variance. */
struct gbv_present {
    double psus, strata, lonely;
};

/* Over the domains from `begin` to before `end`. GBV_NO_MEMORY. */
gbv_status gbv_frame_present(const struct gbv_frame *frame, size_t begin, size_t end,
                             struct gbv_present *out);

/* Degrees of freedom by the design's rule. */
double gbv_present_df(const struct gbv_frame *frame, const struct gbv_present *present);

/* Are lonely strata to be the average of others, and there are none? */
bool gbv_present_is_hopeless(const struct gbv_frame *frame, const struct gbv_present *present);

/* Lets lonely strata be the average of the others, if that is the rule: raises
 * what gbv_stages_spread made. */
void gbv_present_average(const struct gbv_frame *frame, const struct gbv_present *present,
                         double *spread);

#endif
