/* What one column holds among some rows: a row of gbv-describe. */
#ifndef DESCRIBED_H
#define DESCRIBED_H

#include "command.h"

/* The values of one column among some rows, ascending: the i-th is that of the
 * rows rows[start[i]] … rows[start[i + 1] - 1]. */
struct described {
    size_t column;
    const size_t *rows, *start;
    size_t n_values;        /* different ones */
    size_t n, n_missing;    /* rows with a value, rows without */
};

/* How often a value occurs. */
size_t described_count(const struct described *described, size_t value);

/* Fills the row of the result that was begun last. */
gbv_status described_put(struct job *job, const struct described *described);

#endif
