/* The two forms of gbv-prevalence: from counts, and from microdata. */
#ifndef PREVALENCE_H
#define PREVALENCE_H

#include "survey.h"

struct prevalence {
    struct column events, units;      /* counts */
    const char *of;                   /* microdata */
    struct columns by;
    int ci, flag;                     /* prevalence_intervals, gbv_flag_rule; -1: not given */
    struct survey_options design;
};

/* The choices of --ci, and what each form makes of them. */
extern const char *const prevalence_intervals[];
int prevalence_of_counts(int ci);      /* gbv_proportion_method; -1: not of counts */
int prevalence_of_survey(int ci);      /* gbv_share_method; -1: not of microdata */

gbv_status prevalence_counts(struct job *job);
gbv_status prevalence_survey(struct job *job);

#endif
