/* What one column holds among some rows: a row of gbv-describe. */
#ifndef DESCRIBED_H
#define DESCRIBED_H

#include "command.h"

/* The values of one column, told apart by group and value: keys of a fold. */
struct described {
    const gbv_grouped *grouped;
    const gbv_table *keys;
    size_t column;            /* of the keys: the value */

    /* Those of one group, ascending: the i-th value is that of the keys
     * rows[start[i]] … rows[start[i + 1] - 1]. */
    const size_t *rows, *start;
    size_t n_values;          /* different ones */
    size_t n, n_missing;      /* rows with a value, rows without */
};

/* How many rows have a value. */
size_t described_count(const struct described *described, size_t value);

/* Takes the next n_values values as those of the group; the last may be the
 * missing cells. */
void described_count_all(struct described *described, size_t n_values);

/* Fills the row of the result that was begun last. */
gbv_status described_put(struct job *job, const struct described *described);

#endif
