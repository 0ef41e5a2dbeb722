/* Columns of another table taken into the result, behind those it has. */
#ifndef TAKEN_H
#define TAKEN_H

#include "command.h"

/* Which they are, in the order of the result. */
struct taken {
    size_t *at;    /* has room for every column of the table, and every part of a list */
    size_t n;
};

/* Those that are named, "COL" or "COL=NEW". GBV_MISUSE: a name that the result
 * has already. */
gbv_status taken_named(struct job *job, const gbv_table *right, const struct texts *parts,
                       struct taken *taken);

/* All but the keys and those whose name the left table has; the latter are
 * named on standard error. */
void taken_all(struct job *job, const gbv_matching *matching, struct taken *taken);

#endif
