/* One estimate as a row of a result, in the standard columns. */
#ifndef ESTIMATE_H
#define ESTIMATE_H

#include "command.h"

/* NAN and NULL: no such thing, and the cell stays missing. */
struct estimate {
    const char *term;
    double n, n_missing;
    double value;
    const char *unit;
    double std_error;
    double level, low, high;
    double statistic, df, p;
    const char *method;
    const char *note;
};

/* An estimate of which nothing is known yet. */
struct estimate estimate_of(const char *term);

/* Fills the cells of the row begun last that the result has columns for. The
 * level stands only beside an interval. */
void result_put_estimate(gbv_table *result, const struct estimate *estimate);

/* The columns of a result: those of the data that tell its rows apart (see
 * result_columns_like), then the standard ones. GBV_MISUSE where a column of
 * the data has the name of a standard one. */
gbv_status result_begin(struct job *job, const struct columns *like, const char *names);

/* The same refusal alone, for columns that come later than result_begin. */
gbv_status result_check_names(struct job *job, const struct columns *like, const char *names);

/* Appends to a note, "; " between. */
void note_add(gbv_buffer *note, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Appends what a list names, if it names anything. */
void note_add_list(gbv_buffer *note, const char *what, const gbv_buffer *list);

/* "per 100000" */
void unit_per(double per, gbv_buffer *out);

#endif
