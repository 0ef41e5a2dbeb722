/* The rows of a batch put in order by group, so that the values of a group
 * stand in one run. Worth it where groups are few. */
#ifndef GBV_FOLD_RUNS_H
#define GBV_FOLD_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Start with { 0 }; used again for the next batch. */
typedef struct {
    size_t n_groups;          /* 0: there are no runs */
    uint32_t *order;          /* the rows by group, in each as they came */
    uint32_t *ends;           /* of each group: behind its last row in `order` */
    size_t order_capacity, ends_capacity;
} gbv_runs;

/* Puts n rows in order by their groups, each less than n_groups; makes no runs
 * if they would be short. False when memory runs out. */
bool gbv_runs_make(gbv_runs *runs, const uint32_t *groups, size_t n, size_t n_groups);
void gbv_runs_free(gbv_runs *runs);

static inline size_t
gbv_runs_begin(const gbv_runs *runs, size_t group)
{
    return group ? runs->ends[group - 1] : 0;
}

#endif
