/* Folds: what is computed in one pass over batches, by any number of threads.
 *
 * A fold is begin / add / merge / finish. Its state must depend only on which
 * rows it saw, never on their order or on which thread saw them: then the same
 * digits come out however the work is parted. */
#ifndef GBV_FOLD_ENGINE_H
#define GBV_FOLD_ENGINE_H

#include <stddef.h>

#include "data/scan.h"

typedef struct {
    /* A state that has seen nothing, NULL: out of memory. */
    void *(*begin)(const void *plan);
    void (*free)(void *state);

    /* Adds the rows of a batch (batch->rows). */
    gbv_status (*add)(void *state, const gbv_batch *batch, gbv_error *error);

    /* Adds what another state has seen; that is then only good to be freed. */
    gbv_status (*merge)(void *state, void *other, gbv_error *error);
} gbv_fold;

/* Folds a whole scan.
 *
 * plan     handed to `begin`
 * threads  0: as many as the machine has processors
 * out      the state of all rows, yours to free by `fold->free`
 *
 * The error of the earliest rows is the one that is told. Statuses of
 * gbv_scan_begin, gbv_scan_next and of the fold. */
gbv_status gbv_fold_run(gbv_scan *scan, const gbv_fold *fold, const void *plan, size_t threads,
                        void **out, gbv_error *error);

#endif
