/* The choices of --ci, which the two forms of gbv-prevalence share. */
#include "prevalence.h"

enum { NONE = -1 };

const char *const prevalence_intervals[] = { "logit", "beta", "wilson", "asin", "mean", "exact",
                                             "jeffreys", "agresti-coull", "midp", "wilson-cc",
                                             NULL };

/* In that order. */
static const struct {
    int of_counts, of_survey;
} intervals[] = {
    { NONE, GBV_SHARE_LOGIT },
    { NONE, GBV_SHARE_BETA },
    { GBV_PROPORTION_WILSON, GBV_SHARE_WILSON },
    { NONE, GBV_SHARE_ASIN },
    { NONE, GBV_SHARE_MEAN },
    { GBV_PROPORTION_EXACT, NONE },
    { GBV_PROPORTION_JEFFREYS, NONE },
    { GBV_PROPORTION_AGRESTI_COULL, NONE },
    { GBV_PROPORTION_MIDP, NONE },
    { GBV_PROPORTION_WILSON_CC, NONE },
};

int
prevalence_of_counts(int ci)
{
    return ci < 0 ? GBV_PROPORTION_WILSON : intervals[ci].of_counts;
}

int
prevalence_of_survey(int ci)
{
    return ci < 0 ? GBV_SHARE_LOGIT : intervals[ci].of_survey;
}
