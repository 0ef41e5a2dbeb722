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

/* Room for gbv_frame_spread. NULL members: memory ran out. */
struct gbv_scratch {
    struct pair *influence;
    double *explained;
};
struct gbv_scratch gbv_scratch_new(const struct gbv_frame *frame);
void gbv_scratch_free(struct gbv_scratch *scratch);

/* The numbers whose products add up to the covariances of estimates, n_spread
 * of them, from the influence of the rows of a domain; lonely strata are the
 * average of the others if that is the rule. */
gbv_status gbv_frame_spread(const struct gbv_frame *frame, size_t domain,
                            const struct gbv_form *form, const struct gbv_present *present,
                            struct gbv_scratch *scratch, double *out);

#endif
