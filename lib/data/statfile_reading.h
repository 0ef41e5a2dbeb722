/* A statistical file while it is read: shared by statfile.c and its values. */
#ifndef GBV_DATA_STATFILE_READING_H
#define GBV_DATA_STATFILE_READING_H

#include "data/statfile_dictionary.h"

/* A file being read. Handlers of libreadstat cannot answer a status: they leave
 * it here and abort. */
struct statfile_reading {
    const char *path;
    const gbv_read_options *options;
    const struct statfile_kind *kind;
    struct statfile_dictionary dictionary;
    struct statfile_text text;
    struct statfile_sample sample;

    gbv_csv_take *take;
    void *context;
    gbv_csv_cell *cells;    /* of the case that is being read; the text is in `row` */
    size_t *begin;          /* where each begins, GBV_NONE: it has no text */
    gbv_buffer row;
    size_t n_cases;

    char detail[256];       /* what libreadstat said besides */
    gbv_error *error;
    gbv_status status;
};

/* Gives the names of the variables as the first row. */
gbv_status gbv_statfile_give_names(struct statfile_reading *reading);

/* libreadstat's handler of values: puts them together to rows, and gives those. */
int gbv_statfile_take_value(int index, readstat_variable_t *variable, readstat_value_t value,
                            void *context);

#endif
