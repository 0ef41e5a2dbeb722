/* Rows put together in one pass: by group, exactly, in memory that grows with
 * the groups and not with the rows.
 *
 * What comes out depends only on which rows there are: the same digits for any
 * number of threads, any order of rows, files split anywhere. Sums are exact and
 * rounded once. Oracle: NIST StRD univariate sets. */
#ifndef GBVSTAT_FOLD_H
#define GBVSTAT_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/describe.h"
#include "gbvstat/scan.h"
#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is measured of each row: begin with gbv_measured_column,
 * gbv_measured_condition or gbv_measured_answer. */
typedef struct {
    size_t column;           /* numbers, or answers; GBV_NONE: the condition */
    const char *condition;   /* 1 where it holds, 0 where not, missing where unknown */
    size_t times;            /* the product with this column; GBV_NONE: no product */
    bool rest;               /* what rounding takes from that product, in its place; not by
                                replicate weights */
    size_t with;             /* missing where this column is; GBV_NONE: nothing else */
    bool is_answer;          /* the column's text: 1 for `answer`, 0 for another; or if that is
                                NULL for 1, yes, true and 0, no, false, of any case (in Russian
                                and Kazakh too) */
    const char *answer;
    bool of_all;             /* whatever gbv_grouping.where says */
} gbv_measured;

static inline gbv_measured
gbv_measured_column(size_t column)
{
    gbv_measured measured = { column, NULL, GBV_NONE, false, GBV_NONE, false, NULL, false };
    return measured;
}

static inline gbv_measured
gbv_measured_condition(const char *condition)
{
    gbv_measured measured = gbv_measured_column(GBV_NONE);
    measured.condition = condition;
    return measured;
}

static inline gbv_measured
gbv_measured_answer(size_t column, const char *answer)
{
    gbv_measured measured = gbv_measured_column(column);
    measured.is_answer = true;
    measured.answer = answer;
    return measured;
}

/* What is kept of the values of a group beside n and the sum. */
enum gbv_keep {
    GBV_KEEP_SQUARES = 1,    /* for the variance */
    GBV_KEEP_HIGHER = 2,     /* for skewness and kurtosis */
    GBV_KEEP_VALUES = 4,     /* every different value: memory grows with those, 24 bytes each */
    GBV_KEEP_ORDER = 8,      /* every value, with its place: 16 bytes a row */
    GBV_KEEP_SQUARED_WEIGHTS = 16,    /* the sums by squared weight */
};

typedef struct {
    const size_t *by;        /* the columns that tell groups apart */
    size_t n_by;
    const gbv_measured *measured;
    size_t n_measured;
    size_t weight;           /* a column of numbers from 0 up; GBV_NONE: none */
    bool weight_positive;    /* a weight of 0 is refused too */
    bool is_design;          /* rows that `where` leaves out still count as sampled: for the
                                words that a weight is refused with */
    const char *where;       /* a condition: other rows are counted, but nothing of them is
                                measured; NULL: all rows are */
    const size_t *replicates;    /* columns of weights that the same sums are made by */
    size_t n_replicates;
    unsigned kept;           /* of gbv_keep */
    size_t threads;          /* 0: as many as there are processors */
} gbv_grouping;

typedef struct gbv_grouped gbv_grouped;

/* Reads a scan to its end. The grouping, and what it points to, is kept, not
 * copied: it must outlive `out`. A column that is measured holds numbers for the
 * condition of the scan too (no text that it could be compared with).
 *
 * GBV_BAD_VALUE  a cell that is no number, or no answer; a weight that is
 *                missing or negative (of rows that are measured)
 * GBV_RANGE      a value that is not 0, but below 2^-200 or above 2^200
 * Statuses of gbv_scan_open and gbv_scan_where. */
GBV_API gbv_status gbv_group_rows(gbv_scan *scan, const gbv_grouping *grouping,
                                  gbv_grouped **out, gbv_error *error);

/* The same rows by n groupings, each into an `out` of its own. */
GBV_API gbv_status gbv_group_rows_together(gbv_scan *scan, const gbv_grouping *groupings,
                                           size_t n, size_t threads, gbv_grouped **out,
                                           gbv_error *error);
GBV_API void gbv_grouped_free(gbv_grouped *grouped);

/* The keys of the groups: the columns `by`, each row a group, in the order of
 * their first rows, of which it has the line. Without columns one row, also of
 * no rows. Borrowed, and good as long as the scan is. */
GBV_API const gbv_table *gbv_grouped_keys(const gbv_grouped *grouped);

/* How many rows a group has, and how many of them gbv_grouping.where holds for. */
GBV_API size_t gbv_grouped_rows(const gbv_grouped *grouped, size_t key);
GBV_API size_t gbv_grouped_within(const gbv_grouped *grouped, size_t key);

/* Rows for which it is unknown whether that holds. */
GBV_API size_t gbv_grouped_unknown(const gbv_grouped *grouped);

/* What some groups have together. NaN where there is no answer: a mean of no
 * values, a variance (n - 1) of one, a skewness or kurtosis (G1, G2) of equal
 * values; what was not kept. */
typedef struct {
    size_t n, n_missing;
    double min, max;
    double sum, squares, mean, variance, skewness, kurtosis;    /* squares: sum of x^2 */

    /* With weights w, of the values that are there; `weight_missing` of the
     * others. */
    double weight, weight_missing, weight_squares;    /* sums of w, and of w^2 */
    double weighted_sum, weighted_squares, weighted_mean;    /* sums of w x, and of w x^2 */
    double doubly_sum, doubly_squares;    /* sums of w^2 x, and of w^2 x^2 */
} gbv_sums;

/* keys  n rows of gbv_grouped_keys
 * GBV_NO_MEMORY */
GBV_API gbv_status gbv_grouped_sums(const gbv_grouped *grouped, const size_t *keys, size_t n,
                                    size_t measured, gbv_sums *out);

/* What they have by a replicate weight: sums of w, w x, w x^2 over the values
 * that are there. GBV_NO_MEMORY. (survey_fold.h has more.) */
typedef struct {
    double w, wx, wxx;
} gbv_replicate_total;
GBV_API gbv_status gbv_grouped_replicate(const gbv_grouped *grouped, const size_t *keys, size_t n,
                                         size_t measured, size_t replicate,
                                         gbv_replicate_total *out);

/* Different rows of replicate weights, n by gbv_grouping.n_replicates, for
 * their rank: all of them, or where they are many 64 for each replicate (and at
 * least 4096), chosen by their bits. Borrowed. */
GBV_API const double *gbv_grouped_replicate_rows(const gbv_grouped *grouped, size_t *n);

/* The same without what is divided: mean, variance, skewness and kurtosis are
 * NaN. For who asks of many keys. */
GBV_API gbv_status gbv_grouped_totals(const gbv_grouped *grouped, const size_t *keys, size_t n,
                                      size_t measured, gbv_sums *out);

/* The same of values that were counted, without weights, for everything.
 * GBV_NO_MEMORY; GBV_RANGE: as gbv_group_rows. */
GBV_API gbv_status gbv_counted_sums(const gbv_counted *values, size_t n, gbv_sums *out);

/* The different values of some groups, ascending by value and weight (1 without
 * weights); yours to free. GBV_NO_MEMORY, GBV_MISUSE: they were not kept. */
GBV_API gbv_status gbv_grouped_values(const gbv_grouped *grouped, const size_t *keys, size_t n,
                                      size_t measured, gbv_counted **out, size_t *n_out);

/* All values of some groups in the order of their rows; yours to free. */
GBV_API gbv_status gbv_grouped_order(const gbv_grouped *grouped, const size_t *keys, size_t n,
                                     size_t measured, double **out, size_t *n_out);

#ifdef __cplusplus
}
#endif
#endif
