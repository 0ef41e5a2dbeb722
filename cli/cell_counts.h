/* How often each cell occurs: of every column, by group, in one pass. */
#ifndef CELL_COUNTS_H
#define CELL_COUNTS_H

#include "command.h"

/* Start with { 0 }. */
struct cell_counts {
    size_t n;               /* columns counted: all but those of `by` */
    gbv_grouped **grouped;  /* of each; keys have the columns of `by`, then its own */
    size_t n_by;            /* those of `by` */
    size_t *counting;       /* 0 … n_by */

    gbv_grouping *groupings;
    size_t *columns;
};

gbv_status cells_count(struct job *job, const struct columns *by, struct cell_counts *out);
void cell_counts_free(struct cell_counts *counts);

#endif
