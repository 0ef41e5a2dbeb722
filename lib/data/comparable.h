/* One check of comparability: private to the comparable files. */
#ifndef GBV_DATA_COMPARABLE_H
#define GBV_DATA_COMPARABLE_H

#include "gbvstat/comparable.h"

struct check {
    const gbv_table *table;
    const size_t *rows;        /* NULL: all */
    size_t n;
    const gbv_comparing *how;
    gbv_buffer *note;          /* may be NULL */
    gbv_error *error;
};

size_t gbv_check_row(const struct check *check, size_t i);

/* Is this column one that tells the rows apart? */
bool gbv_check_apart(const struct check *check, size_t column);

/* Appends to the note, "; " between. */
void gbv_check_note(const struct check *check, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "line 12", or "row 3" of a table that was not read. `text` has 32 bytes. */
const char *gbv_check_where(const struct check *check, size_t row, char *text);

/* `"women"`, or `missing`. */
const char *gbv_check_show(const struct check *check, size_t row, size_t column, char *text,
                           size_t size);

/* Is this a column whose total may stand in a row of its own? */
bool gbv_check_divides(const char *column);

/* Ages that overlap (comparable_age.c). */
gbv_status gbv_check_ages(const struct check *check);

/* The periods (comparable_period.c). */
gbv_status gbv_check_periods(const struct check *check);

#endif
