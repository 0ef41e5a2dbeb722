/* Statistics of several columns over groups of rows: gbv-summarize. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "fold.h"
#include "statistic.h"

/* Start with { 0 }. */
struct summary {
    const struct columns *value;
    bool is_weighted;
    int quantile_type;
    struct statistic *statistics;
    size_t n_statistics;
    unsigned kept;          /* of gbv_keep: what the statistics need */
    bool combines, adds;    /* what the statistics do with rows */
    struct fold fold;
    gbv_buffer without;     /* groups marked `comparable = no` */
};

/* Finds the statistics, and reads the input. GBV_BAD_VALUE: a cell is no
 * number; a weight is missing or negative. */
gbv_status summary_begin(struct job *job, const struct columns *value,
                         const struct column *weight, const struct columns *by,
                         const struct texts *statistics, struct summary *out);

/* Adds a column for each value and statistic, value by value: deaths_mean.
 * GBV_MISUSE: two would have one name. */
gbv_status summary_columns(struct job *job, const struct summary *summary);

/* Fills the row of the result that was begun last, of which these columns are
 * the first behind those of the group, and the note. GBV_NOT_COMPARABLE: the
 * rows are of different things. */
gbv_status summary_put(struct job *job, struct summary *summary, const size_t *keys, size_t n);
void summary_free(struct summary *summary);

#endif
