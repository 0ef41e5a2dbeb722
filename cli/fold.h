/* The rows of the input, put together in one pass: for commands whose input is
 * INPUT_SCAN. */
#ifndef FOLD_H
#define FOLD_H

#include "command.h"

/* Start with { 0 }. */
struct fold {
    gbv_grouped *grouped;
    gbv_grouping grouping;
    size_t *columns;         /* of the input: those of `by` and what else tells keys apart */
    gbv_measured *measured;
    struct columns by;       /* the command's --by, as columns of the keys */
    gbv_groups groups;       /* of the keys, by `by` */
};

/* Reads the input. Keys are told apart by `by` and, if rows are combined, by
 * all columns that the rule of comparability asks for: so job->data, which the
 * keys are then, can be asked what rows could be.
 *
 * measured   columns of numbers
 * weight     its name is NULL: none
 * kept       of gbv_keep */
gbv_status fold_run(struct job *job, const struct columns *by, const struct columns *measured,
                    const struct column *weight, unsigned kept, bool combines, struct fold *fold);
void fold_free(struct fold *fold);

/* How many rows some keys have. */
size_t fold_rows(const struct fold *fold, const size_t *keys, size_t n);

#endif
