/* gbv-survey: means, totals, ratios, quantiles and contrasts. */
#ifndef SURVEY_COMMAND_H
#define SURVEY_COMMAND_H

#include "survey_rows.h"

struct survey_command {
    struct columns mean, total, by;
    const char *ratio, *quantile, *contrast;
    int quantile_rule;                /* gbv_quantile_rule */
    struct survey_options design;
};

/* What is measured: "mean", "total", "ratio", "quantile". */
struct survey_request {
    gbv_survey_quantity quantity;
    const char *name;                 /* of the statistic */
    const char **term;                /* of each estimate: its column; owned list */
    gbv_measured *measured;           /* owned */
    size_t n_terms, each;             /* each term has so many that are measured */
};

gbv_status survey_command(struct job *job);

/* Quantiles, with `measured` of their column: cli/survey_quantile.c */
gbv_status survey_quantiles(struct job *job);

/* One row for each --contrast 'A-B' (or 'A/B') and term. */
gbv_status survey_contrast(struct survey *survey, const struct survey_request *request);

#endif
