/* The Gender Social Norms Index of the groups of a survey: gbv-gsni. */
#ifndef GSNI_H
#define GSNI_H

#include "survey_rows.h"

enum gsni_method { GSNI_DESIGN, GSNI_UNDP };

struct gsni_command {
    int wave;                  /* 0: 7, 1: 6 */
    int method;                /* gsni_method */
    bool bounds, flags, distribution;
    struct texts items;        /* q29=COL */
    struct columns by;
    struct survey_options design;
};

/* The wave itself, 6 or 7. */
int gsni_wave(const struct gsni_command *args);

/* The columns of the seven items in a table: those of --items, or of their names
 * in the wave, whatever the case. GBV_NO_COLUMN, GBV_MISUSE. */
gbv_status gsni_columns(const struct gsni_command *args, const gbv_table *data,
                        size_t columns[GBV_GSNI_ITEMS], gbv_error *error);

/* What the respondents of each key answered; yours to free. GBV_DOMAIN names the
 * line, the column and the code that the item does not have. */
struct gsni_answers {
    gbv_truth biased[GBV_GSNI_ITEMS];
};
gbv_status gsni_read(const struct survey *survey, struct gsni_answers **out);

/* The rows of the result. */
gbv_status gsni_estimate(struct survey *survey, const struct gsni_answers *answers);

gbv_status gsni_command(struct job *job);

/* The picture: the four dimensions of each group. Its table is job->extra. */
gbv_status gsni_chart(struct job *job, gbv_chart *chart);

#endif
