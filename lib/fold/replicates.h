/* Sums by replicate weights. */
#ifndef GBV_FOLD_REPLICATES_H
#define GBV_FOLD_REPLICATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/exact_sum.h"

/* Start with { 0 }. */
typedef struct {
    gbv_exact w, wx, wxx;
} gbv_replicate_sum;

void gbv_replicate_sum_merge(gbv_replicate_sum *sum, const gbv_replicate_sum *other);
void gbv_replicate_sum_free(gbv_replicate_sum *sum);

/* Start with { .n = replicates }. */
typedef struct {
    size_t n;                  /* replicates; 0: none, and nothing below */
    gbv_replicate_sum *sums;   /* n of each cell */
    size_t capacity;           /* cells there is room for */

    /* Different rows of weights for their rank: those of least hash, which are
     * the same ones however the rows are parted. By hash, ascending. */
    double *rows;              /* n each */
    uint64_t *hash;
    size_t n_rows, most_rows;
} gbv_replicated;

/* Makes room for cells. False when memory runs out. */
bool gbv_replicated_grow(gbv_replicated *replicated, size_t cells);

/* Sees the rows that another has seen. False when memory runs out. */
bool gbv_replicated_merge(gbv_replicated *replicated, const gbv_replicated *other);

/* Adds the sums of a cell of another. */
void gbv_replicated_merge_cell(gbv_replicated *replicated, size_t cell,
                               const gbv_replicated *other, size_t from);

/* Adds a value that is there to a cell; `weights` are n. */
void gbv_replicated_add(gbv_replicated *replicated, size_t cell, const double *weights,
                        double value);

/* Shows the weights of a row. False when memory runs out. */
bool gbv_replicated_see(gbv_replicated *replicated, const double *weights);

gbv_replicate_sum *gbv_replicated_sum(const gbv_replicated *replicated, size_t cell,
                                      size_t replicate);
void gbv_replicated_free(gbv_replicated *replicated);

#endif
