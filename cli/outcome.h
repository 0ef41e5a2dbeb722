/* What is asked of each unit: --of COL, COL=VALUE or a condition. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "command.h"

/* Start with { 0 }. */
struct outcomes {
    char *copy;               /* the text, cut in pieces */
    const char **term;        /* of each: what it is called in the result */
    gbv_measured *measured;   /* 1 if it is true, 0 if not */
    size_t n;
};

/* Reads "assault, heard=often, {q 12} > 3 && age >= 18" against the columns of a
 * table. GBV_NO_COLUMN, GBV_MISUSE. */
gbv_status outcomes_read(const char *text, const gbv_table *columns, struct outcomes *out,
                         gbv_error *error);
void outcomes_free(struct outcomes *outcomes);

#endif
