/* Rows of one table that nothing in another belongs to. */
#ifndef UNMATCHED_H
#define UNMATCHED_H

#include "command.h"

enum unmatched { UNMATCHED_ERROR, UNMATCHED_KEEP, UNMATCHED_DROP };

/* Rows of the left table without a match: GBV_BAD_VALUE names the first five
 * with their lines, and the key of the right table that is nearest to the
 * first; kept or dropped, their number is said on standard error. */
gbv_status treat_unmatched(struct job *job, const gbv_matching *matching, const size_t *match,
                           int treatment);

#endif
