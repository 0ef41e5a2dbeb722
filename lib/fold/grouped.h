/* What is known of groups, while they are gathered and after: for lib/fold. */
#ifndef GBV_FOLD_GROUPED_H
#define GBV_FOLD_GROUPED_H

#include "fold/keys.h"
#include "fold/measure.h"
#include "fold/moments.h"
#include "fold/replicates.h"
#include "fold/runs.h"
#include "fold/values.h"
#include "gbvstat/fold.h"

struct gbv_grouped {
    const gbv_grouping *grouping;
    unsigned moments;             /* gbv_moment: which sums are kept */
    gbv_keys keys;
    size_t capacity;              /* keys there is room for in what follows */
    size_t *rows;                 /* of each key */
    size_t *within;               /* of those `where` holds for, if there is one; else NULL */
    size_t unknown;
    uint64_t *place;              /* where its first row stands */
    size_t *line;                 /* and on which line */
    gbv_moments *cells;           /* n_measured of each key */
    gbv_value_set *values;        /* the same, if they are kept; else NULL */
    gbv_ordered *ordered;
    gbv_replicated replicated;

    /* While rows are added. */
    uint32_t *numbers;            /* the keys of the rows of a batch */
    size_t n_numbers;
    gbv_runs runs;                /* of those rows, where groups are few */
    double *run_values;           /* the values of one column, in their order */
    uint32_t *rest;               /* rows that were not added fast */
    size_t run_capacity, rest_capacity;
    bool *holds;                  /* does `where`, in each of those rows? */
    size_t n_holds;
    gbv_expression **conditions;  /* one for each that is measured; NULL: a column */
    gbv_expression *where;
    const gbv_table *bound;       /* the table of the batch they are for */

    /* In the end. */
    gbv_table *table;             /* the keys, by place */
    size_t *key_of;               /* of each of its rows */
};

/* Room for n keys. False when memory runs out. */
bool gbv_grouped_grow(gbv_grouped *grouped, size_t n);

/* Forgets the conditions of a batch that is gone. */
void gbv_grouped_unbind(gbv_grouped *grouped);

/* The fold's parts: a state, NULL when memory runs out; the rows of a batch;
 * what another state has seen. */
gbv_grouped *gbv_grouped_new(const gbv_grouping *grouping);
gbv_status gbv_grouped_add(gbv_grouped *grouped, const gbv_batch *batch, gbv_error *error);
gbv_status gbv_grouped_merge(gbv_grouped *grouped, const gbv_grouped *other, gbv_error *error);

/* The numbers of a batch as the m-th that is measured, where nothing but their
 * sums is kept: as many as can be added fast. How many rows of the batch are
 * left; they are in `rest`, in any order. False when memory runs out. */
bool gbv_grouped_add_numbers(gbv_grouped *grouped, const gbv_batch *batch, size_t m,
                             const double *numbers, size_t *n_rest);

/* A batch's rows by replicate weights, when they were added otherwise. */
gbv_status gbv_grouped_add_replicates(gbv_grouped *grouped, const gbv_batch *batch,
                                      gbv_error *error);

/* Is a row of the batch measured? */
static inline bool
gbv_grouped_holds(const gbv_grouped *grouped, size_t i)
{
    return !grouped->where || grouped->holds[i];
}

/* GBV_BAD_VALUE, GBV_RANGE: the first weight of the batch that cannot be. */
gbv_status gbv_grouped_check_weights(const gbv_grouped *grouped, const gbv_batch *batch,
                                     gbv_error *error);
gbv_status gbv_refuse_range(const gbv_batch *batch, size_t row, size_t column, double value,
                            gbv_error *error);

/* Where the sums of a key's m-th that is measured are. */
static inline size_t
gbv_cell_at(const gbv_grouped *grouped, size_t key, size_t measured)
{
    return grouped->key_of[key] * grouped->grouping->n_measured + measured;
}

/* Makes the table of keys. */
gbv_status gbv_grouped_finish(gbv_grouped *grouped, const gbv_scan *scan, gbv_error *error);

#endif
