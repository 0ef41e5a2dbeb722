/* Rows of the data on their way into an estimate: read, counted, named. */
#ifndef TALLY_H
#define TALLY_H

#include "command.h"

/* GBV_TOO_FEW, with words, for a table without rows. */
gbv_status rows_required(struct job *job);

/* What the numbers of a column must be. */
enum cells {
    CELLS_ANY,       /* any number */
    CELLS_COUNTS,    /* whole, not negative */
    CELLS_SIZES,     /* not negative: a population */
    CELLS_ERRORS,    /* positive: a standard error */
};

/* The numbers of a column, NaN where missing; borrowed. NULL if the column
 * was not asked for. GBV_BAD_VALUE names the first cell that does not fit. */
gbv_status cells_read(struct job *job, const struct column *column, enum cells cells,
                      const double **out);

/* Some columns and one more behind them (none if it was not asked for). Its
 * lists are yours: columns_free. */
gbv_status columns_join(const struct columns *first, const struct column *last,
                        struct columns *out, gbv_error *error);
void columns_free(struct columns *columns);

/* Of groups, those from `first` on that agree in all these columns (the first of
 * what they were grouped by): where they end. */
size_t family_end(const gbv_table *data, const struct columns *columns, const gbv_groups *groups,
                  size_t first);

/* Is any of these rows not marked `comparable = no`? */
bool rows_comparable(const gbv_table *data, const size_t *rows, size_t n);

/* Appends the name of a row to a list, ", " between: its cells in these
 * columns, or without columns its first cell and its line. */
void row_name(gbv_buffer *list, const gbv_table *data, const struct columns *columns,
              size_t row);

/* Rows that agree in these columns may write one number as 1 or as 1.0: the row
 * that writes them the shortest, whatever the order of the rows. */
size_t rows_plainest(const gbv_table *data, const struct columns *columns, const size_t *rows,
                     size_t n);
size_t group_plainest(const gbv_table *data, const struct columns *columns,
                      const gbv_groups *groups, size_t group);

/* Says on stderr where a column, of those that tell groups apart, has 3.1 and
 * 3.10: one number, but if they are codes, two. GBV_NO_MEMORY. */
gbv_status columns_note_spellings(struct job *job, const gbv_table *data,
                                  const struct columns *columns);

/* The text that all these rows have in the column `unit`, NULL if there is
 * none. */
const char *rows_unit(const gbv_table *data, const size_t *rows, size_t n);

/* ---- Counts ---- */

/* What events are of. */
enum base {
    BASE_NONE,          /* nothing: the count itself */
    BASE_POPULATION,    /* a population, which need not be whole */
    BASE_UNITS,         /* units, of which at most all have the event */
};

struct counts {
    enum base kind;
    const double *events, *base;    /* one per row; base is NULL for BASE_NONE */
};

/* What some rows add up to. */
struct tally {
    size_t row;             /* one of them: who they are of; GBV_NONE: not asked */
    size_t n, n_missing;    /* rows added, rows left out for a missing value */
    double events, base;
    gbv_buffer *note;       /* what must be said of it; never NULL */
};

/* GBV_BAD_VALUE names a row with more events than units, or with events and
 * no population. */
gbv_status counts_read(struct job *job, const struct column *events, const struct column *base,
                       enum base kind, struct counts *out);

/* Adds the rows up; those with both values are moved to the front of `rows`,
 * in their order. */
gbv_status counts_add(struct job *job, const struct counts *counts, size_t *rows, size_t n,
                      struct tally *out);

/* The sums of rows with both values, whatever their order. */
gbv_status counts_sum(struct job *job, const struct counts *counts, const size_t *rows, size_t n,
                      double *events, double *base);

/* As gbv_check_comparable, for this run. */
gbv_status rows_check(struct job *job, gbv_combining combining, const struct columns *apart,
                      const size_t *rows, size_t n, gbv_buffer *note);

/* Names the rows among these that are marked `comparable = no`, and count in
 * what they are put together to, in the note and on stderr. */
void rows_note_marked(struct job *job, const size_t *rows, size_t n, gbv_buffer *note);

/* Adds the counts of each group of `by` and hands them to `put`. Groups of
 * which every row is marked `comparable = no` are named in the first note and
 * on stderr instead. */
typedef void tally_put(struct job *job, const struct tally *tally);
gbv_status tally_groups(struct job *job, const struct columns *by, const struct counts *counts,
                        tally_put *put);

#endif
